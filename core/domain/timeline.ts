/** What happened in a conversation: entries, each with the audience that may ever receive it. */

import type { FileView } from './files.js';
import type { FilledField } from './forms.js';
import type { Person, Role } from './identity.js';
import type { ConversationId, EntryId, PersonId } from './ids.js';
import type { Link } from './links.js';
import type { Score } from './rating.js';
import type { FormName } from './site.js';
import type { SupervisionMode } from './supervision.js';

/** Who may ever receive an entry. There is no default: an entry without an audience does not compile. */
export type Audience =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'staff' }
  /** With `from`, where supervisors do not see one another: no other supervisor receives it. */
  | { readonly kind: 'whisper'; readonly to: PersonId; readonly from?: PersonId }
  /** With `of`, where supervisors do not see one another: for that one alone. */
  | { readonly kind: 'supervisors'; readonly of?: PersonId };

export const everyone: Audience = { kind: 'everyone' };
export const staff: Audience = { kind: 'staff' };
export const supervisors: Audience = { kind: 'supervisors' };
export const whisperTo = (to: PersonId): Audience => ({ kind: 'whisper', to });

/** Who wrote a message, and in what capacity at that time. */
export interface Author extends Person {
  readonly capacity: 'customer' | 'handler' | 'standby' | 'consultant' | 'participant' | 'supervisor';
  /** The agent whom this was whispered to is not told by whom. */
  readonly isUnnamed?: true;
  /** The name that the customer is given, where the policy gives them another one. */
  readonly shownName?: string;
}

/** In what capacity a supervisor joined: to consult the agent first of all, or to take part openly. */
export const joinCapacities = ['consultant', 'participant'] as const;
export type JoinCapacity = (typeof joinCapacities)[number];

/** How a conversation came to its handler. */
export const assignmentCauses = ['accepted', 'taken-over', 'handed-back', 'handed-off', 'assigned'] as const;
export type AssignmentCause = (typeof assignmentCauses)[number];

/** Those by which somebody else stops to be handler without having handed it back. */
export const displacementCauses = ['taken-over', 'handed-off', 'assigned'] as const;
export type DisplacementCause = (typeof displacementCauses)[number];

/** How an offer ended without being accepted. */
export const offerOutcomes = ['declined', 'missed', 'withdrawn'] as const;
export type OfferOutcome = (typeof offerOutcomes)[number];

/** What became of a suggested reply. */
export const suggestionOutcomes = ['inserted', 'edited', 'dismissed'] as const;
export type SuggestionOutcome = (typeof suggestionOutcomes)[number];

export type EntryBody =
  | {
      readonly kind: 'message';
      readonly author: Author;
      readonly text: string;
      /** A reply that a supervisor suggests to the agent; only in whispers. */
      readonly isSuggestion?: true;
      /** Where the text holds addresses; missing where it holds none. */
      readonly links?: readonly Link[];
      /** What is attached; only in messages for everyone, and missing where there is nothing. */
      readonly files?: readonly FileView[];
    }
  /** For everyone: who answers from now on, as far as the customer is told. */
  | { readonly kind: 'handler-shown'; readonly name: string; readonly cause: AssignmentCause }
  /** For staff: who handles, who did before, and why. */
  | {
      readonly kind: 'assigned';
      readonly handler: Person;
      readonly from: Person | null;
      readonly cause: AssignmentCause;
      readonly reason: string | null;
      /** Whoever did it for them; null when it was the handler's own act. */
      readonly by: Person | null;
      /** Assigned although this many of so many sessions were in use. */
      readonly override: { readonly used: number; readonly limit: number } | null;
    }
  /** `by` took it away; null when the handler was lost or passed it on. */
  | {
      readonly kind: 'returned-to-queue';
      readonly from: Person;
      readonly by: Person | null;
      readonly reason: string | null;
    }
  /** For staff: somebody was asked to handle it. `by` is null where routing asked. */
  | {
      readonly kind: 'offered';
      readonly to: Person;
      readonly by: Person | null;
      readonly until: number;
      readonly note: string | null;
    }
  | {
      readonly kind: 'offer-ended';
      readonly to: Person;
      readonly outcome: OfferOutcome;
      readonly reason: string | null;
    }
  /** For staff: another workgroup answers from now on. */
  | {
      readonly kind: 'moved';
      readonly from: string;
      readonly to: string;
      readonly by: Person;
      readonly note: string | null;
    }
  | { readonly kind: 'hold-set'; readonly by: Person; readonly on: boolean }
  | { readonly kind: 'snoozed'; readonly by: Person; readonly until: number }
  /** The snooze is over: its time came, the customer wrote, or somebody ended it. */
  | { readonly kind: 'woken'; readonly by: Person | null }
  | {
      readonly kind: 'tagged';
      readonly by: Person;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: 'priority-set'; readonly by: Person; readonly priority: number }
  /** For supervisors, and for the handler where it was they who did it. */
  | { readonly kind: 'flagged'; readonly by: Person; readonly reason: string }
  | { readonly kind: 'unflagged'; readonly by: Person }
  /** For the handler and for supervisors. */
  | { readonly kind: 'hand-raised'; readonly by: Person; readonly text: string }
  | { readonly kind: 'hand-lowered'; readonly by: Person; readonly isUnnamed?: true }
  | {
      readonly kind: 'suggestion-settled';
      readonly by: Person;
      readonly suggestion: EntryId;
      readonly outcome: SuggestionOutcome;
    }
  /** For supervisors: a rule of the workgroup was met. */
  | { readonly kind: 'rule-met'; readonly rule: string; readonly label: string }
  | { readonly kind: 'lead-passed'; readonly from: Person; readonly to: Person }
  /** For everyone: the customer agreed, or did not, to this version of the text. */
  | { readonly kind: 'consented'; readonly version: string; readonly agreed: boolean }
  /** For staff: what the customer filled in. Nobody has verified it. */
  | { readonly kind: 'form-filled'; readonly form: FormName; readonly fields: readonly FilledField[] }
  /** For everyone: whoever answers has lost their connection. */
  | { readonly kind: 'handler-away' }
  /** The place of an entry whose content was erased. */
  | { readonly kind: 'erased' }
  /** For everyone: the handler was lost and somebody else is being looked for. */
  | { readonly kind: 'waiting-again' }
  | {
      readonly kind: 'joined';
      readonly person: Person;
      readonly as: JoinCapacity;
      readonly reason: string | null;
    }
  | { readonly kind: 'left'; readonly person: Person }
  /** For supervisors: the audit of who watched, in which mode. `null` means out of the room. */
  | {
      readonly kind: 'supervision';
      readonly person: Person;
      readonly from: SupervisionMode | null;
      readonly to: SupervisionMode | null;
      /** The agent whose side of it they follow. */
      readonly follows?: PersonId;
    }
  /** For everyone; the customer is given the name that they know. */
  | {
      readonly kind: 'ended';
      readonly by: Role;
      readonly name: string;
      readonly shownName: string;
      /** For staff: why somebody ended it by force. */
      readonly forced?: { readonly reason: string | null };
    }
  /** Without a disposition: nobody wrapped it up in time. */
  | { readonly kind: 'wrapped-up'; readonly person: Person; readonly disposition: string | null }
  /** For everyone: what the customer says of how it was. */
  | { readonly kind: 'rated'; readonly score: Score; readonly comment: string | null }
  /** For staff: the customer asked for everything that was said to be deleted. */
  | { readonly kind: 'deletion-asked' };

/** An entry as `decide` proposes it: without number, id and time, which the room gives. */
export interface EntryDraft {
  readonly audience: Audience;
  readonly body: EntryBody;
}

/**
 * Entries are kept in one stream per audience, so that what a viewer is shown is read without touching what they
 * are not shown, and a page costs the same however much is hidden between two of its entries.
 */
export type StreamName = 'everyone' | 'staff' | 'supervisors' | `whisper:${string}` | `supervisors:${string}`;

// Ids of people hold no colon, so that a name never runs into the next.
export const streamOf = (audience: Audience): StreamName => {
  switch (audience.kind) {
    case 'whisper':
      return audience.from ? `whisper:${audience.to}:${audience.from}` : `whisper:${audience.to}`;
    case 'supervisors':
      return audience.of ? `supervisors:${audience.of}` : 'supervisors';
    default:
      return audience.kind;
  }
};

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

/** With one more, where it is a message whispered to somebody. */
export const whispersWith = (whispers: Counts, { audience, body }: EntryDraft): Counts =>
  audience.kind === 'whisper' && body.kind === 'message'
    ? { ...whispers, [audience.to]: (whispers[audience.to] ?? 0) + 1 }
    : whispers;

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
