/** What waits in a workgroup and who could take it, made of what conversations and desks told. */
import type { StaffRow } from './availability.js';
import { isOpen } from './hours.js';
import type { ConversationId } from './ids.js';
import type { Policy } from './policy.js';
import type { QueuePlace } from './presence.js';
import type { Service, Waiting } from './queue.js';
import { placesOf } from './queue.js';
import type { Candidate } from './routing.js';
import type { Summary } from './summary.js';

/** Whoever comes back to the queue because their agent was lost has been waiting since they wrote. */
export const waitsSince = ({ phaseSince, waitingSince }: Summary): number =>
  Math.min(phaseSince, waitingSince ?? phaseSince);

export const isWaiting = ({ phase, snoozedUntil }: Summary): boolean =>
  phase === 'queued' && snoozedUntil === null;

/** Before the customer has agreed where they have to, whoever were asked could not accept. */
export const isOfferable = (summary: Summary): boolean =>
  isWaiting(summary) && summary.unmonitorable !== 'consent-required';

export const waitingIn = (summary: Summary): Waiting => ({
  conversation: summary.conversation,
  since: waitsSince(summary),
  priority: summary.priority,
  tried: summary.tried,
  preferred: summary.lastHandler,
  offeredTo: summary.offer?.to ?? null,
  ...(summary.snoozedUntil === null ? {} : { snoozed: true as const }),
});

/**
 * Whether somebody is there for customers. Supervisors are not, unless the policy has them take conversations: a
 * customer must not be able to tell from the queue that one of them came to watch.
 */
export const attends = ({ role, grants }: StaffRow, { supervisorRouting }: Policy): boolean =>
  grants.includes('handle') && (role === 'agent' || supervisorRouting === 'with-handle');

/** Own sessions alone: what somebody watches changes nothing in what they are offered. */
export const candidateOf = (row: StaffRow, lastOfferedAt: number, policy: Policy): Candidate => ({
  id: row.id,
  mayHandle: attends(row, policy),
  isAvailable: row.availability.kind === 'available',
  sessions: row.own,
  maxSessions: row.maxSessions,
  idleSince: row.idleSince,
  lastOfferedAt,
});

const serviceOf = (candidates: readonly Candidate[], averageHandleSeconds: number | null): Service => {
  const able = candidates.filter((each) => each.mayHandle && each.isAvailable);
  return {
    agents: able.length,
    averageHandleSeconds,
    freeSlots: able.reduce((sum, each) => sum + Math.max(0, each.maxSessions - each.sessions), 0),
  };
};

/** When the patience of a customer is over; null: never. */
export const patienceEnds = (summary: Summary, { routing: { patienceSeconds } }: Policy): number | null =>
  patienceSeconds === null || !isWaiting(summary) ? null : waitsSince(summary) + patienceSeconds * 1000;

export interface Queue {
  readonly rows: readonly Summary[];
  readonly staff: readonly StaffRow[];
  readonly policy: Policy;
  readonly averageHandleSeconds: number | null;
}

/** What each that waits is told of its place. */
export const queuePlaces = (
  { rows, staff, policy, averageHandleSeconds }: Queue,
  now: number,
): ReadonlyMap<ConversationId, QueuePlace> => {
  const waiting = rows.filter(isWaiting);
  const candidates = staff.map((row) => candidateOf(row, 0, policy));
  const places = placesOf(waiting.map(waitingIn), serviceOf(candidates, averageHandleSeconds));
  const isAttended = staff.some((row) => attends(row, policy) && row.availability.kind !== 'offline');
  const service = (summary: Summary): QueuePlace['service'] => {
    if (!isOpen(policy.hours, now)) return 'closed';
    const ends = patienceEnds(summary, policy);
    return isAttended && (ends === null || now < ends) ? 'open' : 'unattended';
  };
  return new Map(
    waiting.flatMap((summary): [ConversationId, QueuePlace][] => {
      const place = places.get(summary.conversation);
      if (!place) return [];
      const served = service(summary);
      // Where nobody will come there is no wait to estimate.
      const waitSeconds = served === 'open' ? place.waitSeconds : null;
      return [[summary.conversation, { position: place.position, waitSeconds, service: served }]];
    }),
  );
};
