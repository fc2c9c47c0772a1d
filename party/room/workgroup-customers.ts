/** Which conversations belong to which customer, and those of them that are still to be told to erase. */
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Storage } from './ports.js';
import type { Part } from './workgroup-store.js';
import { keys, lastOf } from './workgroup-store.js';

/** Keys that one write takes, and some to spare. */
const batch = 40;

const inBatches = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / batch) }, (_, index) =>
    items.slice(index * batch, (index + 1) * batch),
  );

export class WorkgroupCustomers {
  readonly #storage: Storage;
  readonly #owed = new Set<ConversationId>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    for (const key of (await this.#storage.list({ prefix: 'erase/' })).keys()) {
      this.#owed.add(lastOf(key) as ConversationId);
    }
  }

  link(customer: PersonId, conversation: ConversationId): Part {
    return { puts: [[keys.customer(customer, conversation), true]] };
  }

  /** It belongs to another workgroup now. What is owed stays owed: the room is the same. */
  unlink(customer: PersonId, conversation: ConversationId): Part {
    return { deletes: [keys.customer(customer, conversation)] };
  }

  /** Conversations that have not answered that they erased what was said. */
  owed(): readonly ConversationId[] {
    return [...this.#owed];
  }

  isOwed(conversation: ConversationId): boolean {
    return this.#owed.has(conversation);
  }

  async conversationsOf(customer: PersonId): Promise<readonly ConversationId[]> {
    const found = await this.#storage.list({ prefix: `customer/${customer}/` });
    return [...found.keys()].map((key) => lastOf(key) as ConversationId);
  }

  /**
   * What is owed is stored before anything is cleared, and in pieces, as a customer may have more conversations than
   * one write bears: from then on nothing that goes wrong lets one of them be forgotten.
   */
  async owe(
    conversations: readonly ConversationId[],
    clear: (some: readonly ConversationId[]) => Promise<void>,
  ): Promise<void> {
    for (const some of inBatches(conversations)) {
      await this.#storage.write(new Map(some.map((id) => [keys.erase(id), true])));
      for (const id of some) this.#owed.add(id);
    }
    for (const some of inBatches(conversations)) await clear(some);
  }

  paid(conversation: ConversationId): Part {
    return {
      deletes: [keys.erase(conversation)],
      stored: () => void this.#owed.delete(conversation),
    };
  }
}
