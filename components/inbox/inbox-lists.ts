/** The lists of an inbox, from what the desk and the workgroups say. */
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import type { MyWorkgroup } from '../../core/protocol/desk-down.js';
import type { StaffSession } from '../shared/staff-session.js';

export type InboxTab = 'mine' | 'queue' | 'team' | 'closed';

/** Why a row stands in a list, and with it what can be done there. */
export type InboxPlace = 'mine' | 'monitoring' | 'queue' | 'team';

/** A line of any list. `item` is null where it stands on nobody's desk, or on somebody else's. */
export interface InboxEntry {
  readonly row: Row;
  readonly item: DeskItem | null;
  readonly place: InboxPlace;
}

export type ListSource = Pick<StaffSession, 'desk' | 'workgroupsWith'>;

/** What one is asked to take on; what ends first comes first. */
export const offers = (items: readonly DeskItem[]): readonly DeskItem[] =>
  items
    .filter((item) => item.relation === 'offered')
    .toSorted((a, b) => (a.offer?.until ?? 0) - (b.offer?.until ?? 0));

/** Those that count against how many somebody may have at once. */
export const handled = (items: readonly DeskItem[]): number =>
  items.filter((item) => item.relation === 'handler' && item.row.phase === 'active').length;

/** The customer waits for an answer of whoever handles it: opening it does not change that, an answer does. */
export const needsReply = ({ row, item }: Pick<InboxEntry, 'row' | 'item'>): boolean =>
  item?.relation === 'handler' && row.phase === 'active' && row.waitingSince !== null;

/** Something new from the customer that was not looked at. What staff say among themselves is no message here. */
export const isUnread = (row: Row, seen: number): boolean =>
  row.phase === 'active' && row.lastMessage?.by === 'customer' && row.messages > seen;

/** What wants its owner first; what was lost stands at the end. */
export const rankOf = ({ relation, row }: DeskItem): number => {
  if (relation !== 'handler') return relation === 'supervising' ? 0 : 3;
  if (row.phase !== 'active' || row.snoozedUntil !== null) return 2;
  return row.waitingSince === null ? 1 : 0;
};

/** Since when somebody waits, or since when it is as it is. */
export const sinceOf = (row: Row): number => row.waitingSince ?? row.phaseSince;

/** What is mine, in the order in which it wants me: who waits longest first, then by age, what I lost at the end. */
export const mine = (items: readonly DeskItem[]): readonly DeskItem[] =>
  items
    .filter((item) => item.relation !== 'supervising' && item.relation !== 'offered')
    .toSorted(
      (a, b) => rankOf(a) - rankOf(b) || sinceOf(a.row) - sinceOf(b.row) || a.row.openedAt - b.row.openedAt,
    );

const own = (items: readonly DeskItem[]): readonly InboxEntry[] =>
  mine(items).map((item) => ({ row: item.row, item, place: 'mine' }));

const monitoring = (items: readonly DeskItem[]): readonly InboxEntry[] =>
  items
    .filter((item) => item.relation === 'supervising')
    .map((item) => ({ row: item.row, item, place: 'monitoring' }));

/** What waits for anybody: longest first, since that is whose turn it is. */
export const queue = (rows: readonly Row[]): readonly Row[] =>
  rows
    .filter((row) => row.phase === 'queued')
    .toSorted((a, b) => a.phaseSince - b.phaseSince || a.openedAt - b.openedAt);

/** That, but for what stands above the lists already. */
const waiting = ({ desk, workgroupsWith }: ListSource): readonly InboxEntry[] => {
  const offered = new Set(offers(desk?.items ?? []).map(({ row }) => row.conversation));
  return queue(workgroupsWith('handle').flatMap(({ snapshot }) => snapshot.rows))
    .filter((row) => !offered.has(row.conversation))
    .map((row) => ({ row, item: null, place: 'queue' }));
};

/** What colleagues have in hand. */
const team = ({ desk, workgroupsWith }: ListSource): readonly InboxEntry[] =>
  workgroupsWith('monitor')
    .flatMap(({ snapshot }) => snapshot.rows)
    .filter((row) => row.handler !== null && row.handler.id !== desk?.you?.id && row.phase !== 'closed')
    .map((row) => ({ row, item: null, place: 'team' }));

const makers = {
  mine: ({ desk }: ListSource) => [...own(desk?.items ?? []), ...monitoring(desk?.items ?? [])],
  queue: waiting,
  team,
  closed: () => [],
} as const satisfies Record<InboxTab, (source: ListSource) => readonly InboxEntry[]>;

/** All that stands in a list, in no order. */
export const entriesOf = (tab: InboxTab, session: StaffSession): readonly InboxEntry[] =>
  makers[tab]({ desk: session.desk, workgroupsWith: (grant) => session.workgroupsWith(grant) });

/** Which lists there are for this person: what they may never use is not there. */
export const tabsOf = (session: StaffSession): readonly InboxTab[] => {
  const may = (grant: 'handle' | 'monitor'): boolean =>
    session.desk?.you?.workgroups.some(({ grants }) => grants.includes(grant)) ?? false;
  return (['mine', 'queue', 'team', 'closed'] as const).filter((tab) => tab !== 'team' || may('monitor'));
};

/** Where what waits is offered one by one, and cannot be picked. */
export const heldBack = (session: StaffSession): ReadonlySet<WorkgroupId> =>
  new Set(
    session.workgroupsWith('handle').flatMap(({ snapshot: { workgroup, mayPull } }) => {
      return workgroup === null || mayPull ? [] : [workgroup.id];
    }),
  );

/** Whoever works for one workgroup only need not be told its name in every row. */
export const workgroupLabels = (workgroups: readonly MyWorkgroup[]): ReadonlyMap<WorkgroupId, string> =>
  new Map(workgroups.length > 1 ? workgroups.map(({ id, label }) => [id, label]) : []);

/** Where a conversation is among those that stand in the lists of this person. */
export const itemOf = (session: StaffSession | null, id: ConversationId | null): DeskItem | null =>
  session?.desk?.items.find(({ row }) => row.conversation === id) ?? null;
