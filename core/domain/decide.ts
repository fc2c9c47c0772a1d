/**
 * The one decision: what a command does to a conversation, or why not. Pure: the time comes with the ask, ids and
 * numbers are given by the room afterwards. Whether somebody may is read from the tables by `permit`.
 */
import type { Command, CommandOf } from './command.js';
import { calledHere } from './conversation.js';
import { decideConsent } from './decide-consent.js';
import { decideForget, decideRate } from './decide-customer.js';
import { decideFillForm } from './decide-form.js';
import { decideAccept, decideEnd, decideForceClose, decideWrapUp } from './decide-handling.js';
import { decideAssign, decideDecline, decideHandOff, decideWithdraw } from './decide-offers.js';
import { decidePost } from './decide-post.js';
import { decidePassLead, decideSupervise } from './decide-supervision.js';
import { decideHandBack, decideTakeOver } from './decide-takeover.js';
import {
  decideFlag,
  decideHold,
  decideLowerHand,
  decideRaiseHand,
  decideSetPriority,
  decideSettleSuggestion,
  decideSnooze,
  decideTag,
  decideUnflag,
} from './decide-work.js';
import type { Ask, Decision } from './decision.js';
import { refused } from './decision.js';
import type { Action } from './permissions.js';
import { permit } from './permit.js';
import type { Refusal } from './refusal.js';
import { refusalOf, reservationFor } from './reservation.js';

const postActions = {
  everyone: 'post-to-everyone',
  staff: 'post-to-staff',
  whisper: 'whisper',
} as const satisfies Record<CommandOf<'post'>['audience'], Action>;

/** Which row of the permission tables a command stands under. */
export const actionOf = (command: Command): Action => {
  switch (command.type) {
    case 'post':
      return postActions[command.audience];
    case 'supervise':
      return command.mode;
    default:
      return command.type;
  }
};

const deciders: { readonly [T in Command['type']]: (ask: Ask<CommandOf<T>>) => Decision } = {
  post: decidePost,
  accept: decideAccept,
  decline: decideDecline,
  'withdraw-offer': decideWithdraw,
  'hand-off': decideHandOff,
  assign: decideAssign,
  supervise: decideSupervise,
  'take-over': decideTakeOver,
  'hand-back': decideHandBack,
  'pass-lead': decidePassLead,
  hold: decideHold,
  snooze: decideSnooze,
  tag: decideTag,
  'set-priority': decideSetPriority,
  flag: decideFlag,
  unflag: decideUnflag,
  'raise-hand': decideRaiseHand,
  'lower-hand': decideLowerHand,
  'settle-suggestion': decideSettleSuggestion,
  consent: decideConsent,
  'fill-form': decideFillForm,
  end: decideEnd,
  'force-close': decideForceClose,
  'wrap-up': decideWrapUp,
  rate: decideRate,
  forget: decideForget,
};

/** A place on a desk is needed and was not had. */
const withoutPlace = ({ state, who, command, facts }: Ask<Command>): Refusal | null => {
  const request = reservationFor(state, who, command);
  return request && refusalOf(request, facts?.reservation ?? { kind: 'unreachable' }, who);
};

export const decide = (ask: Ask<Command>): Decision => {
  const denied = permit(ask.state, ask.who, actionOf(ask.command));
  if (denied) return refused(denied);
  // The table's type pairs each command with its decider; TypeScript cannot follow that through a lookup.
  const decider = deciders[ask.command.type] as (ask: Ask<Command>) => Decision;
  const decision = decider({ ...ask, who: calledHere(ask.state, ask.who) });
  // Last, so that whoever lost a race or missed a reason is told that, and not of somebody's sessions. A target that
  // could not be had is said more precisely by their desk.
  const isDue =
    decision.kind === 'accepted'
      ? decision.changes.length > 0
      : decision.refusal.code === 'target-unavailable';
  const noPlace = isDue ? withoutPlace(ask) : null;
  return noPlace ? refused(noPlace) : decision;
};
