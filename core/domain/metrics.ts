/** The figures of one conversation, kept up entry by entry so that they outlive what was said. */
import type { PersonId } from './ids.js';
import type { Score } from './rating.js';
import type { Clock } from './stopwatch.js';
import { elapsed, running, stopped, totalAt } from './stopwatch.js';
import type { SupervisionMode } from './supervision.js';
import type { Audience, Entry, EntryBody, OfferOutcome } from './timeline.js';

/**
 * Lies in the state of the conversation and does not grow with its length: sums and moments, and a list of those
 * supervisors alone who are in the room now. Times are milliseconds; `metricsView` makes seconds of them.
 */
export interface Metrics {
  readonly openedAt: number;
  readonly firstHandledAt: number | null;
  /** Ended while nobody handled it. */
  readonly isAbandoned: boolean;
  readonly firstAskedAt: number | null;
  readonly firstResponse: number | null;
  readonly waitingSince: number | null;
  readonly longestWait: number | null;
  /** Answers to a waiting customer, and when staff last wrote to the customer at all. */
  readonly replies: { readonly count: number; readonly total: number; readonly lastAt: number | null };
  readonly isHandled: boolean;
  readonly isHeld: boolean;
  readonly isAsleep: boolean;
  /** In the workgroup where it is now: another one's work is not this one's. */
  readonly here: { readonly isHandled: boolean; readonly firstResponse: number | null };
  readonly handling: Clock;
  readonly hold: Clock;
  readonly messages: Readonly<Record<MessageSort, number>>;
  readonly transfers: number;
  /** Changes of handler by takeover, be it for the supervisor or for an agent. */
  readonly takeovers: number;
  readonly offers: Readonly<Record<'made' | OfferOutcome, number>>;
  readonly supervision: Readonly<Record<SupervisionMode, Readonly<Record<'count' | 'total', number>>>>;
  readonly supervisors: readonly {
    readonly person: PersonId;
    readonly mode: SupervisionMode;
    readonly since: number;
  }[];
  /** Missing in what older builds stored. */
  readonly rating?: Score | null;
}

export type MessageSort = 'customer' | 'staff' | 'whispers' | 'notes';

const never = { count: 0, total: 0 };
const notYet = { isHandled: false, firstResponse: null };

export const newMetrics = (openedAt: number): Metrics => ({
  openedAt,
  firstHandledAt: null,
  isAbandoned: false,
  firstAskedAt: null,
  firstResponse: null,
  waitingSince: null,
  longestWait: null,
  replies: { count: 0, total: 0, lastAt: null },
  isHandled: false,
  isHeld: false,
  isAsleep: false,
  here: notYet,
  handling: stopped,
  hold: stopped,
  messages: { customer: 0, staff: 0, whispers: 0, notes: 0 },
  transfers: 0,
  takeovers: 0,
  offers: { made: 0, declined: 0, missed: 0, withdrawn: 0 },
  supervision: { monitor: never, whisper: never, join: never, takeover: never },
  supervisors: [],
  rating: null,
});

/** Held or asleep a conversation has a handler who does nothing for it: neither is time of handling. */
const timed = (metrics: Metrics, at: number): Metrics => {
  const { isHandled, isHeld, isAsleep } = metrics;
  return {
    ...metrics,
    handling: running(metrics.handling, isHandled && !isHeld && !isAsleep, at),
    hold: running(metrics.hold, isHandled && isHeld, at),
  };
};

const longestWaitAt = ({ waitingSince, longestWait }: Metrics, now: number): number | null =>
  waitingSince === null ? longestWait : Math.max(longestWait ?? 0, elapsed(waitingSince, now));

const sentBy = (metrics: Metrics, sort: MessageSort): Metrics => ({
  ...metrics,
  messages: { ...metrics.messages, [sort]: metrics.messages[sort] + 1 },
});

const asked = (metrics: Metrics, at: number): Metrics => ({
  ...sentBy(metrics, 'customer'),
  firstAskedAt: metrics.firstAskedAt ?? at,
  waitingSince: metrics.waitingSince ?? at,
});

const replied = (metrics: Metrics, at: number): Metrics => {
  const { firstAskedAt, firstResponse, waitingSince, replies } = metrics;
  const answered =
    waitingSince === null
      ? replies
      : { count: replies.count + 1, total: replies.total + elapsed(waitingSince, at) };
  // A greeting before the customer has said anything answers nothing.
  const first = firstResponse === null && firstAskedAt !== null ? elapsed(firstAskedAt, at) : null;
  return {
    ...sentBy(metrics, 'staff'),
    firstResponse: firstResponse ?? first,
    here: first === null ? metrics.here : { ...metrics.here, firstResponse: first },
    longestWait: longestWaitAt(metrics, at),
    waitingSince: null,
    replies: { ...answered, lastAt: at },
  };
};

type Count<Kind extends EntryBody['kind']> = (
  metrics: Metrics,
  body: Extract<EntryBody, { kind: Kind }>,
  at: number,
  audience: Audience['kind'],
) => Metrics;

const heard = {
  everyone: (metrics, { author }, at) =>
    author.capacity === 'customer' ? asked(metrics, at) : replied(metrics, at),
  staff: (metrics) => sentBy(metrics, 'notes'),
  whisper: (metrics) => sentBy(metrics, 'whispers'),
  supervisors: (metrics) => metrics,
} as const satisfies Record<Audience['kind'], Count<'message'>>;

const isTransfer = (metrics: Metrics, { cause }: Extract<EntryBody, { kind: 'assigned' }>): boolean =>
  cause === 'handed-off' || (cause === 'assigned' && metrics.isHandled);

const unhandled = (metrics: Metrics, at: number): Metrics =>
  timed({ ...metrics, isHandled: false, isHeld: false, isAsleep: false }, at);

const assigned: Count<'assigned'> = (metrics, body, at) =>
  timed(
    {
      ...metrics,
      firstHandledAt: metrics.firstHandledAt ?? at,
      here: { ...metrics.here, isHandled: true },
      isHandled: true,
      // Putting aside belongs to one handler's time with it, and ends with that untold; so does holding in the queue.
      isHeld: metrics.isHandled && metrics.isHeld,
      isAsleep: false,
      transfers: metrics.transfers + (isTransfer(metrics, body) ? 1 : 0),
      takeovers: metrics.takeovers + (body.cause === 'taken-over' ? 1 : 0),
    },
    at,
  );

const ended: Count<'ended'> = (metrics, _, at) => ({
  ...unhandled(metrics, at),
  isAbandoned: metrics.isAbandoned || !metrics.isHandled,
  longestWait: longestWaitAt(metrics, at),
  waitingSince: null,
});

type Modes = Metrics['supervision'];
const added = (modes: Modes, mode: SupervisionMode, count: number, total: number): Modes => ({
  ...modes,
  [mode]: { count: modes[mode].count + count, total: modes[mode].total + total },
});

/** What is running for one supervisor is closed, and what they changed to begins. The same mode simply goes on. */
const supervised: Count<'supervision'> = (metrics, { person, to }, at) => {
  const current = metrics.supervisors.find((each) => each.person === person.id);
  if (current?.mode === to) return metrics;
  const modes = metrics.supervision;
  const closed = current ? added(modes, current.mode, 0, elapsed(current.since, at)) : modes;
  const others = metrics.supervisors.filter((each) => each !== current);
  if (!to) return { ...metrics, supervision: closed, supervisors: others };
  const supervisors = [...others, { person: person.id, mode: to, since: at }];
  return { ...metrics, supervision: added(closed, to, 1, 0), supervisors };
};

const inOffers = (metrics: Metrics, sort: keyof Metrics['offers']): Metrics => ({
  ...metrics,
  offers: { ...metrics.offers, [sort]: metrics.offers[sort] + 1 },
});

const uncounted = (metrics: Metrics): Metrics => metrics;

/** What each kind of entry does to the figures. A new kind does not compile before somebody has decided. */
const counting = {
  message: (metrics, body, at, audience) => heard[audience](metrics, body, at),
  assigned,
  ended,
  supervision: supervised,
  'returned-to-queue': (metrics, { by }, at) =>
    unhandled({ ...metrics, takeovers: metrics.takeovers + (by ? 1 : 0) }, at),
  // Whoever handled it is of the workgroup that it left.
  moved: (metrics, _, at) => unhandled({ ...metrics, transfers: metrics.transfers + 1, here: notYet }, at),
  'hold-set': (metrics, { on }, at) => timed({ ...metrics, isHeld: on }, at),
  snoozed: (metrics, _, at) => timed({ ...metrics, isAsleep: true }, at),
  woken: (metrics, _, at) => timed({ ...metrics, isAsleep: false }, at),
  offered: (metrics) => inOffers(metrics, 'made'),
  'offer-ended': (metrics, { outcome }) => inOffers(metrics, outcome),
  'handler-shown': uncounted,
  tagged: uncounted,
  'priority-set': uncounted,
  flagged: uncounted,
  unflagged: uncounted,
  'hand-raised': uncounted,
  'hand-lowered': uncounted,
  'suggestion-settled': uncounted,
  'rule-met': uncounted,
  'lead-passed': uncounted,
  consented: uncounted,
  'form-filled': uncounted,
  'handler-away': uncounted,
  erased: uncounted,
  'waiting-again': uncounted,
  joined: uncounted,
  left: uncounted,
  'wrapped-up': uncounted,
  rated: (metrics, { score }) => ({ ...metrics, rating: score }),
  'deletion-asked': uncounted,
} as const satisfies { readonly [Kind in EntryBody['kind']]: Count<Kind> };

export const countEntry = (
  metrics: Metrics,
  { at, body, audience }: Pick<Entry, 'at' | 'body' | 'audience'>,
): Metrics => (counting[body.kind] as Count<EntryBody['kind']>)(metrics, body, at, audience.kind);

/** The figures to be shown: whole seconds and counts, null where there is nothing to tell. */
export interface MetricsView {
  /** From the beginning until somebody first handled it. */
  readonly acceptedAfterSeconds: number | null;
  readonly firstResponseSeconds: number | null;
  readonly averageReplySeconds: number | null;
  readonly longestWaitSeconds: number | null;
  readonly handleSeconds: number | null;
  readonly holdSeconds: number;
  readonly messages: Readonly<Record<MessageSort, number>>;
  readonly transfers: number;
  readonly takeovers: number;
  readonly offers: Metrics['offers'];
  readonly supervision: Readonly<Record<SupervisionMode, Readonly<Record<'count' | 'seconds', number>>>>;
  /** What the customer said of it, 1 to 5. */
  readonly rating: Score | null;
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 1000);
const secondsOrNull = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : seconds(milliseconds);

const averageReply = ({ replies: { count, total } }: Metrics): number | null =>
  count === 0 ? null : total / count;

/** What is still running is closed at `now`, in the view alone. For a closed conversation that is when it closed. */
export const metricsView = (metrics: Metrics, now: number): MetricsView => {
  const { openedAt, firstHandledAt } = metrics;
  const modeView = (mode: SupervisionMode) => {
    const { count, total } = metrics.supervision[mode];
    const open = metrics.supervisors.filter((each) => each.mode === mode);
    return { count, seconds: seconds(open.reduce((sum, { since }) => sum + elapsed(since, now), total)) };
  };
  return {
    acceptedAfterSeconds: secondsOrNull(firstHandledAt === null ? null : elapsed(openedAt, firstHandledAt)),
    firstResponseSeconds: secondsOrNull(metrics.firstResponse),
    averageReplySeconds: secondsOrNull(averageReply(metrics)),
    longestWaitSeconds: secondsOrNull(longestWaitAt(metrics, now)),
    handleSeconds: firstHandledAt === null ? null : seconds(totalAt(metrics.handling, now)),
    holdSeconds: seconds(totalAt(metrics.hold, now)),
    messages: metrics.messages,
    transfers: metrics.transfers,
    takeovers: metrics.takeovers,
    offers: metrics.offers,
    supervision: {
      monitor: modeView('monitor'),
      whisper: modeView('whisper'),
      join: modeView('join'),
      takeover: modeView('takeover'),
    },
    rating: metrics.rating ?? null,
  };
};

/** How quickly staff answer here; the wait that runs now is told beside the average, not mixed into it. */
export interface Rhythm {
  readonly lastReplyAt: number | null;
  readonly averageReplySeconds: number | null;
  readonly waitingSeconds: number | null;
}

export const rhythmOf = (metrics: Metrics, now: number): Rhythm => ({
  lastReplyAt: metrics.replies.lastAt,
  averageReplySeconds: secondsOrNull(averageReply(metrics)),
  waitingSeconds: secondsOrNull(metrics.waitingSince === null ? null : elapsed(metrics.waitingSince, now)),
});
