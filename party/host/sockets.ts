/**
 * The sockets of a room under PartyKit.
 *
 * Its own table is not used. A connection id there is chosen by the client (`?_pk=`), and a second socket with the
 * same one takes the first one's place: the first stays open and is never found again. Its `broadcast` stops at the
 * first socket that throws. So ids are drawn here and sending goes socket by socket.
 */
import type * as Party from 'partykit/server';
import type { Socket, Sockets } from '../room/ports.js';
import { randomName } from './ids.js';

/** Of 2,048 bytes that the platform has for its own data, the URL and ours together. */
export const ATTACHMENT_BYTES = 512;

/** The attachment as text, checked before anything is kept. */
export const encodeAttachment = (value: unknown): string => {
  const text = JSON.stringify(value ?? null);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > ATTACHMENT_BYTES) {
    throw new RangeError(`An attachment has ${bytes} bytes; ${ATTACHMENT_BYTES} is the most.`);
  }
  return text;
};

/** What is kept with the platform's connection, so that a socket is the same one after memory is lost. */
interface Kept {
  readonly id: string;
  readonly attachment: unknown;
}

/** As much of a connection as is used: it is also what a test can stand in for. */
export interface Wire {
  readonly state: unknown;
  setState(state: unknown): unknown;
  send(text: string): void;
  close(code: number, reason: string): void;
}

const keptIn = (wire: Wire): Kept | null => {
  const state = wire.state;
  if (typeof state !== 'object' || state === null || !('id' in state) || !('attachment' in state))
    return null;
  return typeof state.id === 'string' ? { id: state.id, attachment: state.attachment } : null;
};

class PartySocket implements Socket {
  readonly id: string;
  readonly #wire: Wire;
  readonly #onClosed: (socket: PartySocket) => void;
  #attachment: unknown;

  constructor(wire: Wire, onClosed: (socket: PartySocket) => void) {
    const kept = keptIn(wire);
    this.#wire = wire;
    this.#onClosed = onClosed;
    this.id = kept?.id ?? randomName();
    this.#attachment = kept?.attachment ?? null;
    if (kept === null) this.#keep();
  }

  get attachment(): unknown {
    return this.#attachment;
  }

  attach(value: unknown): void {
    const text = encodeAttachment(value);
    this.#attachment = JSON.parse(text);
    this.#keep();
  }

  send(text: string): void {
    try {
      this.#wire.send(text);
    } catch {
      // The socket is closing; that it is closed comes as an event of its own.
    }
  }

  close(code: number, reason: string): void {
    try {
      this.#wire.close(code, reason);
    } catch {
      // Closed already.
    }
    this.#onClosed(this);
  }

  #keep(): void {
    this.#wire.setState({ id: this.id, attachment: this.#attachment } satisfies Kept);
  }
}

export class PartySockets implements Sockets {
  readonly #open = new Map<Wire, PartySocket>();
  readonly #onClosed: (socket: Socket) => void;

  /** `onClosed` is called once per socket, whoever closed it. */
  constructor(onClosed: (socket: Socket) => void) {
    this.#onClosed = onClosed;
  }

  all(): readonly Socket[] {
    return [...this.#open.values()];
  }

  /** A new connection, or one that was open before memory was lost. */
  add(wire: Wire): Socket {
    const socket = new PartySocket(wire, () => this.#remove(wire));
    this.#open.set(wire, socket);
    return socket;
  }

  find(wire: Wire): Socket | undefined {
    return this.#open.get(wire);
  }

  /**
   * The other end has closed. The platform leaves the answer to us: without one the client's socket stays closing
   * until its own patience ends, for a browser about a minute.
   */
  ended(wire: Wire): void {
    try {
      wire.close(1000, '');
    } catch {
      // Closed by us before.
    }
    this.#remove(wire);
  }

  /**
   * A socket that we close is gone for the room at once. The platform reports it only when the other end answers,
   * and a client whose network is gone never does.
   */
  #remove(wire: Wire): void {
    const socket = this.#open.get(wire);
    if (!this.#open.delete(wire) || socket === undefined) return;
    // Later, because a room that closes a socket is in the middle of something.
    queueMicrotask(() => this.#onClosed(socket));
  }
}

/** PartyKit types the state of a connection as read-only through and through; ours is written by `setState` alone. */
export const wireOf = (connection: Party.Connection): Wire => connection as unknown as Wire;
