/**
 * What the customer is shown of a policy stays, once it is over to them, as it was then: a conversation that is wrapped
 * up is told a later policy at once, and one that is closed is not, which would tell the two apart.
 */
import type { ConversationState } from './conversation.js';
import type { Policy } from './policy.js';

export type PolicyAtEnd = Pick<Policy, 'consent' | 'consentText'> & Pick<Policy['site'], 'rating' | 'files'>;

export const policyAtEnd = ({ consent, consentText, site: { rating, files } }: Policy): PolicyAtEnd => ({
  consent,
  consentText,
  rating,
  files,
});

/** The state by which the customer is told anything. */
export const asTheyKnowIt = (state: ConversationState): ConversationState => {
  const { endedUnder, policy } = state;
  if (!endedUnder) return state;
  const { consent, consentText, rating, files } = endedUnder;
  return { ...state, policy: { ...policy, consent, consentText, site: { ...policy.site, rating, files } } };
};
