/** The order of what waits, and what somebody who waits is told of their place in it. */
import type { ConversationId, PersonId } from './ids.js';

export interface Waiting {
  readonly conversation: ConversationId;
  /** Milliseconds since the epoch, by the room's clock. */
  readonly since: number;
  /** Higher comes first. */
  readonly priority: number;
  /** Who declined or missed this one, once for each time that they did: so rounds can be told apart. */
  readonly tried: readonly PersonId[];
  /** Who had it before and is asked first. */
  readonly preferred: PersonId | null;
  /** Who is being asked at the moment. */
  readonly offeredTo: PersonId | null;
  /** Put aside for now: it is not offered, and nobody waits behind it. */
  readonly snoozed?: true;
}

export interface Place {
  /** From 1. */
  readonly position: number;
  /** An estimate; null when it cannot be said. */
  readonly waitSeconds: number | null;
}

export interface Service {
  /** How many agents are available. */
  readonly agents: number;
  readonly averageHandleSeconds: number | null;
  /** How many more conversations they could take at once. */
  readonly freeSlots: number;
}

/** An exact figure would tell how long agents take and how many there are. */
const STEP_SECONDS = 30;

/** By code unit and in no language: the same in every runtime. */
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inFront = (a: Waiting, b: Waiting): number =>
  b.priority - a.priority || a.since - b.since || byId(a.conversation, b.conversation);

/** What comes first, first. No two are equal, so the order they are given in does not matter. */
export const inOrder = (waiting: readonly Waiting[]): readonly Waiting[] => [...waiting].sort(inFront);

/**
 * Free slots are filled from the front at once. Everybody after them needs a conversation to end first, for themselves
 * as well as for each of those ahead: `agents` end one in the average time each.
 */
const estimate = (position: number, service: Service): number | null => {
  const { agents, averageHandleSeconds, freeSlots } = service;
  if (averageHandleSeconds === null || agents <= 0) return null;
  const mustEnd = Math.max(0, position - freeSlots);
  return Math.ceil((mustEnd * averageHandleSeconds) / agents / STEP_SECONDS) * STEP_SECONDS;
};

/** The place of each that waits; what is snoozed has none. */
export const placesOf = (waiting: readonly Waiting[], service: Service): ReadonlyMap<ConversationId, Place> =>
  new Map(
    inOrder(waiting)
      .filter(({ snoozed }) => !snoozed)
      .map(({ conversation }, index): [ConversationId, Place] => [
        conversation,
        { position: index + 1, waitSeconds: estimate(index + 1, service) },
      ]),
  );
