/** One staff member's desk: their availability, and what stands on it. The only writer of both. */

import type { Availability } from './availability.js';
import type { ConversationId, PersonId, WorkgroupId } from './ids.js';
import type { DeskItem } from './summary.js';

export interface DeskState {
  readonly id: PersonId;
  readonly name: string;
  readonly workgroups: readonly WorkgroupId[];
  readonly availability: Availability;
  /** Rises with every change that the workgroups are told. */
  readonly version: number;
}

export interface DeskEntry {
  readonly conversation: ConversationId;
  /** The conversation's version; null as item is remembered too, so that a late older item is recognised. */
  readonly version: number;
  readonly item: DeskItem | null;
}

export const newDesk = (id: PersonId): DeskState => ({
  id,
  name: '',
  workgroups: [],
  availability: { kind: 'offline', since: 0, reason: null, setBy: 'self' },
  version: 0,
});

/** True when the update is news; what is equal or older was already said. */
export const isNews = (
  known: { readonly version: number } | undefined,
  update: { readonly version: number },
): boolean => known === undefined || update.version > known.version;

export type DeskChange =
  | { readonly kind: 'signed-in'; readonly name: string; readonly workgroups: readonly WorkgroupId[] }
  | { readonly kind: 'availability-set'; readonly availability: Availability };

export const evolveDesk = (state: DeskState, change: DeskChange): DeskState => {
  switch (change.kind) {
    case 'signed-in':
      return { ...state, name: change.name, workgroups: change.workgroups, version: state.version + 1 };
    case 'availability-set':
      return { ...state, availability: change.availability, version: state.version + 1 };
  }
};
