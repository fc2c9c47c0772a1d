/** Waking conversations that slept through their deadlines: live ones by their rows, closed ones by an index. */
import type { ConversationId } from '../../core/domain/ids.js';
import { earliest } from './connections.js';
import type { Host } from './ports.js';
import type { LiveRows } from './workgroup-live.js';
import type { Part } from './workgroup-store.js';
import { keys, lastOf } from './workgroup-store.js';

/** A conversation's own timer comes first; this room only wakes what has slept through its deadline. */
const overdueMs = 2_000;
/** Conversations that are woken at once, so that a start does not wake a thousand rooms in one breath. */
const sweep = { size: 20, everyMs: 250 } as const;
/** Closed ones are not urgent: one that does not answer is asked again after this. */
const roundMs = 60_000;

const timeOf = (key: string): number => Number(key.split('/')[1]);

export class WorkgroupWakes {
  readonly #host: Host;
  readonly #live: LiveRows;
  /** Conversations to be looked at because this room was away, and may have missed their deadlines. */
  #toSweep: ConversationId[] = [];
  #sweepAt: number | null = null;
  /** The first deadline of a closed conversation, from where on the next ones are read, and when at the earliest. */
  #firstDue: number | null = null;
  #readFrom: string | null = null;
  #readAt = 0;

  constructor(host: Host, live: LiveRows) {
    this.#host = host;
    this.#live = live;
  }

  async load(): Promise<void> {
    this.#toSweep = this.#live.summaries().map((each) => each.conversation);
    this.#sweepAt = this.#toSweep.length > 0 ? this.#host.clock.now() + overdueMs : null;
    await this.#findFirst();
  }

  /** A closed conversation says when it has something to do by itself. */
  due(id: ConversationId, before: number | null, after: number | null): Part | null {
    if (before === after) return null;
    return {
      puts: after === null ? [] : [[keys.due(after, id), true]],
      deletes: before === null ? [] : [keys.due(before, id)],
      stored: () => {
        this.#firstDue = earliest(this.#firstDue, after);
      },
    };
  }

  async wakened(): Promise<void> {
    const now = this.#host.clock.now();
    if (this.#sweepAt !== null && now >= this.#sweepAt) {
      for (const id of this.#toSweep.splice(0, sweep.size)) this.#wake(id);
      this.#sweepAt = this.#toSweep.length > 0 ? now + sweep.everyMs : null;
    }
    for (const row of this.#live.summaries()) {
      if (row.nextDeadline !== null && now >= row.nextDeadline + overdueMs) this.#wake(row.conversation);
    }
    const dueAt = this.#nextDue();
    if (dueAt !== null && now >= dueAt) await this.#wakeClosed(now);
  }

  next(): number | null {
    const now = this.#host.clock.now();
    const deadlines = this.#live
      .summaries()
      .map((row) =>
        row.nextDeadline === null ? null : Math.max(row.nextDeadline + overdueMs, now + overdueMs / 2),
      );
    return earliest(this.#sweepAt, this.#nextDue(), ...deadlines);
  }

  #nextDue(): number | null {
    return this.#firstDue === null ? null : Math.max(this.#firstDue + overdueMs, this.#readAt);
  }

  /** From one to the next, so that those that never answer do not stand in the way of the rest. */
  async #wakeClosed(now: number): Promise<void> {
    const range = { prefix: 'due/', end: keys.dueUpTo(now - overdueMs), limit: sweep.size };
    const start = this.#readFrom === null ? {} : { start: this.#readFrom };
    const found = [...(await this.#host.storage.list({ ...range, ...start })).keys()];
    for (const key of found) this.#wake(lastOf(key) as ConversationId);
    const isMore = found.length === sweep.size;
    this.#readFrom = isMore ? `${found.at(-1)}!` : null;
    this.#readAt = now + (isMore ? sweep.everyMs : roundMs);
    await this.#findFirst();
  }

  async #findFirst(): Promise<void> {
    const [first] = (await this.#host.storage.list({ prefix: 'due/', limit: 1 })).keys();
    this.#firstDue = first === undefined ? null : timeOf(first);
  }

  #wake(id: ConversationId): void {
    this.#host.peers
      .tell({ kind: 'conversation', id }, { type: 'wake' })
      .catch((cause: unknown) => this.#host.log.error('wake-failed', cause));
  }
}
