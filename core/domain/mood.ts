/** How a conversation goes, as supervisors are shown it: the customer's sentiment and the rhythm of the answers. */
import type { ConversationState } from './conversation.js';
import type { Trend } from './sentiment.js';

export type SentimentView =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly score: number; readonly trend: Trend; readonly messages: number };

export interface RhythmView {
  /** When staff last wrote to the customer. */
  readonly lastReplyAt: number | null;
  readonly averageReplySeconds: number | null;
}

export const sentimentIn = ({ sentiment, policy }: ConversationState): SentimentView =>
  sentiment.kind === 'unknown' || policy.sentiment === 'off'
    ? { kind: 'unknown' }
    : { kind: 'known', score: sentiment.score, trend: sentiment.trend, messages: sentiment.messages };

export const rhythmIn = ({ metrics: { replies } }: ConversationState): RhythmView => ({
  lastReplyAt: replies.lastAt,
  averageReplySeconds: replies.count === 0 ? null : Math.round(replies.total / replies.count / 1000),
});
