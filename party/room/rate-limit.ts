/** Token buckets: how much somebody may say. One for each sender, so that nobody spends another's. */
import type { Person } from '../../core/domain/identity.js';

export interface Rate {
  /** Tokens that come back each second. */
  readonly perSecond: number;
  readonly burst: number;
}

/** By who speaks and what is said. What is ephemeral has its own, so that typing never delays a message. */
export const rates = {
  customer: { command: { perSecond: 2, burst: 20 }, ephemeral: { perSecond: 10, burst: 40 } },
  staff: { command: { perSecond: 20, burst: 60 }, ephemeral: { perSecond: 10, burst: 40 } },
} as const satisfies Record<string, Record<string, Rate>>;

export class Bucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Null when there was a token; else the seconds until there is one. */
  take(now: number): number | null {
    // A clock that was set back must not take tokens away.
    const elapsed = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + elapsed * this.#rate.perSecond);
    if (this.#tokens < 1) return Math.ceil((1 - this.#tokens) / this.#rate.perSecond);
    this.#tokens -= 1;
    return null;
  }
}

/** One bucket for each person, not each socket: a second tab does not double what somebody may say. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();

  /** As `Bucket.take`. */
  take(who: Pick<Person, 'id' | 'role'>, of: 'command' | 'ephemeral', now: number): number | null {
    const key = `${of}/${who.id}`;
    const bucket =
      this.#buckets.get(key) ?? new Bucket(rates[who.role === 'customer' ? 'customer' : 'staff'][of], now);
    this.#buckets.set(key, bucket);
    return bucket.take(now);
  }
}
