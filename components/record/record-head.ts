/** The top of a record: with whom, when, how long, who answered, and how it ended. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { TimelineExport } from '../../core/domain/supervision-record.js';
import { customerName } from '../shared/customer-name.js';
import { icon } from '../shared/staff-icons.js';
import { closedName, dispositionText, verifiedMark } from './closed-row.js';
import { lasting, shortMoment } from './moments.js';
import type { Telling } from './record-words.js';

type HeadWords = Pick<Telling, 'words' | 'staff'>;

/** Whoever opens a record by its address has no row; the record itself says as much. */
const nameIn = (record: TimelineExport | null): string => {
  for (const item of record?.items ?? []) {
    const { body } = item.type === 'entry' ? item.entry : { body: null };
    if (body?.kind === 'message' && body.author.role === 'customer') return body.author.name;
  }
  return '';
};

export const titleOf = (
  conversation: ConversationId,
  row: ClosedRow | null,
  record: TimelineExport | null,
  given: HeadWords,
): string =>
  row
    ? closedName(row, given)
    : customerName({ conversation, customer: { name: nameIn(record) } }, given.staff);

const facts = (row: ClosedRow, { words, staff }: HeadWords): TemplateResult => {
  const time = lasting(words, (row.closedAt - row.openedAt) / 1_000);
  const agents = row.agents.map(({ name }) => name).join(', ') || words.t('closed.nobody');
  return html`
    <p class="facts">
      <span dir="auto">${agents}</span><span class="dot" aria-hidden="true">·</span>
      <time datetime=${new Date(row.closedAt).toISOString()} title=${words.moment(row.closedAt)}
        >${words.t('record.closed', { time: shortMoment(words, row.closedAt) })}</time
      >
      <span class="dot" aria-hidden="true">·</span><span>${words.t('closed.lasted', { time })}</span>
    </p>
    ${
      row.disposition || row.tags.length > 0
        ? html`
          <p class="chips">
            ${row.disposition ? html`<span class="chip ended" dir="auto">${dispositionText(row.disposition, staff)}</span>` : nothing}
            ${row.tags.map((tag) => html`<span class="chip" dir="auto">${icon('tag', 'small')}${tag}</span>`)}
          </p>
        `
        : nothing
    }
  `;
};

export const recordHead = (
  title: string,
  row: ClosedRow | null,
  given: HeadWords,
  close: () => void,
): TemplateResult => html`
  <header part="header">
    <button class="icon-button back" part="back" aria-label=${given.words.t('record.back')} @click=${close}>
      ${icon('arrow-left')}
    </button>
    <div class="about">
      <h2 class="title" tabindex="-1"><bdi>${title}</bdi>${row && !row.isErased ? verifiedMark(row, given.staff) : nothing}</h2>
      ${row ? facts(row, given) : nothing}
    </div>
  </header>
`;
