/** What changed, and what the state is afterwards. Pure; every change of a conversation passes here. */
import type { ConversationState, FormerHandler } from './conversation.js';
import type { Deadline, DeadlineKind } from './deadlines.js';
import { isSameDeadline } from './deadlines.js';
import type { Person } from './identity.js';
import type { PersonId } from './ids.js';
import type { Phase } from './lifecycle.js';
import { canMove } from './lifecycle.js';
import type { Supervision } from './supervision.js';

export type Change =
  | { readonly kind: 'assigned'; readonly handler: Person; readonly at: number }
  | { readonly kind: 'returned-to-queue'; readonly at: number }
  | { readonly kind: 'ended'; readonly at: number; readonly into: 'wrap-up' | 'closed' }
  | { readonly kind: 'shown-handler'; readonly handler: Pick<Person, 'id' | 'name'> }
  | { readonly kind: 'supervision-set'; readonly supervision: Supervision }
  | { readonly kind: 'supervision-ended'; readonly person: PersonId }
  | { readonly kind: 'handler-displaced'; readonly former: FormerHandler }
  | { readonly kind: 'handler-restored'; readonly person: PersonId }
  | { readonly kind: 'segment-wrapped-up'; readonly person: PersonId }
  | { readonly kind: 'spoke'; readonly by: 'customer' | 'staff'; readonly text: string; readonly at: number }
  | {
      readonly kind: 'marked';
      readonly side: 'customer' | 'staff';
      readonly delivered: number;
      readonly read: number;
    }
  | { readonly kind: 'deadline-set'; readonly deadline: Deadline }
  | {
      readonly kind: 'deadline-cleared';
      readonly deadline: { readonly kind: DeadlineKind; readonly person: PersonId };
    };

const moveTo = (state: ConversationState, phase: Phase): ConversationState => {
  if (!canMove(state.phase.kind, phase.kind)) {
    throw new Error(
      `A conversation cannot move from ${state.phase.kind} to ${phase.kind}; decide let it through.`,
    );
  }
  return { ...state, phase };
};

const endedPhase = (state: ConversationState, into: 'wrap-up' | 'closed', at: number): Phase => {
  if (into === 'closed') return { kind: 'closed', since: at };
  if (state.phase.kind !== 'active')
    throw new Error('Only an active conversation has a handler to wrap it up.');
  return { kind: 'wrap-up', since: at, handler: state.phase.handler };
};

const without = <T extends { readonly person: Person }>(list: readonly T[], id: PersonId): readonly T[] =>
  list.filter((each) => each.person.id !== id);

/** Keeps the place of whoever is there already: supervisors are listed in the order in which they came. */
const withSupervision = (list: readonly Supervision[], next: Supervision): readonly Supervision[] =>
  list.some((each) => each.person.id === next.person.id)
    ? list.map((each) => (each.person.id === next.person.id ? next : each))
    : [...list, next];

const spoken = (state: ConversationState, change: Extract<Change, { kind: 'spoke' }>): ConversationState => ({
  ...state,
  messages: state.messages + 1,
  // By code points, so that no character is cut in two.
  lastMessage: { text: [...change.text].slice(0, 200).join(''), by: change.by, at: change.at },
  waitingSince: change.by === 'staff' ? null : (state.waitingSince ?? change.at),
});

const marked = (state: ConversationState, change: Extract<Change, { kind: 'marked' }>): ConversationState => {
  const before = state.marks[change.side];
  const read = Math.max(before.read, change.read);
  const delivered = Math.max(before.delivered, change.delivered, read);
  return { ...state, marks: { ...state.marks, [change.side]: { delivered, read } } };
};

export const evolve = (state: ConversationState, change: Change): ConversationState => {
  switch (change.kind) {
    case 'assigned': {
      const phase: Phase = { kind: 'active', since: change.at, handler: change.handler };
      return { ...moveTo(state, phase), epoch: state.epoch + 1 };
    }
    case 'returned-to-queue':
      return {
        ...moveTo(state, { kind: 'queued', since: change.at }),
        epoch: state.epoch + 1,
        shownHandler: null,
      };
    case 'ended':
      return moveTo(state, endedPhase(state, change.into, change.at));
    case 'shown-handler':
      return { ...state, shownHandler: { id: change.handler.id, name: change.handler.name } };
    case 'supervision-set':
      return { ...state, supervisions: withSupervision(state.supervisions, change.supervision) };
    case 'supervision-ended':
      return { ...state, supervisions: without(state.supervisions, change.person) };
    case 'handler-displaced': {
      const others = without(state.formerHandlers, change.former.person.id);
      return { ...state, formerHandlers: [...others, change.former] };
    }
    case 'handler-restored':
      return { ...state, formerHandlers: without(state.formerHandlers, change.person) };
    case 'segment-wrapped-up':
      return {
        ...state,
        formerHandlers: state.formerHandlers.map((each) =>
          each.person.id === change.person ? { ...each, wrapUpDue: false } : each,
        ),
      };
    case 'spoke':
      return spoken(state, change);
    case 'marked':
      return marked(state, change);
    case 'deadline-set': {
      const others = state.deadlines.filter((each) => !isSameDeadline(each, change.deadline));
      return { ...state, deadlines: [...others, change.deadline] };
    }
    case 'deadline-cleared':
      return {
        ...state,
        deadlines: state.deadlines.filter((each) => !isSameDeadline(each, change.deadline)),
      };
  }
};

export const evolveAll = (state: ConversationState, changes: readonly Change[]): ConversationState =>
  changes.reduce(evolve, state);
