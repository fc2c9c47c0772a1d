// A room that does what a test tells it over its socket, so that the real adapters can be driven from outside.
import type { PeerAddress, PeerMessage } from '../../../core/protocol/peer.js';
import type { Host, Room, RoomAnswer, RoomRequest, Socket } from '../../../party/room/ports.js';

/** A frame that begins so is an order to the probe; every other frame is only noted. */
export const ORDER = '!';

export type Order =
  | { readonly do: 'get'; readonly key: string }
  | { readonly do: 'list'; readonly range: Parameters<Host['storage']['list']>[0] }
  | {
      readonly do: 'write';
      readonly puts: readonly (readonly [string, unknown])[];
      readonly deletes: readonly string[];
    }
  | { readonly do: 'all' }
  | { readonly do: 'send'; readonly to: string; readonly text: string }
  | { readonly do: 'send-all'; readonly text: string; readonly count: number }
  | { readonly do: 'close'; readonly to: string; readonly code: number; readonly reason: string }
  | { readonly do: 'attach'; readonly to: string; readonly value: unknown }
  | { readonly do: 'attachment'; readonly of: string }
  | { readonly do: 'events' }
  | { readonly do: 'now' }
  | { readonly do: 'wake-in'; readonly ms: number | null }
  | { readonly do: 'wakes' }
  | { readonly do: 'tell'; readonly to: PeerAddress; readonly message: PeerMessage }
  | { readonly do: 'told' }
  | { readonly do: 'break'; readonly what: 'told' | 'hang' }
  | { readonly do: 'throw' }
  | { readonly do: 'verify'; readonly token: string }
  | { readonly do: 'started' };

export interface Reply {
  readonly reply: number;
  readonly ok: boolean;
  readonly value: unknown;
}

export class ProbeRoom implements Room {
  readonly #host: Host;
  readonly #sockets = new Map<string, Socket>();
  readonly #events: string[] = [];
  readonly #wakes: number[] = [];
  readonly #told: PeerMessage[] = [];
  /** Sockets that give orders; the contract is not about them. */
  readonly #drivers = new Set<string>();
  #loaded: unknown = 'not started';
  #broken: 'told' | 'hang' | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  async start(): Promise<void> {
    if ((await this.#host.storage.get('fail-start')) === true) throw new Error('secret inside: start');
    await this.#host.storage.write(new Map([['started', true]]));
    this.#loaded = (await this.#host.storage.get('loaded')) ?? null;
  }

  opened(socket: Socket): void {
    this.#sockets.set(socket.id, socket);
    this.#events.push(`opened ${socket.id}`);
    // What a connection sees of the room the moment it is in.
    if (this.#loaded === 'greet') socket.send(JSON.stringify({ greeting: this.#loaded }));
  }

  async received(socket: Socket, data: unknown): Promise<void> {
    if (typeof data !== 'string' || !data.startsWith(ORDER)) {
      this.#events.push(`received ${socket.id} ${String(data)}`);
      return;
    }
    this.#drivers.add(socket.id);
    const { n, order } = JSON.parse(data.slice(1)) as { n: number; order: Order };
    if (order.do === 'throw') throw new Error('secret inside: received');
    try {
      reply(socket, { reply: n, ok: true, value: (await this.#obey(order)) ?? null });
    } catch (cause) {
      reply(socket, { reply: n, ok: false, value: cause instanceof Error ? cause.message : null });
    }
  }

  async closed(socket: Socket): Promise<void> {
    this.#events.push(`closed ${socket.id}`);
  }

  async told(message: PeerMessage): Promise<void> {
    if (this.#broken === 'told') throw new Error('secret inside: told');
    if (this.#broken === 'hang') await new Promise(() => undefined);
    this.#told.push(message);
  }

  async wake(): Promise<void> {
    this.#wakes.push(this.#host.clock.now());
  }

  async answer({ path, credential }: RoomRequest): Promise<RoomAnswer | null> {
    if (!credential) return null;
    if (credential.value === 'throw') throw new Error('secret inside: read');
    if (credential.value === 'nobody') return null;
    return {
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: `${path} for ${credential.kind} ${credential.value}`,
    };
  }

  async #obey(order: Exclude<Order, { do: 'throw' }>): Promise<unknown> {
    const { storage, sockets, clock, peers, tokens } = this.#host;
    switch (order.do) {
      case 'get':
        return { value: await storage.get(order.key) };
      case 'list':
        return [...(await storage.list(order.range))];
      case 'write':
        return storage.write(new Map(order.puts), order.deletes);
      case 'all':
        return sockets.all().flatMap(({ id }) => (this.#drivers.has(id) ? [] : id));
      case 'send':
        return this.#socket(order.to).send(order.text);
      case 'send-all':
        return this.#sendAll(order.text, order.count);
      case 'close':
        return this.#socket(order.to).close(order.code, order.reason);
      case 'attach':
        return this.#socket(order.to).attach(order.value);
      case 'attachment':
        return this.#socket(order.of).attachment;
      case 'events':
        return this.#events.filter((event) => !this.#drivers.has(event.split(' ')[1] ?? ''));
      case 'now':
        return clock.now();
      case 'wake-in':
        return clock.wakeAt(order.ms === null ? null : clock.now() + order.ms);
      case 'wakes':
        return this.#wakes;
      case 'tell':
        return peers.tell(order.to, order.message);
      case 'told':
        return this.#told;
      case 'break':
        this.#broken = order.what;
        return null;
      case 'verify':
        return tokens.verify(order.token);
      case 'started':
        return this.#loaded;
    }
  }

  #sendAll(text: string, count: number): void {
    for (let n = 0; n < count; n += 1) {
      for (const socket of this.#host.sockets.all())
        if (!this.#drivers.has(socket.id)) socket.send(`${text}${n}`);
    }
  }

  #socket(id: string): Socket {
    const socket = this.#sockets.get(id);
    if (!socket) throw new Error(`no socket ${id}`);
    return socket;
  }
}

const reply = (socket: Socket, value: Reply): void => socket.send(JSON.stringify(value));
