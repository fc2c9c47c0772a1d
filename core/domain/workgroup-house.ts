/** What a supervisor's panel needs to know of its workgroup: the policy in part, and the figures of the moment. */
import type { StaffRow } from './availability.js';
import type { Counters, CountersView } from './counters.js';
import { countersOn, countersView, dayOf } from './counters.js';
import type { Policy } from './policy.js';
import type { LiveRow, QueueSnapshot, StaffMember } from './snapshot.js';
import { snapshotOf, waitingOf } from './snapshot.js';
import type { Summary } from './summary.js';

export interface WorkgroupHouse {
  readonly monitors: Pick<Policy['monitors'], 'requires' | 'perSupervisor' | 'otherChannels'>;
  readonly consent: Policy['consent'];
  readonly sentiment: Policy['sentiment'];
  /** Whether figures per agent are shown. */
  readonly agentStatistics: Policy['agentStatistics'];
}

export const workgroupHouseOf = ({
  monitors: { requires, perSupervisor, otherChannels },
  consent,
  sentiment,
  agentStatistics,
}: Policy): WorkgroupHouse => ({
  monitors: { requires, perSupervisor, otherChannels },
  consent,
  sentiment,
  agentStatistics,
});

/** Without the staff one by one: they are listed beside it. */
export type QueueFigures = Omit<QueueSnapshot, 'agents'>;

export interface Figures {
  readonly counters: CountersView;
  readonly queue: QueueFigures;
}

/** What the figures are made of. */
export interface Ledger {
  readonly counters: Counters | null;
  readonly rows: readonly Summary[];
  readonly staff: readonly StaffRow[];
  readonly policy: Policy;
}

export const today = ({ hours }: Policy, now: number): string => dayOf(now, hours?.timeZone ?? 'UTC');

const liveRows = (rows: readonly Summary[]): readonly LiveRow[] =>
  rows.map((row) => ({
    phase: row.phase,
    phaseSince: row.phaseSince,
    waitingSince: row.waitingSince,
    handler: row.handler,
    ...(row.snoozedUntil === null ? {} : { snoozed: true as const }),
  }));

const members = (staff: readonly StaffRow[]): readonly StaffMember[] =>
  staff.map(({ id, name, availability, sessions, maxSessions }) => ({
    id,
    name,
    availability: availability.kind,
    sessions,
    maxSessions,
  }));

export const todayOf = ({ counters, rows, policy }: Ledger, now: number): CountersView =>
  countersView(countersOn(counters, today(policy, now)), waitingOf(liveRows(rows)), now);

export const snapshotIn = ({ rows, staff }: Ledger, now: number): QueueSnapshot =>
  snapshotOf(liveRows(rows), members(staff), now);

export const figuresOf = (ledger: Ledger, now: number): Figures => {
  const { at, waiting, longestWaitSeconds, interacting, agentsOnline, agentsAvailable } = snapshotIn(
    ledger,
    now,
  );
  return {
    counters: todayOf(ledger, now),
    queue: { at, waiting, longestWaitSeconds, interacting, agentsOnline, agentsAvailable },
  };
};

/** Equal when nothing has happened: a wait that goes on is counted by whoever shows it. */
export const figuresKey = (ledger: Ledger, now: number): string => {
  const { counters, queue } = figuresOf(ledger, now);
  const { longestWaitSince } = waitingOf(liveRows(ledger.rows));
  const still = { longestWaitSeconds: null };
  return JSON.stringify([{ ...counters, ...still }, { ...queue, ...still, at: 0 }, longestWaitSince]);
};
