/** What an invariant is, and what all of them read of a step. */
import type { Identity } from '../../../core/domain/identity.js';
import type { PersonId } from '../../../core/domain/ids.js';
import { handlerOf } from '../../../core/domain/lifecycle.js';
import type { Edge } from './step.js';
import type { Cast, Moment } from './world.js';
import { carla, nora, staffOf } from './world.js';

export type Invariant =
  | 'I1'
  | 'I2'
  | 'I3'
  | 'I4'
  | 'I5'
  | 'I6'
  | 'I7'
  | 'I8'
  | 'I9'
  | 'I10'
  | 'I11'
  | 'I12'
  /** That moments of one canonical form are alike. */
  | 'FORM';

export const viewersOf = (cast: Cast): readonly Identity[] => [carla, ...staffOf(cast), nora];

/** Null, or what is wrong. */
export type Holds<T> = (at: T, viewers: readonly Identity[]) => string | null;

export const handlerId = ({ state }: Moment): PersonId | null => handlerOf(state.phase)?.id ?? null;

export const isAccepted = ({ decision }: Edge): boolean => decision?.kind === 'accepted';
export const codeOf = ({ decision }: Edge): string | null =>
  decision?.kind === 'refused' ? decision.refusal.code : null;
