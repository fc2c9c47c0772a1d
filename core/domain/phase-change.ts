/** One phase after another, in the state; a move that the table does not have is a bug. */
import type { ConversationState } from './conversation.js';
import type { Phase } from './lifecycle.js';
import { canMove } from './lifecycle.js';

export const moveTo = (state: ConversationState, phase: Phase): ConversationState => {
  if (!canMove(state.phase.kind, phase.kind)) {
    throw new Error(
      `A conversation cannot move from ${state.phase.kind} to ${phase.kind}; decide let it through.`,
    );
  }
  return { ...state, phase };
};

export const endedPhase = (state: ConversationState, into: 'wrap-up' | 'closed', at: number): Phase => {
  if (into === 'closed') return { kind: 'closed', since: at };
  if (state.phase.kind !== 'active')
    throw new Error('Only an active conversation has a handler to wrap it up.');
  return { kind: 'wrap-up', since: at, handler: state.phase.handler };
};
