/** Typing and drafts: relayed to whoever may see them, never stored, never numbered. */
import type { ConversationState } from '../../core/domain/conversation.js';
import { standingOf } from '../../core/domain/conversation.js';
import { personOf } from '../../core/domain/identity.js';
import { seenBy } from '../../core/domain/permissions.js';
import { scopeOf, viewPerson } from '../../core/domain/view.js';
import type { Welcomed } from './fan-out.js';
import { encode } from './fan-out.js';

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
    // With joinNotice off the customer has not been told that a supervisor is there, by typing neither.
    if (scope.kind === 'everyone' && standing === 'joined' && state.policy.joinNotice === 'off') continue;
    const person = viewPerson(scope, viewer, personOf(who));
    const shown = scope.kind === 'everyone' && standing === 'handler' ? asHandler(state, person) : person;
    if (shown) to.send(encode({ type: 'typing', from: shown, active }));
  }
};

/** The customer is shown the name that they know; a handler of whom they were not told yet does not type. */
const asHandler = <P extends { readonly name: string }>(
  state: ConversationState,
  person: P,
): (P & { role: 'agent' }) | null =>
  state.shownHandler === person.name ? { ...person, role: 'agent' } : null;

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
