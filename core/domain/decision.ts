/** What `decide` answers: what changes and what is told, or a refusal. */
import type { ConversationState } from './conversation.js';
import type { Change } from './evolve.js';
import type { Identity } from './identity.js';
import type { Refusal } from './refusal.js';
import type { EntryDraft } from './timeline.js';

export interface Outcome {
  readonly changes: readonly Change[];
  /** The first entry is the one that the command's acknowledgement names. */
  readonly entries: readonly EntryDraft[];
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
}

export const accepted = (changes: readonly Change[], entries: readonly EntryDraft[] = []): Decision => ({
  kind: 'accepted',
  changes,
  entries,
});

export const refused = (refusal: Refusal): Decision => ({ kind: 'refused', refusal });

/** Accepted, and nothing happened: a repeated ask whose wish is already the case. */
export const unchanged: Decision = { kind: 'accepted', changes: [], entries: [] };
