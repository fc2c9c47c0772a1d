/** One closed conversation in a list: with whom, when, how long, how it ended, and what was found in it. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import { withFound } from './found-words.js';
import { lasting, shortMoment } from './moments.js';
import type { RecordWords } from './reading-notice.js';

export interface RowWords {
  readonly words: RecordWords;
  readonly staff: Localize<typeof staffMessages>;
}

export const closedName = (row: ClosedRow, { words, staff }: RowWords): string =>
  row.isErased ? words.t('closed.erased') : customerName(row, staff);

/** What supervisors did in it, in words and signs; nothing where that is not told. */
const supervisionOf = (
  { supervision }: ClosedRow,
  { t }: { readonly t: RecordWords['t'] },
): readonly (readonly [IconName, string])[] => {
  if (!supervision) return [];
  const { modes, takeovers, whispers } = supervision;
  const told = [
    ['binoculars', modes.monitor.count, 'closed.monitored'],
    ['ear', whispers, 'closed.whispers'],
    ['users', modes.join.count, 'closed.joined'],
    ['hand', takeovers, 'closed.taken-over'],
  ] as const;
  return told.flatMap(([sign, n, key]) => (n > 0 ? [[sign, t(key, { n })] as const] : []));
};

export const verifiedMark = (
  row: Pick<ClosedRow, 'customer'>,
  staff: RowWords['staff'],
): TemplateResult | typeof nothing =>
  row.customer.verified
    ? html`<span class="verified" title=${staff.t('staff.verified')}>${icon('user-check', 'small')}<span class="visually-hidden">${staff.t('staff.verified')}</span></span>`
    : nothing;

const dispositions: Readonly<Record<string, keyof typeof staffMessages>> = {
  resolved: 'disposition.resolved',
  'follow-up': 'disposition.follow-up',
  'no-answer': 'disposition.no-answer',
  spam: 'disposition.spam',
};

/** Those that every house has are translated; those of one house are what it calls them. */
export const dispositionText = (disposition: string, staff: RowWords['staff']): string => {
  const key = Object.hasOwn(dispositions, disposition) ? dispositions[disposition] : undefined;
  return key ? (staff.t as (key: string) => string).call(staff, key) : disposition;
};

/** `searched`: the words of the query, to be marked where they were found. */
export const closedRowText = (row: ClosedRow, searched: string, given: RowWords): TemplateResult => {
  const { words, staff } = given;
  const t = words.t.bind(words) as RecordWords['t'];
  const agents = row.agents.map(({ name }) => name).join(', ') || words.t('closed.nobody');
  const signs = supervisionOf(row, { t });
  const time = lasting(words, (row.closedAt - row.openedAt) / 1_000);
  return html`
    <span class="top">
      <bdi class="name ${row.isErased ? 'erased' : ''}">${closedName(row, given)}</bdi>
      ${row.isErased ? nothing : verifiedMark(row, staff)}
      <time class="when" datetime=${new Date(row.closedAt).toISOString()} title=${words.moment(row.closedAt)}>${shortMoment(words, row.closedAt)}</time>
    </span>
    <span class="facts">
      <span class="agents" dir="auto">${agents}</span>
      <span class="dot" aria-hidden="true">·</span><span>${words.t('closed.lasted', { time })}</span>
      <span class="dot" aria-hidden="true">·</span><span>${words.t('closed.messages', { n: row.messages })}</span>
      ${row.disposition ? html`<span class="chip ended" dir="auto">${dispositionText(row.disposition, staff)}</span>` : nothing}
    </span>
    ${row.excerpt ? html`<span class="excerpt" dir="auto">${withFound(row.excerpt, searched)}</span>` : nothing}
    ${
      row.tags.length + signs.length > 0 || row.rating
        ? html`
          <span class="chips">
            ${row.rating ? html`<span class="chip rating">${icon('star', 'small')}${words.t('closed.rating', { n: row.rating })}</span>` : nothing}
            ${row.tags.map((tag) => html`<span class="chip" dir="auto">${icon('tag', 'small')}${tag}</span>`)}
            ${signs.map(([sign, text]) => html`<span class="chip sign">${icon(sign, 'small')}${text}</span>`)}
          </span>
        `
        : nothing
    }
  `;
};
