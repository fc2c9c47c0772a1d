/** What only supervisors are shown of how a conversation goes. */
import { canOn } from './channels.js';
import { isAgreementMissing } from './consent.js';
import type { ConversationState } from './conversation.js';
import type { Person } from './identity.js';
import type { RhythmView, SentimentView } from './mood.js';
import { rhythmIn, sentimentIn } from './mood.js';
import type { RuleHit } from './rules.js';

export interface Concerns {
  readonly flag: { readonly by: Person; readonly at: number; readonly reason: string } | null;
  readonly hand: { readonly at: number; readonly text: string } | null;
  readonly ruleHits: readonly RuleHit[];
  readonly sentiment: SentimentView;
  readonly rhythm: RhythmView;
  readonly orphanedSince: number | null;
  /** When a supervisor last was in it; null: never. */
  readonly supervisedAt: number | null;
}

export type Unmonitorable = 'channel-unsupported' | 'consent-required';

export const concernsIn = (state: ConversationState): Concerns => ({
  flag: state.flag && { by: state.flag.by, at: state.flag.at, reason: state.flag.text },
  hand: state.hand && { at: state.hand.at, text: state.hand.text },
  ruleHits: state.ruleHits,
  sentiment: sentimentIn(state),
  rhythm: rhythmIn(state),
  orphanedSince: state.orphanedSince,
  supervisedAt: state.supervisedAt,
});

/** Why it cannot be monitored, where that is not a matter of who asks. */
export const unmonitorable = (state: ConversationState): Unmonitorable | null => {
  const { policy, channel } = state;
  const { channels } = policy.monitors;
  const isCarried = canOn(channel, 'monitor') && (channels === 'all' || channels.includes(channel));
  if (!isCarried) return 'channel-unsupported';
  return isAgreementMissing(state) ? 'consent-required' : null;
};
