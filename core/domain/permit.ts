/** Reads the tables: may this person do this here and now? The only place that does. */
import { conditions } from './conditions.js';
import type { ConversationState } from './conversation.js';
import { standingOf } from './conversation.js';
import type { Grant, Identity } from './identity.js';
import { hasAnyGrant, hasGrant } from './identity.js';
import type { Action, Permission, Standing } from './permissions.js';
import { actions, permissions, phasesOf, sideEffectOf, wrongPhase } from './permissions.js';
import type { Refusal, RefusalCode } from './refusal.js';
import { refuse } from './refusal.js';

/** A grant in this conversation's workgroup, by the rule of its policy. */
export const isGranted = ({ workgroup, policy }: ConversationState, who: Identity, grant: Grant): boolean =>
  hasGrant(who, workgroup, grant, policy.monitors);

/** Whoever is asked needs a grant by which one can be handler, where it will belong once they accept. */
export const isEligible = ({ offer, workgroup, policy }: ConversationState, who: Identity): boolean => {
  if (offer?.to.id !== who.id) return false;
  const there = offer.destination?.workgroup ?? workgroup;
  return (['handle', 'takeover'] as const).some((grant) => hasGrant(who, there, grant, policy.monitors));
};

/** A grant that is there and has no effect is a mistake of whoever set the profile up: said, so that it is found. */
const whyNot = ({ workgroup }: ConversationState, who: Identity, grant: Grant): RefusalCode =>
  hasGrant(who, workgroup, grant, { needsSupervisor: 'off' }) ? 'supervisor-required' : 'forbidden';

const fromTable = (permission: Permission, state: ConversationState, who: Identity): Refusal | null => {
  switch (permission.kind) {
    case 'allowed':
      return null;
    case 'asked-or':
      if (state.offer?.by && isEligible(state, who)) return null;
      return isGranted(state, who, permission.grant) ? null : refuse('forbidden');
    case 'needs':
      return isGranted(state, who, permission.grant) ? null : refuse(whyNot(state, who, permission.grant));
    case 'refused':
      return refuse(permission.code);
  }
};

/** What changes the conversation for others, from somebody who only watches: as the policy opens it. */
const isReadOnly = ({ policy }: ConversationState, standing: Standing, action: Action): boolean => {
  const effect = sideEffectOf[action];
  const isWatching = standing === 'monitoring' || standing === 'whispering';
  return isWatching && effect !== undefined && !policy.monitors.sideEffects.includes(effect);
};

/** Whether somebody may know at all that this conversation exists. */
export const mayKnowOf = (state: ConversationState, who: Identity): boolean =>
  standingOf(state, who) !== 'outsider' ||
  (who.role !== 'customer' && hasAnyGrant(who, state.workgroup, state.policy.monitors));

/** Null when allowed. Permission comes first and phase after it, so that a refusal tells nothing extra. */
export const permit = (state: ConversationState, who: Identity, action: Action): Refusal | null => {
  if (!mayKnowOf(state, who)) return refuse('not-found');
  const standing = standingOf(state, who);
  const denied = fromTable(permissions[action][standing], state, who);
  if (denied) return denied;
  if (isReadOnly(state, standing, action)) return refuse('forbidden');
  const phase = state.phase.kind;
  if (!(phasesOf[action] as readonly string[]).includes(phase)) {
    return refuse(wrongPhase[action]?.[phase] ?? 'bad-state');
  }
  return conditions[action]?.(state, who) ?? null;
};

/** What somebody may do now: what elements draw their buttons from. */
export const actionsFor = (state: ConversationState, who: Identity): readonly Action[] =>
  actions.filter((action) => permit(state, who, action) === null);
