/** What other rooms tell a conversation: each is a turn of its own, decided like any other. */
import { decideDowngrade, decideErasure, decidePolicy } from '../../core/domain/decide-house.js';
import { decideRevocation } from '../../core/domain/decide-revocation.js';
import { offerTo } from '../../core/domain/offer.js';
import type { PeerMessage } from '../../core/protocol/peer.js';
import type { ConversationTurns } from './conversation-turns.js';
import type { Welcomed } from './fan-out.js';

/** Under another policy somebody may not be what they are any more. */
const applyPolicy = async (
  message: Extract<PeerMessage, { type: 'policy' }>,
  turns: ConversationTurns,
  connections: () => readonly Welcomed[],
  now: number,
): Promise<void> => {
  const outcome = decidePolicy(turns.state, message.document);
  if (outcome.changes.length === 0) return;
  await turns.apply(outcome);
  for (const { session } of connections()) {
    const revoked = decideRevocation(turns.state, session.identity, now);
    if (revoked.changes.length > 0) await turns.apply(revoked);
  }
};

export const takeNews = async (
  message: PeerMessage,
  turns: ConversationTurns,
  connections: () => readonly Welcomed[],
  now: number,
): Promise<void> => {
  switch (message.type) {
    case 'policy':
      return applyPolicy(message, turns, connections, now);
    case 'offer':
      return turns.apply(offerTo(turns.state, message.to, now));
    case 'place':
      return turns.takePlace(message.place);
    case 'presence':
      return turns.apply(decideDowngrade(turns.state, message.person, message.kind));
    case 'erase':
      return turns.apply(decideErasure(turns.state, 'request', now));
    default:
      // News for other kinds of room.
      return undefined;
  }
};
