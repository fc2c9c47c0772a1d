/** Posts to the servers of other channels: signed, within a time, to the address that was configured and no other. */
import type { BridgedChannel } from '../../core/domain/bridge.js';
import type { Clock, Webhooks } from '../room/ports.js';
import type { Channels } from './channel-settings.js';
import { hmacKey, sign } from './keys.js';

export const webhookHeaders = {
  time: 'x-parley-time',
  conversation: 'x-parley-conversation',
  signature: 'x-parley-signature',
} as const;

const DEADLINE_MS = 5_000;
/** Bytes: some times what a room puts into one. */
const LONGEST_BODY = 262_144;

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
    deadline: number = DEADLINE_MS,
  ) {
    this.#channels = channels;
    this.#conversation = conversation;
    this.#clock = clock;
    this.#deadline = deadline;
  }

  reaches(channel: BridgedChannel): boolean {
    return this.#channels.has(channel);
  }

  /** Errors name the channel and a status, never the address: a path may hold a key of the receiver's. */
  async post(channel: BridgedChannel, body: string): Promise<void> {
    const setting = this.#channels.get(channel);
    if (!setting) throw new Error(`Nobody listens for the channel ${channel}.`);
    const bytes = new TextEncoder().encode(body);
    if (bytes.byteLength > LONGEST_BODY) throw new Error(`A delivery has ${bytes.byteLength} bytes.`);
    const time = String(this.#clock.now());
    const text = signedText(time, this.#conversation, body);
    const signature = await sign(await hmacKey(setting.secret), text);
    const response = await fetchFrom(channel, setting.webhook, {
      method: 'POST',
      // A redirect would carry what people wrote to an address that nobody configured.
      redirect: 'manual',
      signal: AbortSignal.timeout(this.#deadline),
      headers: {
        'content-type': 'application/json',
        [webhookHeaders.time]: time,
        [webhookHeaders.conversation]: this.#conversation,
        [webhookHeaders.signature]: signature,
      },
      body: bytes,
    });
    // What it says is not read: only that it has it.
    await response.body?.cancel().catch(() => undefined);
    if (!response.ok) throw new Error(`The server of the channel ${channel} answered ${response.status}.`);
  }
}

/** What the platform says of a failed connection may name the address. */
const fetchFrom = async (channel: BridgedChannel, address: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(address, init);
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    throw new Error(`The server of the channel ${channel} was not reached: ${name}.`);
  }
};
