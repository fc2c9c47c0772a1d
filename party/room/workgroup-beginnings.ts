/**
 * How many conversations begin in a workgroup. Visitors without a token are somebody else each time, so that there is one
 * measure for all of them together; whoever has one has a measure of their own, and never feels what strangers do.
 *
 * Kept, since the platform forgets a room that has been quiet for some seconds: whoever paused for as long as that would
 * begin as many again.
 */
import type { PersonId } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import type { Storage } from './ports.js';
import type { Level, Rate } from './rate-limit.js';
import { Bucket, rates } from './rate-limit.js';
import { keys } from './workgroup-store.js';

/** No customer has this id: theirs begin with a tilde. */
const strangers = 'strangers';

/** What is not full again. More than a few are there only while a great many begin; the oldest are forgotten then. */
const mostKept = 500;

type Levels = ReadonlyMap<string, Level>;

const rateOf = (key: string, { site: { beginningsPerMinute } }: Policy): Rate =>
  key === strangers
    ? { perSecond: beginningsPerMinute / 60, burst: beginningsPerMinute }
    : rates.customer.beginning;

export class WorkgroupBeginnings {
  readonly #storage: Storage;
  #levels: Levels = new Map();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    const kept = (await this.#storage.get(keys.beginnings)) as
      | readonly (readonly [string, Level])[]
      | undefined;
    this.#levels = new Map(kept);
  }

  /** Null when it may begin; else the seconds until the next may. Nothing but beginnings is counted here. */
  async take(customer: PersonId | null, policy: Policy, now: number): Promise<number | null> {
    const key = customer ?? strangers;
    const bucket = new Bucket(rateOf(key, policy), now, this.#levels.get(key));
    const retryAfter = bucket.take(now);
    if (retryAfter !== null) return retryAfter;
    const others = [...this.#levels].filter(
      ([each, level]) => each !== key && !new Bucket(rateOf(each, policy), now, level).isFull(now),
    );
    const levels = [...others, [key, bucket.level] as const].slice(-mostKept);
    await this.#storage.write(new Map([[keys.beginnings, levels]]));
    this.#levels = new Map(levels);
    return null;
  }
}
