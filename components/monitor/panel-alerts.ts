/** What a supervisor is told aloud: who has been waiting too long, and who asks for help. Numbers never are. */
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { secondsSince } from '../shared/waiting.js';
import { waitOf } from './row-order.js';

export interface Alert {
  readonly kind: 'wait' | 'hand';
  readonly row: Row;
}

/** So many milliseconds pass between one sentence and the next: what comes meanwhile is said together. */
export const ALERT_EVERY = 20_000;

interface Found extends Alert {
  /** The same wait and the same hand are said once. */
  readonly key: string;
}

const found = (row: Row, now: number, thresholds: WaitThresholds): readonly Found[] => {
  const since = waitOf(row);
  const { hand } = row.concerns ?? {};
  const isLate = since !== null && secondsSince(since, now) >= thresholds.late && row.snoozedUntil === null;
  return [
    ...(hand ? [{ kind: 'hand' as const, row, key: `hand:${row.conversation}:${hand.at}` }] : []),
    ...(isLate ? [{ kind: 'wait' as const, row, key: `wait:${row.conversation}:${since}` }] : []),
  ];
};

export class Alerts {
  #known: Set<string> | null = null;
  #waiting: readonly Found[] = [];
  #saidAt = Number.NEGATIVE_INFINITY;

  /** What is to be said now. The first look finds what was there already, which is no news. */
  hear(rows: readonly Row[], now: number, thresholds: WaitThresholds): readonly Alert[] {
    const all = rows.flatMap((row) => found(row, now, thresholds));
    const keys = new Set(all.map(({ key }) => key));
    const fresh = this.#known === null ? [] : all.filter(({ key }) => !this.#known?.has(key));
    this.#known = new Set([...(this.#known ?? []), ...keys].filter((key) => keys.has(key)));
    // What was settled while it waited to be said is not said any more.
    this.#waiting = [...this.#waiting, ...fresh].filter(({ key }) => keys.has(key));
    if (this.#waiting.length === 0 || now - this.#saidAt < ALERT_EVERY) return [];
    const said = this.#waiting;
    this.#waiting = [];
    this.#saidAt = now;
    return said;
  }

  forget(): void {
    this.#known = null;
    this.#waiting = [];
    this.#saidAt = Number.NEGATIVE_INFINITY;
  }
}

/** How many conversations these are about. */
export const concerned = (alerts: readonly Alert[]): ReadonlySet<ConversationId> =>
  new Set(alerts.map(({ row }) => row.conversation));
