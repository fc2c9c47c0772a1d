/** What somebody asks a conversation to do. Who asks is not in it: that comes from the verified token alone. */

import type { EntryId, FileId, PersonId, WorkgroupId } from './ids.js';
import type { Score } from './rating.js';
import type { FormName } from './site.js';
import type { JoinCapacity, SuggestionOutcome } from './timeline.js';

/** To whom a handler passes it on. */
export type HandOffTarget =
  | { readonly kind: 'agent'; readonly id: PersonId }
  | { readonly kind: 'supervisor'; readonly id: PersonId }
  | { readonly kind: 'workgroup'; readonly id: WorkgroupId };

export type TakeOverTarget =
  | { readonly kind: 'self' }
  | { readonly kind: 'agent'; readonly id: PersonId }
  | { readonly kind: 'queue' };

export type Command =
  | {
      readonly type: 'post';
      readonly audience: 'everyone' | 'staff' | 'whisper';
      readonly text: string;
      /** Staff name the epoch they saw; a customer has none. */
      readonly epoch?: number | undefined;
      /** Staff say how far they had read what is for everyone, in the customer's numbers. */
      readonly seen?: number | undefined;
      /** A whisper that is a reply for the agent to use. */
      readonly suggestion?: true | undefined;
      /** What the sender uploaded before; only to everyone. With it the text may be empty. */
      readonly files?: readonly FileId[] | undefined;
    }
  | { readonly type: 'accept'; readonly epoch: number }
  | { readonly type: 'decline'; readonly reason?: string | undefined }
  | { readonly type: 'withdraw-offer' }
  | {
      readonly type: 'hand-off';
      readonly epoch: number;
      readonly to: HandOffTarget;
      /** Cold: at once. Warm: they are asked, and both are there until they accept. */
      readonly manner: 'cold' | 'warm';
      readonly note?: string | undefined;
    }
  | {
      readonly type: 'assign';
      readonly epoch: number;
      readonly to: PersonId;
      /** Also when all of their sessions are in use, or they are not available. */
      readonly override?: true | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly type: 'supervise';
      readonly mode: 'monitor' | 'join' | 'leave';
      /** With `monitor`: the agent whose side is followed. */
      readonly follow?: PersonId | undefined;
      /** With `join`. */
      readonly as?: JoinCapacity | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly type: 'take-over';
      readonly epoch: number;
      readonly target?: TakeOverTarget | undefined;
      readonly reason?: string | undefined;
      /** The first word to the customer, in the same turn. */
      readonly intro?: string | undefined;
    }
  | { readonly type: 'hand-back'; readonly epoch: number }
  | { readonly type: 'pass-lead'; readonly to: PersonId }
  | { readonly type: 'hold'; readonly on: boolean }
  /** Null ends it. */
  | { readonly type: 'snooze'; readonly until: number | null }
  | { readonly type: 'tag'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly type: 'set-priority'; readonly priority: number }
  | { readonly type: 'flag'; readonly reason: string }
  | { readonly type: 'unflag' }
  | { readonly type: 'raise-hand'; readonly text: string }
  | { readonly type: 'lower-hand' }
  | {
      readonly type: 'settle-suggestion';
      readonly suggestion: EntryId;
      readonly outcome: SuggestionOutcome;
    }
  | { readonly type: 'consent'; readonly version: string; readonly agreed: boolean }
  | {
      readonly type: 'fill-form';
      readonly form: FormName;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly type: 'end' }
  | { readonly type: 'force-close'; readonly reason?: string | undefined }
  | { readonly type: 'wrap-up'; readonly disposition: string }
  | { readonly type: 'rate'; readonly score: Score; readonly comment?: string | undefined }
  /** Ends it where it has not ended, and takes what was said away. */
  | { readonly type: 'forget' };

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
