/** Reads the tables: may this person do this here and now? The only place that does. */
import type { ConversationState } from './conversation.js';
import { formerHandlerOf, standingOf, supervisionOf } from './conversation.js';
import type { Identity } from './identity.js';
import { hasAnyGrant, hasGrant } from './identity.js';
import { handlerOf } from './lifecycle.js';
import type { Action, Permission } from './permissions.js';
import { actions, permissions, phasesOf, wrongPhase } from './permissions.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

type Condition = (state: ConversationState, who: Identity) => Refusal | null;

/** What the tables of standings and phases cannot say: the policy of the workgroup, and limits. */
const conditions: Partial<Record<Action, Condition>> = {
  monitor: (state, who) => {
    const { perRoom, phases } = state.policy.monitors;
    if (!phases.includes(state.phase.kind)) return refuse('bad-state');
    if (supervisionOf(state, who.id)) return null;
    if (state.supervisions.length < perRoom) return null;
    const holders = state.supervisions.map((each) => ({ name: each.person.name, since: each.since }));
    return refuse('conflict', { holders });
  },
  whisper: (state, who) => {
    const mode = supervisionOf(state, who.id)?.mode;
    const allowed = { 'monitor-and-join': true, join: mode === 'join', off: false }[state.policy.whisper];
    return allowed ? null : refuse('forbidden');
  },
  'post-to-staff': (state, who) =>
    formerHandlerOf(state, who.id)?.as === 'observer' && standingOf(state, who) === 'standby'
      ? refuse('forbidden')
      : null,
  'set-draft': (state) => (state.policy.draftPreview === 'on' ? null : refuse('forbidden')),
  'hand-back': (state, who) => (supervisionOf(state, who.id)?.tookOver ? null : refuse('bad-state')),
  'wrap-up': (state, who) => {
    const ownSegment = formerHandlerOf(state, who.id)?.wrapUpDue ?? false;
    const asHandler = state.phase.kind === 'wrap-up' && handlerOf(state.phase)?.id === who.id;
    return ownSegment || asHandler ? null : refuse('bad-state');
  },
};

const fromTable = (permission: Permission, state: ConversationState, who: Identity): Refusal | null => {
  switch (permission.kind) {
    case 'allowed':
      return null;
    case 'needs':
      return hasGrant(who, state.workgroup, permission.grant) ? null : refuse('forbidden');
    case 'refused':
      return refuse(permission.code);
  }
};

/** Whether somebody may know at all that this conversation exists. */
export const mayKnowOf = (state: ConversationState, who: Identity): boolean =>
  standingOf(state, who) !== 'outsider' || (who.role !== 'customer' && hasAnyGrant(who, state.workgroup));

/** Null when allowed. Permission comes first and phase after it, so that a refusal tells nothing extra. */
export const permit = (state: ConversationState, who: Identity, action: Action): Refusal | null => {
  if (!mayKnowOf(state, who)) return refuse('not-found');
  const denied = fromTable(permissions[standingOf(state, who)][action], state, who);
  if (denied) return denied;
  const phase = state.phase.kind;
  if (!(phasesOf[action] as readonly string[]).includes(phase)) {
    return refuse(wrongPhase[action]?.[phase] ?? 'bad-state');
  }
  return conditions[action]?.(state, who) ?? null;
};

/** What somebody may do now: what elements draw their buttons from. */
export const actionsFor = (state: ConversationState, who: Identity): readonly Action[] =>
  actions.filter((action) => permit(state, who, action) === null);
