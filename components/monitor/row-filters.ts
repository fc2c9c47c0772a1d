/** Which rows a supervisor looks for: a search in what stands in a row, and filters that all have to hold. */
import type { Row } from '../../core/domain/summary.js';
import { secondsSince } from '../shared/waiting.js';
import type { Filters } from './monitor-view.js';
import { waitOf } from './row-order.js';
import { toneOf } from './sentiment-words.js';

/** Whether one sort of filter lets a row pass; an empty one lets all. */
type Passes = (row: Row, filters: Filters, now: number) => boolean;

const isAmong = <Value>(wanted: readonly Value[], values: readonly Value[]): boolean =>
  wanted.length === 0 || values.some((each) => wanted.includes(each));

const passes = {
  agents: ({ handler }, { agents }) => isAmong(agents, handler ? [handler.id] : []),
  phases: ({ phase }, { phases }) => isAmong(phases, phase === 'closed' ? [] : [phase]),
  tones: ({ concerns }, { tones }) => isAmong(tones, [toneOf(concerns?.sentiment)]),
  tags: (row, { tags }) => isAmong(tags, row.tags),
  reasons: ({ attention }, { reasons }) =>
    isAmong(
      reasons,
      (attention?.reasons ?? []).map((each) => each.reason),
    ),
  waiting: (row, { waiting }, now) => {
    const since = waitOf(row);
    return waiting === null || (since !== null && secondsSince(since, now) >= waiting);
  },
} as const satisfies Record<keyof Filters, Passes>;

const all: readonly Passes[] = Object.values(passes);

export const passesFilters = (row: Row, filters: Filters, now: number): boolean =>
  all.every((each) => each(row, filters, now));
