/** What strangers are told of a workgroup: worked out at most once a second, however many ask. */
import type { Front } from '../../core/domain/front.js';
import { frontOf } from '../../core/domain/front.js';
import type { Queue } from '../../core/domain/workgroup-queue.js';
import { placeOfNewcomer } from '../../core/domain/workgroup-queue.js';
import { OpeningClock } from './opening-clock.js';
import type { Clock } from './ports.js';

const keptMs = 1_000;

export class WorkgroupFront {
  readonly #clock: Clock;
  readonly #queue: () => Queue;
  readonly #openings = new OpeningClock();
  #kept: { readonly at: number; readonly text: string } | null = null;

  constructor(clock: Clock, queue: () => Queue) {
    this.#clock = clock;
    this.#queue = queue;
  }

  /** As JSON. The same for everybody: nothing is known of who asks. */
  text(): string {
    const now = this.#clock.now();
    const kept = this.#kept;
    // A clock that was set back must not keep it for longer.
    if (kept && now >= kept.at && now < kept.at + keptMs) return kept.text;
    const text = JSON.stringify(this.#front(now));
    this.#kept = { at: now, text };
    return text;
  }

  #front(now: number): Front {
    const queue = this.#queue();
    const { policy } = queue;
    return frontOf(policy, placeOfNewcomer(queue, now), this.#openings.after(policy.hours, now));
  }
}
