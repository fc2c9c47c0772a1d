/** What a workgroup counts through its day, stored together with the rows that it follows from. */
import type { Counters, RowFacts } from '../../core/domain/counters.js';
import { afterEvent, countersOn, eventsBetween } from '../../core/domain/counters.js';
import type { Policy } from '../../core/domain/policy.js';
import { today } from '../../core/domain/workgroup-house.js';
import type { Storage } from './ports.js';
import type { Part } from './workgroup-store.js';
import { keys } from './workgroup-store.js';

export class WorkgroupCounters {
  readonly #storage: Storage;
  #counters: Counters | null = null;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    this.#counters = ((await this.#storage.get(keys.counters)) as Counters | undefined) ?? null;
  }

  get current(): Counters | null {
    return this.#counters;
  }

  /** Null when there is nothing to count. */
  after(before: RowFacts | null, after: RowFacts, policy: Policy, now: number): Part | null {
    const events = eventsBetween(before, after);
    if (events.length === 0) return null;
    const counters = events.reduce(afterEvent, countersOn(this.#counters, today(policy, now)));
    return {
      puts: [[keys.counters, counters]],
      stored: () => {
        this.#counters = counters;
      },
    };
  }
}
