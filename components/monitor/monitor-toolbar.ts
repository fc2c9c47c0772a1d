/** What stands above the live table: numbers, the search, one's own supervisions, and the order where it is held. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { DeskItem } from '../../core/domain/summary.js';
import { availabilityControl } from '../shared/availability-control.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import { monitorBadge } from './monitor-badge.js';
import type { Column, Sort } from './row-order.js';
import { columns } from './row-order.js';

type Words = Localize<typeof staffMessages>;

export const columnWords = {
  customer: 'monitor.column-customer',
  agent: 'monitor.column-agent',
  state: 'monitor.column-state',
  waiting: 'monitor.column-waiting',
  handling: 'monitor.column-handling',
  messages: 'monitor.column-messages',
} as const satisfies Record<Column, string>;

const monitorNumbers = (session: StaffSession, words: Words): TemplateResult => {
  const { rows } = session;
  const online = new Set(
    session.workgroups
      .flatMap((each) => each.snapshot.staff)
      .filter((each) => each.availability.kind === 'available')
      .map((each) => each.id),
  );
  return html`
    <ul class="numbers">
      <li>${words.t('monitor.waiting-count', { n: rows.filter((row) => row.phase === 'queued').length })}</li>
      <li>${words.t('monitor.active-count', { n: rows.filter((row) => row.phase === 'active').length })}</li>
      <li>${words.t('monitor.online-count', { n: online.size })}</li>
    </ul>
  `;
};

const monitorSearch = (
  words: Words,
  search: string,
  onSearch: (text: string) => void,
): TemplateResult => html`
  <label class="search">
    ${icon('search', 'small')}
    <span class="visually-hidden">${words.t('monitor.search')}</span>
    <input
      type="search"
      placeholder=${words.t('monitor.search')}
      .value=${search}
      @input=${(event: InputEvent) => onSearch((event.target as HTMLInputElement).value)}
    />
  </label>
`;

/** The headings of the columns cannot be pressed where there are none: in cards. */
const monitorSort = (words: Words, sort: Sort, onSort: (by: Column) => void): TemplateResult => html`
  <label class="sort">
    ${icon('arrow-up-down', 'small')}
    <span class="visually-hidden">${words.t('monitor.sort-label')}</span>
    <select @change=${(event: Event) => onSort((event.target as HTMLSelectElement).value as Column)}>
      ${columns.map(
        (column) =>
          html`<option value=${column} ?selected=${column === sort.by}>${words.t(columnWords[column])}</option>`,
      )}
    </select>
  </label>
`;

export interface HeaderOptions {
  readonly search: string;
  readonly sort: Sort;
  onSearch(text: string): void;
  onSort(by: Column): void;
  set(kind: AvailabilityKind): void;
}

export const monitorHeader = (
  session: StaffSession,
  words: Words,
  { search, sort, onSearch, onSort, set }: HeaderOptions,
): TemplateResult => html`
  <header>
    <h2>${words.t('monitor.label')}</h2>
    ${availabilityControl(session.desk, words, set)}
    ${monitorNumbers(session, words)} ${monitorSearch(words, search, onSearch)} ${monitorSort(words, sort, onSort)}
  </header>
`;

export interface RosterActions {
  open(id: ConversationId): void;
  stop(id: ConversationId): void;
}

/** What one supervises, wherever it stands in the table and whatever is searched for. */
export const monitorRoster = (
  items: readonly DeskItem[],
  words: Words,
  actions: RosterActions,
): TemplateResult | typeof nothing => {
  if (items.length === 0) return nothing;
  return html`
    <div class="roster">
      <h3>${words.t('monitor.roster')}</h3>
      <ul>
        ${items.map(({ row, mode }) => {
          const id = row.conversation;
          const name = customerName(row, words);
          return html`
            <li>
              <button class="name" aria-label=${words.t('monitor.open', { customer: name })} @click=${() => actions.open(id)}>
                <bdi>${name}</bdi>
              </button>
              ${
                mode === null || mode === 'takeover'
                  ? html`<span class="badge is-takeover">${icon('headset', 'small')}${words.t('monitor.handling')}</span>`
                  : monitorBadge(row, mode, 0, words, () => actions.stop(id))
              }
            </li>
          `;
        })}
      </ul>
    </div>
  `;
};

export const monitorHeld = (
  moved: number,
  words: Words,
  apply: () => void,
): TemplateResult | typeof nothing =>
  moved === 0
    ? nothing
    : html`
        <div class="held">
          ${icon('pause', 'small')}<span>${words.t('monitor.held', { n: moved })}</span>
          <button class="button small quiet" @click=${apply}>${words.t('monitor.apply')}</button>
        </div>
      `;
