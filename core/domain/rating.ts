/** What the customer says of how it was: whether they are asked, and what a score may be. */
import { isAgreementMissing } from './consent.js';
import type { ConversationState } from './conversation.js';
import { publicPhases } from './lifecycle.js';

export const scores = [1, 2, 3, 4, 5] as const;
/** 5 is the best. */
export type Score = (typeof scores)[number];

/** The tag by which staff say that it was no customer: whoever has it is not asked. */
export const spamTag = 'spam';

/**
 * Whether there is something to rate: it is over, somebody wrote to the customer, and it was not cut off. Of the phase
 * only what customers know of it counts, so that what is asked of them says nothing of whether it is wrapped up.
 */
export const isRatingDue = (state: ConversationState): boolean =>
  publicPhases[state.phase.kind] === 'closed' &&
  state.metrics.messages.staff > 0 &&
  !state.isForced &&
  !state.erased &&
  !state.tags.includes(spamTag) &&
  !isAgreementMissing(state);

export const isRatingOn = ({ policy }: ConversationState): boolean => policy.site.rating === 'on';

export interface RatingView {
  /** Whether to ask; with `given` it was answered. */
  readonly isAsked: boolean;
  readonly given: Score | null;
}

/** Null: nobody is asked here, and nobody was. */
export const ratingFor = (state: ConversationState): RatingView | null =>
  isRatingOn(state) || state.rating !== null
    ? { isAsked: isRatingOn(state) && isRatingDue(state), given: state.rating }
    : null;
