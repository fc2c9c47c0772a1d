/** What happened in a conversation: entries, each with the audience that may ever receive it. */

import type { Person, Role } from './identity.js';
import type { ConversationId, EntryId, PersonId } from './ids.js';
import type { SupervisionMode } from './supervision.js';

/** Who may ever receive an entry. There is no default: an entry without an audience does not compile. */
export type Audience =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'staff' }
  | { readonly kind: 'whisper'; readonly to: PersonId }
  | { readonly kind: 'supervisors' };

export const everyone: Audience = { kind: 'everyone' };
export const staff: Audience = { kind: 'staff' };
export const supervisors: Audience = { kind: 'supervisors' };
export const whisperTo = (to: PersonId): Audience => ({ kind: 'whisper', to });

/** Who wrote a message, and in what capacity at that time. */
export interface Author extends Person {
  readonly capacity: 'customer' | 'handler' | 'standby' | 'consultant' | 'supervisor';
  /** The agent whom this was whispered to is not told by whom. */
  readonly isUnnamed?: true;
}

/** How a conversation came to its handler. */
export type AssignmentCause = 'accepted' | 'taken-over' | 'handed-back';

export type EntryBody =
  | { readonly kind: 'message'; readonly author: Author; readonly text: string }
  /** For everyone: who answers from now on, as far as the customer is told. */
  | { readonly kind: 'handler-shown'; readonly name: string; readonly cause: AssignmentCause }
  /** For staff: who handles, who did before, and why. */
  | {
      readonly kind: 'assigned';
      readonly handler: Person;
      readonly from: Person | null;
      readonly cause: AssignmentCause;
      readonly reason: string | null;
    }
  | { readonly kind: 'returned-to-queue'; readonly from: Person }
  /** For everyone: the handler was lost and somebody else is being looked for. */
  | { readonly kind: 'waiting-again' }
  | { readonly kind: 'joined'; readonly person: Person }
  | { readonly kind: 'left'; readonly person: Person }
  /** For supervisors: the audit of who watched, in which mode. `null` means out of the room. */
  | {
      readonly kind: 'supervision';
      readonly person: Person;
      readonly from: SupervisionMode | null;
      readonly to: SupervisionMode | null;
    }
  /** For everyone; the customer is given the name that they know. */
  | { readonly kind: 'ended'; readonly by: Role; readonly name: string; readonly shownName: string }
  | { readonly kind: 'wrapped-up'; readonly person: Person; readonly disposition: string };

/** An entry as `decide` proposes it: without number, id and time, which the room gives. */
export interface EntryDraft {
  readonly audience: Audience;
  readonly body: EntryBody;
}

/**
 * Entries are kept in one stream per audience, so that what a viewer is shown is read without touching what they
 * are not shown, and a page costs the same however much is hidden between two of its entries.
 */
export type StreamName = 'everyone' | 'staff' | 'supervisors' | `whisper:${string}`;

export const streamOf = (audience: Audience): StreamName =>
  audience.kind === 'whisper' ? `whisper:${audience.to}` : audience.kind;

/** How many entries each stream holds. */
export type Counts = Readonly<Record<string, number>>;

export interface Entry extends EntryDraft {
  readonly id: EntryId;
  readonly conversation: ConversationId;
  /** Rank among all entries of the room. Never leaves the room: gaps in it would tell of hidden entries. */
  readonly position: number;
  /** The length of every stream with this entry included; gives every viewer their own number without counting. */
  readonly counts: Counts;
  /** Milliseconds since the epoch by the room's clock, for display only. */
  readonly at: number;
}

/** Gives drafts their place. Ids and time come from the room, so that this stays pure. */
export const place = (
  drafts: readonly EntryDraft[],
  after: { readonly conversation: ConversationId; readonly position: number; readonly counts: Counts },
  at: number,
  idFor: (audience: Audience) => EntryId,
): readonly Entry[] => {
  let { position, counts } = after;
  return drafts.map((draft) => {
    const stream = streamOf(draft.audience);
    position += 1;
    counts = { ...counts, [stream]: (counts[stream] ?? 0) + 1 };
    return { ...draft, id: idFor(draft.audience), conversation: after.conversation, position, counts, at };
  });
};
