/** What nobody wraps up is closed all the same. */
import { endTakeover } from './assignment.js';
import type { ConversationState } from './conversation.js';
import type { Outcome } from './decision.js';
import { bothOf, nothing } from './decision.js';
import { staff } from './timeline.js';

/** In time nobody did, or whoever was to may not any more. */
export const closeLate = (state: ConversationState, now: number): Outcome => {
  if (state.phase.kind !== 'wrap-up') return nothing;
  const body = { kind: 'wrapped-up', person: state.phase.handler, disposition: null } as const;
  return bothOf(
    { changes: [{ kind: 'ended', at: now, into: 'closed' }], entries: [{ audience: staff, body }] },
    endTakeover(state),
  );
};
