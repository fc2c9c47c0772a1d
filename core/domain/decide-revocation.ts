/** What becomes of somebody whose token no longer allows what they are doing here. */
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, supervisionOf } from './conversation.js';
import { leave } from './decide-supervision.js';
import type { Outcome } from './decision.js';
import { bothOf, nothing } from './decision.js';
import type { Grant, Identity } from './identity.js';
import { hasAnyGrant } from './identity.js';
import { handlerOf } from './lifecycle.js';
import { endOffer } from './offer.js';
import { isEligible, isGranted } from './permit.js';
import { returnToQueue } from './requeue.js';
import type { Supervision, SupervisionMode } from './supervision.js';
import { closeLate } from './wrap-up.js';

/** A handler needs the grant by which they came to it: to handle, or to take over; a supervisor was asked by that. */
const mayHandle = (state: ConversationState, who: Identity): boolean => {
  const tookOver = supervisionOf(state, who.id)?.mode === 'takeover';
  const wasAsked = !tookOver && who.role === 'supervisor' && isGranted(state, who, 'takeover');
  return isGranted(state, who, tookOver ? 'takeover' : 'handle') || wasAsked;
};

/** Modes in which one speaks to somebody need the grant for that; all need the one to monitor. */
const modeGrants = {
  monitor: 'monitor',
  whisper: 'monitor',
  join: 'join',
  takeover: 'takeover',
} as const satisfies Record<SupervisionMode, Grant>;

const isCovered = (state: ConversationState, who: Identity, { mode }: Supervision): boolean =>
  isGranted(state, who, 'monitor') && isGranted(state, who, modeGrants[mode]);

/** What they handle goes back to where others can take it, and what they were to wrap up is closed. */
const asHandler = (state: ConversationState, who: Identity, now: number): Outcome => {
  if (mayHandle(state, who)) return nothing;
  return state.phase.kind === 'wrap-up' ? closeLate(state, now) : returnToQueue(state, now);
};

/** Somebody who was kept on as consultant or observer, and has no business in this workgroup any more. */
const keptOn = (state: ConversationState, who: Identity): Outcome => {
  const former = formerHandlerOf(state, who.id);
  const isOut =
    former && former.as !== 'removed' && !hasAnyGrant(who, state.workgroup, state.policy.monitors);
  return isOut ? { changes: [{ kind: 'handler-restored', person: who.id }], entries: [] } : nothing;
};

const watching = (state: ConversationState, who: Identity): Outcome => {
  const supervision = supervisionOf(state, who.id);
  if (!supervision || isCovered(state, who, supervision)) return nothing;
  const left = leave(state, supervision);
  return left.kind === 'accepted' ? left : nothing;
};

const asked = (state: ConversationState, who: Identity): Outcome =>
  state.offer?.to.id === who.id && !isEligible(state, who) ? endOffer(state, 'withdrawn') : nothing;

/** Nothing, as long as the grants cover what they are. */
export const decideRevocation = (state: ConversationState, who: Identity, now: number): Outcome =>
  handlerOf(state.phase)?.id === who.id
    ? asHandler(state, who, now)
    : bothOf(keptOn(state, who), asked(state, who), watching(state, who));
