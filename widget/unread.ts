/** How many messages of others a customer has not seen. */
import type { ConversationSnapshot } from '../client/snapshots.js';

export class UnreadCount {
  /** What this page knows to be seen, beyond what the room was told. */
  #seenTo = 0;
  #value = 0;

  get value(): number {
    return this.#value;
  }

  /** Another conversation is counted from its beginning. */
  reset(): void {
    this.#seenTo = 0;
  }

  /** Counts again; true if it is another number. Nothing counts while the panel is open. */
  look(snapshot: ConversationSnapshot | null, isOpen: boolean): boolean {
    if (isOpen) this.#seenTo = Math.max(this.#seenTo, snapshot?.entries.at(-1)?.seq ?? 0);
    const before = this.#value;
    this.#value = isOpen || !snapshot ? 0 : this.#countIn(snapshot);
    return this.#value !== before;
  }

  #countIn({ entries, marks }: ConversationSnapshot): number {
    const from = Math.max(this.#seenTo, marks?.customer.read ?? 0);
    return entries.filter(({ seq, body }) => seq > from && body.kind === 'message' && !body.author.self)
      .length;
  }
}
