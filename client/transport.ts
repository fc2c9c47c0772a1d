/** One connection to one room: says hello, stays live, comes back after a loss, and knows when to give up. */
import type { CloseName } from '../core/protocol/close-codes.js';
import { afterClose, closeReasons } from '../core/protocol/close-codes.js';
import type { Credential } from '../core/protocol/conversation-up.js';
import { read } from '../core/protocol/read.js';
import { protocolVersion } from '../core/protocol/version.js';
import { retryDelay } from './backoff.js';
import type { CredentialSource } from './credential-source.js';
import type { Environment, Signal, Timer } from './environment.js';
import { Liveness } from './liveness.js';
import type { Connection } from './snapshots.js';

/** From the start of a try to an open socket, and from there to the welcome. */
const stepMilliseconds = 10_000;
/** For the token: a function of the page may call a server of its own. */
const tokenMilliseconds = 30_000;
/** A connection that lived so long was a good one; the next loss starts to count anew. */
const stableMilliseconds = 10_000;
/** Fresh tokens in a row without a welcome. */
const mostRenewals = 3;

type Ended = Extract<Connection, { kind: 'ended' }>['reason'];
type GiveUpName = {
  [Name in CloseName]: (typeof closeReasons)[Name]['next'] extends 'give-up' ? Name : never;
}[CloseName];

/** An end is called as the close that gives up; one whose name is no end's does not compile. */
const endingOf = (code: number): Ended => {
  const names = Object.keys(closeReasons) as CloseName[];
  return names.find((each) => closeReasons[each].code === code) as GiveUpName;
};

export interface TransportOptions<Down extends { readonly type: string }> {
  /** The room's address; null when the credential does not lead to one. */
  url(credential: Credential): string | null;
  readonly environment: Environment;
  readonly credential: CredentialSource;
  readonly known: Readonly<Partial<Record<Down['type'], true>>>;
  /** What a hello says besides versions and credential. */
  hello(credential: Credential): Promise<object>;
  received(frame: Down): void;
  /** `connection` was replaced. */
  changed(): void;
}

export class Transport<Up extends { readonly type: string }, Down extends { readonly type: string }> {
  readonly #options: TransportOptions<Down>;
  readonly #environment: Environment;
  readonly #liveness: Liveness;
  #connection: Connection = { kind: 'idle' };
  #socket: WebSocket | null = null;
  #timer: Timer | undefined;
  #stopListening: (() => void) | null = null;
  /** Counts tries, so that what an abandoned one still brings is recognised. */
  #turn = 0;
  #attempt = 0;
  #renewals = 0;
  #retryAt = 0;
  #liveSince: number | null = null;
  #isWarned = false;

  constructor(options: TransportOptions<Down>) {
    this.#options = options;
    this.#environment = options.environment;
    this.#liveness = new Liveness({
      environment: options.environment,
      ping: (received) => this.#socket?.send(JSON.stringify({ type: 'ping', received })),
      giveUp: () => this.#lost(),
    });
  }

  get connection(): Connection {
    return this.#connection;
  }

  connect(): void {
    if (this.#connection.kind !== 'idle' && this.#connection.kind !== 'ended') return;
    this.#stopListening ??= this.#environment.listen((signal) => this.#signalled(signal));
    this.#attempt = 0;
    this.#renewals = 0;
    this.#open();
  }

  disconnect(): void {
    this.#close({ kind: 'idle' });
  }

  /** Also after an end, such as one for want of a token: whoever asks has a reason to. */
  retryNow(): void {
    if (this.#isWaiting) this.#open();
    else if (this.#connection.kind === 'ended') this.connect();
  }

  /** Says hello again, for a hello that would now be another. */
  restart(): void {
    if (this.#connection.kind !== 'idle' && this.#connection.kind !== 'ended') this.#open();
  }

  /** Leaves a connection that does not bring what it should, and comes back as after a loss: later and later. */
  giveUp(): void {
    if (this.#connection.kind === 'live') this.#lost();
  }

  /** Everything that was missed has come. */
  complete(): void {
    if (this.#connection.kind === 'live') this.#connection = { kind: 'live', isComplete: true };
  }

  /** Sends if the room has welcomed us, and otherwise does nothing: whoever needs more keeps it and sends again. */
  send(frame: Up): void {
    if (this.#connection.kind === 'live') this.#socket?.send(JSON.stringify(frame));
  }

  get #isWaiting(): boolean {
    return this.#connection.kind === 'waiting' || this.#connection.kind === 'offline';
  }

  #open(): void {
    this.#drop();
    // What the browser says of the network is only shown. It is wrong behind some VPNs, and for a server on this
    // very machine, so the tries go on.
    const since = this.#environment.now();
    this.#set(this.#environment.isOnline() ? { kind: 'connecting', since } : { kind: 'offline' });
    this.#wait(tokenMilliseconds, () => this.#lost());
    void this.#greet(this.#turn);
  }

  async #greet(turn: number): Promise<void> {
    try {
      const credential = await this.#options.credential.get();
      if (credential === null) return turn === this.#turn ? this.#unauthenticated() : undefined;
      const rest = await this.#options.hello(credential);
      if (turn !== this.#turn) return;
      const url = this.#options.url(credential);
      if (url === null) return this.#unauthenticated();
      const versions = [protocolVersion, protocolVersion];
      this.#dial(url, JSON.stringify({ type: 'hello', versions, credential, ...rest }));
    } catch {
      // The page's token function failed, or no socket could be made; the next try may find it otherwise.
      if (turn === this.#turn) this.#lost();
    }
  }

  /**
   * Throws where there is no socket to be had: without one on this host, or where a page's content security policy
   * forbids the address. Listeners are never taken away, because some hosts throw an error that nobody listens to.
   */
  #dial(url: string, hello: string): void {
    const Socket = (this.#environment.WebSocket ?? WebSocket) as new (url: string) => WebSocket;
    const socket = new Socket(url);
    this.#socket = socket;
    this.#wait(stepMilliseconds, () => this.#lost());
    // What was left may still bring something.
    const on = <Type extends keyof WebSocketEventMap>(
      type: Type,
      act: (event: WebSocketEventMap[Type]) => void,
    ) =>
      socket.addEventListener(type, (event) => {
        if (this.#socket === socket) act(event);
      });
    on('open', () => {
      socket.send(hello);
      this.#wait(stepMilliseconds, () => this.#lost());
    });
    on('message', ({ data }) => this.#heard(data));
    on('close', ({ code }) => this.#closed(code));
    // Not every error is followed by a close.
    on('error', () => this.#lost());
  }

  #heard(data: unknown): void {
    // A type without a row is left unread, whether it is newer than this client or of no use to it.
    const frame = read<Down>(this.#options.known as Readonly<Record<Down['type'], true>>, data);
    if (frame?.type === 'welcome') {
      this.#clearTimer();
      this.#liveness.start();
      this.#renewals = 0;
      this.#liveSince = this.#environment.now();
      // Not told before the frame is: nobody is to see a live connection with an old header.
      this.#connection = { kind: 'live', isComplete: false };
    }
    if (this.#connection.kind === 'live') this.#liveness.heard(typeof data === 'string' ? data.length : 0);
    if (!frame || frame.type === 'pong') return;
    try {
      this.#options.received(frame);
    } catch (error) {
      // Not what its type says: the page goes on without it.
      // biome-ignore lint/suspicious/noConsole: nothing else tells a developer why nothing comes
      if (!this.#isWarned) console.warn('Parley:', frame.type, error);
      this.#isWarned = true;
      // Half of a beginning is none: without it nothing would ever be complete.
      if (this.#connection.kind === 'live' && !this.#connection.isComplete) this.giveUp();
    }
  }

  #closed(code: number): void {
    const then = afterClose(code);
    if (then === 'give-up') return this.#close({ kind: 'ended', reason: endingOf(code) });
    if (then === 'renew-token') {
      this.#renewals += 1;
      if (this.#renewals > mostRenewals) return this.#unauthenticated();
      this.#options.credential.expire();
    }
    this.#lost();
  }

  /** The next try, if there is one, is with another token. */
  #unauthenticated(): void {
    this.#options.credential.expire();
    this.#close({ kind: 'ended', reason: 'unauthenticated' });
  }

  #lost(): void {
    const now = this.#environment.now();
    if (this.#liveSince !== null && now - this.#liveSince >= stableMilliseconds) this.#attempt = 0;
    this.#drop();
    const delay = retryDelay(this.#attempt, this.#environment.random());
    this.#attempt += 1;
    this.#retryAt = now + delay;
    this.#wait(delay, () => this.#open());
    this.#setWaiting();
  }

  #setWaiting(): void {
    const waiting = { kind: 'waiting', attempt: this.#attempt, retryAt: this.#retryAt } as const;
    this.#set(this.#environment.isOnline() ? waiting : { kind: 'offline' });
  }

  #signalled(signal: Signal): void {
    if (signal === 'freeze') {
      // A page with an open socket is not kept in the back/forward cache.
      this.#drop();
      this.#retryAt = this.#environment.now();
      return this.#setWaiting();
    }
    if (this.#connection.kind === 'live') return this.#liveness.probe();
    if (!this.#isWaiting) return;
    if (signal === 'offline') return this.#setWaiting();
    // The network is back: earlier failures say nothing about it.
    if (signal === 'online') this.#attempt = 0;
    const isOverdue = this.#environment.now() >= this.#retryAt;
    if (signal !== 'wake' || isOverdue) this.#open();
  }

  #close(connection: Connection): void {
    this.#stopListening?.();
    this.#stopListening = null;
    this.#drop();
    this.#set(connection);
  }

  /** Leaves the socket without waiting for its close, and forgets whatever it may still bring. */
  #drop(): void {
    this.#turn += 1;
    this.#clearTimer();
    this.#liveness.stop();
    this.#liveSince = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
  }

  #set(connection: Connection): void {
    this.#connection = connection;
    this.#options.changed();
  }

  #wait(milliseconds: number, run: () => void): void {
    this.#clearTimer();
    this.#timer = this.#environment.setTimer(run, milliseconds);
  }

  #clearTimer(): void {
    if (this.#timer !== undefined) this.#environment.clearTimer(this.#timer);
    this.#timer = undefined;
  }
}
