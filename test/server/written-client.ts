// A client of a conversation, a workgroup or a desk, written by docs/protocol.md alone: it knows no file of ours.
import { createHmac, randomBytes } from 'node:crypto';
import WebSocket from 'ws';

export const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** HS256, with the claims of the table. */
export const signToken = (secret: string, claims: object): string => {
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
/** As long as a busy machine may hold up one of the processes, and far more than anything takes. */
const LIMIT_MS = 30_000;

/** One room, over as many sockets as it takes. What outlives a socket: device, number, cursor, entries. */
export class WrittenClient {
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

  untilClosed(): Promise<unknown> {
    return this.#when(() => this.closed ?? undefined);
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
      const timer = setTimeout(() => reject(new Error(`Nothing of the sort came: ${last()}`)), LIMIT_MS);
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
