/** Token buckets: how much somebody may say. One for each sender and audience, so that nobody spends another's. */
import type { Person } from '../../core/domain/identity.js';
import type { ConversationUp } from '../../core/protocol/conversation-up.js';

export interface Rate {
  /** Tokens that come back each second. */
  readonly perSecond: number;
  readonly burst: number;
}

/** What everybody may do alike. */
const alike = {
  /** Coming in, which is answered with the newest page, or with all that was missed. */
  entering: { perSecond: 1, burst: 60 },
  signal: { perSecond: 10, burst: 40 },
  draft: { perSecond: 10, burst: 40 },
  /** What a page says of itself: once for each page that is opened, and again by whoever comes back. */
  context: { perSecond: 1, burst: 20 },
  /** Pages of history and what is asked for over HTTP: the room reads for it, and sends much. */
  reading: { perSecond: 5, burst: 40 },
  /** Files sent, and links to files asked for. */
  files: { perSecond: 2, burst: 40 },
  /** Files opened by the links that somebody was given, whoever brings them. */
  opening: { perSecond: 2, burst: 40 },
  /** One such link: whoever comes by one does not use up what its owner may open. */
  link: { perSecond: 0.2, burst: 10 },
  /** Conversations that one customer begins in a workgroup. */
  beginning: { perSecond: 0.02, burst: 20 },
  /** Commands that the room has answered before, or cannot take yet. */
  repeat: { perSecond: 10, burst: 60 },
} as const satisfies Record<string, Rate>;

/**
 * By who speaks and what for. What staff do among themselves is not taken from what they may say to everyone, nor the
 * other way round; typing and drafts never delay a message, and neither does reading.
 */
export const rates = {
  customer: {
    everyone: { perSecond: 2, burst: 20 },
    backstage: { perSecond: 2, burst: 20 },
    ...alike,
  },
  staff: {
    everyone: { perSecond: 20, burst: 60 },
    backstage: { perSecond: 20, burst: 60 },
    ...alike,
  },
} as const satisfies Record<string, Record<string, Rate>>;

export type RateName = keyof typeof rates.staff;

type Said = Exclude<ConversationUp, { type: 'hello' | 'ping' }>;

/** What is taken from which bucket. */
const rateOf = {
  post: 'everyone',
  accept: 'everyone',
  decline: 'backstage',
  'withdraw-offer': 'backstage',
  'hand-off': 'everyone',
  assign: 'everyone',
  supervise: 'backstage',
  'take-over': 'everyone',
  'hand-back': 'everyone',
  'pass-lead': 'backstage',
  hold: 'everyone',
  snooze: 'backstage',
  tag: 'backstage',
  'set-priority': 'backstage',
  flag: 'backstage',
  unflag: 'backstage',
  'raise-hand': 'backstage',
  'lower-hand': 'backstage',
  'settle-suggestion': 'backstage',
  consent: 'everyone',
  'fill-form': 'everyone',
  end: 'everyone',
  'force-close': 'everyone',
  'wrap-up': 'backstage',
  rate: 'everyone',
  forget: 'everyone',
  'set-typing': 'signal',
  'set-draft': 'draft',
  'set-context': 'context',
  'mark-read': 'signal',
  'read-history': 'reading',
} as const satisfies Record<Said['type'], RateName>;

/** Notes and whispers are posted as well, and are nothing to everyone. */
export const rateNameOf = (frame: Said): RateName =>
  frame.type === 'post' && frame.audience !== 'everyone' ? 'backstage' : rateOf[frame.type];

/** How full a bucket was, and when. */
export interface Level {
  readonly tokens: number;
  readonly at: number;
}

export class Bucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number, { tokens, at }: Level = { tokens: rate.burst, at: now }) {
    this.#rate = rate;
    this.#tokens = tokens;
    this.#at = at;
  }

  get level(): Level {
    return { tokens: this.#tokens, at: this.#at };
  }

  /** Null when there was a token; else the seconds until there is one. */
  take(now: number): number | null {
    this.#refill(now);
    if (this.#tokens < 1) return Math.ceil((1 - this.#tokens) / this.#rate.perSecond);
    this.#tokens -= 1;
    return null;
  }

  /** As good as new, so that nothing is lost when it is forgotten. */
  isFull(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= this.#rate.burst;
  }

  #refill(now: number): void {
    // A clock that was set back must not take tokens away.
    const elapsed = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + elapsed * this.#rate.perSecond);
  }
}

/** So many are kept before the full ones among them are looked for. */
const fewest = 64;

/** One bucket for each person, not each socket: a second tab does not double what somebody may say. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();
  #sweepAt = fewest;

  /** How many are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /** As `Bucket.take`. With `apart` there is one for each of these. */
  take(who: Pick<Person, 'id' | 'role'>, of: RateName, now: number, apart = ''): number | null {
    const key = `${of}/${who.id}/${apart}`;
    const bucket =
      this.#buckets.get(key) ?? new Bucket(rates[who.role === 'customer' ? 'customer' : 'staff'][of], now);
    this.#buckets.set(key, bucket);
    const wait = bucket.take(now);
    if (this.#buckets.size > this.#sweepAt) this.#sweep(now);
    return wait;
  }

  /** Forgets those that are full again. What is left is of people who spoke a moment ago. */
  #sweep(now: number): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key);
    this.#sweepAt = Math.max(fewest, this.#buckets.size * 2);
  }
}
