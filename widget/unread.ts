/** How many messages of others a customer has not seen: the same number in every tab. */
import type { ConversationSnapshot } from '../client/snapshots.js';
import type { EntryView } from '../core/domain/view.js';
import { keepSeq, keptSeq } from './kept.js';

export const isOfOthers = ({ body }: EntryView): boolean => body.kind === 'message' && !body.author.self;

export class UnreadCount {
  #value = 0;

  get value(): number {
    return this.#value;
  }

  /**
   * Counts again; true if it is another number. What is before somebody's eyes is seen, here and in other tabs, before
   * the room has heard of it.
   */
  look(snapshot: ConversationSnapshot | null, conversation: string | null, isSeen: boolean): boolean {
    const before = this.#value;
    const entries = snapshot?.entries ?? [];
    if (conversation && isSeen) keepSeq(conversation, 'seen', entries.at(-1)?.seq ?? 0);
    const from = Math.max(
      conversation ? keptSeq(conversation, 'seen') : 0,
      snapshot?.marks?.customer.read ?? 0,
    );
    this.#value = entries.filter((each) => each.seq > from && isOfOthers(each)).length;
    return this.#value !== before;
  }
}
