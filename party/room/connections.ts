/**
 * The sockets of a room and what is known of each: who it is once it said hello, when it was last heard, and how
 * much it has not acknowledged. What must outlive the room's memory is in the socket's attachment; the rest is
 * rebuilt.
 */

import type { RefusalCode } from '../../core/domain/refusal.js';
import type { CloseName } from '../../core/protocol/close-codes.js';
import { closeReasons } from '../../core/protocol/close-codes.js';
import { limits } from '../../core/protocol/limits.js';
import { refusedText } from './frames.js';
import type { Clock, Socket, Sockets } from './ports.js';
import { TurnQueue } from './turn-queue.js';

/** How many sockets that have not said hello a room bears. */
const strangers = 20;

export class Connection<Session> {
  readonly socket: Socket;
  /** Frames of one socket are handled in their order, also while its hello waits for the verification of a token. */
  readonly line = new TurnQueue();
  session: Session | null;
  openedAt: number;
  heardAt: number;
  #badFrames = 0;
  #isClosed = false;
  /** Bytes of the frames that were sent and not yet acknowledged, oldest first. */
  readonly #unacknowledged: number[] = [];
  #unacknowledgedBytes = 0;
  #acknowledged = 0;

  constructor(socket: Socket, session: Session | null, now: number) {
    this.socket = socket;
    this.session = session;
    this.openedAt = now;
    this.heardAt = now;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  send(text: string): void {
    // The platform buffers for a reader that does not read, without bound. Closing and resuming is cheaper.
    if (!this.#isClosed && this.#unacknowledgedBytes + text.length > limits.unacknowledgedBytes) {
      return this.close('slow');
    }
    this.#send(text, text.length);
  }

  /**
   * What a client asked for by coming, or by scrolling back: bounded by itself, and not held against the reader. A
   * socket that was closed for it would ask for the same again, and be closed again.
   */
  sendCatchUp(text: string): void {
    this.#send(text, 0);
  }

  #send(text: string, counted: number): void {
    if (this.#isClosed) return;
    this.#unacknowledged.push(counted);
    this.#unacknowledgedBytes += counted;
    this.socket.send(text);
  }

  close(name: CloseName): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.socket.close(closeReasons[name].code, name);
  }

  /** The client has this many frames of this socket. */
  acknowledge(received: number): void {
    while (this.#acknowledged < received && this.#unacknowledged.length > 0) {
      this.#unacknowledgedBytes -= this.#unacknowledged.shift() ?? 0;
      this.#acknowledged += 1;
    }
  }

  badFrame(code: RefusalCode): void {
    this.#badFrames += 1;
    this.send(refusedText(code));
    if (this.#badFrames >= limits.badFrames) this.close('bad-frames');
  }
}

export class Connections<Session> {
  readonly #clock: Clock;
  readonly #all = new Map<string, Connection<Session>>();

  /** Finds the sockets that are open already, as after the room's memory was dropped. */
  constructor(sockets: Sockets, clock: Clock, restore: (attachment: unknown) => Session | null) {
    this.#clock = clock;
    for (const socket of sockets.all()) {
      this.#all.set(socket.id, new Connection(socket, restore(socket.attachment), clock.now()));
    }
  }

  open(socket: Socket): void {
    // One that was open when the room started is known already.
    const connection = this.#all.get(socket.id) ?? new Connection<Session>(socket, null, this.#clock.now());
    this.#all.set(socket.id, connection);
    const silent = [...this.#all.values()].filter((each) => each.session === null && !each.isClosed);
    // Who has stood there longest without a word goes: a crowd at the door must not lock out who comes to speak.
    if (silent.length > strangers) silent[0]?.close('flood');
  }

  get(socket: Socket): Connection<Session> | undefined {
    return this.#all.get(socket.id);
  }

  remove(socket: Socket): Connection<Session> | undefined {
    const connection = this.#all.get(socket.id);
    this.#all.delete(socket.id);
    return connection;
  }

  /** Those that have said hello and are still open. */
  welcomed(): readonly (Connection<Session> & { session: Session })[] {
    return [...this.#all.values()].filter(
      (each): each is Connection<Session> & { session: Session } => each.session !== null && !each.isClosed,
    );
  }

  /** Closes what said no hello or nothing at all for too long, judged by the clock. */
  closeSilent(): void {
    const now = this.#clock.now();
    for (const each of this.#all.values()) {
      if (each.session === null && now - each.openedAt >= limits.helloSeconds * 1000) each.close('no-hello');
      else if (now - each.heardAt >= limits.silenceSeconds * 1000) each.close('silent');
    }
  }

  /** When `closeSilent` may next find something. */
  nextCheck(): number | null {
    const times = [...this.#all.values()]
      .filter((each) => !each.isClosed)
      .map((each) =>
        each.session === null
          ? each.openedAt + limits.helloSeconds * 1000
          : each.heardAt + limits.silenceSeconds * 1000,
      );
    return times.length === 0 ? null : Math.min(...times);
  }
}

export const earliest = (...times: readonly (number | null)[]): number | null => {
  const given = times.filter((time) => time !== null);
  return given.length === 0 ? null : Math.min(...given);
};
