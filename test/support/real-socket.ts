// A WebSocket client against the real server, as tests want it: texts in a list, and waits that end.
import WebSocket from 'ws';
import type { RigClient } from './contracts/sockets-contract.js';

const LIMIT_MS = 30_000;

export class RealClient implements RigClient {
  readonly socket: WebSocket;
  readonly #texts: string[] = [];
  readonly #waiting = new Set<() => void>();
  #pongs = 0;
  #closed: { code: number; reason: string } | null = null;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      this.#texts.push(String(data));
      this.#look();
    });
    socket.on('pong', () => {
      this.#pongs += 1;
      this.#look();
    });
    socket.on('close', (code, reason) => {
      this.#closed = { code, reason: reason.toString() };
      this.#look();
    });
    // The close event follows and says all there is to say.
    socket.on('error', () => undefined);
  }

  send(text: string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text);
  }

  texts(): readonly string[] {
    return this.#texts;
  }

  closedWith(): { readonly code: number; readonly reason: string } | null {
    return this.#closed;
  }

  close(): void {
    this.socket.close();
  }

  /** Resolves when something has come that this is true of; rejects with what came instead. */
  async until(isSo: (client: RealClient) => boolean, what = 'what was awaited'): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let look = (): void => undefined;
    await new Promise<void>((resolve, reject) => {
      look = () => {
        if (isSo(this)) resolve();
      };
      const late = () =>
        reject(new Error(`${what} did not come: ${JSON.stringify([this.#texts.slice(-5), this.#closed])}`));
      timer = setTimeout(late, LIMIT_MS);
      this.#waiting.add(look);
      look();
    }).finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(look);
    });
  }

  untilClosed(): Promise<void> {
    return this.until(() => this.#closed !== null, 'the close');
  }

  /** After it, whatever either end sent before has arrived at the other end's process. */
  async roundTrip(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSING) return this.untilClosed();
    if (this.socket.readyState !== WebSocket.OPEN) return;
    const pongs = this.#pongs + 1;
    this.socket.ping();
    await this.until(() => this.#pongs >= pongs || this.#closed !== null, 'a pong');
  }

  #look(): void {
    for (const look of this.#waiting) look();
  }
}

export interface ConnectOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly protocols?: string[];
}

/** Rejects with the status and body when the server refuses the handshake. */
export const connectTo = (url: string, options: ConnectOptions = {}): Promise<RealClient> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), options.protocols ?? [], {
      headers: { ...options.headers },
      handshakeTimeout: LIMIT_MS,
    });
    // Listening from the first moment: a frame may come in the same packet as the handshake's end.
    const client = new RealClient(socket);
    socket.once('open', () => resolve(client));
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => reject(new Refused(response.statusCode ?? 0, body)));
    });
    socket.once('error', reject);
  });

export class Refused extends Error {
  readonly status: number;
  readonly body: string;

  constructor(status: number, body: string) {
    super(`The handshake was refused with ${status}: ${body}`);
    this.status = status;
    this.body = body;
  }
}
