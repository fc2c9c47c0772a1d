/**
 * Commands in their order, one at a time: the head is sent under its number, and again under the same one, until it
 * is answered. The server answers a number that it knows as it did before, so nothing is done twice.
 */
import type { Command } from '../core/domain/command.js';
import type { CommandId, DeviceId } from '../core/domain/ids.js';
import { commandIdOf } from '../core/domain/ids.js';
import type { RefusalCode } from '../core/domain/refusal.js';
import type { ConversationDown, RefusedFrame } from '../core/protocol/conversation-down.js';
import type { ConversationCommand, ConversationUp } from '../core/protocol/conversation-up.js';
import type { Environment, Timer } from './environment.js';
import { randomText } from './random-text.js';
import type { Answer, Connection } from './snapshots.js';

export type AcceptedFrame = Extract<ConversationDown, { type: 'accepted' }>;

/** How a command ended; `lost`: nobody will ever know. */
export type Outcome = AcceptedFrame | RefusedFrame | 'lost';

export const answerOf = (outcome: Outcome): Answer => {
  if (outcome === 'lost') return { kind: 'lost' };
  return outcome.type === 'accepted' ? { kind: 'accepted' } : { kind: 'refused', refusal: outcome };
};

export interface QueuedCommand {
  readonly command: Command;
  /** Given when it is first sent, kept until it is answered. */
  n: number | null;
  /** Whether it outlives a connection that is gone for good: what somebody wrote does, a click does not. */
  readonly isKept: boolean;
  /** The server has it wait, and it is sent again at this time. */
  held?(until: number): void;
  settle(outcome: Outcome): void;
}

/** As it is sent. */
export type NumberedCommand = Command & { readonly commandId: CommandId };

/** All that a client says; its lists are read-only, as those of commands are. */
export type ClientUp = Exclude<ConversationUp, ConversationCommand> | NumberedCommand;

export interface CommandQueueOptions {
  readonly environment: Environment;
  send(frame: NumberedCommand): void;
  /** The head got a number, or all are of another device now. */
  numbered(): void;
  /** The device's name was changed; the server must hear the new one before anything else is sent. */
  renamed(): void;
}

/** The server that knew this device is gone with all it had stored; what was for the old room is not for the new one. */
const begunAnew: RefusedFrame = {
  type: 'refused',
  code: 'storage',
  sentence: 'The server lost this conversation. This was not sent.',
};

/** Nothing came back for so long: the answer was lost on the way, or the room was restarted over it. */
const answerMilliseconds = 10_000;
const againMilliseconds = 1_000;
const mostTries = 5;

/** What a refusal makes the queue do; whatever has no row here is the server's last word. */
const afterRefusal: Partial<Record<RefusalCode, 'renumber' | 'rename' | 'wait' | 'again'>> = {
  gap: 'renumber',
  stale: 'rename',
  'rate-limited': 'wait',
  storage: 'again',
  internal: 'again',
};

/** What nobody can take back. It is not done to what was said after its connection was lost. */
const final: Partial<Record<Command['type'], true>> = { end: true, forget: true };

export const newDevice = (): DeviceId => randomText(16) as DeviceId;

export class CommandQueue {
  readonly #options: CommandQueueOptions;
  #device: DeviceId = newDevice();
  #items: readonly QueuedCommand[] = [];
  /** The number that the server expects next; known only while the connection is live. */
  #next: number | null = null;
  /** What it expected last. A server that begins again at 1 is another one, or has lost all that it knew. */
  #reached = 1;
  /** Runs while the head waits: for its answer, or for the time to send it again. */
  #timer: Timer | undefined;
  #tries = 0;
  /** The head was sent and may be answered; false while it waits to be sent again. */
  #isInFlight = false;

  constructor(options: CommandQueueOptions) {
    this.#options = options;
  }

  get device(): DeviceId {
    return this.#device;
  }

  /** The command that the server may have done already. */
  get sent(): QueuedCommand | null {
    const head = this.#items[0];
    return head && head.n !== null && this.#timer !== undefined ? head : null;
  }

  /** Goes on as a device whose page is gone, with what it left. Only before anything was sent. */
  adopt(device: DeviceId, items: readonly QueuedCommand[]): void {
    this.#device = device;
    this.#items = [...items, ...this.#items];
  }

  add(item: QueuedCommand): void {
    this.#items = [...this.#items, item];
    this.#sendHead();
  }

  /** Welcomed. True when the head was accepted in an earlier life and only its answer is missing. */
  open(nextCommand: number): boolean {
    this.close();
    const isUnknown = nextCommand === 1;
    if (isUnknown && Math.max(this.#reached, this.#items[0]?.n ?? 1) > 1) this.#forgotten();
    this.#next = nextCommand;
    this.#reached = nextCommand;
    const head = this.#items[0];
    const isDone = head?.n ? head.n < nextCommand : false;
    this.#sendHead();
    return isDone;
  }

  /** The connection is gone; the head keeps its number for the next one. */
  close(): void {
    this.#clearTimer();
    this.#next = null;
    this.#tries = 0;
  }

  /**
   * The connection is gone, and clicks are not to take effect much later: none where it is gone for good, as far as
   * anybody can tell, and nothing final where it may come back. The number of what was sent is free again: the server
   * hears nothing more from a socket once its device says hello on another.
   */
  abandon(kind: Connection['kind']): void {
    if (kind === 'live' || kind === 'connecting') return;
    const isForGood = kind === 'idle' || kind === 'ended';
    const isLost = ({ isKept, command }: QueuedCommand) => !isKept && (isForGood || command.type in final);
    const lost = this.#items.filter(isLost);
    this.#items = this.#items.filter((item) => !isLost(item));
    for (const item of lost) item.settle('lost');
  }

  /** It is for the writer to say again what was written, and to nobody to do what was clicked. */
  #forgotten(): void {
    const items = this.#items;
    this.#items = [];
    for (const item of items) item.settle(item.isKept ? begunAnew : 'lost');
  }

  accepted(frame: AcceptedFrame): void {
    const head = this.#items[0];
    // A resent command may be answered twice; the second answer is about nothing that we wait for.
    if (!head?.n || frame.commandId !== commandIdOf(this.#device, head.n)) return;
    this.#reached = Math.max(this.#reached, head.n + 1);
    this.#next = this.#reached;
    this.#settleHead(frame);
  }

  refused(frame: RefusedFrame): void {
    const head = this.#items[0];
    if (!head?.n || frame.commandId !== commandIdOf(this.#device, head.n)) return;
    this.#headRefused(head, frame);
  }

  /** The room failed over something that it did not name, which can only have been what is in flight. */
  failed(frame: RefusedFrame): void {
    const head = this.#items[0];
    if (head && this.#isInFlight) this.#headRefused(head, frame);
  }

  #headRefused(head: QueuedCommand, frame: RefusedFrame): void {
    const next = afterRefusal[frame.code];
    // Waiting is no failed try: the server said when.
    if (next === 'wait') return this.#hold(head, (frame.retryAfter ?? 1) * 1_000);
    this.#tries += 1;
    // A refusal uses no number up, so the next command takes the one that the server expects as before.
    if (next === undefined || this.#tries >= mostTries) return this.#settleHead(frame);
    switch (next) {
      case 'renumber':
        this.#next = frame.expect ?? head.n;
        head.n = null;
        this.#clearTimer();
        return this.#sendHead();
      case 'rename':
        head.n = null;
        this.#device = newDevice();
        this.#clearTimer();
        this.#next = null;
        this.#reached = 1;
        this.#options.numbered();
        return this.#options.renamed();
      case 'again':
        return this.#sendHeadIn(againMilliseconds * 2 ** (this.#tries - 1));
    }
  }

  #hold(head: QueuedCommand, milliseconds: number): void {
    this.#sendHeadIn(milliseconds);
    head.held?.(this.#options.environment.now() + milliseconds);
  }

  #settleHead(frame: AcceptedFrame | RefusedFrame): void {
    const [head, ...rest] = this.#items;
    this.#items = rest;
    this.#clearTimer();
    this.#tries = 0;
    head?.settle(frame);
    this.#sendHead();
  }

  #sendHead(): void {
    const head = this.#items[0];
    if (!head || this.#next === null || this.#timer !== undefined) return;
    if (head.n === null) {
      head.n = this.#next;
      // Remembered before it is sent: a page that dies in between must not send it under another number.
      this.#options.numbered();
    }
    // Armed first, so that whatever sending leads to sees the head as sent.
    this.#sendHeadIn(answerMilliseconds);
    this.#isInFlight = true;
    this.#options.send({ ...head.command, commandId: commandIdOf(this.#device, head.n) });
  }

  #sendHeadIn(milliseconds: number): void {
    this.#clearTimer();
    this.#timer = this.#options.environment.setTimer(() => {
      this.#timer = undefined;
      this.#sendHead();
    }, milliseconds);
  }

  #clearTimer(): void {
    if (this.#timer !== undefined) this.#options.environment.clearTimer(this.#timer);
    this.#timer = undefined;
    this.#isInFlight = false;
  }
}
