/**
 * The redaction of the timeline. Together with `header.ts` and `summary.ts` the only way by which anything leaves a
 * conversation, be it live frame, replay, history page, transcript or row in a list. Views are built field by
 * field; nothing is spread out of the state.
 */
import type { EntryBodyView } from './body-view.js';
import { isCustomerView, viewBody } from './body-view.js';
import type { ConversationState } from './conversation.js';
import { standingOf, supervisionOf } from './conversation.js';
import type { Identity, Person } from './identity.js';
import type { EntryId, PersonId } from './ids.js';
import { sight } from './permissions.js';
import type { Counts, Entry, StreamName } from './timeline.js';
import { streamOf } from './timeline.js';

/** Which streams of the timeline a viewer is shown. */
export type Scope =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'staff'; readonly person: PersonId }
  /** A supervisor where supervisors do not see one another. */
  | { readonly kind: 'apart'; readonly person: PersonId }
  | { readonly kind: 'all' };

export const scopeOf = (state: ConversationState, who: Identity): Scope => {
  const seen = sight[standingOf(state, who)];
  // By role first: whatever else goes wrong, a customer is shown what is for everyone or nothing.
  if (who.role === 'customer') return { kind: seen === 'everyone' ? 'everyone' : 'nothing' };
  const isAll = supervisionOf(state, who.id) !== undefined || seen === 'all';
  if (isAll) {
    return state.policy.supervisorsSeeEachOther === 'on'
      ? { kind: 'all' }
      : { kind: 'apart', person: who.id };
  }
  return seen === 'staff' ? { kind: 'staff', person: who.id } : { kind: seen };
};

/** Whether a scope is that of a supervisor. */
export const isBackstage = ({ kind }: Scope): boolean => kind === 'all' || kind === 'apart';

const personIn = (scope: Scope): PersonId | null => ('person' in scope ? scope.person : null);

export const isSameScope = (a: Scope, b: Scope): boolean => a.kind === b.kind && personIn(a) === personIn(b);

/** Whether a stream is shown to an agent, and to a supervisor who does not see the others. */
const isForAgent = (stream: string, person: PersonId): boolean =>
  stream === `whisper:${person}` || stream.startsWith(`whisper:${person}:`);
const isForOneSupervisor = (stream: string, person: PersonId): boolean => {
  const [kind, first, second] = stream.split(':');
  if (kind === 'supervisors') return first === undefined || first === person;
  // What they whispered themselves, and what is whispered to them while they handle it.
  return second === undefined || second === person || first === person;
};

/** The streams of a scope; for a supervisor all that exist. */
export const streamsOf = (scope: Scope, counts: Counts): readonly StreamName[] => {
  switch (scope.kind) {
    case 'nothing':
      return [];
    case 'everyone':
      return ['everyone'];
    case 'staff':
      return [
        'everyone',
        'staff',
        ...(Object.keys(counts) as StreamName[]).filter((each) => isForAgent(each, scope.person)),
      ];
    case 'apart':
      return (Object.keys(counts) as StreamName[]).filter((each) => isForOneSupervisor(each, scope.person));
    case 'all':
      return Object.keys(counts) as StreamName[];
  }
};

/** The rank, among the entries that a scope is shown, of an entry with these counts: 1, 2, 3, without gaps. */
export const seqFor = (scope: Scope, counts: Counts): number =>
  streamsOf(scope, counts).reduce((sum, stream) => sum + (counts[stream] ?? 0), 0);

const isShown = (scope: Scope, entry: Entry): boolean =>
  scope.kind === 'all' || streamsOf(scope, entry.counts).includes(streamOf(entry.audience));

/** An entry as one viewer may see it. */
export interface EntryView {
  readonly id: EntryId;
  /** This viewer's number. */
  readonly seq: number;
  readonly at: number;
  readonly audience: 'everyone' | 'staff' | 'whisper' | 'supervisors';
  /** For staff, on entries for everyone: the customer's number, in which marks are counted. */
  readonly publicSeq?: number;
  readonly body: EntryBodyView;
}

/** The entries that a viewer may see, numbered for them. Whatever is not in their scope is not there. */
export const entriesFor = (
  scope: Scope,
  viewer: Pick<Person, 'id'>,
  entries: readonly Entry[],
): readonly EntryView[] =>
  entries
    .filter((entry) => isShown(scope, entry))
    .map((entry) => {
      const isPublic = !isCustomerView(scope) && entry.audience.kind === 'everyone';
      const view: EntryView = {
        id: entry.id,
        seq: seqFor(scope, entry.counts),
        at: entry.at,
        audience: entry.audience.kind,
        body: viewBody(scope, viewer, entry.body),
      };
      return isPublic ? { ...view, publicSeq: entry.counts.everyone ?? 0 } : view;
    });
