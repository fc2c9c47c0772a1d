/** A WebSocket for many frames: reads each once, and lets through what a well-behaved client would never send. */
import WebSocket from 'ws';

/** Nothing that a server does to one frame takes this long, be its machine ever so busy. */
const LIMIT_MS = 60_000;

export class FuzzSocket {
  readonly #socket: WebSocket;
  readonly #onText: (text: string) => void;
  closed: { readonly code: number; readonly reason: string } | null = null;
  received = 0;
  #waiting: (() => void) | null = null;

  private constructor(socket: WebSocket, onText: (text: string) => void) {
    this.#socket = socket;
    this.#onText = onText;
    socket.on('message', (data) => {
      this.received += 1;
      this.#onText(String(data));
      this.#waiting?.();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.#waiting?.();
    });
    socket.on('error', () => undefined);
  }

  static async open(url: string, onText: (text: string) => void): Promise<FuzzSocket> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const made = new FuzzSocket(socket, onText);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return made;
  }

  send(data: string | Buffer, isBinary = false): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(data, { binary: isBinary });
  }

  /** False when it did not come to pass. */
  until(isSo: () => boolean): Promise<boolean> {
    if (isSo()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (value: boolean): void => {
        clearTimeout(timer);
        this.#waiting = null;
        resolve(value);
      };
      const timer = setTimeout(() => end(false), LIMIT_MS);
      this.#waiting = () => {
        if (isSo()) end(true);
      };
    });
  }

  close(): void {
    this.#socket.close();
  }

  terminate(): void {
    this.#socket.terminate();
  }
}
