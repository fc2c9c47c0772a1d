/** The figures of a workgroup for whoever watches it: told when they change, and not more than once a second. */
import type { QueueSnapshot } from '../../core/domain/snapshot.js';
import type { Figures, Ledger } from '../../core/domain/workgroup-house.js';
import { figuresKey, figuresOf, snapshotIn, todayOf } from '../../core/domain/workgroup-house.js';
import type { Clock } from './ports.js';

const restMs = 1_000;
/** Midnight of every time zone is at one of these. */
const quarterMs = 15 * 60_000;

export class WorkgroupFigures {
  readonly #clock: Clock;
  readonly #ledger: () => Ledger;
  #isStale = true;
  /** What was told last; after a start nobody knows, and it is told once more. */
  #told = '';
  #restUntil: number;

  constructor(clock: Clock, ledger: () => Ledger) {
    this.#clock = clock;
    this.#ledger = ledger;
    this.#restUntil = clock.now() + restMs;
  }

  now(): Figures {
    return figuresOf(this.#ledger(), this.#clock.now());
  }

  today(): Figures['counters'] {
    return todayOf(this.#ledger(), this.#clock.now());
  }

  snapshot(): QueueSnapshot {
    return snapshotIn(this.#ledger(), this.#clock.now());
  }

  touch(): void {
    this.#isStale = true;
  }

  next(): number {
    return this.#isStale ? this.#restUntil : (Math.floor(this.#clock.now() / quarterMs) + 1) * quarterMs;
  }

  /** Null when nothing is to be told now. */
  take(): Figures | null {
    const now = this.#clock.now();
    if (now < this.#restUntil) return null;
    // Also without any news: another day may have begun.
    const key = figuresKey(this.#ledger(), now);
    this.#isStale = false;
    this.#restUntil = now + restMs;
    if (key === this.#told) return null;
    this.#told = key;
    return this.now();
  }
}
