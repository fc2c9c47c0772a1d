/** The live conversations of a workgroup as they were last told, and what is kept of those that were. */
import type { RowFacts } from '../../core/domain/counters.js';
import { isNews } from '../../core/domain/desk.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { summaryIn } from '../../core/domain/stored-summary.js';
import type { Backstage, Summary } from '../../core/domain/summary.js';
import { withBackstage } from '../../core/domain/summary.js';
import type { Asked } from '../../core/domain/workgroup-offers.js';
import { askedAfter } from '../../core/domain/workgroup-offers.js';
import type { Storage } from './ports.js';
import type { Part } from './workgroup-store.js';
import { keys } from './workgroup-store.js';

/** A conversation as it was last told. What is told of supervision has a version of its own. */
export interface Known {
  readonly summary: Summary;
  readonly backstageVersion: number;
  /** When it was told: what lists showed of it then is what they show until its attention changes. */
  readonly at: number;
  readonly asked: Asked;
}

/** Closed, or moved to another workgroup. Late news of it is recognised, and nothing is counted twice. */
export interface Past {
  readonly version: number;
  readonly backstageVersion: number;
  /** Null when it moved away: should it come back, it counts as one that came. */
  readonly facts: RowFacts | null;
  readonly dueAt: number | null;
}

export class LiveRows {
  readonly #storage: Storage;
  readonly #known = new Map<ConversationId, Known>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    for (const value of (await this.#storage.list({ prefix: 'row/' })).values()) {
      const known = value as Known;
      this.#known.set(known.summary.conversation, { ...known, summary: summaryIn(known.summary) });
    }
  }

  get(id: ConversationId): Known | undefined {
    return this.#known.get(id);
  }

  all(): readonly Known[] {
    return [...this.#known.values()];
  }

  summaries(): readonly Summary[] {
    return this.all().map(({ summary }) => summary);
  }

  async past(id: ConversationId): Promise<Past | null> {
    return ((await this.#storage.get(keys.past(id))) as Past | undefined) ?? null;
  }

  /** The conversation as this summary has it; null when it is no news. */
  after(told: Summary, known: Known | undefined, past: Past | null, now: number): Known | null {
    if (!isNews(known?.summary ?? past ?? undefined, told)) return null;
    const isBehind = known !== undefined && known.backstageVersion > told.version;
    return {
      summary: isBehind ? withBackstage(told, known.summary) : told,
      backstageVersion: Math.max(known?.backstageVersion ?? 0, told.version),
      at: now,
      asked: askedAfter(known?.asked ?? {}, known?.summary ?? null, told, now),
    };
  }

  put(next: Known, past: Past | null = null): Part {
    const { conversation } = next.summary;
    return {
      puts: [[keys.row(conversation), next]],
      // Deleting costs a transaction: not where there is nothing to delete.
      deletes: past ? [keys.past(conversation)] : [],
      stored: () => this.#known.set(conversation, next),
    };
  }

  /** It is live here no longer. */
  leave(id: ConversationId, past: Past): Part {
    return {
      puts: [[keys.past(id), past]],
      deletes: [keys.row(id)],
      stored: () => this.#known.delete(id),
    };
  }
}

/** The same with what was told of supervision; null when that is no news. */
export const backstaged = (known: Known, version: number, backstage: Backstage, now: number): Known | null =>
  version <= known.backstageVersion
    ? null
    : { ...known, summary: withBackstage(known.summary, backstage), backstageVersion: version, at: now };
