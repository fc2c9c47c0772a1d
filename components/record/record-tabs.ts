/** The views of one record, as tabs: one stop for Tab, arrows between them. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { RecordWords } from './reading-notice.js';

export const recordViews = ['transcript', 'timeline', 'figures'] as const;
export type RecordView = (typeof recordViews)[number];

const views = {
  transcript: { icon: 'message-square-text', word: 'record.transcript' },
  timeline: { icon: 'history', word: 'record.timeline' },
  figures: { icon: 'chart-no-axes-column', word: 'record.figures' },
} as const satisfies Record<RecordView, { readonly icon: IconName; readonly word: string }>;

const stepOf = (key: string, isRightToLeft: boolean): number | null => {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  return key === forward ? 1 : key === back ? -1 : null;
};

export const recordTabs = (
  current: RecordView,
  words: RecordWords,
  choose: (view: RecordView) => void,
): TemplateResult => {
  const at = recordViews.indexOf(current);
  const onKey = (event: KeyboardEvent): void => {
    const step = stepOf(event.key, words.direction === 'rtl');
    const ends: Readonly<Record<string, number>> = { Home: 0, End: recordViews.length - 1 };
    const to = step === null ? ends[event.key] : (at + step + recordViews.length) % recordViews.length;
    const view = to === undefined ? undefined : recordViews[to];
    if (!view) return;
    event.preventDefault();
    choose(view);
  };
  return html`
    <div class="tabs" part="tabs" role="tablist" aria-label=${words.t('record.views')} @keydown=${onKey}>
      ${recordViews.map(
        (view) => html`
          <button
            role="tab"
            id="tab-${view}"
            aria-controls="panel"
            aria-selected=${view === current ? 'true' : 'false'}
            tabindex=${view === current ? 0 : -1}
            @click=${() => choose(view)}
          >
            ${icon(views[view].icon, 'small')}${words.t(views[view].word)}
          </button>
        `,
      )}
    </div>
  `;
};
