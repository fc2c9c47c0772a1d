/** Time, and one wish to be woken, with a timer of the process. */
import type { Clock } from '../room/ports.js';

/** Longer waits overflow a timer, which then fires at once: the wait is cut and the room asks again. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Not an alarm of the platform. Its alarms are lost whenever the development server restarts, and a room that
 * they wake knows neither its own name nor other rooms. A timer is lost when the room leaves memory, too, but
 * says so by its nature: deadlines are data in storage, checked at every event, and a wake-up only makes them
 * prompt.
 */
export class TimerClock implements Clock {
  readonly #wake: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(wake: () => void) {
    this.#wake = wake;
  }

  now(): number {
    return Date.now();
  }

  wakeAt(time: number | null): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (time === null) return;
    const wait = Math.min(Math.max(time - this.now(), 0), LONGEST_MS);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#wake();
    }, wait);
  }
}
