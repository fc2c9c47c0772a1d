/** What the same customer wrote before: a short row each, which opens its record. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ClosedPage } from '../../client/archive.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { ReadingState } from '../record/archive-reading.js';
import { dispositionText } from '../record/closed-row.js';
import { lasting, shortMoment } from '../record/moments.js';
import type { RecordWords } from '../record/reading-notice.js';
import { skeletonRows, unreadNotice } from '../record/reading-notice.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { ContextWords } from './context-facts.js';

export interface PastView {
  readonly reading: ReadingState<ClosedPage>;
  readonly words: ContextWords;
  readonly record: RecordWords;
  readonly staff: Localize<typeof staffMessages>;
  again(): void;
  open(row: ClosedRow): void;
}

const rowTemplate = (row: ClosedRow, view: PastView): TemplateResult => {
  const { words, record, staff } = view;
  const agents = row.agents.map(({ name }) => name).join(', ') || record.t('closed.nobody');
  const time = lasting(words, (row.closedAt - row.openedAt) / 1_000);
  return html`
    <li>
      <button
        class="past"
        part="past"
        data-conversation=${row.conversation}
        @click=${() => view.open(row)}
      >
        <span class="past-text">
          <span class="visually-hidden">${words.t('context.past-open')}</span>
          <time class="past-when" datetime=${new Date(row.closedAt).toISOString()} title=${words.moment(row.closedAt)}>${shortMoment(words, row.closedAt)}</time>
          ${row.disposition ? html`<span class="chip ended" dir="auto">${dispositionText(row.disposition, staff)}</span>` : nothing}
          <span class="past-facts" dir="auto"
            >${row.isErased ? record.t('closed.erased') : `${agents} · ${record.t('closed.lasted', { time })}`}</span
          >
        </span>
        ${icon('chevron-right', 'small')}
      </button>
    </li>
  `;
};

export const pastConversations = (view: PastView): TemplateResult => {
  const { reading, words, record } = view;
  if (reading.kind === 'lost' || reading.kind === 'refused') return unreadNotice(reading, record, view.again);
  if (reading.kind !== 'read') return skeletonRows(words.t('context.past-loading'), 2);
  const { rows, before } = reading.value;
  if (rows.length === 0) return html`<p class="quiet">${words.t('context.past-none')}</p>`;
  return html`
    <ul class="pasts" aria-label=${words.t('context.past')}>${rows.map((row) => rowTemplate(row, view))}</ul>
    ${before ? html`<p class="quiet">${words.t('context.past-more', { n: rows.length })}</p>` : nothing}
  `;
};
