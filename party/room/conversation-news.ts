/** What other rooms tell a conversation: each is a turn of its own, decided like any other. */
import { decideBlock, decideDowngrade, decideErasure, decidePolicy } from '../../core/domain/decide-house.js';
import { offerTo } from '../../core/domain/offer.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import type { ConversationTurns } from './conversation-turns.js';

export const takeNews = async (
  message: PeerMessage,
  turns: ConversationTurns,
  now: number,
): Promise<void> => {
  const isLate = 'workgroup' in message && message.workgroup !== turns.state.workgroup;
  if (isLate) return;
  switch (message.type) {
    case 'policy':
      return turns.apply(decidePolicy(turns.state, message.document));
    case 'offer':
      return turns.apply(offerTo(turns.state, message.to, now));
    case 'place':
      return turns.takePlace(message.place);
    case 'presence':
      return turns.apply(decideDowngrade(turns.state, message.person, message.kind));
    case 'block':
      return turns.apply(decideBlock(turns.state, now));
    case 'erase':
      return turns.apply(decideErasure(turns.state, 'request', now));
    default:
      // News for other kinds of room.
      return undefined;
  }
};
