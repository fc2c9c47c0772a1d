/** What somebody has seen of what stands on their desk: kept there for them alone, over reloads, tabs and computers. */
import type { DeskEntry } from './desk.js';
import type { DeskItem } from './summary.js';

export interface Seen {
  /** How many messages for everyone, and how many whispers to them, there were when they last looked at it. */
  readonly messages: number;
  readonly whispers: number;
  /** They marked it as unread, and have not opened it since. */
  readonly isMarked: boolean;
}

/** What one look, or one mark by hand, says of it. */
export type Sight = { readonly [Key in keyof Seen]?: Seen[Key] | undefined };

export const unseen: Seen = { messages: 0, whispers: 0, isMarked: false };

/** Counts only rise, and not beyond what there is: two tabs may say theirs in any order. */
export const seenWith = (
  { row, whispers = 0, seen = unseen }: Pick<DeskItem, 'row' | 'whispers' | 'seen'>,
  sight: Sight,
): Seen => ({
  messages: Math.max(seen.messages, Math.min(sight.messages ?? 0, row.messages)),
  whispers: Math.max(seen.whispers, Math.min(sight.whispers ?? 0, whispers)),
  isMarked: sight.isMarked ?? seen.isMarked,
});

export const isSameSeen = (a: Seen = unseen, b: Seen = unseen): boolean =>
  a.messages === b.messages && a.whispers === b.whispers && a.isMarked === b.isMarked;

/** How many whispers to them they have not seen. */
export const unheard = ({ whispers = 0, seen = unseen }: Pick<DeskItem, 'whispers' | 'seen'>): number =>
  Math.max(0, whispers - seen.whispers);

/** The item as its owner is given it. */
export const ownItem = ({ item, seen }: Pick<DeskEntry, 'item' | 'seen'>): DeskItem | null =>
  item && seen ? { ...item, seen } : item;

/** The entry after somebody looked at it; null where that changes nothing, or where it stands there no more. */
export const entrySeen = (entry: DeskEntry | undefined, sight: Sight): DeskEntry | null => {
  const item = entry && ownItem(entry);
  if (!item) return null;
  const seen = seenWith(item, sight);
  return isSameSeen(seen, item.seen) ? null : { ...entry, seen };
};

/** What is kept of it when the conversation says something new. A mark goes with what it was about. */
export const seenOn = (known: DeskEntry | undefined, item: DeskItem | null): Pick<DeskEntry, 'seen'> => {
  if (!known?.seen) return {};
  return { seen: item ? known.seen : { ...known.seen, isMarked: false } };
};
