/** What the house does without anybody in the room asking: another policy, another presence, erasure. */
import { endTakeover } from './assignment.js';
import type { AvailabilityKind } from './availability.js';
import type { Change } from './change.js';
import type { ConversationState, ErasureCause } from './conversation.js';
import { supervisionOf } from './conversation.js';
import { leave } from './decide-supervision.js';
import type { Outcome } from './decision.js';
import { bothOf, nothing } from './decision.js';
import type { PersonId } from './ids.js';
import { publicPhases } from './lifecycle.js';
import type { PolicyDocument, PresenceLevel } from './policy.js';
import { everyone } from './timeline.js';

/** The newest document of its workgroup. What was begun under the former one goes on. */
export const decidePolicy = (state: ConversationState, document: PolicyDocument): Outcome =>
  document.version > state.policyVersion
    ? { changes: [{ kind: 'policy-set', document }], entries: [] }
    : nothing;

const suffices = {
  'signed-in': ['available', 'away', 'offline'],
  online: ['available', 'away'],
  available: ['available'],
} as const satisfies Record<PresenceLevel, readonly AvailabilityKind[]>;

export const isPresenceEnough = (level: PresenceLevel, kind: AvailabilityKind): boolean =>
  (suffices[level] as readonly AvailabilityKind[]).includes(kind);

/** A supervisor's presence fell below what watching needs: it ends where the policy says so. */
export const decideDowngrade = (
  state: ConversationState,
  person: PersonId,
  kind: AvailabilityKind,
): Outcome => {
  const { requires, onDowngrade } = state.policy.monitors;
  const supervision = supervisionOf(state, person);
  if (!supervision || onDowngrade === 'keep' || supervision.mode === 'takeover') return nothing;
  if (isPresenceEnough(requires, kind)) return nothing;
  const left = leave(state, supervision);
  return left.kind === 'accepted' ? left : nothing;
};

/** What is not over yet is over with its content: what would be said further would have nothing to stand on. */
const endFirst = (state: ConversationState, cause: ErasureCause, at: number): Outcome => {
  if (state.phase.kind === 'closed') return nothing;
  const changes: Change[] = [{ kind: 'ended', at, into: 'closed' }];
  // Else by the house: a channel is told of everything but what its customer did.
  const by = cause === 'customer' ? 'customer' : 'agent';
  const body = { kind: 'ended', by, name: '', shownName: '' } as const;
  const entries = state.phase.kind === 'wrap-up' ? [] : [{ audience: everyone, body }];
  return bothOf({ changes, entries }, endTakeover(state));
};

/** The customer was blocked: for them it is over, as it is for anybody whose conversation the house ends. */
export const decideBlock = (state: ConversationState, at: number): Outcome =>
  publicPhases[state.phase.kind] === 'closed' ? nothing : endFirst(state, 'request', at);

/** Content goes, numbering and figures stay. */
export const decideErasure = (state: ConversationState, cause: ErasureCause, at: number): Outcome =>
  state.erased
    ? nothing
    : bothOf(endFirst(state, cause, at), { changes: [{ kind: 'erased', at, cause }], entries: [] });
