/** The redaction of what passes without being kept: who is typing, what the handler is writing, how far both have read. */
import type { ConversationState, Marks } from './conversation.js';
import { standingOf } from './conversation.js';
import type { Identity } from './identity.js';
import { personOf } from './identity.js';
import type { PersonId } from './ids.js';
import type { Standing } from './permissions.js';
import { seenBy } from './permissions.js';
import type { PersonView } from './view.js';
import { scopeOf, viewPerson } from './view.js';

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
  const person = viewPerson(scope, viewer, personOf(from));
  if (scope.kind !== 'everyone') return person;
  if (!isTold(state, from.id, standing)) return null;
  // To the customer a handler is an agent, whoever it is.
  return standing === 'handler' ? { ...person, role: 'agent' } : person;
};

/** As whom a supervisor sees the handler writing; null for everybody else. */
export const draftFor = (state: ConversationState, from: Identity, viewer: Identity): PersonView | null => {
  const scope = scopeOf(state, viewer);
  return scope.kind === 'all' && viewer.id !== from.id ? viewPerson(scope, viewer, personOf(from)) : null;
};

/** How far both sides were reached and have read; null for whoever sees nothing of the conversation. */
export const marksFor = (state: ConversationState, viewer: Identity): Marks | null => {
  if (scopeOf(state, viewer).kind === 'nothing') return null;
  const { customer, staff } = state.marks;
  return {
    customer: { delivered: customer.delivered, read: customer.read },
    staff: { delivered: staff.delivered, read: staff.read },
  };
};
