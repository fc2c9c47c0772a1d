/** How many sessions one person has, and whether there is a place for another: compare and set in one step. */

import type { AvailabilityKind } from './availability.js';
import { isPresenceEnough } from './decide-house.js';
import type { DeskProfile } from './desk.js';
import type { Person } from './identity.js';
import type { ConversationId, PersonId } from './ids.js';
import type { Reservation, ReservationRequest } from './reservation.js';
import type { DeskItem, Relation } from './summary.js';
import type { SupervisionMode } from './supervision.js';

type SessionKind = ReservationRequest['as'];

/** A place for a conversation that may be about to come. */
export interface HeldPlace {
  readonly conversation: ConversationId;
  readonly as: SessionKind;
  /** Afterwards nobody counts on it any more. */
  readonly until: number;
  /** Somebody else's asking is news to whose desk it is. */
  readonly asked: 'self' | 'others';
  /** Who that was, and why. */
  readonly by?: Person;
  readonly reason?: string;
}

/** Longer than any room waits for an answer, and for the news that follows it. */
export const holdMs = 15_000;

/** Which relation makes which session; what is offered, or is theirs no longer, makes none by itself. */
const sessionOf = {
  handler: 'own',
  supervising: 'monitored',
  offered: null,
  standby: null,
  displaced: null,
} as const satisfies Record<Relation, SessionKind | null>;

/** Which modes are watching: whoever has taken over handles it. */
const isWatchingIn = {
  monitor: true,
  whisper: true,
  join: true,
  takeover: false,
} as const satisfies Record<SupervisionMode, boolean>;

/** Whether they watch it, also where it stands on their desk as something else, such as offered. */
export const isWatched = ({ relation, mode }: DeskItem): boolean =>
  relation === 'supervising' || (relation !== 'handler' && mode !== null && isWatchingIn[mode]);

const kindOf = (item: DeskItem): SessionKind | null =>
  isWatched(item) ? 'monitored' : sessionOf[item.relation];

const sessionIn = (item: DeskItem): SessionKind | null =>
  item.relation === 'handler' && item.row.snoozedUntil !== null ? null : kindOf(item);

export interface Sessions {
  readonly own: number;
  /** With the places that are held for watching. */
  readonly monitored: number;
  /** All of them, with every place that is held. */
  readonly all: number;
}

export const sessionsIn = (items: Iterable<DeskItem>, held: readonly HeldPlace[]): Sessions => {
  // One conversation is one session, whatever else it is at the same time.
  const kinds = new Map<ConversationId, SessionKind>();
  for (const item of items) {
    const kind = sessionIn(item);
    if (kind) kinds.set(item.row.conversation, kind);
  }
  const own = countOf(kinds, 'own');
  const watching = new Set([...kinds].filter(([, kind]) => kind === 'monitored').map(([id]) => id));
  for (const { conversation, as } of held) {
    // What they handle and what is held for that are no reason to forget that they are about to watch it.
    if (as === 'monitored' && kinds.get(conversation) !== 'own') watching.add(conversation);
  }
  for (const { conversation, as } of held) if (!kinds.has(conversation)) kinds.set(conversation, as);
  return { own, monitored: watching.size, all: kinds.size };
};

const countOf = (kinds: ReadonlyMap<ConversationId, SessionKind>, kind: SessionKind): number =>
  [...kinds.values()].filter((each) => each === kind).length;

/** What others may know of: what is handled here, and what is about to be. */
const openlyIn = (items: readonly DeskItem[], held: readonly HeldPlace[]): number =>
  new Set([
    ...items.filter((item) => sessionIn(item) === 'own').map(({ row }) => row.conversation),
    ...held.filter(({ as }) => as === 'own').map(({ conversation }) => conversation),
  ]).size;

/** What a desk looks at to answer. `held` has only places whose time has not passed. */
export interface DeskAtHand {
  readonly id: PersonId;
  readonly profile: DeskProfile | null;
  readonly availability: AvailabilityKind;
  readonly held: readonly HeldPlace[];
  readonly items: readonly DeskItem[];
}

const personAt = ({ id, profile }: DeskAtHand): Person => ({
  id,
  name: profile?.name ?? '',
  role: profile?.role ?? 'agent',
});

/** Whether they may be given it at all: of whoever asks for themselves their own room knows. */
const mayHave = ({ profile }: DeskAtHand, { most, needs, workgroup }: ReservationRequest): boolean => {
  if (profile === null) return most !== null;
  if (needs.length === 0) return true;
  const held = Object.hasOwn(profile.grants, workgroup) ? profile.grants[workgroup] : undefined;
  return needs.some((grant) => held?.includes(grant));
};

/** Null: no limit. */
const useOf = (
  desk: DeskAtHand,
  { limit, most, issuedAt }: ReservationRequest,
): { readonly used: number; readonly limit: number } | null => {
  // Somebody else is told the figures, and a yes or no: what is watched here in silence is in neither.
  if (most === null) return { used: openlyIn(desk.items, desk.held), limit: desk.profile?.maxSessions ?? 0 };
  if (limit === 'unlimited') return null;
  const sessions = sessionsIn(desk.items, desk.held);
  if (limit !== 'capacity') return { used: sessions.monitored, limit };
  // A token that has been replaced says nothing any more; one that does not say when it was issued is taken as it is.
  const isOld = issuedAt !== undefined && issuedAt !== 0 && issuedAt < (desk.profile?.issuedAt ?? 0);
  return { used: sessions.all, limit: (isOld ? null : most) ?? desk.profile?.maxSessions ?? 0 };
};

export interface ReserveDecision {
  readonly answer: Reservation;
  /** To be kept; it replaces the one that was held for the same conversation and the same kind of session. */
  readonly place: HeldPlace | null;
}

const no = (answer: Reservation): ReserveDecision => ({ answer, place: null });

/** What runs is never cut: a limit that was lowered only keeps more from coming. */
export const decideReserve = (
  desk: DeskAtHand,
  conversation: ConversationId,
  request: ReservationRequest,
  now: number,
): ReserveDecision => {
  if (!mayHave(desk, request)) return no({ kind: 'unavailable' });
  if (!request.override && !isPresenceEnough(request.requires, desk.availability)) {
    return no({ kind: 'unavailable' });
  }
  const standing = desk.items.find((each) => each.row.conversation === conversation);
  const session = standing ? sessionIn(standing) : null;
  const isOwn = request.most !== null;
  // What they watch and then handle stays one session: going from the one to the other needs no place. That is for
  // them alone: it would tell anybody else that it is watched.
  const isFree = isOwn ? session !== null : session === 'own';
  const isHeld = desk.held.some(
    (each) =>
      each.conversation === conversation &&
      (each.as === request.as || (isOwn && request.limit === 'capacity')),
  );
  const use = isHeld || isFree ? null : useOf(desk, request);
  const isOver = use !== null && use.used >= use.limit;
  if (isOver && !request.override) return no({ kind: 'busy', ...use });
  const place: HeldPlace = {
    conversation,
    as: request.as,
    until: now + holdMs,
    asked: isOwn ? 'self' : 'others',
    ...(request.by === undefined ? {} : { by: request.by }),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  };
  return {
    answer: { kind: 'reserved', person: personAt(desk), over: isOver ? use : null },
    place: session === 'own' ? null : place,
  };
};

/**
 * Whether this item is what the place was held for. An older one that was still on its way is not: the place would be
 * free for a moment, and given away twice.
 */
export const isTakenBy = (place: HeldPlace, item: DeskItem | null): boolean =>
  item !== null && (kindOf(item) === 'own' || kindOf(item) === place.as);
