/** The redaction of what passes without being kept: who is typing, what the handler is writing, how far both have read. */

import type { PersonView } from './body-view.js';
import { viewPerson } from './body-view.js';
import type { ConversationState, Marks } from './conversation.js';
import { calledHere, standingOf, supervisionOf } from './conversation.js';
import { followed } from './header.js';
import type { Identity } from './identity.js';
import { personOf } from './identity.js';
import type { PersonId } from './ids.js';
import type { Standing } from './permissions.js';
import { seenBy } from './permissions.js';
import { isBackstage, scopeOf } from './view.js';

/** Whether the customer was told of this person: somebody of whom they know nothing does not type either. */
const isTold = (state: ConversationState, id: PersonId, standing: Standing): boolean => {
  if (standing === 'joined') return state.policy.joinNotice === 'on';
  return standing !== 'handler' || state.shownHandler?.id === id;
};

/** As whom a viewer sees somebody typing to everyone; null: not at all. Nobody is told of themselves. */
export const typingFor = (state: ConversationState, from: Identity, viewer: Identity): PersonView | null => {
  const standing = standingOf(state, from);
  const scope = scopeOf(state, viewer);
  if (seenBy[standing] !== 'everyone' || viewer.id === from.id || scope.kind === 'nothing') return null;
  const person = viewPerson(scope, viewer, personOf(calledHere(state, from)));
  if (scope.kind !== 'everyone') return person;
  if (!isTold(state, from.id, standing)) return null;
  if (standing !== 'handler') return person;
  // To the customer a handler is an agent, whoever it is, under the name that they know.
  return { ...person, name: supervisionOf(state, from.id)?.shownName ?? person.name, role: 'agent' };
};

/** Whether the policy shows unsent text of one side to this viewer; a supervisor's own is shown to nobody. */
const isDraftShown = (state: ConversationState, from: Identity, viewer: Identity): boolean => {
  const { agentToSupervisor, customerToAgent, customerToSupervisor } = state.policy.draftPreview;
  const supervision = supervisionOf(state, viewer.id);
  const isSupervisor = isBackstage(scopeOf(state, viewer));
  if (from.role === 'customer') {
    const isHandler = standingOf(state, viewer) === 'handler';
    return (isHandler && customerToAgent === 'on') || (isSupervisor && customerToSupervisor === 'on');
  }
  if (!isSupervisor || agentToSupervisor === 'off' || from.role === 'supervisor') return false;
  return supervision !== undefined && followed(state, supervision) === from.id;
};

/** As whom somebody is shown what another is writing; null: not at all. */
export const draftFor = (state: ConversationState, from: Identity, viewer: Identity): PersonView | null =>
  viewer.id !== from.id && isDraftShown(state, from, viewer)
    ? viewPerson(scopeOf(state, viewer), viewer, personOf(calledHere(state, from)))
    : null;

/** How far both sides were reached and have read; null for whoever sees nothing of the conversation. */
export const marksFor = (state: ConversationState, viewer: Identity): Marks | null => {
  if (scopeOf(state, viewer).kind === 'nothing') return null;
  const { customer, staff } = state.marks;
  return {
    customer: { delivered: customer.delivered, read: customer.read },
    staff: { delivered: staff.delivered, read: staff.read },
  };
};
