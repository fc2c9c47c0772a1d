/** A closed conversation as its workgroup keeps it: made of the state and of what was said to everyone. */
import { closedText } from '../../core/domain/closed-index.js';
import type { ConversationState } from '../../core/domain/conversation.js';
import type { Person } from '../../core/domain/identity.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import type { ConversationStore } from './conversation-store.js';

/** Messages that are read for it, the newest; their text is bounded further. */
const mostRead = 500;

export const closedRecord = async (
  state: ConversationState,
  store: ConversationStore,
): Promise<PeerMessage | null> => {
  if (state.phase.kind !== 'closed') return null;
  const newest = await store.newest('everyone', state.counts.everyone ?? 0, mostRead);
  const said = [...newest].reverse().flatMap(({ body }) => (body.kind === 'message' ? [body.text] : []));
  const isErased = state.erased !== null;
  return {
    type: 'record',
    record: {
      conversation: state.id,
      version: state.version,
      customer: { ...state.customer },
      agents: state.agents.map(({ id, name, role }): Person => ({ id, name, role })),
      tags: state.tags,
      disposition: state.disposition,
      channel: state.channel,
      openedAt: state.openedAt,
      closedAt: state.phase.since,
      messages: state.messages,
      text: isErased ? '' : closedText(said),
      metrics: state.metrics,
      isErased,
    },
  };
};
