/** The two lists of an inbox, from what the desk and the workgroups say. */
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import type { MyWorkgroup } from '../../core/protocol/desk-down.js';

export type InboxTab = 'mine' | 'queue';

/** A line of either list. `item` is null in the queue, which is nobody's. */
export interface InboxEntry {
  readonly row: Row;
  readonly item: DeskItem | null;
}

/** How many messages of a conversation its owner has seen. */
export type Seen = ReadonlyMap<ConversationId, number>;

/** Something new from the customer that was not looked at. */
export const isUnread = (row: Row, seen: Seen): boolean =>
  row.phase === 'active' &&
  row.lastMessage?.by === 'customer' &&
  row.messages > (seen.get(row.conversation) ?? 0);

/** What one is asked to take on; what ends first comes first. */
export const offers = (items: readonly DeskItem[]): readonly DeskItem[] =>
  items
    .filter((item) => item.relation === 'offered')
    .toSorted((a, b) => (a.offer?.until ?? 0) - (b.offer?.until ?? 0));

/** What is mine, in the order in which it wants me: who waits longest first, then by age, what I lost at the end. */
export const mine = (items: readonly DeskItem[]): readonly DeskItem[] =>
  items
    .filter((item) => item.relation !== 'supervising' && item.relation !== 'offered')
    .toSorted((a, b) => rank(a) - rank(b) || since(a.row) - since(b.row) || a.row.openedAt - b.row.openedAt);

const rank = ({ relation, row }: DeskItem): number => {
  if (relation !== 'handler') return 3;
  if (row.phase !== 'active') return 2;
  return row.waitingSince === null ? 1 : 0;
};

const since = (row: Row): number => row.waitingSince ?? row.phaseSince;

/** What waits for anybody: longest first, since that is whose turn it is. */
export const queue = (rows: readonly Row[]): readonly Row[] =>
  rows
    .filter((row) => row.phase === 'queued')
    .toSorted((a, b) => a.phaseSince - b.phaseSince || a.openedAt - b.openedAt);

/** Those that count against how many somebody may have at once. */
export const handled = (items: readonly DeskItem[]): number =>
  items.filter((item) => item.relation === 'handler' && item.row.phase === 'active').length;

/** It stands above the lists, and not a second time in them. */
const isOffered = ({ conversation }: Row, items: readonly DeskItem[]): boolean =>
  offers(items).some((item) => item.row.conversation === conversation);

/** What stands in a list. */
export const entriesOf = (
  tab: InboxTab,
  given: { readonly desk: { readonly items: readonly DeskItem[] } | null; readonly rows: readonly Row[] },
): readonly InboxEntry[] =>
  tab === 'mine'
    ? mine(given.desk?.items ?? []).map((item) => ({ row: item.row, item }))
    : queue(given.rows)
        .filter((row) => !isOffered(row, given.desk?.items ?? []))
        .map((row) => ({ row, item: null }));

/** Whoever works for one workgroup only need not be told its name in every row. */
export const workgroupLabels = (workgroups: readonly MyWorkgroup[]): ReadonlyMap<WorkgroupId, string> =>
  new Map(workgroups.length > 1 ? workgroups.map(({ id, label }) => [id, label]) : []);
