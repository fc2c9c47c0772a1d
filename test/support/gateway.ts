/** The server of another channel in the world in memory: speaks for one customer, and is told what was said. */
import type { Bridge, BridgedChannel } from '../../core/domain/bridge.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { customerEntry } from '../../core/protocol/entry-schemas.js';
import type { Delivery } from '../../party/room/bridge-out.js';
import { conversationId, deviceOf } from './actors.js';
import type { World } from './pair/memory-host.js';
import type { Posted } from './pair/memory-webhooks.js';

export const bridgeOf = (channel: BridgedChannel, workgroups: readonly string[] = ['sales']): Bridge => ({
  id: `gateway-${channel}`,
  channel,
  workgroups: workgroups as readonly WorkgroupId[],
  issuedAt: 0,
  expiresAt: Number.MAX_SAFE_INTEGER,
});

export interface GatewayOptions {
  readonly bridge?: Bridge;
  readonly customer?: { readonly id: string; readonly name: string };
  /** Null: go on with what there is. */
  readonly workgroup?: string | null;
  readonly n?: number;
}

export interface Told {
  /** Null: 404. */
  readonly status: number | null;
  readonly text: string;
  readonly frame: Readonly<Record<string, unknown>>;
}

export class Gateway {
  readonly #world: World;
  readonly #token: string;
  readonly #options: Required<Omit<GatewayOptions, 'bridge'>>;
  next = 1;

  constructor(world: World, options: GatewayOptions = {}) {
    this.#world = world;
    this.#token = world.tokens.issueBridge(options.bridge ?? bridgeOf('sms'));
    this.#options = { customer: { id: '17', name: 'Carla' }, workgroup: 'sales', n: 1, ...options };
  }

  /** As it stands. */
  async send(body: unknown, token = this.#token): Promise<Told> {
    const answered = await this.#world.conversation(conversationId(this.#options.n)).request({
      method: 'POST',
      path: 'bridge',
      credential: { kind: 'token', value: token },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    await this.#world.flush();
    const text = answered?.body ?? '';
    return { status: answered?.status ?? null, text, frame: text === '' ? {} : JSON.parse(text) };
  }

  /** Under the next number, which a refusal does not use up, or under one that is given. */
  async command(command: object, n = this.next): Promise<Told> {
    const told = await this.send(this.bodyOf(command, n));
    if (told.status === 200 && n === this.next) this.next += 1;
    return told;
  }

  post(text: string): Promise<Told> {
    return this.command({ type: 'post', text });
  }

  bodyOf(command: object, n = this.next): object {
    const { customer, workgroup } = this.#options;
    const start = workgroup === null ? {} : { start: { workgroup } };
    return { commandId: `${deviceOf('gateway')}:${n}`, customer, ...start, command };
  }
}

/** What was posted; no entry has a key that a customer may not see. */
export const deliveryIn = ({ body }: Posted): Delivery => {
  const delivery = JSON.parse(body) as Delivery;
  for (const entry of delivery.entries) {
    if (!customerEntry.safeParse(entry).success)
      throw new Error(`Not for a customer: ${JSON.stringify(entry)}`);
  }
  return delivery;
};

/** The texts, or else the kinds, of what was taken, in the order in which it came. */
export const heardBy = ({ webhooks }: World): readonly string[] =>
  webhooks.taken.flatMap((posted) =>
    deliveryIn(posted).entries.map(({ body }) => (body.kind === 'message' ? body.text : body.kind)),
  );
