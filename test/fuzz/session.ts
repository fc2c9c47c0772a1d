/** The life of one socket that is used badly: what is sent over it, and what must come of it. */
import type * as z from 'zod/mini';
import { decode } from '../../core/protocol/decode.js';
import { limits } from '../../core/protocol/limits.js';
import type { Arena, Credential } from './arena.js';
import { addressOf } from './arena.js';
import { DueRefusals } from './due-refusals.js';
import { FuzzSocket } from './fuzz-socket.js';
import { spoil } from './mutations.js';
import type { Random } from './random.js';
import type { FuzzReport } from './report.js';
import type { Down, Viewer } from './rules.js';
import { closeFault, readDown, viewers } from './rules.js';
import { SessionKnowledge } from './session-knowledge.js';
import { valueFor } from './values.js';

/** Who comes to which room, what they can be sent there, and how often that is tried. */
export interface Part {
  readonly weight: number;
  readonly viewer: Viewer;
  readonly address: (arena: Arena) => readonly [party: string, id: string];
  readonly credential: (arena: Arena) => Credential;
  /** Nothing that the room would take: what is well-formed is left out but for what cannot be heard by others. */
  readonly isMute?: true;
  /** What is said without a hello. */
  readonly isEarly?: true;
}

/** Frames that are sent at once. */
const BATCH = 12;

interface Sent {
  readonly text: string;
  readonly data: string | Buffer;
  readonly isBinary: boolean;
}

/** What nobody else hears, be it well-formed or not. */
const unheard: readonly string[] = ['ping', 'read-history', 'mark-read', 'set-typing'];

export class FuzzSession {
  readonly #part: Part;
  readonly #arena: Arena;
  readonly #random: Random;
  readonly #report: FuzzReport;
  readonly #name: string;
  readonly #index: number;
  readonly #known: SessionKnowledge;
  readonly #schema: z.ZodMiniType;
  #socket: FuzzSocket | null = null;
  #isWelcome = false;
  #pongs = 0;
  #pongsDue = 0;
  #answered = 0;
  #answersDue = 0;
  readonly #bad: string[] = [];
  readonly #due = new DueRefusals();
  #batch: Sent[] = [];
  readonly #past: Sent[] = [];

  constructor(
    place: { readonly index: number; readonly name: string; readonly part: Part; readonly arena: Arena },
    random: Random,
    report: FuzzReport,
  ) {
    this.#index = place.index;
    this.#name = place.name;
    this.#part = place.part;
    this.#arena = place.arena;
    this.#random = random;
    this.#report = report;
    this.#known = new SessionKnowledge(place.arena, random);
    this.#schema = viewers[place.part.viewer].up as z.ZodMiniType;
  }

  async run(): Promise<void> {
    const address = addressOf(this.#arena.server, ...this.#part.address(this.#arena));
    this.#socket = await FuzzSocket.open(address, (text) => this.#take(text));
    this.#report.sockets += 1;
    if (this.#part.isEarly) await this.#exchange([this.#made()]);
    else await this.#hello();
    const batches = this.#random.between(2, 6);
    for (let count = 0; count < batches && this.#isOpen && this.#isWelcome; count += 1) {
      const frames = Array.from({ length: BATCH - 1 }, () => this.#made());
      await this.#exchange([...frames, this.#plain({ type: 'ping', received: this.#socket.received })]);
    }
    this.#end();
  }

  get #isOpen(): boolean {
    return this.#socket !== null && this.#socket.closed === null;
  }

  async #hello(): Promise<void> {
    const credential = this.#part.credential(this.#arena);
    const inConversation = this.#part.viewer === 'customer' || this.#part.viewer === 'staff';
    const hello = {
      type: 'hello',
      versions: [1, 1],
      credential,
      ...(inConversation ? { device: this.#known.device } : {}),
    };
    await this.#exchange([this.#random.chance(0.05) ? this.#spoiled(hello) : this.#plain(hello)]);
  }

  /** Sends, and waits until the room has taken all of it, or has had enough. */
  async #exchange(frames: readonly Sent[]): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    this.#batch = [...frames];
    const wasWelcome = this.#isWelcome;
    for (const frame of frames) this.#expect(frame);
    for (const frame of frames) socket.send(frame.data, frame.isBinary);
    this.#report.frames += frames.length;
    this.#arena.count(frames.length);
    const isTaken = (): boolean =>
      socket.closed !== null || (wasWelcome ? this.#pongs >= this.#pongsDue : this.#isWelcome);
    if (!(await socket.until(isTaken))) this.#find('Nothing came any more.', '');
    this.#known.settle();
    this.#judge();
    this.#past.push(...frames);
  }

  /** What this frame has to be answered, by the same schemas: so that no frame is taken for another one. */
  #expect({ data, isBinary, text }: Sent): void {
    const decoded = decode(this.#schema, isBinary ? data : text);
    if (decoded.kind === 'refused') return this.#due.refusal(this.#isWelcome ? decoded.code : 'bad-frame');
    this.#report.wellFormed += 1;
    const { type, commandId, device } = decoded.frame as {
      type: string;
      commandId?: string;
      device?: string;
    };
    // A spoiled hello may be a good one of another device.
    if (!this.#isWelcome && device !== undefined) this.#known.device = device;
    if (this.#isWelcome === (type === 'hello')) return this.#due.refusal('bad-frame');
    if (type === 'ping') this.#pongsDue += 1;
    // Whether a cursor is one of theirs is for the room to know; what is none counts towards nothing.
    if (type === 'read-history') this.#due.refusal('bad-frame', 'perhaps');
    if (commandId === undefined) return;
    if (commandId.startsWith(`${this.#known.device}:`)) this.#answersDue += 1;
    else this.#due.refusal('bad-frame');
  }

  #take(text: string): void {
    const frame = readDown(this.#part.viewer, text);
    if (typeof frame === 'string') return this.#find(frame, text);
    this.#report.count('answers', frame.type);
    if (frame.type === 'refused') this.#report.count('refusals', String(frame.code));
    if (frame.type === 'welcome') this.#isWelcome = true;
    if (frame.type === 'pong') this.#pongs += 1;
    if (frame.commandId !== undefined) this.#answered += 1;
    else if (frame.code === 'bad-frame' || frame.code === 'too-large') this.#bad.push(frame.code);
    this.#known.learn(frame as Down);
  }

  /** Each frame that is none has its one refusal, each command its one answer, and the tenth bad frame is the last. */
  #judge(): void {
    const socket = this.#socket;
    if (!socket) return;
    const isCut = socket.closed !== null;
    if (!this.#due.canBe(this.#bad, isCut)) {
      this.#find(`Refused as no frames: ${this.#bad.join() || 'none'}; due: ${this.#due}.`, '');
    }
    const isDue = this.#isWelcome && this.#due.sure >= limits.badFrames;
    const isClosedForThem = this.#isWelcome && socket.closed?.reason === 'bad-frames';
    const isPossible = this.#due.possible >= limits.badFrames;
    if ((isDue && !isCut) || (isClosedForThem && !isPossible)) {
      this.#find(`After ${this.#due.sure} bad frames it was ${isCut ? '' : 'not '}closed.`, '');
    }
    if (socket.closed === null && this.#answered !== this.#answersDue) {
      this.#find(`${this.#answersDue} commands were answered ${this.#answered} times.`, '');
    }
    if (socket.closed === null) return;
    const { code, reason } = socket.closed;
    this.#report.count('closes', `${code} ${reason}`.trim());
    const fault = closeFault(code, reason);
    if (fault) this.#find(fault, `${code} ${reason}`);
  }

  #made(): Sent {
    const random = this.#random;
    if (this.#past.length > 0 && random.chance(0.05)) return random.pick(this.#past);
    const value = valueFor(this.#schema, this.#known, random) as Readonly<Record<string, unknown>>;
    const isSaid = !this.#part.isMute || unheard.includes(String(value.type));
    if (isSaid && random.chance(0.72)) return this.#plain(value);
    const made = this.#spoiled(value);
    // A spoiled frame may be a good one still.
    const isHeard = this.#part.isMute && !made.isBinary && decode(this.#schema, made.text).kind === 'frame';
    return isHeard ? this.#plain({}) : made;
  }

  #plain(value: object): Sent {
    const text = JSON.stringify(value);
    return { text, data: text, isBinary: false };
  }

  #spoiled(value: Readonly<Record<string, unknown>>): Sent {
    const { mutation, data, isBinary } = spoil(value, this.#random);
    this.#report.count('mutations', mutation);
    // What is no text is read with a sign in the place of what cannot be read.
    const text = typeof data === 'string' ? data : data.toString(isBinary ? 'base64' : 'utf8');
    return { text, data, isBinary: isBinary ?? false };
  }

  #find(fault: string, answer: string): void {
    const frames = this.#batch.map(({ text }) => text.slice(0, 2_000));
    this.#report.find({
      session: this.#index,
      who: this.#name,
      fault,
      answer: answer.slice(0, 2_000),
      frames,
    });
  }

  /** Sometimes with a goodbye. */
  #end(): void {
    if (this.#known.isOver) this.#arena.isOver = true;
    if (this.#random.chance(0.5)) this.#socket?.close();
    else this.#socket?.terminate();
  }
}
