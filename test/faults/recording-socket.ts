/** A WebSocket that tells the ledger of everything that goes through it, and can be told to behave badly. */
import { WebSocket } from 'ws';
import type { Viewer } from './history.js';
import type { Ledger } from './ledger.js';

/** As much of a ledger as a socket needs. */
export type Recorded = Pick<Ledger, 'sent' | 'received'>;

/** How the sockets of one client behave; may be changed while they are open. */
export interface Antics {
  /** How often each command is sent. */
  copies: number;
  /** A socket that replaces another says again, after its hello, what was last said on the old one. */
  isRepeating: boolean;
  /** Frames have keys, and there are frames, that this version of the client does not know. */
  isFromTheFuture: boolean;
}

export interface Recorder {
  readonly Socket: new (url: string, protocols?: string | string[]) => unknown;
  readonly antics: Antics;
  /** The socket that was opened last. */
  readonly current: WebSocket | null;
  /** The codes with which they were closed. */
  readonly closes: readonly number[];
}

const mostRepeated = 5;

const fromTheFuture = (text: string): string =>
  JSON.stringify({ ...(JSON.parse(text) as object), weather: { kind: 'fair', since: 1 } });
const unknownFrame = JSON.stringify({ type: 'weather', entries: [{ id: 'rain' }], header: null });

export const recorder = (ledger: Recorded, viewer: Viewer): Recorder => {
  const antics: Antics = { copies: 1, isRepeating: false, isFromTheFuture: false };
  let said: readonly string[] = [];
  let connections = 0;
  const closes: number[] = [];
  let current: WebSocket | null = null;

  class RecordingSocket extends WebSocket {
    readonly #number: number;
    #repeats: readonly string[] = [];

    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      connections += 1;
      this.#number = connections;
      this.#repeats = antics.isRepeating ? said : [];
      current = this;
      // The close event follows and says all there is to say.
      this.on('error', () => undefined);
      this.on('close', (code) => closes.push(code));
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const text = String(data);
      const isCommand = text.includes('"commandId"');
      if (isCommand) {
        ledger.sent(text);
        said = [...said, text].slice(-mostRepeated);
      }
      const times = isCommand ? antics.copies : 1;
      for (let time = 0; time < times && this.readyState === WebSocket.OPEN; time += 1) super.send(text);
    }

    override emit(event: string | symbol, ...rest: unknown[]): boolean {
      if (event !== 'message') return super.emit(event, ...rest);
      const text = String(rest[0]);
      ledger.received(viewer, this.#number, text);
      if (text.includes('"type":"welcome"')) this.#repeat();
      if (!antics.isFromTheFuture) return super.emit(event, ...rest);
      super.emit(event, Buffer.from(unknownFrame), false);
      return super.emit(event, Buffer.from(fromTheFuture(text)), false);
    }

    #repeat(): void {
      for (const text of this.#repeats) if (this.readyState === WebSocket.OPEN) super.send(text);
      this.#repeats = [];
    }
  }

  return {
    Socket: RecordingSocket,
    antics,
    get current() {
      return current;
    },
    closes,
  };
};
