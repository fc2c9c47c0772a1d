/**
 * Brings what is owed to one server outside: piece by piece, in order, again until it was taken, and outside of every
 * turn. What is owed is computed when it is sent; when it is tried again is stored by whoever owes it, so that nothing
 * that happens in the room meanwhile can hurry it.
 */
import type { Host } from './ports.js';

/** Failed tries in a row, and when the next one is due. */
export interface Tries {
  readonly failures: number;
  readonly dueAt: number;
}

/** What is owed to one server, and how far it was taken. */
export interface Errand {
  readonly tries: Tries;
  isOwing(): boolean;
  /** Sends the next piece and notes that it was taken; rejects when it was not. */
  deliver(): Promise<void>;
  /** Notes that it is to be tried again. Never rejects. */
  failed(cause: unknown, tries: Tries): Promise<void>;
}

/** Milliseconds before the second try, and the most there is between two. */
export interface Pace {
  readonly first: number;
  readonly most: number;
}

/** After this, a delivery that is under way counts as lost with the room that sent it. */
const lostMs = 10_000;

export class Courier {
  readonly #clock: Host['clock'];
  readonly #errand: Errand;
  readonly #pace: Pace;
  #isUnderWay = false;
  /** What the workgroup was told last; undefined: not known any more. */
  #told: number | null | undefined;

  constructor(clock: Host['clock'], errand: Errand, pace: Pace) {
    this.#clock = clock;
    this.#errand = errand;
    this.#pace = pace;
    this.#told = errand.isOwing() ? undefined : null;
  }

  /** When `flush` next has something to send. */
  nextDue(): number | null {
    return this.#errand.isOwing() && !this.#isUnderWay ? this.#errand.tries.dueAt : null;
  }

  /** Sends what is due; `done` is called after each answer, because more may then be due. */
  flush(done: () => void): void {
    const dueAt = this.nextDue();
    if (dueAt === null || dueAt > this.#clock.now()) return;
    this.#isUnderWay = true;
    void this.#deliver().finally(() => {
      this.#isUnderWay = false;
      done();
    });
  }

  /** For the workgroup: when this room is to be woken if it is gone by then. Null: nothing is owed. */
  tellDue(): number | null {
    this.#told = this.#wakeAt();
    return this.#told;
  }

  isMistold(): boolean {
    return !this.#isUnderWay && this.#told !== this.#wakeAt();
  }

  #wakeAt(): number | null {
    if (!this.#errand.isOwing()) return null;
    return this.#isUnderWay ? this.#clock.now() + lostMs : this.#errand.tries.dueAt;
  }

  async #deliver(): Promise<void> {
    try {
      await this.#errand.deliver();
    } catch (cause) {
      const { failures } = this.#errand.tries;
      const wait = Math.min(this.#pace.most, this.#pace.first * 2 ** failures);
      await this.#errand.failed(cause, { failures: failures + 1, dueAt: this.#clock.now() + wait });
    }
  }
}
