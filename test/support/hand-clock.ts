/** A clock in the test's hands for clients on real sockets: what is sent takes its real time, and nothing else does. */
import { WebSocket } from 'ws';
import type { Environment, Timer } from '../../client/environment.js';

/** In one pass; more are a timer that does not get on. */
const mostTimers = 10_000;

interface Due {
  readonly at: number;
  readonly run: () => void;
}

export class HandClock {
  #now = 1_700_000_000_000;
  #drawn = 0;
  readonly #timers = new Map<number, Due>();

  readonly environment: Environment = {
    now: () => this.#now,
    setTimer: (run, milliseconds) => {
      this.#drawn += 1;
      this.#timers.set(this.#drawn, { at: this.#now + milliseconds, run });
      return this.#drawn as unknown as Timer;
    },
    clearTimer: (timer) => void this.#timers.delete(timer as unknown as number),
    random: () => 0.5,
    isOnline: () => true,
    listen: () => () => {},
    WebSocket,
  };

  /** Runs what falls due, each at its own moment. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let count = 0; ; count += 1) {
      if (count > mostTimers) throw new Error('A timer sets itself again and again for the same moment.');
      const [next] = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      const [id, { at, run }] = next;
      this.#timers.delete(id);
      this.#now = Math.max(this.#now, at);
      run();
    }
    this.#now = end;
  }
}
