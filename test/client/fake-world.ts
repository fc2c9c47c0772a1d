// A page, its clock and the far end of its sockets, all in the test's hands. Timers are vitest's fake ones.
import { afterEach, beforeEach, vi } from 'vitest';
import type { Environment, Signal } from '../../client/environment.js';

interface Sent {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The far end says what the test tells it to. */
export class FakeSocket extends EventTarget {
  binaryType = 'blob';
  readyState = 0;
  readonly url: string;
  readonly sent: Sent[] = [];

  constructor(url: string) {
    super();
    this.url = url;
    current?.sockets.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Sent);
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  say(frame: unknown): void {
    const data = typeof frame === 'string' ? frame : JSON.stringify(frame);
    if (this.readyState === 1) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** The server closes, or with 1006 the network does. */
  shut(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason: '' }));
  }

  /** What was sent of one type. */
  of(type: string): Sent[] {
    return this.sent.filter((frame) => frame.type === type);
  }
}

export class FakeWorld {
  readonly sockets: FakeSocket[] = [];
  isOnline = true;
  /** What `random` answers. */
  luck = 0.5;
  readonly #listeners = new Set<(signal: Signal) => void>();

  readonly environment: Environment = {
    now: () => Date.now(),
    setTimer: (run, milliseconds) => setTimeout(run, milliseconds),
    clearTimer: (timer) => clearTimeout(timer),
    random: () => this.luck,
    isOnline: () => this.isOnline,
    listen: (tell) => {
      this.#listeners.add(tell);
      return () => this.#listeners.delete(tell);
    },
    WebSocket: FakeSocket,
  };

  get listening(): number {
    return this.#listeners.size;
  }

  /** The newest socket. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }

  signal(signal: Signal): void {
    for (const tell of this.#listeners) tell(signal);
  }

  /** Lets what is already due run, promises included. */
  async flush(): Promise<void> {
    for (let round = 0; round < 5; round += 1) await vi.advanceTimersByTimeAsync(0);
  }

  pass(milliseconds: number): Promise<unknown> {
    return vi.advanceTimersByTimeAsync(milliseconds);
  }

  /** The machine sleeps: the clock goes on, timers do not. */
  sleep(milliseconds: number): void {
    vi.setSystemTime(Date.now() + milliseconds);
  }

  /** The newest socket opens, and the hello has been sent. */
  async opened(): Promise<FakeSocket> {
    await this.flush();
    // A timer that is set from within a timer is due a millisecond later.
    if (this.sockets.at(-1)?.readyState !== 0) await this.pass(1);
    this.socket.open();
    return this.socket;
  }
}

let current: FakeWorld | null = null;

/** A fresh world for each test of a file. */
export function useFakeWorld(): () => FakeWorld {
  beforeEach(() => {
    vi.useFakeTimers();
    current = new FakeWorld();
  });
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
  });
  return () => {
    if (!current) throw new Error('useFakeWorld is for inside a test');
    return current;
  };
}
