// The servers of other channels: keep what was posted to them, and do not take it when a test says so.
import type { BridgedChannel } from '../../../core/domain/bridge.js';
import { bridgedChannels } from '../../../core/domain/bridge.js';
import type { Webhooks } from '../../../party/room/ports.js';
import type { FakeTime } from './fake-clock.js';

export interface Posted {
  readonly at: number;
  readonly channel: BridgedChannel;
  /** As it came. */
  readonly body: string;
  readonly isTaken: boolean;
}

export class MemoryWebhooks implements Webhooks {
  readonly #time: FakeTime;
  /** Every try, oldest first. */
  readonly tries: Posted[] = [];
  /** Where somebody listens. */
  listening: readonly BridgedChannel[] = bridgedChannels;
  /** Called with each try; what it throws or rejects with is the answer. */
  before: (body: string) => Promise<void> | void = () => {};

  constructor(time: FakeTime) {
    this.#time = time;
  }

  /** What was taken. */
  get taken(): readonly Posted[] {
    return this.tries.filter(({ isTaken }) => isTaken);
  }

  reaches(channel: BridgedChannel): boolean {
    return this.listening.includes(channel);
  }

  async post(channel: BridgedChannel, body: string): Promise<void> {
    const at = this.#time.now();
    const index = this.tries.push({ at, channel, body, isTaken: false }) - 1;
    await this.before(body);
    this.tries[index] = { at, channel, body, isTaken: true };
  }
}
