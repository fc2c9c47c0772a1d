/**
 * What rooms tell one another: projections with the writer's version, replaced whole, and calls; and what they ask,
 * where one room has to know now what only another one can say.
 */
import type { AvailabilityKind, StaffRow } from '../domain/availability.js';
import type { ClosedRecord } from '../domain/closed-index.js';
import type { Facts } from '../domain/decision.js';
import type { Person } from '../domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy.js';
import type { QueuePlace } from '../domain/presence.js';
import type { Reservation, ReservationRequest } from '../domain/reservation.js';
import type { Backstage, DeskItem, Summary } from '../domain/summary.js';

export type PeerAddress =
  | { readonly kind: 'conversation'; readonly id: ConversationId }
  | { readonly kind: 'workgroup'; readonly id: WorkgroupId }
  | { readonly kind: 'desk'; readonly id: PersonId };

export type PeerMessage =
  /** From a conversation to its workgroup; to a former one, which then drops the row. */
  | {
      readonly type: 'summary';
      readonly summary: Summary;
      /** Of what is new in it customers are not to feel anything: all else was told before. */
      readonly isAside?: true;
    }
  | {
      readonly type: 'backstage';
      readonly conversation: ConversationId;
      readonly version: number;
      readonly backstage: Backstage;
    }
  /** From a closed conversation to its workgroup, for whoever looks for it later. */
  | { readonly type: 'record'; readonly record: ClosedRecord }
  /** From a conversation to the desk of whoever is concerned. */
  | {
      readonly type: 'desk-item';
      readonly conversation: ConversationId;
      readonly version: number;
      readonly item: DeskItem | null;
      /** What was said in it is gone, and with it goes why things were done. */
      readonly isErased?: true;
      /** The customer asked for that, there. */
      readonly isForgotten?: true;
      /** It is over, since then. */
      readonly closedAt?: number;
    }
  /** From a conversation to a desk: the place that was held is not needed. */
  | { readonly type: 'release'; readonly conversation: ConversationId }
  /** From a desk to its workgroups. */
  | { readonly type: 'staff-row'; readonly row: StaffRow }
  /** From a desk to the conversations that its person watches: what their availability is now. */
  | { readonly type: 'presence'; readonly person: PersonId; readonly kind: AvailabilityKind }
  /** From a workgroup to a desk: they let so many offers in a row pass that they are taken for away. */
  | { readonly type: 'missed-offers'; readonly workgroup: WorkgroupId }
  /** From a workgroup to its conversations; what comes late, to one that has moved on, is not for it any more. */
  | { readonly type: 'policy'; readonly workgroup: WorkgroupId; readonly document: PolicyDocument }
  | { readonly type: 'offer'; readonly workgroup: WorkgroupId; readonly to: Person }
  | { readonly type: 'place'; readonly workgroup: WorkgroupId; readonly place: QueuePlace | null }
  | { readonly type: 'erase' }
  /** From a workgroup: its customer is one with whom nobody talks there. */
  | { readonly type: 'block'; readonly workgroup: WorkgroupId }
  /** Look at your deadlines. */
  | { readonly type: 'wake' };

export type PeerQuestion =
  /** To a desk: hold a place for this conversation. */
  | {
      readonly type: 'reserve';
      readonly conversation: ConversationId;
      readonly request: ReservationRequest;
    }
  /** To a workgroup: its policy, and with `candidate` whom it would ask first. */
  | { readonly type: 'document'; readonly candidate: boolean }
  /** To a workgroup: may a conversation begin now, and under which policy? Null: of a visitor without a token. */
  | { readonly type: 'begin'; readonly customer: PersonId | null };

interface Answers {
  readonly reserve: Reservation;
  /** Null: there is no such workgroup. */
  readonly document: NonNullable<Facts['destination']> | null;
  /** The same. `retryAfter`: seconds until there is room for it. */
  readonly begin: { readonly document: PolicyDocument } | { readonly retryAfter: number } | null;
}
export type AnswerTo<Question extends PeerQuestion> = Answers[Question['type']];
