/** What waits in a workgroup and who could take it, made of what conversations and desks told. */
import type { StaffRow } from './availability.js';
import { isOpen } from './hours.js';
import type { ConversationId } from './ids.js';
import type { Policy } from './policy.js';
import type { QueuePlace } from './presence.js';
import type { Place, Service, Waiting } from './queue.js';
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

/** Whether somebody whose patience ends then is served; null: it never does. */
const servedUntil = ({ staff, policy }: Queue, now: number) => {
  const isInHours = isOpen(policy.hours, now);
  const isAttended = staff.some((row) => attends(row, policy) && row.availability.kind !== 'offline');
  return (ends: number | null): QueuePlace['service'] => {
    if (!isInHours) return 'closed';
    return isAttended && (ends === null || now < ends) ? 'open' : 'unattended';
  };
};

/** Where nobody will come there is no wait to estimate. */
const placeWith = (service: QueuePlace['service'], { position, waitSeconds }: Place): QueuePlace => ({
  position,
  waitSeconds: service === 'open' ? waitSeconds : null,
  service,
});

const placesIn = (
  { staff, policy, averageHandleSeconds }: Queue,
  waiting: readonly Waiting[],
): ReadonlyMap<ConversationId, Place> => {
  const candidates = staff.map((row) => candidateOf(row, 0, policy));
  return placesOf(waiting, serviceOf(candidates, averageHandleSeconds));
};

/** What each that waits is told of its place. */
export const queuePlaces = (queue: Queue, now: number): ReadonlyMap<ConversationId, QueuePlace> => {
  const waiting = queue.rows.filter(isWaiting);
  const places = placesIn(queue, waiting.map(waitingIn));
  const serviceOfOne = servedUntil(queue, now);
  return new Map(
    waiting.flatMap((summary): [ConversationId, QueuePlace][] => {
      const place = places.get(summary.conversation);
      const service = serviceOfOne(patienceEnds(summary, queue.policy));
      return place ? [[summary.conversation, placeWith(service, place)]] : [];
    }),
  );
};

/** Longer than any id, so that it never is somebody's. */
const newcomer = '~'.repeat(64) as ConversationId;

/** The place of somebody who would come now: as any of those who wait, and behind them. */
export const placeOfNewcomer = (queue: Queue, now: number): QueuePlace => {
  const arriving: Waiting = {
    conversation: newcomer,
    since: now,
    priority: 0,
    tried: [],
    preferred: null,
    offeredTo: null,
  };
  const waiting = queue.rows.filter(isWaiting).map(waitingIn);
  const place = placesIn(queue, [...waiting, arriving]).get(newcomer);
  return placeWith(
    servedUntil(queue, now)(null),
    place ?? { position: waiting.length + 1, waitSeconds: null },
  );
};
