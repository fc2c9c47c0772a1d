/** What rooms tell one another: projections with the writer's version, replaced whole, and a wake-up call. */
import type { StaffRow } from '../domain/availability.js';
import type { ConversationId, PersonId, WorkgroupId } from '../domain/ids.js';
import type { Backstage, DeskItem, Summary } from '../domain/summary.js';

export type PeerAddress =
  | { readonly kind: 'conversation'; readonly id: ConversationId }
  | { readonly kind: 'workgroup'; readonly id: WorkgroupId }
  | { readonly kind: 'desk'; readonly id: PersonId };

export type PeerMessage =
  | { readonly type: 'summary'; readonly summary: Summary }
  | {
      readonly type: 'backstage';
      readonly conversation: ConversationId;
      readonly version: number;
      readonly backstage: Backstage;
    }
  | {
      readonly type: 'desk-item';
      readonly conversation: ConversationId;
      readonly version: number;
      readonly item: DeskItem | null;
    }
  | { readonly type: 'staff-row'; readonly row: StaffRow }
  /** From the workgroup: look at your deadlines. */
  | { readonly type: 'wake' };
