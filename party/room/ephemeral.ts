/** Typing and drafts: relayed to whoever may see them, never stored, never numbered. */
import type { ConversationState } from '../../core/domain/conversation.js';
import { standingOf } from '../../core/domain/conversation.js';
import { personOf } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Action, Standing } from '../../core/domain/permissions.js';
import { seenBy } from '../../core/domain/permissions.js';
import { scopeOf, viewPerson } from '../../core/domain/view.js';
import type { Ephemeral } from '../../core/protocol/conversation-up.js';
import type { Welcomed } from './fan-out.js';
import { encode } from './fan-out.js';

/** Which row of the permission tables each stands under. */
export const ephemeralActions = {
  'set-typing': 'set-typing',
  'set-draft': 'set-draft',
  'mark-read': 'mark-read',
  'read-history': 'read-history',
} as const satisfies Record<Ephemeral['type'], Action>;

/** To everyone who sees the timeline but the writer's own devices. */
export const relayTyping = (
  from: Welcomed,
  active: boolean,
  state: ConversationState,
  connections: readonly Welcomed[],
): void => {
  const who = from.session.identity;
  const standing = standingOf(state, who);
  if (seenBy[standing] !== 'everyone') return;
  for (const to of connections) {
    const viewer = to.session.identity;
    const scope = scopeOf(state, viewer);
    if (viewer.id === who.id || scope.kind === 'nothing') continue;
    if (scope.kind === 'everyone' && !isTold(state, who.id, standing)) continue;
    const person = viewPerson(scope, viewer, personOf(who));
    // To the customer a handler is an agent, whoever it is.
    const isHandler = scope.kind === 'everyone' && standing === 'handler';
    to.send(encode({ type: 'typing', from: isHandler ? { ...person, role: 'agent' } : person, active }));
  }
};

/** Whether the customer was told of this person: somebody of whom they know nothing does not type either. */
const isTold = (state: ConversationState, id: PersonId, standing: Standing): boolean => {
  if (standing === 'joined') return state.policy.joinNotice === 'on';
  return standing !== 'handler' || state.shownHandler?.id === id;
};

/** The handler's unsent text, to supervisors. The handler's client sends it whether anyone is watching or not. */
export const relayDraft = (
  from: Welcomed,
  text: string,
  state: ConversationState,
  connections: readonly Welcomed[],
): void => {
  const who = from.session.identity;
  for (const to of connections) {
    const viewer = to.session.identity;
    const scope = scopeOf(state, viewer);
    if (viewer.id === who.id || scope.kind !== 'all') continue;
    to.send(encode({ type: 'draft', from: viewPerson(scope, viewer, personOf(who)), text }));
  }
};
