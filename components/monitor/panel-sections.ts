/** The tabs of the panel: what goes on, who is there, what waits, and what is over. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { Section } from './monitor-view.js';
import { sections } from './monitor-view.js';
import type { panelMessages } from './panel-messages.js';

const icons = {
  conversations: 'message-square-text',
  agents: 'users',
  queue: 'hourglass',
  closed: 'history',
} as const satisfies Record<Section, IconName>;

export const panelSections = (
  current: Section,
  words: Localize<typeof panelMessages>,
  choose: (section: Section) => void,
): TemplateResult => {
  const onKey = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const isMirrored = getComputedStyle(list).direction === 'rtl';
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = (steps[event.key] ?? 0) * (isMirrored ? -1 : 1);
    const ends: Readonly<Record<string, number>> = { Home: 0, End: sections.length - 1 };
    const to = ends[event.key] ?? (sections.indexOf(current) + step + sections.length) % sections.length;
    const section = sections[to];
    if ((step === 0 && ends[event.key] === undefined) || !section) return;
    event.preventDefault();
    choose(section);
    list.querySelector<HTMLElement>(`#section-${section}`)?.focus();
  };
  return html`
    <div class="sections" role="tablist" aria-label=${words.t('panel.sections')} @keydown=${onKey}>
      ${sections.map(
        (each) => html`
          <button
            role="tab"
            id="section-${each}"
            class="section"
            aria-controls="section"
            aria-selected=${each === current ? 'true' : 'false'}
            tabindex=${each === current ? 0 : -1}
            @click=${() => choose(each)}
          >
            ${icon(icons[each], 'small')}${words.t(`panel.section-${each}`)}
          </button>
        `,
      )}
    </div>
  `;
};
