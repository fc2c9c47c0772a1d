/** Customers with whom this workgroup does not talk any more, until somebody takes that back. */
import type { PersonId } from '../../core/domain/ids.js';
import type { Storage } from './ports.js';
import type { Part } from './workgroup-store.js';
import { keys, lastOf } from './workgroup-store.js';

/** More are no list that people look through. */
export const mostBlocked = 1_000;

/** As it is listed. */
export interface BlockedCustomer {
  readonly customer: PersonId;
  readonly at: number;
  /** The staff member who did it. */
  readonly by: PersonId;
}

export class WorkgroupBlocked {
  readonly #storage: Storage;
  readonly #blocked = new Map<PersonId, BlockedCustomer>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    for (const [key, value] of await this.#storage.list({ prefix: 'blocked/' })) {
      this.#blocked.set(lastOf(key) as PersonId, value as BlockedCustomer);
    }
  }

  has(customer: PersonId): boolean {
    return this.#blocked.has(customer);
  }

  /** Newest first. */
  list(): readonly BlockedCustomer[] {
    return [...this.#blocked.values()].sort((a, b) => b.at - a.at);
  }

  /** Null: the list is full. */
  put(blocked: BlockedCustomer): Part | null {
    const known = this.#blocked.has(blocked.customer);
    if (known) return {};
    if (this.#blocked.size >= mostBlocked) return null;
    return {
      puts: [[keys.blocked(blocked.customer), blocked]],
      stored: () => void this.#blocked.set(blocked.customer, blocked),
    };
  }

  remove(customer: PersonId): Part {
    return {
      deletes: [keys.blocked(customer)],
      stored: () => void this.#blocked.delete(customer),
    };
  }
}
