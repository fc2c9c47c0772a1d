/** What somebody learns over a socket and uses in what they say next: numbers, cursors, names of entries. */
import type { Arena } from './arena.js';
import type { Random } from './random.js';
import type { Down } from './rules.js';
import type { Known } from './values.js';

/** So many of each are remembered. */
const LAST = 20;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

export class SessionKnowledge implements Known {
  device: string;
  readonly cursors: string[] = [];
  readonly entries: string[] = [];
  readonly people: readonly string[];
  readonly workgroups: readonly string[] = ['sales', 'lab', 'nowhere', 'constructor'];
  readonly conversations: readonly string[];
  readonly credentials: readonly string[];
  readonly #random: Random;
  epoch = 0;
  isOver = false;
  #next = 1;
  #taken = 0;

  constructor(arena: Arena, random: Random) {
    this.#random = random;
    this.device = random.text(alphabet, random.pick([16, 22, 32]));
    this.people = [arena.ids.agent, arena.ids.supervisor, 'nobody', '__proto__', 'constructor'];
    this.conversations = [arena.conversation, `cv_${random.text(alphabet, 22)}`];
    this.credentials = Object.values(arena.people).flatMap((each) =>
      each.kind === 'token' ? [each.token] : [],
    );
  }

  /** Mostly the next number; as if the one before had been accepted, or as if it had got lost. */
  commandId(): string {
    const random = this.#random;
    if (random.chance(0.05)) return `${random.text(alphabet, 20)}:1`;
    if (random.chance(0.05)) return `${this.device}:${random.pick([1, 2, 99, 999_999_999])}`;
    const id = `${this.device}:${this.#next}`;
    if (random.chance(0.25)) this.#next += 1;
    return id;
  }

  learn(frame: Down): void {
    const header = (frame.header ?? {}) as { epoch?: number; phase?: string };
    if (header.epoch !== undefined) this.epoch = header.epoch;
    if (header.phase === 'closed' || header.phase === 'wrap-up') this.isOver = true;
    if (typeof frame.cursor === 'string') keep(this.cursors, frame.cursor);
    if (typeof frame.before === 'string') keep(this.cursors, frame.before);
    for (const { id } of (frame.entries ?? []) as readonly { id: string }[]) keep(this.entries, id);
    if (frame.type === 'accepted') this.#taken = Math.max(this.#taken, numberIn(frame.commandId));
  }

  /** All that was sent has been answered. */
  settle(): void {
    this.#next = this.#taken + 1;
  }
}

const keep = (list: string[], value: string): void => {
  list.push(value);
  if (list.length > LAST) list.shift();
};

const numberIn = (commandId: unknown): number => Number(String(commandId).split(':')[1] ?? 0);
