/** A workgroup's queue and its staff at one moment: what whoever runs the shift needs to see now. */
import type { PersonId } from './ids.js';
import type { PhaseName } from './lifecycle.js';

/** What is read of a live row. */
export interface LiveRow {
  readonly phase: PhaseName;
  readonly phaseSince: number;
  readonly waitingSince: number | null;
  readonly handler: { readonly id: PersonId } | null;
  /** Put aside for now: nobody is being looked for. */
  readonly snoozed?: true;
}

export const staffStates = ['available', 'away', 'offline'] as const;
export type StaffState = (typeof staffStates)[number];

export interface StaffMember {
  readonly id: PersonId;
  readonly name: string;
  readonly availability: StaffState;
  /** In use, of so many. Monitored ones are among them, so this is not for those who may not monitor. */
  readonly sessions: number;
  readonly maxSessions: number;
}

export interface QueueSnapshot {
  readonly at: number;
  readonly waiting: number;
  readonly longestWaitSeconds: number | null;
  /** Conversations that somebody answers. */
  readonly interacting: number;
  /** Available or away. */
  readonly agentsOnline: number;
  readonly agentsAvailable: number;
  /** Each with what they do now. Averages and sums over time would be figures about people, and are not here. */
  readonly agents: readonly (StaffMember & { readonly conversations: number })[];
}

const isOnline = { available: true, away: true, offline: false } as const satisfies Record<
  StaffState,
  boolean
>;

/**
 * Somebody in the queue waits since they came into it; or since they wrote, when that was before: whoever comes back
 * because their agent was lost has been waiting all the time.
 */
const waitBegan = ({ phaseSince, waitingSince }: LiveRow): number =>
  Math.min(phaseSince, waitingSince ?? phaseSince);

/** How many wait and since when the first of them; also for the counters of the day. */
export const waitingOf = (
  rows: readonly LiveRow[],
): { readonly waiting: number; readonly longestWaitSince: number | null } => {
  const began = rows.filter(({ phase, snoozed }) => phase === 'queued' && !snoozed).map(waitBegan);
  const longestWaitSince = began.reduce<number | null>((first, each) => Math.min(first ?? each, each), null);
  return { waiting: began.length, longestWaitSince };
};

/** Staff stand in the order in which they are given; a handler who is not among them counts in the total alone. */
export const snapshotOf = (
  rows: readonly LiveRow[],
  staff: readonly StaffMember[],
  now: number,
): QueueSnapshot => {
  const { waiting, longestWaitSince } = waitingOf(rows);
  const interacting = rows.filter(({ phase }) => phase === 'active');
  return {
    at: now,
    waiting,
    longestWaitSeconds:
      longestWaitSince === null ? null : Math.max(0, Math.round((now - longestWaitSince) / 1000)),
    interacting: interacting.length,
    agentsOnline: staff.filter(({ availability }) => isOnline[availability]).length,
    agentsAvailable: staff.filter(({ availability }) => availability === 'available').length,
    agents: staff.map(({ id, name, availability, sessions, maxSessions }) => ({
      id,
      name,
      availability,
      sessions,
      maxSessions,
      conversations: interacting.filter(({ handler }) => handler?.id === id).length,
    })),
  };
};
