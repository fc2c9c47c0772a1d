/**
 * The sockets of a room and what is known of each: who it is once it said hello, when it was last heard, and how
 * much it has not acknowledged. What must outlive the room's memory is in the socket's attachment; the rest is
 * rebuilt.
 */

import type { CommandId } from '../../core/domain/ids.js';
import type { RefusalCode } from '../../core/domain/refusal.js';
import { refuse } from '../../core/domain/refusal.js';
import type { CloseName } from '../../core/protocol/close-codes.js';
import { closeReasons } from '../../core/protocol/close-codes.js';
import { limits } from '../../core/protocol/limits.js';
import { pong, refusedFrame, refusedText } from './frames.js';
import type { Clock, Socket, Sockets } from './ports.js';
import { Bucket } from './rate-limit.js';
import { TurnQueue } from './turn-queue.js';

/** How many sockets that have not said hello a room bears. */
const strangers = 20;
/** And how many for as long as it takes to say it. */
const crowd = 1_000;
const freshMs = 1_000;

/**
 * How often a socket may say what changes nothing: pings, and what is refused as too much. A client acknowledges with a
 * ping what it was sent, so that one that follows a lively room has a lot to say; one that goes on regardless of all
 * refusals has not.
 */
const chatter = { perSecond: 20, burst: 200 } as const;

/**
 * What may wait on one socket for its turn, in frames and in text. A hello waits for the keys of a token and an
 * acceptance for a desk, for seconds if need be; whoever pours in meanwhile must not fill the memory.
 */
const mostWaiting = { frames: 512, length: 2 * 1_048_576 } as const;

const lengthOf = (data: unknown): number => {
  if (typeof data === 'string') return data.length;
  return data instanceof ArrayBuffer ? data.byteLength : 0;
};

/** A frame that was sent and not yet acknowledged, with the size of its text. */
interface Sent {
  readonly live: number;
  readonly catchUp: number;
}

export class Connection<Session> {
  readonly socket: Socket;
  readonly #line = new TurnQueue();
  readonly #waiting = { frames: 0, length: 0 };
  session: Session | null;
  openedAt: number;
  heardAt: number;
  #badFrames = 0;
  #isClosed = false;
  /** Oldest first. */
  readonly #unacknowledged: Sent[] = [];
  #live = 0;
  #catchUp = 0;
  #acknowledged: number | null;
  readonly #chatter: Bucket;

  constructor(socket: Socket, session: Session | null, now: number) {
    this.socket = socket;
    this.session = session;
    this.openedAt = now;
    this.heardAt = now;
    this.#acknowledged = session === null ? 0 : null;
    this.#chatter = new Bucket(chatter, now);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  send(text: string): void {
    // The platform buffers for a reader that does not read, without bound. Closing and resuming is cheaper.
    if (!this.#isClosed && this.#live + text.length > limits.unacknowledgedBytes) return this.close('slow');
    this.#send(text, { live: text.length, catchUp: 0 });
  }

  /**
   * What a client asked for by coming, or by scrolling back. It is not held against the reader: a socket that was
   * closed for it would ask for the same again, and be closed again. But whoever has not read it is given no more.
   */
  sendCatchUp(text: string): void {
    this.#send(text, { live: 0, catchUp: text.length });
  }

  /** Frames of one socket are handled in their order, also while its hello waits for the verification of a token. */
  async inLine(data: unknown, take: () => Promise<void>): Promise<void> {
    const length = lengthOf(data);
    const waiting = this.#waiting;
    if (waiting.frames >= mostWaiting.frames || waiting.length + length > mostWaiting.length) {
      return this.close('flood');
    }
    waiting.frames += 1;
    waiting.length += length;
    try {
      await this.#line.run(take);
    } finally {
      waiting.frames -= 1;
      waiting.length -= length;
    }
  }

  /** Whether something that came is still being looked at: whoever spoke in time is not late because we are. */
  get isHeard(): boolean {
    return this.#waiting.frames > 0;
  }

  /** Whether so much of what they asked for is still on its way that the next has to wait. */
  get isCatchingUp(): boolean {
    return this.#catchUp >= limits.unacknowledgedBytes;
  }

  #send(text: string, sent: Sent): void {
    if (this.#isClosed) return;
    this.#unacknowledged.push(sent);
    this.#live += sent.live;
    this.#catchUp += sent.catchUp;
    this.socket.send(text);
  }

  close(name: CloseName): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.socket.close(closeReasons[name].code, name);
  }

  /** The client has this many frames of this socket, and is there. More than there were acknowledges nothing. */
  pinged(received: number, now: number): void {
    // After memory was lost the client's count goes on, and ours begins with what it has by now.
    this.#acknowledged ??= received;
    const isHonest = received <= this.#acknowledged + this.#unacknowledged.length;
    while (isHonest && this.#acknowledged < received) {
      const sent = this.#unacknowledged.shift();
      if (!sent) break;
      this.#live -= sent.live;
      this.#catchUp -= sent.catchUp;
      this.#acknowledged += 1;
    }
    if (this.#chatters(now)) this.send(pong);
  }

  /** It was too much. Whoever does not wait as they are told is cut off, or refusing would cost more than obeying. */
  tooMuch(retryAfter: number, now: number, commandId?: CommandId): void {
    if (!this.#chatters(now)) return;
    this.send(JSON.stringify(refusedFrame(refuse('rate-limited', { retryAfter }), commandId)));
  }

  #chatters(now: number): boolean {
    const isTooMuch = this.#chatter.take(now) !== null;
    if (isTooMuch) this.close('flood');
    return !isTooMuch;
  }

  badFrame(code: RefusalCode): void {
    this.#badFrames += 1;
    this.send(refusedText(code));
    if (this.#badFrames >= limits.badFrames) this.close('bad-frames');
  }
}

/** Being woken so much later than one asked to be says that the whole server is. */
const behindMs = 1_000;

export class Connections<Session> {
  readonly #clock: Clock;
  readonly #all = new Map<string, Connection<Session>>();
  /** When somebody was to be looked at next. */
  #checkAt: number | null = null;

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
    const silent = [...this.#all.values()].filter((each) => isStranger(each) && !each.isClosed);
    // All who come at once are reported before the first word of any: nobody is judged before they could speak.
    const now = this.#clock.now();
    const patient = silent.filter(({ openedAt }) => now - openedAt >= freshMs);
    const tooMany = Math.max(Math.min(silent.length - strangers, patient.length), silent.length - crowd, 0);
    // Who has stood there longest without a word goes: a crowd at the door must not lock out who comes to speak.
    for (const each of silent.slice(0, tooMany)) each.close('flood');
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
    // What they said may have come long ago: a server that is behind its time looks at that first.
    const isBehind = this.#checkAt !== null && now - this.#checkAt > behindMs;
    this.#checkAt = null;
    if (isBehind) return this.#waitAnew(now);
    for (const each of this.#all.values()) {
      const isLate = isStranger(each) && now - each.openedAt >= limits.helloSeconds * 1000;
      if (isLate) each.close('no-hello');
      else if (now - each.heardAt >= limits.silenceSeconds * 1000) each.close('silent');
    }
  }

  #waitAnew(now: number): void {
    for (const each of this.#all.values()) {
      if (isStranger(each)) each.openedAt = Math.max(each.openedAt, now - limits.helloSeconds * 500);
    }
  }

  /** When `closeSilent` may next find something. */
  nextCheck(): number | null {
    const next = this.#nextCheck();
    this.#checkAt = next && Math.max(next, this.#clock.now());
    return next;
  }

  #nextCheck(): number | null {
    const times = [...this.#all.values()]
      .filter((each) => !each.isClosed)
      .map((each) =>
        isStranger(each)
          ? each.openedAt + limits.helloSeconds * 1000
          : each.heardAt + limits.silenceSeconds * 1000,
      );
    return times.length === 0 ? null : Math.min(...times);
  }
}

/** Nobody yet, and nothing that could make them somebody. */
const isStranger = ({ session, isHeard }: Connection<unknown>): boolean => session === null && !isHeard;

export const earliest = (...times: readonly (number | null)[]): number | null => {
  const given = times.filter((time) => time !== null);
  return given.length === 0 ? null : Math.min(...given);
};
