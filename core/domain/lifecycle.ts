/** The phases of a conversation, what each carries, and which may follow which. */
import type { Person } from './identity.js';

/**
 * A handler exists exactly in the phases that have the field, so two handlers, or an active conversation without
 * one, cannot be written down.
 */
export type Phase =
  | { readonly kind: 'queued'; readonly since: number }
  | { readonly kind: 'active'; readonly since: number; readonly handler: Person }
  | { readonly kind: 'wrap-up'; readonly since: number; readonly handler: Person }
  | { readonly kind: 'closed'; readonly since: number };

export type PhaseName = Phase['kind'];

/** `evolve` refuses a move that is not here: such a move is a bug, not a refusal. */
export const phaseMoves = {
  queued: ['active', 'closed'],
  active: ['active', 'queued', 'wrap-up', 'closed'],
  'wrap-up': ['closed'],
  closed: [],
} as const satisfies Record<PhaseName, readonly PhaseName[]>;

export const canMove = (from: PhaseName, to: PhaseName): boolean =>
  (phaseMoves[from] as readonly PhaseName[]).includes(to);

export const handlerOf = (phase: Phase): Person | null =>
  phase.kind === 'active' || phase.kind === 'wrap-up' ? phase.handler : null;

/** The customer is done when the conversation has ended; wrapping up is the house's own affair. */
export const publicPhases = {
  queued: 'queued',
  active: 'active',
  'wrap-up': 'closed',
  closed: 'closed',
} as const satisfies Record<PhaseName, PhaseName>;
