// A client that was written by docs/protocol.md alone: nothing of ours is imported but what starts the server.
import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** HS256, with the claims of the table. */
const signToken = (secret: string, claims: object): string => {
  const now = Math.floor(Date.now() / 1000);
  const all = { iss: 'parley', aud: 'parley', iat: now, exp: now + 600, ...claims };
  const text = [{ alg: 'HS256', typ: 'JWT' }, all]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

interface Entry {
  readonly id: string;
  readonly seq: number;
  readonly audience: string;
  readonly body: { readonly kind: string; readonly text?: string };
}

interface Frame {
  readonly type: string;
  readonly commandId?: string;
  readonly header?: { readonly kind: string; readonly epoch?: number; readonly you: { may: string[] } };
  readonly entries?: readonly Entry[];
  readonly cursor?: string;
  readonly reset?: { readonly before: string | null };
  readonly before?: string | null;
  readonly live?: boolean;
  readonly nextCommand?: number;
  readonly changed?: readonly object[];
  readonly removed?: readonly string[];
}

type Said = Readonly<Record<string, unknown>> & { readonly type: string };

const ACKNOWLEDGE_EVERY = 32;

/** One room, over as many sockets as it takes. What outlives a socket: device, number, cursor, entries. */
class WrittenClient {
  readonly #url: string;
  readonly #hello: object;
  readonly device = random(16);
  #socket: WebSocket | null = null;
  #received = 0;
  #next = 1;
  #waiting: (() => void)[] = [];
  /** Every frame of the present socket. */
  frames: Frame[] = [];
  entries: Entry[] = [];
  older: string | null = null;
  cursor: string | undefined;
  header: Frame['header'];
  closed: { readonly code: number; readonly reason: string } | null = null;

  constructor(url: string, hello: object) {
    this.#url = url;
    this.#hello = hello;
  }

  get texts(): readonly (string | undefined)[] {
    return this.entries.filter(({ body }) => body.kind === 'message').map(({ body }) => body.text);
  }

  /** To a conversation; the other rooms know neither device nor cursor and say nothing of being live. */
  async enter(): Promise<this> {
    const since = this.cursor === undefined ? {} : { since: this.cursor };
    await this.connect({ device: this.device, ...since });
    if (this.closed === null) await this.until(({ live }) => live === true);
    return this;
  }

  async connect(more: object = {}): Promise<this> {
    this.frames = [];
    this.#received = 0;
    this.closed = null;
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.on('open', () => this.say({ type: 'hello', versions: [1, 1], ...this.#hello, ...more }));
    socket.on('message', (data) => this.#take(JSON.parse(String(data)) as Frame));
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => {
      if (this.#socket === socket) this.closed = { code, reason: String(reason) };
      this.#notify();
    });
    await this.#when(() => this.closed ?? this.frames.find(({ type }) => type === 'welcome'));
    return this;
  }

  /** Without a goodbye, and without hearing what is still on its way. */
  cut(): void {
    this.#socket?.removeAllListeners('message').terminate();
    this.#socket = null;
  }

  say(frame: Said): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** The number is used up when the command was accepted, and not before. */
  async command(frame: Said, n = this.#next): Promise<Frame> {
    const commandId = `${this.device}:${n}`;
    const from = this.frames.length;
    this.say({ ...frame, commandId });
    const answer = await this.until((each) => each.commandId === commandId, from);
    if (answer.type === 'accepted') this.#next = Math.max(this.#next, n + 1);
    return answer;
  }

  until(matches: (frame: Frame) => boolean, from = 0): Promise<Frame> {
    return this.#when(() => this.frames.slice(from).find(matches));
  }

  /** Frames of one socket are answered in their order: after the `pong` everything that was said before has come. */
  async settle(): Promise<void> {
    const from = this.frames.length;
    this.say({ type: 'ping', received: this.#received });
    await this.until(({ type }) => type === 'pong', from);
  }

  #take(frame: Frame): void {
    this.#received += 1;
    if (this.#received % ACKNOWLEDGE_EVERY === 0) this.say({ type: 'ping', received: this.#received });
    this.frames.push(frame);
    if (frame.header) this.header = frame.header;
    if (frame.nextCommand) this.#next = frame.nextCommand;
    if (frame.type === 'page') {
      this.entries = [...(frame.entries ?? []), ...this.entries];
      this.older = frame.before ?? null;
    }
    if (frame.type === 'entries') this.#takeEntries(frame);
    this.#notify();
  }

  #takeEntries({ entries = [], cursor, reset }: Frame): void {
    if (reset) [this.entries, this.older] = [[], reset.before];
    const last = this.entries.at(-1)?.seq;
    const news = entries.filter(({ seq }) => last === undefined || seq > last);
    if (last !== undefined && news[0] && news[0].seq !== last + 1) throw new Error('An entry is missing.');
    this.entries.push(...news);
    this.cursor = cursor;
  }

  #notify(): void {
    for (const each of this.#waiting) each();
  }

  #when<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const last = () => JSON.stringify([this.closed, ...this.frames.slice(-3)]);
      const timer = setTimeout(() => reject(new Error(`Nothing of the sort came: ${last()}`)), 15_000);
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((each) => each !== check);
        resolve(found);
      };
      this.#waiting.push(check);
      check();
    });
  }
}

let server: TestServer;
let open: WrittenClient[] = [];

beforeAll(async () => {
  const workgroups = {
    sales: { label: 'Sales', policy: { routing: { strategy: 'longest-idle' } } },
    support: { label: 'Support' },
  };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});
afterEach(() => {
  for (const each of open) each.cut();
  open = [];
});
afterAll(() => server?.stop());

const clientOf = (path: string, hello: object): WrittenClient => {
  const client = new WrittenClient(`${server.url.replace('http', 'ws')}/parties/${path}`, hello);
  open.push(client);
  return client;
};

const withToken = (claims: object) => ({
  credential: { kind: 'token', token: signToken(server.secret, claims) },
});
const agent = (sub: string, workgroup: string): object =>
  withToken({ sub, name: sub, role: 'agent', grants: { [workgroup]: ['handle'] } });
const supervisor = (sub: string, workgroup: string): object =>
  withToken({
    sub,
    name: sub,
    role: 'supervisor',
    supervisor: true,
    grants: { [workgroup]: ['monitor', 'whisper', 'join', 'takeover'] },
  });

const begin = (workgroup: string) => {
  const id = `cv_${random(16)}`;
  const secret = random(32);
  const hello = { credential: { kind: 'secret', secret }, start: { workgroup, name: 'Kim' } };
  return { id, secret, customer: clientOf(`main/${id}`, hello) };
};

const post = (text: string, more: object = {}) => ({ type: 'post', audience: 'everyone', text, ...more });

const goOnline = async (sub: string, hello: object): Promise<WrittenClient> => {
  const desk = await clientOf(`desk/${sub}`, hello).connect();
  desk.say({ type: 'set-availability', kind: 'available' });
  expect(await desk.until(({ type }) => type === 'availability')).toMatchObject({
    availability: { kind: 'available', setBy: 'self' },
  });
  return desk;
};

describe('a client written by the document', () => {
  it('[WI3][WI4][WI6][WI7] a customer begins, posts, is cut off, says it again and misses nothing', async () => {
    const { id, secret, customer } = begin('support');
    await customer.enter();
    expect(customer.header).toMatchObject({ kind: 'customer', phase: 'queued', you: { name: 'Kim' } });
    const first = await customer.command(post('See https://shop.example'));
    await customer.settle();
    const [entry] = customer.entries;
    expect(first).toMatchObject({ type: 'accepted', entryId: entry?.id, seq: 1 });
    expect(entry).toMatchObject({
      body: { links: [{ from: 4, to: 24, href: expect.stringMatching(/^https:/) }] },
    });

    const handler = await clientOf(`main/${id}`, agent('anna', 'support')).enter();
    await handler.command({ type: 'accept', epoch: handler.header?.epoch });
    // Said as the line goes: whether it came is not known.
    customer.say({ ...post('Hello?'), commandId: `${customer.device}:2` });
    customer.cut();
    await handler.command(post('Here I am', { epoch: handler.header?.epoch }));

    await customer.enter();
    expect(customer.frames.filter(({ reset }) => reset)).toEqual([]);
    const second = await customer.command(post('Hello?'), 2);
    expect(second.type).toBe('accepted');
    expect(await customer.command(post('Something else'), 2), 'the same number').toEqual(second);
    expect(await customer.command(post('Too early'), 4)).toMatchObject({ code: 'gap', expect: 3 });
    expect(await customer.command({ type: 'consent', version: 'old', agreed: true }, 3)).toMatchObject({
      code: 'bad-state',
    });
    expect((await customer.command(post('Thanks'), 3)).type, 'a refusal uses no number up').toBe('accepted');
    await customer.settle();
    expect([...customer.texts].sort()).toEqual(
      ['See https://shop.example', 'Here I am', 'Hello?', 'Thanks'].sort(),
    );
    expect(customer.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);

    const stranger = clientOf(`main/${id}`, { credential: { kind: 'secret', secret: random(32) } });
    await stranger.enter();
    expect(stranger.closed).toEqual({ code: 4404, reason: 'not-found' });
    const read = (authorization?: string) =>
      fetch(`${server.url}/parties/main/${id}/transcript`, {
        headers: authorization === undefined ? {} : { authorization },
      });
    expect(await (await read(`Parley-Secret ${secret}`)).text()).toContain('Kim: Thanks');
    expect([(await read()).status, (await read('Bearer nobody')).status]).toEqual([401, 404]);
  });

  it('[WI1][WI3][WI10] an agent is offered it, accepts, answers, ends and wraps up', async () => {
    const anna = agent('anna', 'sales');
    const desk = await goOnline('anna', anna);
    const list = await clientOf('workgroup/sales', anna).connect();
    const { id, customer } = begin('sales');
    await customer.enter();
    await customer.command(post('My parcel is late'));
    const row = { conversation: id, phase: 'queued', lastMessage: { text: 'My parcel is late' } };
    await list.until(({ changed = [] }) => JSON.stringify(changed).includes('My parcel is late'));
    expect(list.frames.at(-1)?.changed).toMatchObject([row]);
    const item = await desk.until(({ changed }) => changed?.length === 1);
    expect(item.changed).toMatchObject([{ relation: 'offered', row: { conversation: id } }]);

    const handler = await clientOf(`main/${id}`, anna).enter();
    expect(handler.header?.you.may).toContain('accept');
    const { epoch = 0 } = handler.header ?? {};
    await handler.command({ type: 'accept', epoch });
    expect(handler.header).toMatchObject({ phase: 'active', epoch: epoch + 1, you: { standing: 'handler' } });
    await list.until(({ removed = [] }) => removed.includes(id));
    expect(await handler.command(post('Too late', { epoch }))).toMatchObject({
      code: 'not-handler',
      epoch: epoch + 1,
    });
    await handler.command(post('It comes tomorrow', { epoch: epoch + 1 }));
    await customer.until(() => customer.texts.includes('It comes tomorrow'));
    customer.say({ type: 'mark-read', delivered: 3, read: 3 });
    expect(await handler.until(({ type }) => type === 'marks')).toMatchObject({
      marks: { customer: { delivered: 3, read: 3 } },
    });
    await handler.command({ type: 'end' });
    expect(handler.header).toMatchObject({ phase: 'wrap-up' });
    await customer.settle();
    expect(customer.header).toMatchObject({ phase: 'closed', handler: null });
    expect(await customer.command(post('One more'))).toMatchObject({ code: 'closed' });
    await handler.command({ type: 'wrap-up', disposition: 'solved' });
    await desk.until(({ removed = [] }) => removed.includes(id));
    expect(handler.header).toMatchObject({ kind: 'outsider', phase: 'closed' });
  });

  it('[WI7][WI16] a supervisor watches and whispers unseen, takes over and hands back', async () => {
    const { id, customer } = begin('support');
    await customer.enter();
    await customer.command(post('Hello'));
    const handler = await clientOf(`main/${id}`, agent('ben', 'support')).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    const maria = supervisor('maria', 'support');
    await goOnline('maria', maria);
    const watching = await clientOf(`main/${id}`, maria).enter();
    expect(watching.header).toMatchObject({ kind: 'outsider', epoch: 1 });
    expect(await watching.command({ type: 'supervise', mode: 'join' })).toMatchObject({
      code: 'not-monitoring',
    });
    await customer.settle();
    const before = customer.frames.length;

    expect((await watching.command({ type: 'supervise', mode: 'monitor' })).type).toBe('accepted');
    await watching.until(({ reset }) => reset !== undefined, 2);
    expect(watching.texts).toEqual(['Hello']);
    await watching.command({ type: 'post', audience: 'whisper', text: 'Offer ten percent', epoch: 1 });
    await handler.until(() => handler.texts.includes('Offer ten percent'));
    expect(handler.entries.at(-1)).toMatchObject({
      audience: 'whisper',
      body: { author: { name: 'maria' } },
    });
    await customer.settle();
    expect(customer.frames.slice(before)).toEqual([{ type: 'pong' }]);

    await watching.command({ type: 'supervise', mode: 'join' });
    await watching.command({ type: 'take-over', epoch: 1, intro: 'Maria here' });
    await customer.until(() => customer.texts.includes('Maria here'));
    expect(customer.header).toMatchObject({ phase: 'active', handler: { name: 'maria' } });
    await handler.settle();
    expect(handler.header).toMatchObject({ kind: 'displaced', displaced: { by: { name: 'maria' } } });
    expect(await handler.command(post('But', { epoch: 1 }))).toMatchObject({ code: 'not-handler' });
    await watching.command({ type: 'hand-back', epoch: 2 });
    await handler.until(() => handler.header?.epoch === 3);
    await watching.command({ type: 'supervise', mode: 'leave' });
    expect(watching.header).toMatchObject({ kind: 'outsider' });
  });

  it('[WI7][WI8] older entries come page by page, and are the same as they were', async () => {
    const { id, customer } = begin('support');
    await customer.enter();
    const handler = await clientOf(`main/${id}`, agent('carla', 'support')).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    for (let n = 1; n <= 55; n += 1) await handler.command(post(`line ${n}`, { epoch: 1 }));
    await customer.until(() => customer.texts.includes('line 55'));
    const live = [...customer.entries];
    customer.cut();
    customer.cursor = undefined;
    await customer.enter();
    expect(customer.entries).toHaveLength(50);
    while (customer.older !== null) {
      const from = customer.frames.length;
      customer.say({ type: 'read-history', before: customer.older });
      await customer.until(({ type }) => type === 'page', from);
    }
    expect(customer.entries).toEqual(live);
  });
});
