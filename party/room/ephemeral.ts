/** Typing and drafts: relayed to whoever may see them, never stored, never numbered. */
import type { ConversationState } from '../../core/domain/conversation.js';
import { draftFor, typingFor } from '../../core/domain/passing.js';
import type { Welcomed } from './fan-out.js';
import { encode } from './fan-out.js';

export const relayTyping = (
  { session }: Welcomed,
  active: boolean,
  state: ConversationState,
  connections: readonly Welcomed[],
): void => {
  for (const to of connections) {
    const from = typingFor(state, session.identity, to.session.identity);
    if (from) to.send(encode({ type: 'typing', from, active }));
  }
};

/** The handler's client sends drafts whether anyone is watching or not. */
export const relayDraft = (
  { session }: Welcomed,
  text: string,
  state: ConversationState,
  connections: readonly Welcomed[],
): void => {
  for (const to of connections) {
    const from = draftFor(state, session.identity, to.session.identity);
    if (from) to.send(encode({ type: 'draft', from, text }));
  }
};
