// Time that moves only when a test moves it, and the wishes of rooms to be woken.
import type { Clock } from '../../../party/room/ports.js';

export class FakeTime {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** May go backwards, as a server's clock may. */
  set(now: number): void {
    this.#now = now;
  }
}

/** The clock of one room; all rooms of a world share the time. */
export class FakeClock implements Clock {
  readonly #time: FakeTime;
  #wish: number | null = null;

  constructor(time: FakeTime) {
    this.#time = time;
  }

  /** When the room wants to be woken. */
  get wish(): number | null {
    return this.#wish;
  }

  now(): number {
    return this.#time.now();
  }

  wakeAt(time: number | null): void {
    this.#wish = time;
  }

  /** True once per wish whose time has come. */
  takeDue(): boolean {
    if (this.#wish === null || this.#wish > this.now()) return false;
    this.#wish = null;
    return true;
  }
}
