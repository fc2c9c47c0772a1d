// Sockets with both ends in one process: the room's end keeps to the port, a test drives the client's end.
import { encodeAttachment } from '../../../party/host/sockets.js';
import type { Socket, Sockets } from '../../../party/room/ports.js';

/** What the ends of a connection share; it outlives the room's memory. */
interface Wire {
  readonly id: string;
  readonly client: ClientEnd;
  attachment: string;
  isOpen: boolean;
}

/** What happens at the room's end, in order; whoever owns the room hands it on when it wants. */
export interface SocketEvents {
  opened(id: string): void;
  received(id: string, data: unknown): void;
  closed(id: string): void;
}

export class ClientEnd {
  readonly id: string;
  /** Every text that came, oldest first. */
  readonly texts: string[] = [];
  closedWith: { readonly code: number; readonly reason: string } | null = null;
  /** Called with each text as it comes. */
  heard: (text: string) => void = () => {};
  /** Called when the room closes. */
  ended: (code: number, reason: string) => void = () => {};
  readonly #toRoom: (data: unknown) => void;
  readonly #gone: () => void;
  #taken = 0;
  #network: 'up' | 'silent' | 'gone' = 'up';

  constructor(id: string, toRoom: (data: unknown) => void, gone: () => void) {
    this.id = id;
    this.#toRoom = toRoom;
    this.#gone = gone;
  }

  /** Every frame that came, parsed. */
  get frames(): readonly Record<string, unknown>[] {
    return this.texts.map((text) => JSON.parse(text) as Record<string, unknown>);
  }

  /** The frames since the last call. */
  take(): readonly Record<string, unknown>[] {
    const fresh = this.frames.slice(this.#taken);
    this.#taken = this.texts.length;
    return fresh;
  }

  /** Frames as objects; text and bytes go as they are. */
  send(frame: unknown): void {
    if (this.#network !== 'up' || this.closedWith) return;
    this.#toRoom(typeof frame === 'string' || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame));
  }

  /** Like a page that is closed, or a connection that is cut: the room gets to know. */
  drop(): void {
    this.#network = 'gone';
    this.#gone();
  }

  /** Like a network that is gone without a word: nothing passes any more, and neither end is told. */
  goSilent(): void {
    this.#network = 'silent';
  }

  /** From the room. */
  deliver(text: string): void {
    if (this.#network !== 'up') return;
    this.texts.push(text);
    this.heard(text);
  }

  /** From the room. */
  deliverClose(code: number, reason: string): void {
    if (this.#network !== 'up') return;
    this.closedWith = { code, reason };
    this.ended(code, reason);
  }
}

export class MemorySockets implements Sockets {
  readonly #wires = new Map<string, Wire>();
  readonly #events: SocketEvents;
  #sockets = new Map<string, MemorySocket>();
  #drawn = 0;

  constructor(events: SocketEvents) {
    this.#events = events;
  }

  all(): readonly Socket[] {
    return [...this.#wires.values()].filter(({ isOpen }) => isOpen).map(({ id }) => this.#socket(id));
  }

  /** Also one that has closed: the room is told of that with the socket it knows. */
  find(id: string): Socket {
    return this.#socket(id);
  }

  /** To a socket that may be gone by now. */
  sendTo(id: string, text: string): void {
    if (this.#wires.has(id)) this.#socket(id).send(text);
  }

  connect(): ClientEnd {
    this.#drawn += 1;
    const id = `socket-${this.#drawn}`;
    const client = new ClientEnd(
      id,
      (data) => this.#events.received(id, data),
      () => this.#end(id),
    );
    this.#wires.set(id, { id, client, attachment: 'null', isOpen: true });
    this.#events.opened(id);
    return client;
  }

  /** Forgets every socket object, as when the room's memory is dropped; connections and attachments stay. */
  forget(): void {
    this.#sockets = new Map();
  }

  /** Ends every connection and tells the clients only, as when the server's process dies. */
  crash(): void {
    for (const wire of this.#wires.values()) {
      if (wire.isOpen) wire.client.deliverClose(1006, '');
    }
    this.#wires.clear();
    this.forget();
  }

  #end(id: string): void {
    const wire = this.#wires.get(id);
    if (!wire?.isOpen) return;
    wire.isOpen = false;
    this.#events.closed(id);
  }

  #socket(id: string): MemorySocket {
    const known = this.#sockets.get(id);
    if (known) return known;
    const wire = this.#wires.get(id);
    if (!wire) throw new Error(`There is no socket ${id}.`);
    const made = new MemorySocket(wire, () => this.#end(id));
    this.#sockets.set(id, made);
    return made;
  }
}

class MemorySocket implements Socket {
  readonly #wire: Wire;
  readonly #end: () => void;

  constructor(wire: Wire, end: () => void) {
    this.#wire = wire;
    this.#end = end;
  }

  get id(): string {
    return this.#wire.id;
  }

  get attachment(): unknown {
    return JSON.parse(this.#wire.attachment);
  }

  attach(value: unknown): void {
    this.#wire.attachment = encodeAttachment(value);
  }

  send(text: string): void {
    if (this.#wire.isOpen) this.#wire.client.deliver(text);
  }

  close(code: number, reason: string): void {
    if (!this.#wire.isOpen) return;
    this.#wire.client.deliverClose(code, reason);
    this.#end();
  }
}
