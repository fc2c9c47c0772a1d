/** An offer begins with somebody being asked to handle a conversation, and ends unless they accept it. */
import type { ConversationState } from './conversation.js';
import type { Outcome } from './decision.js';
import { nothing } from './decision.js';
import type { Person } from './identity.js';
import type { EntryBody, EntryDraft, OfferOutcome } from './timeline.js';
import { staff } from './timeline.js';

const toStaff = (body: EntryBody): EntryDraft => ({ audience: staff, body });

/** The offer that stands is over, and somebody else may be asked. */
export const endOffer = (
  { offer }: ConversationState,
  outcome: OfferOutcome,
  reason: string | null = null,
): Outcome =>
  offer
    ? {
        changes: [{ kind: 'offer-ended', person: offer.to.id, isTried: outcome !== 'withdrawn' }],
        entries: [toStaff({ kind: 'offer-ended', to: offer.to, outcome, reason })],
      }
    : nothing;

/** Routing proposes somebody. Nothing when it waits no longer, or somebody is being asked already. */
export const offerTo = (state: ConversationState, to: Person, now: number): Outcome => {
  if (state.phase.kind !== 'queued' || state.offer) return nothing;
  const until = now + state.policy.routing.offerSeconds * 1000;
  return {
    changes: [{ kind: 'offer-set', offer: { to, by: null, at: now, until, note: null, destination: null } }],
    entries: [toStaff({ kind: 'offered', to, by: null, until, note: null })],
  };
};
