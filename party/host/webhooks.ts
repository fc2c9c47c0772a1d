/** Posts to the servers of other channels, signed. */
import type { BridgedChannel } from '../../core/domain/bridge.js';
import type { Clock, Webhooks } from '../room/ports.js';
import type { Channels } from './channel-settings.js';
import { hmacKey, sign } from './keys.js';
import { deadlineMs, postOut } from './outgoing.js';

export const webhookHeaders = {
  time: 'x-parley-time',
  conversation: 'x-parley-conversation',
  signature: 'x-parley-signature',
} as const;

/**
 * What is signed, one field per line. With the time, so that a captured one grows stale; with the conversation, so
 * that a receiver can sort it without having read the body.
 */
export const signedText = (time: string, conversation: string, body: string): string =>
  [time, conversation, body].join('\n');

export class SignedWebhooks implements Webhooks {
  readonly #channels: Channels;
  readonly #conversation: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #deadline: number;

  constructor(
    channels: Channels,
    conversation: string,
    clock: Pick<Clock, 'now'>,
    deadline: number = deadlineMs,
  ) {
    this.#channels = channels;
    this.#conversation = conversation;
    this.#clock = clock;
    this.#deadline = deadline;
  }

  reaches(channel: BridgedChannel): boolean {
    return this.#channels.has(channel);
  }

  async post(channel: BridgedChannel, body: string): Promise<void> {
    const setting = this.#channels.get(channel);
    if (!setting) throw new Error(`Nobody listens for the channel ${channel}.`);
    const time = String(this.#clock.now());
    const text = signedText(time, this.#conversation, body);
    await postOut({
      to: `The server of the channel ${channel}`,
      address: setting.webhook,
      headers: {
        [webhookHeaders.time]: time,
        [webhookHeaders.conversation]: this.#conversation,
        [webhookHeaders.signature]: await sign(await hmacKey(setting.secret), text),
      },
      body,
      deadline: this.#deadline,
    });
  }
}
