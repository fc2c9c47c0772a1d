/** How much a conversation holds: so many entries for everyone and, apart from them, so much of what is private. */
import type { ConversationState } from './conversation.js';
import type { Identity } from './identity.js';
import type { Counts, Entry, StreamName } from './timeline.js';
import { streamOf } from './timeline.js';
import { scopeOf, streamsOf } from './view.js';

/** Entries. Backstage are whispers, and what is for supervisors alone. */
export const quota = { everyone: 50_000, staff: 50_000, backstage: 50_000 } as const;

/** Characters of all messages of one budget: whoever reads all of it is given it in one piece. */
export const mostCharacters = 8_000_000;

export type Budget = keyof typeof quota;

const budgetOf = (stream: StreamName): Budget =>
  stream === 'everyone' || stream === 'staff' ? stream : 'backstage';

/** Only what they may see themselves counts: what is hidden from somebody must not be felt by them either. */
export const isFull = (state: ConversationState, who: Identity, budget: Budget): boolean => {
  const streams = streamsOf(scopeOf(state, who), state.counts).filter(
    (stream) => budgetOf(stream) === budget,
  );
  const sumOf = (of: Counts): number => streams.reduce((sum, stream) => sum + (of[stream] ?? 0), 0);
  return sumOf(state.counts) >= quota[budget] || sumOf(state.volumes) >= mostCharacters;
};

const sum = (of: Counts): number => Object.values(of).reduce((total, each) => total + each, 0);

/** False while no budget of anybody can be used up: what is asked of most turns, and cheaply. */
export const mayBeFull = ({ counts, volumes }: Pick<ConversationState, 'counts' | 'volumes'>): boolean =>
  sum(counts) >= Math.min(...Object.values(quota)) || sum(volumes) >= mostCharacters;

/** With what one more entry says. */
export const volumesWith = (volumes: Counts, { audience, body }: Entry): Counts => {
  if (body.kind !== 'message') return volumes;
  const stream = streamOf(audience);
  const links = (body.links ?? []).reduce((sum, { href }) => sum + href.length, 0);
  const files = (body.files ?? []).reduce((sum, { name, type }) => sum + name.length + type.length, 0);
  const length = body.text.length + links + files;
  return { ...volumes, [stream]: (volumes[stream] ?? 0) + length };
};
