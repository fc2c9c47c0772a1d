/** How much a conversation holds: so many entries for everyone and, apart from them, so much of what is private. */
import type { ConversationState } from './conversation.js';
import type { Identity } from './identity.js';
import type { StreamName } from './timeline.js';
import { scopeOf, streamsOf } from './view.js';

/** Entries. Backstage are whispers, and what is for supervisors alone. */
export const quota = { everyone: 50_000, staff: 50_000, backstage: 50_000 } as const;

export type Budget = keyof typeof quota;

const budgetOf = (stream: StreamName): Budget =>
  stream === 'everyone' || stream === 'staff' ? stream : 'backstage';

/** Only what they may see themselves counts: what is hidden from somebody must not be felt by them either. */
export const isFull = (state: ConversationState, who: Identity, budget: Budget): boolean => {
  const { counts } = state;
  const streams = streamsOf(scopeOf(state, who), counts).filter((stream) => budgetOf(stream) === budget);
  return streams.reduce((sum, stream) => sum + (counts[stream] ?? 0), 0) >= quota[budget];
};
