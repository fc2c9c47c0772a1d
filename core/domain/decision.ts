/** What `decide` answers: what changes and what is told, or a refusal. */

import type { Change } from './change.js';
import type { ConversationState } from './conversation.js';
import type { Identity, Person } from './identity.js';
import type { WorkgroupId } from './ids.js';
import type { PolicyDocument } from './policy.js';
import type { Refusal } from './refusal.js';
import type { Reservation } from './reservation.js';
import type { EntryDraft } from './timeline.js';

export interface Outcome {
  readonly changes: readonly Change[];
  /** The first entry is the one that the command's acknowledgement names. */
  readonly entries: readonly EntryDraft[];
  /** For whoever asked alone: somebody else answered the customer just before. */
  readonly alsoAnsweredBy?: string;
}

/** What only other parts of the server know, asked for before the turn. */
export interface Facts {
  /** What the desk concerned answered (see reservation.ts). */
  readonly reservation?: Reservation;
  /** The workgroup to which it is handed off; null: there is none of that name. */
  readonly destination?: {
    readonly workgroup: WorkgroupId;
    readonly document: PolicyDocument;
    /** Whom that workgroup would ask first; null when nobody is free there. */
    readonly candidate: Person | null;
  } | null;
  /** How the text of a customer's message was scored, -1 to 1; null when it could not be. */
  readonly score?: number | null;
}

export type Decision =
  | ({ readonly kind: 'accepted' } & Outcome)
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** One person's ask at one moment. */
export interface Ask<Command> {
  readonly state: ConversationState;
  readonly who: Identity;
  readonly command: Command;
  /** Milliseconds since the epoch, by the room's clock. */
  readonly now: number;
  readonly facts?: Facts;
}

export const nothing: Outcome = { changes: [], entries: [] };

export const bothOf = (...outcomes: readonly Outcome[]): Outcome => ({
  changes: outcomes.flatMap((each) => each.changes),
  entries: outcomes.flatMap((each) => each.entries),
});

export const acceptedAs = (outcome: Outcome): Decision => ({ kind: 'accepted', ...outcome });

export const accepted = (changes: readonly Change[], entries: readonly EntryDraft[] = []): Decision => ({
  kind: 'accepted',
  changes,
  entries,
});

export const refused = (refusal: Refusal): Decision => ({ kind: 'refused', refusal });

/** Accepted, and nothing happened: a repeated ask whose wish is already the case. */
export const unchanged: Decision = { kind: 'accepted', changes: [], entries: [] };
