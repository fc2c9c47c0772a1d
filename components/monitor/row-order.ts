/** The order of the live table, and what a search finds in it. */
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { Row } from '../../core/domain/summary.js';
import type { Column, Sort } from './monitor-view.js';

const phaseRank = { queued: 0, active: 1, 'wrap-up': 2, closed: 3 } as const satisfies Record<
  PhaseName,
  number
>;

/** Since when somebody waits there: for an answer, or in the queue for an agent. */
export const waitOf = ({ phase, phaseSince, waitingSince }: Row): number | null => {
  if (phase === 'queued') return phaseSince;
  return phase === 'active' ? waitingSince : null;
};

/** In the language of the page's reader; made once, since making one costs more than a hundred comparisons. */
const names = new Intl.Collator();

/** Unknown feelings stand behind all others, whichever way one sorts by them. */
const scoreOf = ({ concerns }: Row): number | null =>
  concerns?.sentiment.kind === 'known' ? concerns.sentiment.score : null;

const sum = (counts: readonly number[] | undefined): number =>
  (counts ?? []).reduce((total, each) => total + each, 0);

/** What somebody has asked for weighs more than what is only noted. */
const flagWeight = ({ concerns, supervisors, priority, onHold, tags }: Row): number =>
  (concerns?.flag ? 1000 : 0) +
  (supervisors?.some((each) => each.mode === 'takeover') ? 500 : 0) +
  priority * 100 +
  (onHold ? 50 : 0) +
  Math.min(tags.length, 40);

/** How teams are called; without a name they stand by their id. */
export type Labels = ReadonlyMap<WorkgroupId, string>;

/** Ascending. Times ascend with the duration, so the newest comes first; who waits for nothing waits shortest. */
const compare = {
  attention: (a, b) => (a.attention?.score ?? 0) - (b.attention?.score ?? 0),
  sentiment: (a, b) => (scoreOf(a) ?? 0) - (scoreOf(b) ?? 0),
  customer: (a, b) => names.compare(a.customer.name, b.customer.name),
  agent: (a, b) => names.compare(a.handler?.name ?? '', b.handler?.name ?? ''),
  team: (a, b, labels) =>
    names.compare(labels.get(a.workgroup) ?? a.workgroup, labels.get(b.workgroup) ?? b.workgroup),
  state: (a, b) => phaseRank[a.phase] - phaseRank[b.phase],
  waiting: (a, b) => (waitOf(b) ?? Number.MAX_SAFE_INTEGER) - (waitOf(a) ?? Number.MAX_SAFE_INTEGER),
  handling: (a, b) => b.openedAt - a.openedAt,
  activity: (a, b) => sum(a.activity?.counts) - sum(b.activity?.counts),
  messages: (a, b) => a.messages - b.messages,
  flags: (a, b) => flagWeight(a) - flagWeight(b),
  supervisors: (a, b) => (a.supervisors?.length ?? 0) - (b.supervisors?.length ?? 0),
} as const satisfies Record<Column, (a: Row, b: Row, labels: Labels) => number>;

/** What stands in front or behind whichever way one sorts: a call for help, and what is not known. */
const rankOf = (row: Row, by: Column): number => {
  if (row.concerns?.hand) return 0;
  return by === 'sentiment' && scoreOf(row) === null ? 2 : 1;
};

const noLabels: Labels = new Map();

export const sortRows = (
  rows: readonly Row[],
  { by, isDescending }: Sort,
  labels: Labels = noLabels,
): readonly Row[] => {
  const direction = isDescending ? -1 : 1;
  return rows.toSorted(
    (a, b) =>
      rankOf(a, by) - rankOf(b, by) ||
      direction * compare[by](a, b, labels) ||
      // The id decides a tie, so that equal rows do not change places with every update.
      (a.conversation < b.conversation ? -1 : 1),
  );
};

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
