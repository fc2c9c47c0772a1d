/** What a look over somebody's shoulder can show now, from what the desk says: nothing here ever says anything to it. */
import type { Connection, DeskSnapshot } from '../../client/snapshots.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { DeskItem } from '../../core/domain/summary.js';
import { findingAll, found } from '../inbox/inbox-find.js';
import type { InboxEntry } from '../inbox/inbox-lists.js';
import { isUnread } from '../inbox/inbox-lists.js';

type Ending = Extract<Connection, { kind: 'ended' }>['reason'];

export type MirrorState =
  | { readonly kind: 'connecting' }
  /** Not for this person, or over; what was there before is not shown any more. */
  | { readonly kind: 'ended'; readonly why: 'refused' | 'signed-out' | 'gone' }
  /** `isStale`: it is what it was when the connection was lost. */
  | { readonly kind: 'open'; readonly isStale: boolean };

const endings: Partial<Record<Ending, 'refused' | 'signed-out'>> = {
  forbidden: 'refused',
  'not-found': 'refused',
  'supervisor-required': 'refused',
  unauthenticated: 'signed-out',
};

export const mirrorStateOf = ({ connection, you }: DeskSnapshot): MirrorState => {
  if (connection.kind === 'ended') return { kind: 'ended', why: endings[connection.reason] ?? 'gone' };
  if (!you) return { kind: 'connecting' };
  return { kind: 'open', isStale: connection.kind !== 'live' };
};

/** How many messages of each conversation its owner was seen to look at. */
export type SeenThere = ReadonlyMap<ConversationId, number>;

/** Their list as it stands before anybody sorts or filters it, from the inbox's own functions. */
export const theirsIn = (items: readonly DeskItem[]): readonly DeskItem[] => {
  const entries = items
    .filter(({ relation }) => relation !== 'offered')
    .map((item): InboxEntry => ({ row: item.row, item, place: 'mine' }));
  const nothingLoaded = { isUnread: () => false, loaded: () => '' };
  return found(entries, findingAll, nothingLoaded).flatMap(({ item }) => item ?? []);
};

/** What they are answering now, in the order of their inbox. */
export const currentOf = (items: readonly DeskItem[]): readonly DeskItem[] =>
  theirsIn(items).filter(({ relation, row }) => relation === 'handler' && row.phase === 'active');

/** Of several workgroups each conversation says its own, as in an inbox. */
export const labelsOf = ({ items, you }: DeskSnapshot): ReadonlyMap<WorkgroupId, string> => {
  const named = new Map((you?.workgroups ?? []).map(({ id, label }) => [id, label]));
  const ids = new Set(items.map(({ row }) => row.workgroup));
  return new Map(ids.size > 1 ? [...ids].map((id) => [id, named.get(id) ?? id]) : []);
};

/**
 * What its owner has seen, as an inbox counts it: whatever was open before them was seen. What they read before one
 * began to look is not known, so it counts as unread until they open or answer it.
 */
export const seenAfter = (seen: SeenThere, { front, items }: DeskSnapshot): SeenThere => {
  const item = items.find(({ row }) => row.conversation === front);
  if (!item || seen.get(item.row.conversation) === item.row.messages) return seen;
  return new Map<ConversationId, number>(seen).set(item.row.conversation, item.row.messages);
};

/** Something new from the customer that they have not looked at, as far as one knows. */
export const isNewTo = ({ relation, row }: DeskItem, { front }: DeskSnapshot, seen: SeenThere): boolean =>
  relation !== 'offered' && row.conversation !== front && isUnread(row, seen.get(row.conversation) ?? 0);
