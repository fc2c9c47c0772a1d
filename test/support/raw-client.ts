/** A bare WebSocket that records every byte: what an attacker has, and what proves what somebody was sent. */
import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import WebSocket from 'ws';
import { closeReasons } from '../../core/protocol/close-codes.js';
import { pause } from './pause.js';

export type Frame = Readonly<Record<string, unknown>> & { readonly type: string };

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

export const newConversationId = (): string => `cv_${random(16)}`;
export const newSecret = (): string => random(32);

export interface TokenClaims {
  readonly id: string;
  readonly name?: string;
  readonly role: 'customer' | 'agent' | 'supervisor';
  readonly grants?: Readonly<Record<string, readonly string[]>>;
  readonly supervisor?: boolean;
  /** Such as `5m`; by default an hour. */
  readonly expires?: string | number;
  /** In seconds; by default now. */
  readonly issuedAt?: number;
}

export const signToken = (secret: string, claims: TokenClaims): Promise<string> =>
  new SignJWT({
    name: claims.name ?? claims.id,
    role: claims.role,
    grants: claims.grants ?? {},
    supervisor: claims.supervisor ?? claims.role === 'supervisor',
    maxSessions: 4,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.id)
    .setIssuer('parley')
    .setAudience('parley')
    .setIssuedAt(claims.issuedAt)
    .setExpirationTime(claims.expires ?? '1h')
    .sign(new TextEncoder().encode(secret));

export const signBridgeToken = (
  secret: string,
  claims: { readonly id: string; readonly channel: string; readonly workgroups: readonly string[] },
): Promise<string> =>
  new SignJWT({ role: 'bridge', channel: claims.channel, workgroups: claims.workgroups })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.id)
    .setIssuer('parley')
    .setAudience('parley')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret));

export const allSupervision = ['monitor', 'whisper', 'join', 'takeover', 'export'] as const;

/** As long as a busy machine may hold up one of the processes, and far more than anything takes. */
const LIMIT_MS = 30_000;

/** For what a machine that is held up does otherwise now and then, and a server that is at fault always. */
const TRIES = 5;
const AGAIN_MS = 500;

/** This process stood still for longer than the server waits for a hello. */
const isTooLate = (closed: { readonly code: number } | null): boolean =>
  closed?.code === closeReasons['no-hello'].code;

export class RawClient {
  readonly #make: () => WebSocket;
  #socket: WebSocket;
  readonly device: string;
  /** Every frame so far, as it came. */
  readonly texts: string[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  #next = 1;
  #listeners: (() => void)[] = [];

  private constructor(make: () => WebSocket, device: string) {
    this.#make = make;
    this.device = device;
    this.#socket = this.#made();
  }

  #made(): WebSocket {
    const socket = this.#make();
    this.closed = null;
    socket.on('message', (data) => {
      this.texts.push(String(data));
      this.#notify();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.#notify();
    });
    socket.on('error', () => undefined);
    return socket;
  }

  static async open(
    url: string,
    options: { readonly device?: string; readonly headers?: Record<string, string> } = {},
  ): Promise<RawClient> {
    const make = () => new WebSocket(url, { headers: options.headers ?? {} });
    const client = new RawClient(make, options.device ?? random(12));
    await client.#opened();
    return client;
  }

  /**
   * Somebody who says this and is turned away for it; if need be once more on another socket, where what they said came
   * too late to be looked at.
   */
  static async turnedAway(
    url: string,
    say: (client: RawClient) => void,
    options: { readonly headers?: Record<string, string> } = {},
  ): Promise<RawClient> {
    for (let tries = 1; ; tries += 1) {
      const client = await RawClient.open(url, options);
      say(client);
      await client.untilClosed();
      if (!isTooLate(client.closed) || tries === TRIES) return client;
    }
  }

  #opened(): Promise<unknown> {
    return new Promise((resolve, reject) => this.#socket.once('open', resolve).once('error', reject));
  }

  /** The frames so far, parsed. */
  get frames(): readonly Frame[] {
    return this.texts.map((text) => JSON.parse(text) as Frame);
  }

  send(frame: unknown): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** Says hello and waits until everything missed has come. */
  async hello(
    credential: Readonly<Record<string, string>>,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Frame> {
    const from = this.texts.length;
    const welcome = await this.greet({ credential, device: this.device, ...more });
    if (welcome.type === 'welcome') {
      this.#next = welcome.nextCommand as number;
      await this.next((frame) => frame.type === 'entries' && frame.live === true, from);
    }
    return welcome;
  }

  /** Says hello and waits for its answer alone. Again on another socket, where it came too late to be looked at. */
  async greet(hello: object): Promise<Frame> {
    const from = this.texts.length;
    const isAnswer = ({ type }: Frame): boolean => type === 'welcome' || type === 'refused';
    for (;;) {
      this.send({ type: 'hello', versions: [1, 1], ...hello });
      const isLate = (): boolean => from === 0 && isTooLate(this.closed);
      const answer = await this.#until(
        () => this.frames.slice(from).find(isAnswer) ?? (isLate() ? 'late' : undefined),
      );
      if (answer !== 'late') return answer;
      this.#socket = this.#made();
      await this.#opened();
    }
  }

  /** At a list: says hello, and has to be welcomed. */
  async signIn(token: string): Promise<void> {
    const answer = await this.greet({ credential: { kind: 'token', token } });
    if (answer.type !== 'welcome') throw new Error(`The hello was answered with ${JSON.stringify(answer)}`);
  }

  /** At a desk: says hello and sets how available its person is. */
  async goOnline(token: string, kind: 'available' | 'away' = 'available'): Promise<Frame> {
    await this.greet({ credential: { kind: 'token', token } });
    const from = this.texts.length;
    this.send({ type: 'set-availability', kind });
    return this.next((frame) => frame.type === 'availability' || frame.type === 'refused', from);
  }

  /**
   * Sends a command under the next number and waits for its answer. The same once more, as clients do, where another room
   * was late: that changed nothing and used up no number.
   */
  async command(frame: Readonly<Record<string, unknown>>): Promise<Frame> {
    const commandId = `${this.device}:${this.#next}`;
    for (let tries = 1; ; tries += 1) {
      const from = this.texts.length;
      this.send({ ...frame, commandId });
      const answer = await this.next((each) => each.commandId === commandId, from);
      if (answer.type === 'accepted') this.#next += 1;
      if (answer.code !== 'try-again' || tries === TRIES) return answer;
      await pause(AGAIN_MS);
    }
  }

  /** A command that has to be taken: what a test goes on to look for would else be missing for another reason. */
  async does(frame: Readonly<Record<string, unknown>>): Promise<Frame> {
    const answer = await this.command(frame);
    if (answer.type !== 'accepted')
      throw new Error(`${JSON.stringify(frame)} was answered with ${JSON.stringify(answer)}`);
    return answer;
  }

  /** The first frame, from the given one on, that matches; also one that is still to come. */
  async next(matches: (frame: Frame) => boolean, from = 0): Promise<Frame> {
    const found = await this.#until(() => this.frames.slice(from).find(matches));
    return found;
  }

  untilClosed(): Promise<{ readonly code: number; readonly reason: string }> {
    return this.#until(() => this.closed ?? undefined);
  }

  /** Everything that was sent to this socket before now has come: the room answers pings in their order. */
  async settled(): Promise<void> {
    const from = this.texts.length;
    this.send({ type: 'ping', received: this.texts.length });
    await this.next((frame) => frame.type === 'pong', from);
  }

  /** Says something now and then, as pages do: whoever says nothing for too long is closed by the room. */
  staysAwake(): this {
    const timer = setInterval(() => this.send({ type: 'ping', received: this.texts.length }), 10_000);
    this.#socket.once('close', () => clearInterval(timer));
    return this;
  }

  close(): void {
    this.#socket.close();
  }

  /** Without a goodbye. */
  terminate(): void {
    this.#socket.terminate();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }

  #until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new Error(`Nothing of the sort came. The last frames:\n${this.texts.slice(-5).join('\n')}`));
      }, LIMIT_MS);
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(limit);
        this.#listeners = this.#listeners.filter((each) => each !== check);
        resolve(found);
      };
      this.#listeners.push(check);
      check();
    });
  }
}

/** Random names replaced by the order of their first appearance, and times by a word, so that bytes can be compared. */
export const canonical = (texts: readonly string[]): readonly string[] => {
  const names = new Map<string, string>();
  const nameOf = (value: string): string => {
    const known = names.get(value) ?? `<${names.size + 1}>`;
    names.set(value, known);
    return known;
  };
  const visit = (key: string, value: unknown): unknown => {
    if (
      typeof value === 'number' &&
      ['at', 'since', 'phaseSince', 'openedAt', 'waitingSince'].includes(key)
    ) {
      return '<time>';
    }
    if (
      typeof value === 'string' &&
      ['id', 'entryId', 'cursor', 'before', 'commandId', 'conversation'].includes(key)
    ) {
      return nameOf(value);
    }
    if (Array.isArray(value)) return value.map((each) => visit(key, each));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(name, each)]));
    }
    return value;
  };
  return texts.map((text) => JSON.stringify(visit('', JSON.parse(text))));
};
