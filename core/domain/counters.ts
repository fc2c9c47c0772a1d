/** What a workgroup counts through a day: offered, handled, abandoned, and how soon customers were answered. */
import { dateIn } from './hours.js';
import type { Metrics } from './metrics.js';

export interface Counters {
  /** `2025-06-02`, by the calendar of the workgroup. */
  readonly day: string;
  readonly offered: number;
  readonly handled: number;
  readonly abandoned: number;
  readonly firstResponses: { readonly count: number; readonly seconds: number };
}

export type CounterEvent =
  /** A conversation began, or came from another workgroup. */
  | { readonly kind: 'offered' }
  /** It was handled for the first time. */
  | { readonly kind: 'handled' }
  /** It ended while it waited in the queue, be it for the first time or again. */
  | { readonly kind: 'abandoned' }
  | { readonly kind: 'first-response'; readonly seconds: number };

export const newCounters = (day: string): Counters => ({
  day,
  offered: 0,
  handled: 0,
  abandoned: 0,
  firstResponses: { count: 0, seconds: 0 },
});

/** The day at this moment; it begins at midnight of the time zone. An unknown zone throws: it is configured. */
export const dayOf = (now: number, timeZone: string): string => dateIn(timeZone, now);

/** The counters of that day: those that there are, or new ones when another day has begun. */
export const countersOn = (counters: Counters | null, day: string): Counters =>
  counters?.day === day ? counters : newCounters(day);

export const afterEvent = (counters: Counters, event: CounterEvent): Counters => {
  switch (event.kind) {
    case 'offered':
      return { ...counters, offered: counters.offered + 1 };
    case 'handled':
      return { ...counters, handled: counters.handled + 1 };
    case 'abandoned':
      return { ...counters, abandoned: counters.abandoned + 1 };
    case 'first-response': {
      const { count, seconds } = counters.firstResponses;
      return { ...counters, firstResponses: { count: count + 1, seconds: seconds + event.seconds } };
    }
  }
};

/** What a conversation tells its workgroup for counting: each becomes true once and stays so, there. */
export interface RowFacts {
  readonly isHandled: boolean;
  readonly isAbandoned: boolean;
  readonly firstResponseSeconds: number | null;
}

export const factsOf = ({ here, isAbandoned }: Metrics): RowFacts => ({
  isHandled: here.isHandled,
  isAbandoned,
  firstResponseSeconds: here.firstResponse === null ? null : Math.round(here.firstResponse / 1000),
});

const nothing: RowFacts = { isHandled: false, isAbandoned: false, firstResponseSeconds: null };

/**
 * What is new between the row that a workgroup has and the next one. So it keeps no ids of what it has counted: the
 * row itself is the memory, a repeated one brings nothing new, and one that leaves steps out brings all of them.
 * `before` is null for a conversation that the workgroup does not know, neither live nor closed; rows that are not
 * newer than what is known are dropped before they come here.
 */
export const eventsBetween = (before: RowFacts | null, after: RowFacts): readonly CounterEvent[] => {
  const known = before ?? nothing;
  const { firstResponseSeconds: seconds } = after;
  const events: readonly (CounterEvent | false)[] = [
    before === null && { kind: 'offered' },
    after.isHandled && !known.isHandled && { kind: 'handled' },
    after.isAbandoned && !known.isAbandoned && { kind: 'abandoned' },
    seconds !== null && known.firstResponseSeconds === null && { kind: 'first-response', seconds },
  ];
  return events.filter((event) => event !== false);
};

export interface CountersView {
  readonly day: string;
  readonly offered: number;
  readonly handled: number;
  readonly abandoned: number;
  readonly waiting: number;
  readonly longestWaitSeconds: number | null;
  readonly averageFirstResponseSeconds: number | null;
}

/** Together with what is so now and belongs to no day. */
export const countersView = (
  { day, offered, handled, abandoned, firstResponses: { count, seconds } }: Counters,
  { waiting, longestWaitSince }: { readonly waiting: number; readonly longestWaitSince: number | null },
  now: number,
): CountersView => ({
  day,
  offered,
  handled,
  abandoned,
  waiting,
  longestWaitSeconds:
    longestWaitSince === null ? null : Math.max(0, Math.round((now - longestWaitSince) / 1000)),
  averageFirstResponseSeconds: count === 0 ? null : Math.round(seconds / count),
});
