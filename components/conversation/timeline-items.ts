/** From entries to what stands in the list: days, grouped messages and events. Pure, and the only place that groups. */

import type { EntryBodyView, PersonView } from '../../core/domain/body-view.js';
import type { Marks } from '../../core/domain/conversation.js';
import type { EntryView } from '../../core/domain/view.js';
import type { Viewer } from './entry-words.js';

export type MessageBody = Extract<EntryBodyView, { kind: 'message' }>;
export type Delivery = 'sent' | 'delivered' | 'read';

export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly entry: EntryView;
      readonly body: MessageBody;
      /** Follows a message of the same author so closely that the name is not shown again. */
      readonly isContinued: boolean;
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

const GROUP_WITHIN = 5 * 60_000;

export const isSamePerson = (a: PersonView, b: PersonView): boolean =>
  a.role === b.role && a.id === b.id && a.name === b.name && a.self === b.self;

const isContinuation = (before: EntryView | undefined, entry: EntryView): boolean =>
  before?.body.kind === 'message' &&
  entry.body.kind === 'message' &&
  before.audience === entry.audience &&
  isSamePerson(before.body.author, entry.body.author) &&
  entry.at - before.at < GROUP_WITHIN;

/** The number in which marks are counted. */
export const publicNumber = (entry: EntryView): number => entry.publicSeq ?? entry.seq;

const deliveryOf = (entry: EntryView, marks: Marks | null, viewer: Viewer): Delivery | null => {
  if (entry.audience !== 'everyone' || entry.body.kind !== 'message' || !entry.body.author.self) return null;
  const other = marks?.[viewer.role === 'customer' ? 'staff' : 'customer'];
  const n = publicNumber(entry);
  if (other && other.read >= n) return 'read';
  return other && other.delivered >= n ? 'delivered' : 'sent';
};

const dayKey = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
};

/**
 * Whether a message continues a group depends on the one before it and never on the one after, so appending leaves
 * every older item as it was.
 */
export const timelineItems = (
  entries: readonly EntryView[],
  marks: Marks | null,
  viewer: Viewer,
  handler: string | null,
): readonly TimelineItem[] => {
  const items: TimelineItem[] = [];
  const assigned = entries
    .map(({ body }) => (body.kind === 'assigned' ? body : null))
    .filter((body) => body !== null);
  let agent = assigned[0] ? (assigned[0].from?.name ?? null) : handler;
  let before: EntryView | undefined;
  for (const entry of entries) {
    const isNewDay = !before || dayKey(before.at) !== dayKey(entry.at);
    if (isNewDay) items.push({ kind: 'day', key: `day ${dayKey(entry.at)}`, at: entry.at });
    const { body } = entry;
    if (body.kind === 'assigned') agent = body.handler.name;
    if (body.kind === 'message') {
      const isContinued = !isNewDay && isContinuation(before, entry);
      const delivery = deliveryOf(entry, marks, viewer);
      items.push({ kind: 'message', key: entry.id, entry, body, isContinued, delivery, agent });
    } else items.push({ kind: 'event', key: entry.id, entry, body });
    before = entry;
  }
  return items;
};
