/** Who is offered what: given the queue and the people, which conversation goes to whom next. */
import type { ConversationId, PersonId } from './ids.js';
import type { Waiting } from './queue.js';
import { byId, inOrder } from './queue.js';

export const strategies = ['manual', 'longest-idle', 'least-busy', 'round-robin'] as const;
export type Strategy = (typeof strategies)[number];

export interface RoutingPolicy {
  /** Whom to ask among those who could; `manual` asks nobody. */
  readonly strategy: Strategy;
  /** How long an offer stands. */
  readonly offerSeconds: number;
  /** Whether agents may also take from the queue what was not offered to them. */
  readonly pull: 'on' | 'off';
  /** Whether whoever handled it before is asked first. */
  readonly sameAgentFirst: 'on' | 'off';
  /** After so long the customer is asked to leave a message; null never. */
  readonly patienceSeconds: number | null;
  /** So many offers missed in a row, and an agent counts as away; null never. */
  readonly missedBeforeAway: number | null;
}

export const defaultRouting: RoutingPolicy = {
  strategy: 'manual',
  offerSeconds: 30,
  pull: 'on',
  sameAgentFirst: 'on',
  patienceSeconds: null,
  missedBeforeAway: 3,
};

export interface Candidate {
  readonly id: PersonId;
  readonly mayHandle: boolean;
  readonly isAvailable: boolean;
  /** Sessions that they have; offers of this queue are counted by `nextOffers`. */
  readonly sessions: number;
  readonly maxSessions: number;
  /** When they last became free or available. */
  readonly idleSince: number;
  readonly lastOfferedAt: number;
}

export interface OfferChoice {
  readonly conversation: ConversationId;
  readonly to: PersonId;
}

/** A candidate as the choosing goes on. */
interface Asked extends Candidate {
  /** Offers that stand, of before and of this call. */
  readonly offers: number;
  /** The last turn of this call that was theirs, from 1; 0 for none yet. */
  readonly turn: number;
}

type Comparator = (a: Asked, b: Asked) => number;

/** Who comes first is asked first. Null asks nobody. */
const comparators = {
  manual: null,
  // Whoever is being asked is not idle: else the first one would be asked for everything until nothing more fits.
  'longest-idle': (a, b) => a.offers - b.offers || a.idleSince - b.idleSince,
  'least-busy': (a, b) => a.sessions + a.offers - (b.sessions + b.offers),
  // An offer of this call is later than every one before it.
  'round-robin': (a, b) => a.turn - b.turn || a.lastOfferedAt - b.lastOfferedAt,
} satisfies Record<Strategy, Comparator | null>;

const hasRoom = ({ sessions, offers, maxSessions }: Asked): boolean => sessions + offers < maxSessions;

const countOf = <T>(all: readonly T[], one: T): number => all.filter((each) => each === one).length;

/**
 * Nobody is asked again for what they declined or missed while somebody with room has not been asked. When all of them
 * have, the round begins anew: nobody is asked a third time before all were asked twice. Whoever has no room now does
 * not hold up the round, since the customer would wait for them while others could be asked.
 */
const stillInRound = ({ tried }: Waiting, withRoom: readonly Asked[]): readonly Asked[] => {
  const rounds = withRoom.map(({ id }) => countOf(tried, id));
  const current = Math.min(...rounds);
  return withRoom.filter((_, index) => rounds[index] === current);
};

const choose = (
  waiting: Waiting,
  withRoom: readonly Asked[],
  inTurn: Comparator,
  sameAgentFirst: RoutingPolicy['sameAgentFirst'],
): Asked | undefined => {
  const round = stillInRound(waiting, withRoom);
  const before = sameAgentFirst === 'on' ? round.find(({ id }) => id === waiting.preferred) : undefined;
  return before ?? [...round].sort((a, b) => inTurn(a, b) || byId(a.id, b.id))[0];
};

/**
 * The offers to make now, the front of the queue first. Asking again once they stand gives nothing: what is chosen
 * here counts as what stood before. The order of what is given does not matter.
 */
export const nextOffers = (
  waiting: readonly Waiting[],
  candidates: readonly Candidate[],
  routing: Pick<RoutingPolicy, 'strategy' | 'sameAgentFirst'>,
): readonly OfferChoice[] => {
  const inTurn: Comparator | null = comparators[routing.strategy];
  if (inTurn === null) return [];
  const standing = waiting.map(({ offeredTo }) => offeredTo);
  let withRoom: readonly Asked[] = candidates
    .filter(({ mayHandle, isAvailable }) => mayHandle && isAvailable)
    .map((each) => ({ ...each, offers: countOf(standing, each.id), turn: 0 }))
    .filter(hasRoom);
  const chosen: OfferChoice[] = [];
  for (const each of inOrder(waiting)) {
    if (each.offeredTo !== null || each.snoozed) continue;
    const to = choose(each, withRoom, inTurn, routing.sameAgentFirst);
    if (!to) break;
    chosen.push({ conversation: each.conversation, to: to.id });
    const asked: Asked = { ...to, offers: to.offers + 1, turn: chosen.length };
    withRoom = withRoom.map((other) => (other === to ? asked : other)).filter(hasRoom);
  }
  return chosen;
};
