/** Everything that may change about a conversation, one by one: what `decide` proposes and `evolve` does. */
import type {
  Consent,
  ConversationState,
  ErasureCause,
  FormerHandler,
  Marked,
  Offer,
} from './conversation.js';
import type { Deadline, DeadlineKind } from './deadlines.js';
import type { FilesChange } from './files.js';
import type { FilledForm } from './forms.js';
import type { Person } from './identity.js';
import type { EntryId, PersonId, WorkgroupId } from './ids.js';
import type { PolicyDocument } from './policy.js';
import type { Score } from './rating.js';
import type { RuleHit } from './rules.js';
import type { Sentiment } from './sentiment.js';
import type { Supervision } from './supervision.js';
import type { VisitorContext } from './visitor-context.js';

export type Change =
  | { readonly kind: 'assigned'; readonly handler: Person; readonly at: number }
  | { readonly kind: 'returned-to-queue'; readonly at: number }
  | {
      readonly kind: 'ended';
      readonly at: number;
      readonly into: 'wrap-up' | 'closed';
      /** It was cut off; what had ended before is only wrapped up. */
      readonly isForced?: true;
    }
  | { readonly kind: 'shown-handler'; readonly handler: Pick<Person, 'id' | 'name'> }
  | { readonly kind: 'supervision-set'; readonly supervision: Supervision }
  | { readonly kind: 'supervision-ended'; readonly person: PersonId }
  | { readonly kind: 'handler-displaced'; readonly former: FormerHandler }
  | { readonly kind: 'handler-restored'; readonly person: PersonId }
  | { readonly kind: 'segment-wrapped-up'; readonly person: PersonId }
  | {
      readonly kind: 'spoke';
      readonly by: 'customer' | 'staff';
      readonly person: Pick<Person, 'id' | 'name'>;
      readonly text: string;
      readonly at: number;
    }
  | { readonly kind: 'policy-set'; readonly document: PolicyDocument }
  | { readonly kind: 'moved'; readonly workgroup: WorkgroupId; readonly document: PolicyDocument }
  | { readonly kind: 'context-set'; readonly context: VisitorContext | null }
  | { readonly kind: 'consent-set'; readonly consent: Consent }
  | { readonly kind: 'form-filled'; readonly filled: FilledForm }
  | { readonly kind: 'customer-named'; readonly name: string }
  | { readonly kind: 'offer-set'; readonly offer: Offer }
  /** `isTried`: they had it and did not take it. */
  | { readonly kind: 'offer-ended'; readonly person: PersonId; readonly isTried: boolean }
  | { readonly kind: 'hold-set'; readonly hold: ConversationState['hold'] }
  | { readonly kind: 'snooze-set'; readonly snooze: ConversationState['snooze'] }
  | { readonly kind: 'tags-set'; readonly tags: readonly string[] }
  | { readonly kind: 'priority-set'; readonly priority: number }
  | { readonly kind: 'flag-set'; readonly flag: Marked | null }
  | { readonly kind: 'hand-set'; readonly hand: Marked | null }
  | { readonly kind: 'suggestion-settled'; readonly suggestion: EntryId }
  | { readonly kind: 'lead-set'; readonly lead: PersonId | null }
  /** Whether the customer was told that whoever answers has lost their connection. */
  | { readonly kind: 'away-told'; readonly isTold: boolean }
  | { readonly kind: 'handler-away'; readonly since: number | null }
  | { readonly kind: 'orphaned'; readonly since: number | null }
  | { readonly kind: 'rules-met'; readonly hits: readonly RuleHit[] }
  | { readonly kind: 'sentiment-set'; readonly sentiment: Sentiment }
  | { readonly kind: 'disposition-set'; readonly disposition: string }
  | { readonly kind: 'rated'; readonly score: Score }
  | { readonly kind: 'erased'; readonly at: number; readonly cause: ErasureCause }
  | {
      readonly kind: 'marked';
      readonly side: 'customer' | 'staff';
      readonly delivered: number;
      readonly read: number;
    }
  | { readonly kind: 'files'; readonly change: FilesChange }
  | { readonly kind: 'deadline-set'; readonly deadline: Deadline }
  | {
      readonly kind: 'deadline-cleared';
      readonly deadline: { readonly kind: DeadlineKind; readonly person: PersonId };
    };
