/** The order of the live table, and how it is held still while somebody points at it. */
import type { ConversationId } from '../../core/domain/ids.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { Row } from '../../core/domain/summary.js';

export const columns = ['customer', 'agent', 'state', 'waiting', 'handling', 'messages'] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly by: Column;
  readonly isDescending: boolean;
}

export const defaultSort: Sort = { by: 'waiting', isDescending: true };

const phaseRank = { queued: 0, active: 1, 'wrap-up': 2, closed: 3 } as const satisfies Record<
  PhaseName,
  number
>;

/** Since when somebody waits there: for an answer, or in the queue for an agent. */
export const waitOf = ({ phase, phaseSince, waitingSince }: Row): number | null => {
  if (phase === 'queued') return phaseSince;
  return phase === 'active' ? waitingSince : null;
};

const compareNames = (a: string, b: string): number => a.localeCompare(b);

/** Ascending. Times ascend with the duration, so the newest comes first; who waits for nothing waits shortest. */
const compare = {
  customer: (a, b) => compareNames(a.customer.name, b.customer.name),
  agent: (a, b) => compareNames(a.handler?.name ?? '', b.handler?.name ?? ''),
  state: (a, b) => phaseRank[a.phase] - phaseRank[b.phase],
  waiting: (a, b) => (waitOf(b) ?? Number.MAX_SAFE_INTEGER) - (waitOf(a) ?? Number.MAX_SAFE_INTEGER),
  handling: (a, b) => b.openedAt - a.openedAt,
  messages: (a, b) => a.messages - b.messages,
} as const satisfies Record<Column, (a: Row, b: Row) => number>;

export const sortRows = (rows: readonly Row[], { by, isDescending }: Sort): readonly Row[] => {
  const direction = isDescending ? -1 : 1;
  // The id decides a tie, so that equal rows do not change places with every update.
  return rows.toSorted((a, b) => direction * compare[by](a, b) || (a.conversation < b.conversation ? -1 : 1));
};

/**
 * The rows in the order that is on screen: what is new goes to the end, what is gone leaves. Nothing that somebody
 * is about to click moves, except upwards when a row above it disappears.
 */
export const holdOrder = (shown: readonly ConversationId[], rows: readonly Row[]): readonly Row[] => {
  const place = new Map(shown.map((id, index) => [id, index]));
  const placeOf = (row: Row): number => place.get(row.conversation) ?? shown.length;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** How many rows stand elsewhere than they would. */
export const misplaced = (shown: readonly Row[], sorted: readonly Row[]): number =>
  shown.filter((row, index) => sorted[index]?.conversation !== row.conversation).length;

export const matches = (row: Row, search: string): boolean => {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return true;
  // A visitor without a name is called after the id.
  const texts = [
    row.customer.name || row.conversation,
    row.handler?.name,
    row.lastMessage?.text,
    row.workgroup,
  ];
  return texts.some((text) => text?.toLocaleLowerCase().includes(wanted));
};
