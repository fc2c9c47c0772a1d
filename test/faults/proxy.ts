/** A network between clients and server that misbehaves on demand: cut, silent, slow, late, or deaf in one direction. */
import net from 'node:net';

/** What becomes of bytes that go one way. */
export type Flow =
  | { readonly kind: 'pass' }
  /** Nothing arrives, neither bytes nor an end; what was sent meanwhile arrives when it passes again. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'delay'; readonly ms: number; readonly jitter: number }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number };

export const pass: Flow = { kind: 'pass' };
export const stall: Flow = { kind: 'stall' };

const tickMs = 20;

/** One direction of one connection: in order, whatever happens. */
class Pipe {
  readonly #to: net.Socket;
  readonly #random: () => number;
  #flow: Flow;
  /** Due by a clock that nobody sets: bytes would else be held for as long as the other one is set back. */
  #waiting: { readonly bytes: Buffer | null; readonly dueAt: number }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(from: net.Socket, to: net.Socket, flow: Flow, random: () => number) {
    this.#to = to;
    this.#flow = flow;
    this.#random = random;
    from.on('data', (bytes) => this.#take(bytes));
    from.on('end', () => this.#take(null));
  }

  set flow(flow: Flow) {
    this.#flow = flow;
    this.#pump();
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #take(bytes: Buffer | null): void {
    const flow = this.#flow;
    const late = flow.kind === 'delay' ? flow.ms + this.#random() * flow.jitter : 0;
    // TCP keeps the order, however late a part of it is.
    const last = this.#waiting.at(-1)?.dueAt ?? 0;
    this.#waiting.push({ bytes, dueAt: Math.max(last, performance.now() + late) });
    this.#pump();
  }

  #pump(): void {
    clearTimeout(this.#timer);
    if (this.#isOver || this.#flow.kind === 'stall') return;
    if (this.#flow.kind === 'throttle') this.#dribble(this.#flow.bytesPerSecond);
    else
      while ((this.#waiting[0]?.dueAt ?? Number.POSITIVE_INFINITY) <= performance.now())
        this.#pass(this.#waiting.shift()?.bytes);
    const next = this.#waiting[0];
    if (next) this.#timer = setTimeout(() => this.#pump(), Math.max(tickMs, next.dueAt - performance.now()));
  }

  #dribble(bytesPerSecond: number): void {
    const [next] = this.#waiting;
    if (!next) return;
    const share = Math.max(1, Math.floor((bytesPerSecond * tickMs) / 1000));
    this.#waiting.shift();
    const rest = next.bytes?.subarray(share);
    if (rest && rest.length > 0) this.#waiting.unshift({ ...next, bytes: rest });
    this.#pass(next.bytes?.subarray(0, share) ?? null);
  }

  #pass(bytes: Buffer | null | undefined): void {
    if (bytes) this.#to.write(bytes);
    else if (bytes === null) this.#to.end();
  }
}

interface Link {
  readonly near: net.Socket;
  readonly far: net.Socket;
  readonly up: Pipe;
  readonly down: Pipe;
}

export class TcpProxy {
  readonly #server: net.Server;
  readonly #links = new Set<Link>();
  readonly #random: () => number;
  #flows: { readonly up: Flow; readonly down: Flow } = { up: pass, down: pass };
  #isRefusing = false;
  port = 0;

  private constructor(farPort: number, random: () => number) {
    this.#random = random;
    this.#server = net.createServer((near) => this.#link(near, farPort));
  }

  static async open(farPort: number, random: () => number = Math.random): Promise<TcpProxy> {
    const proxy = new TcpProxy(farPort, random);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    const address = proxy.#server.address();
    proxy.port = typeof address === 'object' && address ? address.port : 0;
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get open(): number {
    return this.#links.size;
  }

  /** For connections that are open, and for those to come. */
  set(flows: { readonly up?: Flow; readonly down?: Flow }): void {
    this.#flows = { up: flows.up ?? pass, down: flows.down ?? pass };
    for (const link of this.#links) {
      link.up.flow = this.#flows.up;
      link.down.flow = this.#flows.down;
      // What ended behind the silence is noticed now.
      if (link.near.destroyed || link.far.destroyed) this.#gone(link);
    }
  }

  /** Nothing passes, and every socket stays: as when a cable is pulled. */
  halfOpen(): void {
    this.set({ up: stall, down: stall });
  }

  /** Ends every connection with a reset, and what is on its way is gone; meanwhile nobody comes through, if told so. */
  cut({ refusing = false }: { readonly refusing?: boolean } = {}): void {
    this.#isRefusing = refusing;
    for (const link of this.#links) this.#unlink(link, (socket) => socket.resetAndDestroy());
  }

  heal(): void {
    this.#isRefusing = false;
    this.set({});
  }

  async close(): Promise<void> {
    for (const link of this.#links) this.#unlink(link, (socket) => socket.destroy());
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #link(near: net.Socket, farPort: number): void {
    // A client that is cut before the server was reached.
    near.on('error', () => near.destroy());
    if (this.#isRefusing) return void near.resetAndDestroy();
    const far = net.connect(farPort, '127.0.0.1');
    const { up, down } = this.#flows;
    const link: Link = {
      near,
      far,
      up: new Pipe(near, far, up, this.#random),
      down: new Pipe(far, near, down, this.#random),
    };
    this.#links.add(link);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.#gone(link));
      socket.on('close', () => this.#gone(link));
    }
  }

  /** One end is gone. Behind a network that passes nothing the other end does not get to know. */
  #gone(link: Link): void {
    const isSilent = this.#flows.up.kind === 'stall' && this.#flows.down.kind === 'stall';
    if (isSilent || !this.#links.has(link)) return;
    this.#unlink(link, (socket) => socket.destroySoon());
  }

  #unlink(link: Link, end: (socket: net.Socket) => void): void {
    this.#links.delete(link);
    link.up.end();
    link.down.end();
    end(link.near);
    end(link.far);
  }
}
