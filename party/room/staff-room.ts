/** What the rooms that only staff enter have in common: hello with a token, liveness, and one turn after another. */
import type { Identity } from '../../core/domain/identity.js';
import { grantsIn } from '../../core/domain/identity.js';
import { isWorkgroupId } from '../../core/domain/ids.js';
import type { Refusal, RefusalCode } from '../../core/domain/refusal.js';
import { refuse } from '../../core/domain/refusal.js';
import type { CloseName, HelloRefusal } from '../../core/protocol/close-codes.js';
import { helloRefusals } from '../../core/protocol/close-codes.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import type { StaffHello } from '../../core/protocol/staff-up.js';
import { commonVersion } from '../../core/protocol/version.js';
import type { Connection } from './connections.js';
import { Connections, earliest } from './connections.js';
import { refusedFrame, refusedText } from './frames.js';
import type { Host, Room, Socket } from './ports.js';
import { Buckets } from './rate-limit.js';
import { isExpired } from './session.js';
import { leaveOldest, supersede } from './supersede.js';
import { TurnQueue } from './turn-queue.js';

export type WelcomedStaff = Connection<Identity> & { session: Identity };

/** Frames that every staff room knows. */
type CommonUp = StaffHello | { readonly type: 'ping'; readonly received: number };

export abstract class StaffRoom<Up extends { readonly type: string }> implements Room {
  protected readonly host: Host;
  protected connections: Connections<Identity>;
  protected readonly buckets = new Buckets();
  readonly #line = new TurnQueue();

  constructor(host: Host) {
    this.host = host;
    this.connections = new Connections<Identity>({ all: () => [] }, host.clock, () => null);
  }

  /** Loads what is stored. */
  protected abstract load(): Promise<void>;
  /** The identity as it was kept in an attachment, and how it is kept there. */
  protected abstract restore(attachment: unknown): Identity | null;
  protected abstract attachmentOf(identity: Identity): unknown;
  /** Whether this person may come in. A no is `not-found`: the room does not exist for them. */
  protected abstract admits(identity: Identity): Promise<boolean> | boolean;
  /** They are in: send the welcome. */
  protected abstract welcomed(connection: WelcomedStaff, version: number): Promise<void> | void;
  protected abstract decode(
    data: unknown,
  ): { kind: 'frame'; frame: Up | CommonUp } | { kind: 'refused'; code: RefusalCode };
  protected abstract take(connection: WelcomedStaff, frame: Exclude<Up, CommonUp>): Promise<void> | void;
  /** Something was told by another room, or the time asked for has come. */
  protected abstract hear(message: PeerMessage): Promise<void> | void;
  protected abstract wakened(): Promise<void> | void;
  /** When the room has something of its own to do. */
  protected abstract nextWake(): number | null;
  /** After the start and every turn: sends what is owed to others. */
  protected abstract afterTurn(): void;

  async start(): Promise<void> {
    await this.load();
    this.connections = new Connections<Identity>(this.host.sockets, this.host.clock, (attachment) =>
      this.restore(attachment),
    );
    this.afterTurn();
    this.scheduleWake();
  }

  opened(socket: Socket): void {
    this.connections.open(socket);
    this.scheduleWake();
  }

  received(socket: Socket, data: unknown): Promise<void> {
    const connection = this.connections.get(socket);
    if (!connection) return Promise.resolve();
    return connection.inLine(data, async () => {
      if (connection.isClosed) return;
      connection.heardAt = this.host.clock.now();
      try {
        await this.#take(connection, data);
      } catch (cause) {
        this.host.log.error('frame-failed', cause);
        if (connection.session) connection.send(refusedText('internal'));
        else this.#turnAway(connection, 'internal');
      }
    });
  }

  closed(socket: Socket): Promise<void> {
    return this.turn(() => {
      this.connections.remove(socket);
    });
  }

  told(message: PeerMessage): Promise<void> {
    return this.turn(() => this.hear(message));
  }

  wake(): Promise<void> {
    return this.turn(async () => {
      this.connections.closeSilent();
      await this.wakened();
    });
  }

  protected turn<T>(event: () => Promise<T> | T): Promise<T> {
    return this.#line.run(async () => {
      try {
        return await event();
      } finally {
        this.afterTurn();
        this.scheduleWake();
      }
    });
  }

  protected scheduleWake(): void {
    this.host.clock.wakeAt(earliest(this.nextWake(), this.connections.nextCheck()));
  }

  async #take(connection: Connection<Identity>, data: unknown): Promise<void> {
    const decoded = this.decode(data);
    // One try: whoever begins with anything but a good hello is not given another.
    const isFirst = connection.session === null;
    if (decoded.kind === 'refused') {
      return isFirst ? this.#turnAway(connection, 'bad-frame') : connection.badFrame(decoded.code);
    }
    const { frame } = decoded;
    if (isHello(frame)) return this.#hello(connection, frame);
    if (!isWelcomed(connection)) return this.#turnAway(connection, 'bad-frame');
    if (isExpired(connection.session, this.host.clock.now())) {
      return this.#turnAway(connection, 'unauthenticated');
    }
    if (isPing(frame)) {
      return connection.pinged(frame.received, this.host.clock.now());
    }
    await this.turn(() => this.take(connection, frame as Exclude<Up, CommonUp>));
  }

  async #hello(connection: Connection<Identity>, hello: StaffHello): Promise<void> {
    if (connection.session) return connection.badFrame('bad-frame');
    const version = commonVersion(hello.versions);
    if (!version) return this.#turnAway(connection, 'unsupported-version');
    const identity = await this.host.tokens.verify(hello.credential.token);
    if (!identity || isExpired(identity, this.host.clock.now()))
      return this.#turnAway(connection, 'unauthenticated');
    if (identity.role === 'customer') return this.#turnAway(connection, 'not-found');
    const isAdmitted = await this.admits(identity);
    await this.turn(async () => {
      // Also by one that allows nothing here: it ends what older ones of the same person allow.
      if (!this.#supersede(identity)) return this.#turnAway(connection, 'unauthenticated');
      if (!isAdmitted) return this.#turnAway(connection, 'not-found');
      const retryAfter = this.buckets.take(identity, 'entering', this.host.clock.now());
      if (retryAfter !== null) return this.#turnAway(connection, 'rate-limited', { retryAfter });
      leaveOldest(this.connections, (each) => each.id === identity.id, connection);
      connection.socket.attach(this.attachmentOf(identity));
      connection.session = identity;
      if (isWelcomed(connection)) await this.welcomed(connection, version);
    });
  }

  #supersede(identity: Identity): boolean {
    const others = this.connections
      .welcomed()
      .map((each) => ({ identity: each.session, close: (name: CloseName) => each.close(name) }));
    return supersede(identity, others, (who) =>
      Object.keys(who.grants)
        .filter(isWorkgroupId)
        .sort()
        .map((workgroup) => `${workgroup}: ${grantsIn(who, workgroup).join()}`),
    );
  }

  #turnAway(connection: Connection<Identity>, code: HelloRefusal, details: Omit<Refusal, 'code'> = {}): void {
    connection.send(JSON.stringify(refusedFrame(refuse(code, details))));
    connection.close(helloRefusals[code]);
  }
}

const isHello = (frame: { readonly type: string }): frame is StaffHello => frame.type === 'hello';
const isPing = (frame: { readonly type: string }): frame is Extract<CommonUp, { type: 'ping' }> =>
  frame.type === 'ping';
const isWelcomed = (connection: Connection<Identity>): connection is WelcomedStaff =>
  connection.session !== null;
