/** Unsent texts, kept per conversation and audience for as long as the page holds the conversation's client. */
import type { ConversationPort, PendingMessage } from '../../client/snapshots.js';
import type { ComposerAudience } from './conversation-plan.js';

export type Drafts = Map<ComposerAudience, string>;

// Keyed by the client and not held by the element, so that an element may be thrown away, or show another
// conversation for a while, without losing a text; and a text never outlives the conversation that it was for.
const kept = new WeakMap<ConversationPort, Drafts>();

export const draftsOf = (client: ConversationPort): Drafts => {
  const known = kept.get(client);
  if (known) return known;
  const drafts: Drafts = new Map();
  kept.set(client, drafts);
  return drafts;
};

/** Puts a text that was not sent in front of what was written since. */
export const putBack = (drafts: Drafts, audience: ComposerAudience, text: string): string => {
  const since = drafts.get(audience) ?? '';
  const whole = since.trim() === '' ? text : `${text}\n${since}`;
  drafts.set(audience, whole);
  return whole;
};

/** Whether a text is there that was not sent. */
export const hasUnsent = (client: ConversationPort | undefined): boolean =>
  client !== undefined && [...draftsOf(client).values()].some((text) => text.trim() !== '');

/** What came too late, since somebody else had become the handler, returns to where it was written. */
export const takeBackLate = (client: ConversationPort, pending: readonly PendingMessage[]): boolean => {
  const late = pending.filter(({ state }) => state.kind === 'failed' && state.refusal.code === 'not-handler');
  for (const { localId, audience } of late) {
    const text = client.discard(localId);
    if (text !== null) putBack(draftsOf(client), audience, text);
  }
  return late.length > 0;
};
