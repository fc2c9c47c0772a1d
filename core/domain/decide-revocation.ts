/** What becomes of somebody whose token no longer allows what they are doing here. */
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, supervisionOf } from './conversation.js';
import { leave } from './decide-supervision.js';
import type { Outcome } from './decision.js';
import { nothing } from './decision.js';
import type { Identity } from './identity.js';
import { hasAnyGrant } from './identity.js';
import { isGranted } from './permit.js';
import { returnToQueue } from './requeue.js';

/** A handler needs the grant by which they came to it: to handle, or to take over; a supervisor was asked by that. */
const mayHandle = (state: ConversationState, who: Identity): boolean => {
  const tookOver = supervisionOf(state, who.id)?.mode === 'takeover';
  const wasAsked = !tookOver && who.role === 'supervisor' && isGranted(state, who, 'takeover');
  return isGranted(state, who, tookOver ? 'takeover' : 'handle') || wasAsked;
};

/** Nothing, as long as the grants cover what they are. */
export const decideRevocation = (state: ConversationState, who: Identity, now: number): Outcome => {
  if (state.phase.kind === 'active' && state.phase.handler.id === who.id) {
    return mayHandle(state, who) ? nothing : returnToQueue(state, now);
  }
  // Somebody who was kept on as consultant or observer, and has no business in this workgroup any more.
  const keptOn = formerHandlerOf(state, who.id);
  if (keptOn && keptOn.as !== 'removed' && !hasAnyGrant(who, state.workgroup, state.policy.monitors)) {
    return { changes: [{ kind: 'handler-restored', person: who.id }], entries: [] };
  }
  const supervision = supervisionOf(state, who.id);
  if (!supervision || isGranted(state, who, 'monitor')) return nothing;
  const left = leave(state, supervision);
  return left.kind === 'accepted' ? left : nothing;
};
