/** People at their sockets in the world in memory. Every frame that reaches one is held against the wire's schemas. */
import type { Identity } from '../../core/domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { customerDown, staffDown } from '../../core/protocol/conversation-down.js';
import { deskDown } from '../../core/protocol/desk-down.js';
import { agentWorkgroupDown, supervisorWorkgroupDown } from '../../core/protocol/workgroup-down.js';
import { ConversationRoom } from '../../party/room/conversation-room.js';
import { DeskRoom } from '../../party/room/desk-room.js';
import { WorkgroupRoom } from '../../party/room/workgroup-room.js';
import type { WorldOptions } from './pair/memory-host.js';
import { World } from './pair/memory-host.js';
import type { ClientEnd } from './pair/memory-sockets.js';

export type Frame = Readonly<Record<string, unknown>>;

/** A world with Parley's own rooms in it. */
export const parleyWorld = (options: Omit<WorldOptions, 'rooms'> = {}): World =>
  new World({
    ...options,
    rooms: {
      conversation: (host) => new ConversationRoom(host),
      workgroup: (host) => new WorkgroupRoom(host),
      desk: (host) => new DeskRoom(host),
    },
  });

export const conversationId = (n: number): ConversationId =>
  `cv_${String(n).padStart(22, '0')}` as ConversationId;
const secretOf = (n: number): string => String(n).padStart(43, 's');
export const deviceOf = (name: string): string => name.padEnd(16, '-');

interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly error?: unknown };
}

/** Somebody with an open socket to one room. */
export class Actor {
  end: ClientEnd;
  readonly #world: World;
  readonly #open: () => ClientEnd;
  readonly #schema: Schema;
  readonly #hello: Frame;
  readonly device: string;
  next = 1;

  constructor(world: World, open: () => ClientEnd, schema: Schema, hello: Frame) {
    this.#world = world;
    this.#open = open;
    this.#schema = schema;
    this.#hello = hello;
    this.device = String(hello.device ?? '');
    this.end = open();
  }

  get frames(): readonly Frame[] {
    return this.end.frames;
  }

  /** Says hello on a new socket, with a cursor if one is given, and waits for what follows. */
  async enter(since?: string): Promise<this> {
    if (this.end.texts.length > 0 || this.end.closedWith) this.end = this.#open();
    this.send({ ...this.#hello, ...(since === undefined ? {} : { since }) });
    await this.#world.flush();
    this.check();
    return this;
  }

  send(frame: Frame | string): void {
    this.end.send(frame);
  }

  /** A frame that changes something: given the next number, which a refusal does not use up. */
  async command(frame: Frame): Promise<Frame> {
    const commandId = `${this.device}:${this.next}`;
    this.send({ ...frame, commandId });
    await this.#world.flush();
    this.check();
    const answer = this.frames.findLast((each) => each.commandId === commandId);
    if (!answer) throw new Error(`${commandId} was not answered.`);
    if (answer.type === 'accepted') this.next += 1;
    return answer;
  }

  post(text: string, more: Frame = {}): Promise<Frame> {
    return this.command({ type: 'post', audience: 'everyone', text, ...more });
  }

  /** The frames that came since this was last asked. */
  fresh(): readonly Frame[] {
    this.check();
    return this.end.take();
  }

  /** The newest header. */
  get header(): Frame {
    const frame = this.frames.findLast((each) => each.header !== undefined);
    return (frame?.header ?? {}) as Frame;
  }

  get cursor(): string {
    return String(this.frames.findLast((each) => each.cursor !== undefined)?.cursor);
  }

  /** What a client would show: entries by their number, with resets and pages applied. */
  get timeline(): readonly Frame[] {
    let shown: Frame[] = [];
    for (const frame of this.frames) {
      if (frame.type === 'page') shown = [...(frame.entries as Frame[]), ...shown];
      if (frame.type !== 'entries') continue;
      if (frame.reset) shown = [];
      shown = [...shown, ...(frame.entries as Frame[])];
    }
    return shown;
  }

  get texts(): readonly unknown[] {
    return this.timeline
      .map((entry) => entry.body as Frame)
      .filter((body) => body.kind === 'message')
      .map((body) => body.text);
  }

  /** No frame has a key that the schemas of this viewer do not list. */
  check(): void {
    for (const frame of this.frames) {
      const result = this.#schema.safeParse(frame);
      if (!result.success) throw new Error(`Not a frame for this viewer: ${JSON.stringify(frame)}`);
    }
  }
}

export const customerIn = (
  world: World,
  n = 1,
  options: { readonly device?: string; readonly name?: string } = {},
): Actor =>
  new Actor(world, () => world.conversation(conversationId(n)).connect(), customerDown, {
    type: 'hello',
    versions: [1, 1],
    credential: { kind: 'secret', secret: secretOf(n) },
    device: deviceOf(options.device ?? 'customer'),
    start: { workgroup: 'sales', name: options.name ?? 'Carla' },
  });

const staffHello = (world: World, who: Identity): Frame => ({
  type: 'hello',
  versions: [1, 1],
  credential: { kind: 'token', token: world.tokenFor(who) },
});

export const staffIn = (world: World, who: Identity, n = 1, device: string = who.id): Actor =>
  new Actor(world, () => world.conversation(conversationId(n)).connect(), staffDown, {
    ...staffHello(world, who),
    device: deviceOf(device),
  });

export const workgroupOf = (world: World, who: Identity, id = 'sales'): Actor => {
  const schema = who.role === 'supervisor' ? supervisorWorkgroupDown : agentWorkgroupDown;
  return new Actor(world, () => world.workgroup(id as WorkgroupId).connect(), schema, staffHello(world, who));
};

export const deskOf = (world: World, who: Identity, id: PersonId = who.id): Actor =>
  new Actor(world, () => world.desk(id).connect(), deskDown, staffHello(world, who));

export const secretFor = secretOf;
