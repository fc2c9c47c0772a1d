/** What becomes of somebody whose token no longer allows what they are doing here. */
import type { ConversationState } from './conversation.js';
import { supervisionOf } from './conversation.js';
import { leave } from './decide-supervision.js';
import { returnToQueue } from './decide-time.js';
import type { Outcome } from './decision.js';
import type { Identity } from './identity.js';
import { hasGrant } from './identity.js';

const nothing: Outcome = { changes: [], entries: [] };

/** A handler needs the grant by which they came to it: to handle, or to take over. */
const mayHandle = (state: ConversationState, who: Identity): boolean =>
  hasGrant(who, state.workgroup, supervisionOf(state, who.id)?.mode === 'takeover' ? 'takeover' : 'handle');

/** Nothing, as long as the grants cover what they are. */
export const decideRevocation = (state: ConversationState, who: Identity, now: number): Outcome => {
  if (state.phase.kind === 'active' && state.phase.handler.id === who.id) {
    return mayHandle(state, who) ? nothing : returnToQueue(state, now);
  }
  const supervision = supervisionOf(state, who.id);
  if (!supervision || hasGrant(who, state.workgroup, 'monitor')) return nothing;
  const left = leave(state, supervision);
  return left.kind === 'accepted' ? left : nothing;
};
