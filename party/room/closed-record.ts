/** A closed conversation as its workgroup keeps it: made of the state and of what was said to everyone. */
import { closedText } from '../../core/domain/closed-index.js';
import type { ConversationState } from '../../core/domain/conversation.js';
import { formerHandlerOf } from '../../core/domain/conversation.js';
import { personOf } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { EntryBody } from '../../core/domain/timeline.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import type { ConversationStore } from './conversation-store.js';

/** Messages that are read for it, the newest; their text is bounded further. */
const mostRead = 500;

/** Who was removed is told nothing of how it went on, and so does not find it either. */
const isShutOut = (state: ConversationState, id: PersonId): boolean =>
  formerHandlerOf(state, id)?.as === 'removed';

const textIn = (body: EntryBody): readonly string[] => {
  if (body.kind === 'rated') return body.comment === null ? [] : [body.comment];
  return body.kind === 'message' ? [body.text, ...(body.files ?? []).map(({ name }) => name)] : [];
};

export const closedRecord = async (
  state: ConversationState,
  store: ConversationStore,
): Promise<PeerMessage | null> => {
  if (state.phase.kind !== 'closed') return null;
  const newest = await store.newest('everyone', state.counts.everyone ?? 0, mostRead);
  const said = [...newest].reverse().flatMap(({ body }) => textIn(body));
  const isErased = state.erased !== null;
  return {
    type: 'record',
    record: {
      conversation: state.id,
      version: state.version,
      customer: { ...state.customer },
      agents: state.agents.filter(({ id }) => !isShutOut(state, id)).map(personOf),
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
