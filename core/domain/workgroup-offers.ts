/** What became of offers, told from one summary of a conversation to the next: the conversation alone decides it. */
import type { PersonId } from './ids.js';
import type { Summary } from './summary.js';

/** When whom was last asked, for as long as the conversation waits. */
export type Asked = Readonly<Record<PersonId, number>>;

export interface OfferEvent {
  readonly person: PersonId;
  /** Declined or accepted: they are there. */
  readonly kind: 'asked' | 'missed' | 'answered';
}

const countOf = (tried: readonly PersonId[], person: PersonId): number =>
  tried.filter((each) => each === person).length;

/** Everybody who has been tried once more than before. */
const newlyTried = (before: readonly PersonId[], after: readonly PersonId[]): readonly PersonId[] =>
  [...new Set(after)].filter((each) => countOf(after, each) > countOf(before, each));

const isSameOffer = (one: Summary['offer'], other: Summary['offer']): boolean =>
  one?.to === other?.to && one?.until === other?.until;

/**
 * Whoever is tried without an answer when their time is up has missed it; before that they have declined. An offer
 * that came and went between two summaries was answered or missed, nobody knows: it counts as neither.
 */
const endOf = (before: Summary, after: Summary, now: number): OfferEvent['kind'] | null => {
  const { offer } = before;
  if (!offer || isSameOffer(offer, after.offer)) return null;
  if (after.handler?.id === offer.to) return 'answered';
  if (!newlyTried(before.tried, after.tried).includes(offer.to)) return null;
  return now >= offer.until ? 'missed' : 'answered';
};

export const offerEvents = (before: Summary | null, after: Summary, now: number): readonly OfferEvent[] => {
  const ended = before ? endOf(before, after, now) : null;
  const accepted =
    before?.phase === 'queued' && after.handler && after.handler.id !== before.offer?.to
      ? after.handler.id
      : null;
  return [
    ...(before?.offer && ended ? [{ person: before.offer.to, kind: ended }] : []),
    ...(accepted ? [{ person: accepted, kind: 'answered' } as const] : []),
    ...(after.offer && !isSameOffer(before?.offer ?? null, after.offer)
      ? [{ person: after.offer.to, kind: 'asked' } as const]
      : []),
  ];
};

/** Kept with the row, so that a room that was away does not ask the same person again at once. */
export const askedAfter = (asked: Asked, before: Summary | null, after: Summary, now: number): Asked => {
  if (after.phase !== 'queued') return {};
  const seen = before?.offer?.to;
  const tried = newlyTried(before?.tried ?? [], after.tried).filter((each) => each !== seen);
  const isNew = after.offer && !isSameOffer(before?.offer ?? null, after.offer);
  const people = [...tried, ...(after.offer && isNew ? [after.offer.to] : [])];
  return { ...asked, ...Object.fromEntries(people.map((each) => [each, now])) };
};

/** When this person may be asked about this conversation again. */
export const mayAskAt = (asked: Asked, person: PersonId, offerSeconds: number): number =>
  Object.hasOwn(asked, person) ? (asked[person] ?? 0) + offerSeconds * 1000 : 0;
