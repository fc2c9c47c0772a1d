/** Whether the other end of an open socket is still there, judged by the clock and never by counting ticks. */
import { limits } from '../core/protocol/limits.js';
import type { Environment, Timer } from './environment.js';

/** A timer that is this late did not run because the machine slept or the tab was throttled. */
const lateMilliseconds = 2_000;
/** What the other end gets to answer a ping after a wake. */
const graceMilliseconds = 5_000;
/** Well before the server takes us for slow: it counts what it sent, and an acknowledgement is a while on its way. */
const acknowledgeCharacters = limits.unacknowledgedBytes / 4;
const pingMilliseconds = limits.pingSeconds * 1_000;
const silenceMilliseconds = limits.clientSilenceSeconds * 1_000;

export interface LivenessOptions {
  readonly environment: Environment;
  ping(received: number): void;
  /** Nothing came for too long. */
  giveUp(): void;
}

export class Liveness {
  readonly #options: LivenessOptions;
  #timer: Timer | undefined;
  #received = 0;
  #acknowledged = 0;
  /** As the server counts them: in units of the text, not in bytes of its encoding. */
  #unacknowledgedCharacters = 0;
  /** When the next ping is due, when silence becomes a verdict, and when the timer should look next. */
  #pingAt = 0;
  #verdictAt = 0;
  #lookAt = 0;

  constructor(options: LivenessOptions) {
    this.#options = options;
  }

  /** A socket is open. */
  start(): void {
    const now = this.#options.environment.now();
    this.#received = 0;
    this.#acknowledged = 0;
    this.#unacknowledgedCharacters = 0;
    this.#pingAt = now + pingMilliseconds;
    this.#verdictAt = now + silenceMilliseconds;
    this.#arm();
  }

  stop(): void {
    if (this.#timer !== undefined) this.#options.environment.clearTimer(this.#timer);
    this.#timer = undefined;
  }

  /** A frame came, of whatever type and of so many characters. */
  heard(characters: number): void {
    this.#received += 1;
    this.#unacknowledgedCharacters += characters;
    this.#verdictAt = this.#options.environment.now() + silenceMilliseconds;
    const isMany = this.#received - this.#acknowledged >= limits.acknowledgeEvery;
    if (isMany || this.#unacknowledgedCharacters >= acknowledgeCharacters) this.#ping();
    // Armed anew with every frame, also for the browser's sake: in a tab hidden for long, timers set by timers run
    // once a minute, which the server takes for silence; timers set by a message run on time.
    this.#arm();
  }

  /** The page woke, or the network changed: what the clock says of the time asleep proves nothing, so ask. */
  probe(): void {
    this.#ping();
    this.#verdictAt = this.#options.environment.now() + graceMilliseconds;
    this.#arm();
  }

  #ping(): void {
    this.#acknowledged = this.#received;
    this.#unacknowledgedCharacters = 0;
    this.#pingAt = this.#options.environment.now() + pingMilliseconds;
    this.#options.ping(this.#received);
  }

  #arm(): void {
    const { environment } = this.#options;
    this.stop();
    this.#lookAt = Math.min(this.#pingAt, this.#verdictAt);
    this.#timer = environment.setTimer(() => this.#look(), Math.max(0, this.#lookAt - environment.now()));
  }

  #look(): void {
    const now = this.#options.environment.now();
    if (now - this.#lookAt > lateMilliseconds) return this.probe();
    if (now >= this.#verdictAt) {
      this.stop();
      return this.#options.giveUp();
    }
    if (now >= this.#pingAt) this.#ping();
    this.#arm();
  }
}
