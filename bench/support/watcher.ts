/** A socket that only listens, as a list does, and notes when each update came first. */
import WebSocket from 'ws';
import { limits } from '../../core/protocol/limits.js';
import { marksIn } from './marker.js';

/** The same clock as `Date.now()`, in finer steps. */
const now = (): number => performance.timeOrigin + performance.now();

export class Watcher {
  readonly #socket: WebSocket;
  readonly #isStrange: (text: string) => boolean;
  #received = 0;
  /** How long each update took. */
  readonly seen = new Map<number, number>();
  /** Frames that this reader was not to get. */
  readonly strange: string[] = [];
  /** The code that it was closed with. */
  closed: number | null = null;
  readonly #pings: ReturnType<typeof setInterval>;

  private constructor(socket: WebSocket, isStrange: (text: string) => boolean) {
    this.#socket = socket;
    this.#isStrange = isStrange;
    socket.on('message', (data) => this.#take(String(data), now()));
    socket.on('close', (code) => {
      this.closed = code;
      clearInterval(this.#pings);
    });
    this.#pings = setInterval(() => this.#acknowledge(), limits.pingSeconds * 1000);
  }

  static async open(
    url: string,
    hello: unknown = null,
    isStrange: (text: string) => boolean = () => false,
  ): Promise<Watcher> {
    const socket = new WebSocket(url);
    const watcher = new Watcher(socket, isStrange);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    if (hello === null) return watcher;
    const welcome = new Promise((resolve) => socket.once('message', resolve));
    socket.send(JSON.stringify(hello));
    await welcome;
    return watcher;
  }

  close(): void {
    clearInterval(this.#pings);
    this.#socket.close();
  }

  #acknowledge(): void {
    this.#socket.send(JSON.stringify({ type: 'ping', received: this.#received }));
  }

  #take(text: string, at: number): void {
    this.#received += 1;
    if (this.#received % limits.acknowledgeEvery === 0) this.#acknowledge();
    if (this.#isStrange(text)) this.strange.push(text);
    for (const { update, sentAt } of marksIn(text)) {
      if (!this.seen.has(update)) this.seen.set(update, at - sentAt);
    }
  }
}
