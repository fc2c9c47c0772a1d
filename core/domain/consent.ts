/** Whether the customer has agreed to the text that stands now. Agreeing to an earlier one is not agreeing to this. */
import type { ConversationState } from './conversation.js';

/** Their answer to the present text; null: not asked, or not answered. */
export const answerTo = ({ policy, consent }: ConversationState): boolean | null =>
  consent?.version === policy.consentText.version ? consent.agreed : null;

/** Where agreement is required, nothing is said and nobody watches before it. */
export const isAgreementMissing = (state: ConversationState): boolean =>
  state.policy.consent === 'required' && answerTo(state) !== true;
