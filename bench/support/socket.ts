/** A bare WebSocket for measuring: sends text, and says when a text that it waits for has come. */
import WebSocket from 'ws';

interface Waiter {
  readonly matches: (text: string) => boolean;
  readonly resolve: (at: number) => void;
  readonly reject: (cause: Error) => void;
}

export class BenchSocket {
  readonly #socket: WebSocket;
  #waiters: Waiter[] = [];
  received = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#take(String(data), performance.now()));
    // Also where the server began anew because somebody edits it: nothing would ever come.
    socket.on('close', (code) => {
      for (const { reject } of this.#waiters) reject(new Error(`The socket was closed with ${code}.`));
    });
  }

  static async open(url: string): Promise<BenchSocket> {
    const socket = new WebSocket(url);
    const bench = new BenchSocket(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return bench;
  }

  send(frame: unknown): void {
    this.#socket.send(JSON.stringify(frame));
  }

  /** When the first text that matches came, by `performance.now()`. */
  seen(matches: (text: string) => boolean): Promise<number> {
    return new Promise((resolve, reject) => this.#waiters.push({ matches, resolve, reject }));
  }

  /** Says that it is there and what it has; the server leaves who is silent for long. */
  ping(): void {
    this.send({ type: 'ping', received: this.received });
  }

  close(): void {
    this.#socket.close();
  }

  #take(text: string, at: number): void {
    this.received += 1;
    // So that the server does not take a reader that reads for a slow one.
    if (this.received % 200 === 0) this.ping();
    this.#waiters = this.#waiters.filter((waiter) => {
      if (!waiter.matches(text)) return true;
      waiter.resolve(at);
      return false;
    });
  }
}
