/** When conversations come to need a supervisor by the passing of time alone, and since when what is shown is so. */
import type { ConversationId } from '../../core/domain/ids.js';
import type { Summary } from '../../core/domain/summary.js';
import { rowChangesAt } from '../../core/domain/workgroup-rows.js';
import { earliest } from './connections.js';
import type { Clock } from './ports.js';
import type { LiveRows } from './workgroup-live.js';
import type { WorkgroupPolicy } from './workgroup-policy.js';

/** The same summary, looked at earlier and now. */
export interface Glance {
  readonly summary: Summary;
  readonly from: number;
  readonly to: number;
}

export class AttentionClock {
  readonly #clock: Clock;
  readonly #live: LiveRows;
  readonly #policy: WorkgroupPolicy;
  /** Later than what is stored with the row. Where memory was lost supervisors may be told the same again. */
  readonly #saidAt = new Map<ConversationId, number>();
  /** Worked out once for each row: this is asked after every turn. */
  readonly #changesAt = new Map<ConversationId, number | null>();

  constructor(clock: Clock, live: LiveRows, policy: WorkgroupPolicy) {
    this.#clock = clock;
    this.#live = live;
    this.#policy = policy;
  }

  /** The moment of which people's rows are; null where it is not listed. */
  saidAt(id: ConversationId): number | null {
    const known = this.#live.get(id);
    return known ? Math.max(known.at, this.#saidAt.get(id) ?? 0) : null;
  }

  /** The row was told anew. */
  told(id: ConversationId): void {
    this.#saidAt.delete(id);
    this.#changesAt.delete(id);
  }

  /** All rows were told anew, under another policy. */
  restart(): void {
    this.#changesAt.clear();
    for (const { summary } of this.#live.all()) this.#saidAt.set(summary.conversation, this.#clock.now());
  }

  next(): number | null {
    return earliest(...this.#live.summaries().map((summary) => this.#next(summary)));
  }

  /** What has changed by time since it was last told. */
  take(): readonly Glance[] {
    const now = this.#clock.now();
    return this.#live.summaries().flatMap((summary) => {
      const at = this.#next(summary);
      if (at === null || at > now) return [];
      const { conversation } = summary;
      const from = this.saidAt(conversation) ?? now;
      this.told(conversation);
      this.#saidAt.set(conversation, now);
      return [{ summary, from, to: now }];
    });
  }

  #next(summary: Summary): number | null {
    const { conversation } = summary;
    const known = this.#changesAt.get(conversation);
    if (known !== undefined) return known;
    const from = this.saidAt(conversation) ?? this.#clock.now();
    const next = rowChangesAt(summary, this.#policy.policy, from);
    this.#changesAt.set(conversation, next);
    return next;
  }
}
