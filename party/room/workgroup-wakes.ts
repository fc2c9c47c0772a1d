/** Waking conversations that slept through their deadlines: live ones by their rows, closed ones by an index. */
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { Summary } from '../../core/domain/summary.js';
import { earliest } from './connections.js';
import type { Host, KeyRange } from './ports.js';
import type { LiveRows } from './workgroup-live.js';
import type { WorkgroupPolicy } from './workgroup-policy.js';
import type { Part } from './workgroup-store.js';
import { behind, keys, lastOf } from './workgroup-store.js';

/** A conversation's own timer comes first; this room only wakes what has slept through its deadline. */
const overdueMs = 2_000;
/** One that has not said by then that it has looked at them is woken again. */
const againMs = 1_000;
/** Conversations that are woken at once, so that a start does not wake a thousand rooms in one breath. */
const sweep = { size: 20, everyMs: 250 } as const;
/** Closed ones are not urgent: one that does not answer is asked again after this. */
const roundMs = 60_000;

const timeOf = (key: string): number => Number(key.split('/')[1]);

export class WorkgroupWakes {
  readonly #host: Host;
  readonly #live: LiveRows;
  readonly #policy: WorkgroupPolicy;
  /** Conversations to be looked at because this room was away, and may have missed their deadlines. */
  readonly #toSweep = new Set<ConversationId>();
  #sweepAt: number | null = null;
  /** The next deadline of a closed conversation that was not woken in this round; and where the round has come to. */
  #nextDueAt: number | null = null;
  #cursor: string | null = null;
  #notBefore = 0;
  /** When those that were woken and have not said that they are done are woken again. */
  #roundAt: number | null = null;
  /** When each live one was woken last: how much else goes on here, watched or not, decides on nobody's next time. */
  readonly #wokenAt = new Map<ConversationId, number>();
  readonly #startedAt: number;

  constructor(host: Host, live: LiveRows, policy: WorkgroupPolicy) {
    this.#host = host;
    this.#live = live;
    this.#policy = policy;
    this.#startedAt = host.clock.now();
  }

  async load(): Promise<void> {
    for (const { conversation } of this.#live.summaries()) this.#toSweep.add(conversation);
    this.#sweepAt = this.#toSweep.size > 0 ? this.#host.clock.now() + overdueMs : null;
    await this.#findNext();
  }

  /** Whoever speaks is awake, and has looked at its deadlines by then. */
  heardFrom(id: ConversationId): void {
    this.#toSweep.delete(id);
  }

  /** A closed conversation says when it has something to do by itself. */
  due(id: ConversationId, before: number | null, after: number | null): Part | null {
    if (before === after) return null;
    return {
      puts: after === null ? [] : [[keys.due(after, id), true]],
      deletes: before === null ? [] : [keys.due(before, id)],
      stored: () => {
        this.#nextDueAt = earliest(this.#nextDueAt, after);
      },
    };
  }

  async wakened(): Promise<void> {
    const now = this.#host.clock.now();
    if (this.#sweepAt !== null && now >= this.#sweepAt) {
      for (const id of [...this.#toSweep].slice(0, sweep.size)) {
        this.#toSweep.delete(id);
        this.#wake(id);
      }
      this.#sweepAt = this.#toSweep.size > 0 ? now + sweep.everyMs : null;
    }
    for (const id of this.#wokenAt.keys()) if (!this.#live.get(id)) this.#wokenAt.delete(id);
    for (const row of this.#live.summaries()) {
      const dueAt = this.#dueAt(row);
      if (dueAt === null || now < dueAt) continue;
      this.#wokenAt.set(row.conversation, now);
      this.#wake(row.conversation);
    }
    const closedAt = this.#nextClosed();
    if (closedAt !== null && now >= closedAt) await this.#wakeClosed(now);
  }

  next(): number | null {
    const deadlines = this.#live.summaries().map((row) => this.#dueAt(row));
    return earliest(this.#sweepAt, this.#nextClosed(), ...deadlines);
  }

  #dueAt({ conversation, nextDeadline }: Summary): number | null {
    if (nextDeadline === null) return null;
    const wokenAt = this.#wokenAt.get(conversation) ?? this.#startedAt;
    // A clock that was set back must not let it sleep on.
    return Math.max(nextDeadline + overdueMs, Math.min(wokenAt, this.#host.clock.now()) + againMs);
  }

  #nextClosed(): number | null {
    const dueAt = this.#nextDueAt === null ? null : Math.max(this.#nextDueAt + overdueMs, this.#notBefore);
    return earliest(dueAt, this.#roundAt);
  }

  /** From one to the next, so that those that never answer do not stand in the way of the rest. */
  async #wakeClosed(now: number): Promise<void> {
    if (this.#roundAt !== null && now >= this.#roundAt) {
      this.#cursor = null;
      this.#roundAt = null;
    }
    const range = { ...this.#ahead(), end: keys.dueUpTo(now - overdueMs), limit: sweep.size };
    const found = [...(await this.#host.storage.list(range)).keys()];
    for (const key of found) this.#wake(lastOf(key) as ConversationId, 'policy');
    const last = found.at(-1);
    if (last !== undefined) {
      this.#cursor = behind(last);
      this.#roundAt ??= now + roundMs;
    }
    this.#notBefore = now + sweep.everyMs;
    await this.#findNext();
  }

  #ahead(): KeyRange {
    return { prefix: 'due/', ...(this.#cursor === null ? {} : { start: this.#cursor }) };
  }

  async #findNext(): Promise<void> {
    const [next] = (await this.#host.storage.list({ ...this.#ahead(), limit: 1 })).keys();
    this.#nextDueAt = next === undefined ? null : timeOf(next);
  }

  /**
   * A closed one is told the policy first: what it is due to erase by the one that it knows may have to be kept by now,
   * and while that cannot be told it keeps it, too.
   */
  #wake(id: ConversationId, first: 'policy' | null = null): void {
    const to = { kind: 'conversation', id } as const;
    const { peers } = this.#host;
    const document = this.#policy.document;
    const workgroup = this.#host.id as WorkgroupId;
    const telling = first ? peers.tell(to, { type: first, workgroup, document }) : Promise.resolve();
    telling
      .then(() => peers.tell(to, { type: 'wake' }))
      .catch((cause: unknown) => this.#host.log.error('wake-failed', cause));
  }
}
