// Systems that follow conversations: keep what was posted to them, and do not take it when a test says so.
import type { HookEvent, HookReceiver } from '../../../core/domain/hooks.js';
import type { Hooks } from '../../../party/room/ports.js';
import type { FakeTime } from './fake-clock.js';

export interface HookPosted {
  readonly at: number;
  readonly receiver: string;
  readonly id: string;
  /** As it came. */
  readonly body: string;
  readonly isTaken: boolean;
}

export class MemoryHooks implements Hooks {
  readonly #time: FakeTime;
  receivers: readonly HookReceiver[];
  /** Every try, oldest first. */
  readonly tries: HookPosted[] = [];
  /** Called with each try; what it throws or rejects with is the answer. */
  before: (receiver: string, body: string) => Promise<void> | void = () => {};

  constructor(time: FakeTime, receivers: readonly HookReceiver[]) {
    this.#time = time;
    this.receivers = receivers;
  }

  async post(receiver: string, id: string, body: string): Promise<void> {
    const posted = { at: this.#time.now(), receiver, id, body };
    const index = this.tries.push({ ...posted, isTaken: false }) - 1;
    await this.before(receiver, body);
    this.tries[index] = { ...posted, isTaken: true };
  }

  triesOf(receiver: string): readonly HookPosted[] {
    return this.tries.filter((each) => each.receiver === receiver);
  }

  /** What a receiver took, in the order in which it came. */
  takenBy(receiver: string): readonly HookEvent[] {
    return this.triesOf(receiver)
      .filter(({ isTaken }) => isTaken)
      .map(({ body }) => JSON.parse(body) as HookEvent);
  }
}
