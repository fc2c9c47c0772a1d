/** Posts events to the systems that follow conversations, signed by the scheme of Standard Webhooks. */
import type { Clock, Hooks } from '../room/ports.js';
import type { HookSetting } from './hook-settings.js';
import { secretBytes } from './hook-settings.js';
import { hmacKeyOf, signBase64 } from './keys.js';
import { deadlineMs, postOut } from './outgoing.js';

/** What is signed: who it is, when it was sent, and every byte of it. `time` in seconds since the epoch. */
export const signatureOf = async (
  secret: string,
  id: string,
  time: number,
  body: string,
): Promise<string> => {
  const key = await hmacKeyOf(secretBytes(secret) ?? new Uint8Array());
  return `v1,${await signBase64(key, `${id}.${time}.${body}`)}`;
};

export class EventHooks implements Hooks {
  readonly receivers: readonly HookSetting[];
  readonly #clock: Pick<Clock, 'now'>;
  readonly #deadline: number;

  constructor(receivers: readonly HookSetting[], clock: Pick<Clock, 'now'>, deadline: number = deadlineMs) {
    this.receivers = receivers;
    this.#clock = clock;
    this.#deadline = deadline;
  }

  async post(receiver: string, id: string, body: string): Promise<void> {
    const setting = this.receivers.find(({ name }) => name === receiver);
    if (!setting) throw new Error(`Nobody is called ${receiver}.`);
    const time = Math.floor(this.#clock.now() / 1_000);
    await postOut({
      to: `The receiver ${receiver}`,
      address: setting.url,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(time),
        'webhook-signature': await signatureOf(setting.secret, id, time, body),
      },
      body,
      deadline: this.#deadline,
    });
  }
}
