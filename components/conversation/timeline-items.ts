/** From entries to what stands in the list: days, grouped messages and events. Pure, and the only place that groups. */

import type { EntryBodyView, PersonView } from '../../core/domain/body-view.js';
import type { Marks } from '../../core/domain/conversation.js';
import type { Role } from '../../core/domain/identity.js';
import type { EntryView } from '../../core/domain/view.js';
import type { Chunk } from './timeline-chunks.js';

export type MessageBody = Extract<EntryBodyView, { kind: 'message' }>;
export type Delivery = 'sent' | 'delivered' | 'read';

export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly entry: EntryView;
      readonly body: MessageBody;
      /** Follows a message of the same author so closely that the name is not shown again. */
      readonly isContinued: boolean;
      /** There are several whom one could take for one another: it says who, as what, and with a sign of theirs. */
      readonly isSigned: boolean;
      readonly delivery: Delivery | null;
      /** Who handled the conversation then: for whom a whisper was. */
      readonly agent: string | null;
    }
  | {
      readonly kind: 'event';
      readonly key: string;
      readonly entry: EntryView;
      readonly body: Exclude<EntryBodyView, MessageBody>;
    };

/** What the items follow from, besides the entries. */
export interface ItemsContext {
  readonly marks: Marks | null;
  readonly viewer: Role;
  readonly isSigned: boolean;
  /** The number of the entry with which the unread ones begin, or 0. */
  readonly unreadFrom: number;
}

const GROUP_WITHIN = 5 * 60_000;

export const isSamePerson = (a: PersonView, b: PersonView): boolean =>
  a.role === b.role && a.id === b.id && a.name === b.name && a.self === b.self;

const isContinuation = (before: EntryView | undefined, entry: EntryView): boolean =>
  before?.body.kind === 'message' &&
  entry.body.kind === 'message' &&
  before.audience === entry.audience &&
  isSamePerson(before.body.author, entry.body.author) &&
  entry.at - before.at < GROUP_WITHIN;

export const isFromOthers = ({ body }: EntryView): boolean => body.kind === 'message' && !body.author.self;

/** The number in which marks are counted. */
export const publicNumber = (entry: EntryView): number => entry.publicSeq ?? entry.seq;

/** How far the other side has come. */
export const otherMarks = (marks: Marks | null, viewer: Role): Marks['staff'] | undefined =>
  marks?.[viewer === 'customer' ? 'staff' : 'customer'];

const deliveryOf = (entry: EntryView, { marks, viewer }: ItemsContext): Delivery | null => {
  if (entry.audience !== 'everyone' || entry.body.kind !== 'message' || !entry.body.author.self) return null;
  const other = otherMarks(marks, viewer);
  const n = publicNumber(entry);
  if (other && other.read >= n) return 'read';
  return other && other.delivered >= n ? 'delivered' : 'sent';
};

const dayKey = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
};

/** Whether a customer reads more than one of staff. */
export const hasSeveralSpeakers = (entries: readonly EntryView[]): boolean => {
  const names = new Set<string>();
  for (const { body } of entries)
    if (body.kind === 'message' && body.author.role !== 'customer') names.add(body.author.name);
  return names.size > 1;
};

/**
 * Whether a message continues a group depends on the one before it and never on the one after, so appending leaves
 * every older item as it was.
 */
export const itemsOf = (chunk: Chunk, context: ItemsContext): readonly TimelineItem[] => {
  const items: TimelineItem[] = [];
  let { before, agent } = chunk;
  for (const entry of chunk.entries) {
    const isNewDay = !before || dayKey(before.at) !== dayKey(entry.at);
    if (isNewDay) items.push({ kind: 'day', key: `day ${dayKey(entry.at)}`, at: entry.at });
    const isUnread = entry.seq === context.unreadFrom;
    if (isUnread) items.push({ kind: 'unread', key: 'unread' });
    const { body } = entry;
    if (body.kind === 'assigned') agent = body.handler.name;
    if (body.kind === 'message') {
      const isSigned = context.isSigned && body.author.role !== 'customer';
      const isContinued = !isNewDay && !isUnread && !isSigned && isContinuation(before, entry);
      const delivery = deliveryOf(entry, context);
      items.push({ kind: 'message', key: entry.id, entry, body, isContinued, isSigned, delivery, agent });
    } else items.push({ kind: 'event', key: entry.id, entry, body });
    before = entry;
  }
  return items;
};
