/** A conversation goes back to where it waits for a handler. */
import { endWatching } from './assignment.js';
import type { ConversationState } from './conversation.js';
import type { Outcome } from './decision.js';
import { bothOf, nothing } from './decision.js';
import type { Person } from './identity.js';
import { endOffer } from './offer.js';
import { everyone, staff } from './timeline.js';

/** The conversation goes back to the queue: its handler is gone, or may not handle it any more. */
export const returnToQueue = (
  state: ConversationState,
  now: number,
  reason: string | null = null,
  by: Person | null = null,
): Outcome => {
  if (state.phase.kind !== 'active') return nothing;
  const handler = state.phase.handler;
  return bothOf(
    endOffer(state, 'withdrawn'),
    {
      changes: [{ kind: 'returned-to-queue', at: now }],
      entries: [
        { audience: everyone, body: { kind: 'waiting-again' } },
        { audience: staff, body: { kind: 'returned-to-queue', from: handler, by, reason } },
      ],
    },
    // From whom it was taken, a supervisor goes back to watching; who was lost, or passed it on, is out of it.
    by ? nothing : endWatching(state, handler),
  );
};
