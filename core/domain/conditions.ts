/** What the tables of standings and phases cannot say: the policy of the workgroup, its lists, and limits. */
import type { Capability } from './channels.js';
import { canOn } from './channels.js';
import { answerTo, isAgreementMissing } from './consent.js';
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, standingOf, supervisionOf } from './conversation.js';
import { formBounds } from './forms.js';
import type { Identity } from './identity.js';
import { hasGrant } from './identity.js';
import { handlerOf } from './lifecycle.js';
import type { Action } from './permissions.js';
import { asTheyKnowIt } from './policy-at-end.js';
import type { Budget } from './quota.js';
import { isFull } from './quota.js';
import { isRatingDue, isRatingOn } from './rating.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** Null when nothing speaks against it. */
export type Condition = (state: ConversationState, who: Identity) => Refusal | null;

const firstOf =
  (...conditions: readonly Condition[]): Condition =>
  (state, who) => {
    for (const condition of conditions) {
      const refusal = condition(state, who);
      if (refusal) return refusal;
    }
    return null;
  };

/** What the policy narrows to channels of its choice. */
const watched: readonly Capability[] = ['monitor', 'whisper', 'join', 'takeover'];

const carriedByChannel =
  (capability: Capability): Condition =>
  ({ channel, policy }) => {
    const isChosen = policy.monitors.channels === 'all' || policy.monitors.channels.includes(channel);
    const isCarried = canOn(channel, capability) && (!watched.includes(capability) || isChosen);
    return isCarried ? null : refuse('channel-unsupported');
  };

const agreed: Condition = (state) => (isAgreementMissing(state) ? refuse('consent-required') : null);

const roomFor =
  (budget: Budget): Condition =>
  (state, who) =>
    isFull(state, who, budget) ? refuse('room-full') : null;

const ownWatched: Condition = (state, who) =>
  handlerOf(state.phase)?.id === who.id && state.policy.monitors.own === 'deny'
    ? refuse('own-conversation')
    : null;

const placeFree: Condition = (state, who) => {
  const { perRoom, phases } = state.policy.monitors;
  if (!phases.includes(state.phase.kind)) return refuse('bad-state');
  if (supervisionOf(state, who.id) || state.supervisions.length < perRoom) return null;
  const holders =
    state.policy.supervisorsSeeEachOther === 'on'
      ? state.supervisions.map((each) => ({ name: each.person.name, since: each.since }))
      : [];
  return refuse('conflict', { holders });
};

const whisperAllowed: Condition = (state, who) => {
  const mode = supervisionOf(state, who.id)?.mode;
  const allowed = { 'monitor-and-join': true, join: mode === 'join', off: false }[state.policy.whisper];
  return allowed ? null : refuse('forbidden');
};

const joinAllowed: Condition = ({ policy }) => (policy.join === 'on' ? null : refuse('forbidden'));

/** Without anybody to give it to, taking over is off. */
const takeoverAllowed: Condition = ({ policy }) =>
  policy.takeover.targets.length > 0 ? null : refuse('forbidden');

const mayWriteToStaff: Condition = (state, who) =>
  formerHandlerOf(state, who.id)?.as === 'observer' && standingOf(state, who) === 'standby'
    ? refuse('forbidden')
    : null;

const filesTaken: Condition = ({ policy }) => (policy.site.files.mode === 'on' ? null : refuse('forbidden'));

const draftsShown: Condition = ({ policy, phase }, who) => {
  const { agentToSupervisor, customerToAgent, customerToSupervisor } = policy.draftPreview;
  const isCustomer = who.role === 'customer';
  const isShown = isCustomer
    ? customerToAgent === 'on' || customerToSupervisor === 'on'
    : agentToSupervisor === 'on';
  if (!isShown) return refuse('forbidden');
  return isCustomer || phase.kind === 'active' ? null : refuse('bad-state');
};

const isOffered = (state: ConversationState, who: Identity): boolean => state.offer?.to.id === who.id;

/** Whoever is late is told who was not: that somebody answers it is no secret among those who may accept it. */
export const taken = ({ phase }: ConversationState): Refusal => {
  const handler = handlerOf(phase);
  return refuse('already-accepted', handler ? { holders: [{ name: handler.name, since: phase.since }] } : {});
};

/** An active conversation is taken on by whom its handler asked; one that waits by whom routing lets. */
const acceptable: Condition = (state, who) => {
  if (isOffered(state, who)) return null;
  if (state.phase.kind === 'active') return taken(state);
  return state.policy.routing.pull === 'on' ? null : refuse('not-offered');
};

const offered: Condition = (state, who) => (isOffered(state, who) ? null : refuse('not-offered'));

/** The handler withdraws what they asked themselves; with the grant to assign, whatever stands. */
const offerStands: Condition = ({ offer, workgroup, policy }, who) =>
  offer && (offer.by?.id === who.id || hasGrant(who, workgroup, 'assign', policy.monitors))
    ? null
    : refuse('bad-state');

const tookOver: Condition = (state, who) =>
  supervisionOf(state, who.id)?.tookOver ? null : refuse('bad-state');

const maySelfLeave: Condition = (state, who) => {
  const isHandler = handlerOf(state.phase)?.id === who.id;
  return isHandler && supervisionOf(state, who.id)?.mode !== 'monitor' ? refuse('forbidden') : null;
};

const leads: Condition = (state, who) => {
  if (!supervisionOf(state, who.id)) return refuse('forbidden');
  return state.lead === who.id ? null : refuse('not-lead');
};

/** Agreement is taken back at any time; given and taken in turns it would fill a room for ever. */
const roomToAgree: Condition = (state, who) =>
  answerTo(state) === true ? null : roomFor('everyone')(state, who);

const somethingToWrapUp: Condition = (state, who) => {
  const ownSegment = formerHandlerOf(state, who.id)?.wrapUpDue ?? false;
  const asHandler = state.phase.kind === 'wrap-up' && handlerOf(state.phase)?.id === who.id;
  return ownSegment || asHandler ? null : refuse('bad-state');
};

/** One answer for every reason not to be asked: some of them are the house's own affair. */
const rateable: Condition = (current) => {
  const state = asTheyKnowIt(current);
  if (state.rating !== null) return refuse('already-rated');
  if (!isRatingOn(state)) return refuse('forbidden');
  return isRatingDue(state) ? null : refuse('bad-state');
};

const handRaised: Condition = ({ hand }) => (hand ? null : refuse('bad-state'));
const flagSet: Condition = ({ flag }) => (flag ? null : refuse('bad-state'));
const isSuggested: Condition = ({ suggestions }) => (suggestions.length > 0 ? null : refuse('bad-state'));
const consentAsked: Condition = ({ policy }) => (policy.consent === 'off' ? refuse('forbidden') : null);

/** Something that can be filled in. */
const formAsked: Condition = ({ policy: { site } }) =>
  site.preChat || site.away ? null : refuse('bad-state');

/** Each time leaves an entry with staff, whose budget is not a customer's to use up. */
const timesLeft: Condition = ({ forms }) =>
  forms.reduce((sum, { times }) => sum + times, 0) < formBounds.times ? null : refuse('room-full');

export const conditions: Partial<Record<Action, Condition>> = {
  'post-to-everyone': firstOf(agreed, roomFor('everyone')),
  'post-to-staff': firstOf(mayWriteToStaff, roomFor('staff')),
  attach: firstOf(carriedByChannel('files'), filesTaken, agreed, roomFor('everyone')),
  'set-typing': firstOf(carriedByChannel('typing'), agreed),
  'set-draft': firstOf(mayWriteToStaff, draftsShown, agreed),
  'set-context': agreed,
  monitor: firstOf(ownWatched, carriedByChannel('monitor'), agreed, placeFree),
  whisper: firstOf(carriedByChannel('whisper'), whisperAllowed, roomFor('backstage')),
  join: firstOf(carriedByChannel('join'), joinAllowed),
  'take-over': firstOf(carriedByChannel('takeover'), takeoverAllowed),
  'hand-back': tookOver,
  leave: maySelfLeave,
  accept: acceptable,
  decline: offered,
  'withdraw-offer': offerStands,
  'pass-lead': leads,
  'lower-hand': handRaised,
  unflag: flagSet,
  'settle-suggestion': isSuggested,
  consent: firstOf(consentAsked, roomToAgree),
  'fill-form': firstOf(agreed, formAsked, timesLeft),
  'wrap-up': somethingToWrapUp,
  rate: rateable,
};
