/** What the table says beside its rows: that its order waits, and why there are no rows. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { icon } from '../shared/staff-icons.js';
import type { TableWords } from './attention-words.js';
import type { MonitorView } from './monitor-view.js';

export const tableHeld = (
  moved: number,
  words: TableWords,
  apply: () => void,
): TemplateResult | typeof nothing =>
  moved === 0
    ? nothing
    : html`
        <div part="held" class="held">
          ${icon('pause', 'small')}<span title=${words.t('table.held-why')}>${words.t('table.held', { n: moved })}</span>
          <button class="button small quiet" @click=${apply}>${words.t('table.apply')}</button>
        </div>
      `;

/** `hasRows`: there would be some without the search and the filters. */
export const tableNothing = (
  hasRows: boolean,
  view: MonitorView,
  words: TableWords,
  clear: () => void,
): TemplateResult => {
  if (!hasRows) {
    return html`
      <slot name="empty">
        <div class="nothing" data-reason="none">
          <p>${words.t('table.empty')}</p>
          <p class="quiet">${words.t('table.empty-more')}</p>
        </div>
      </slot>
    `;
  }
  const search = view.search.trim();
  return html`
    <div class="nothing" data-reason="no-match">
      <p>${search === '' ? words.t('table.no-match') : words.t('table.no-match-search', { search })}</p>
      <button class="button small" @click=${clear}>${words.t('table.clear')}</button>
    </div>
  `;
};
