/**
 * The redaction of the timeline. Together with `header.ts` and `summary.ts` the only way by which anything leaves a
 * conversation, be it live frame, replay, history page, transcript or row in a list. Views are built field by
 * field; nothing is spread out of the state.
 */
import type { ConversationState } from './conversation.js';
import { standingOf, supervisionOf } from './conversation.js';
import type { Identity, Person, Role } from './identity.js';
import type { EntryId, PersonId } from './ids.js';
import { sight } from './permissions.js';
import type { SupervisionMode } from './supervision.js';
import type { AssignmentCause, Counts, Entry, EntryBody, StreamName } from './timeline.js';
import { streamOf } from './timeline.js';

/** Which streams of the timeline a viewer is shown. */
export type Scope =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'staff'; readonly person: PersonId }
  | { readonly kind: 'all' };

export const scopeOf = (state: ConversationState, who: Identity): Scope => {
  const seen = sight[standingOf(state, who)];
  // By role first: whatever else goes wrong, a customer is shown what is for everyone or nothing.
  if (who.role === 'customer') return { kind: seen === 'everyone' ? 'everyone' : 'nothing' };
  if (supervisionOf(state, who.id)?.mode === 'takeover') return { kind: 'all' };
  return seen === 'staff' ? { kind: 'staff', person: who.id } : { kind: seen };
};

export const isSameScope = (a: Scope, b: Scope): boolean =>
  a.kind === b.kind && (a.kind !== 'staff' || b.kind !== 'staff' || a.person === b.person);

/** The streams of a scope; for a supervisor all that exist. */
export const streamsOf = (scope: Scope, counts: Counts): readonly StreamName[] => {
  switch (scope.kind) {
    case 'nothing':
      return [];
    case 'everyone':
      return ['everyone'];
    case 'staff':
      return ['everyone', 'staff', `whisper:${scope.person}`];
    case 'all':
      return Object.keys(counts) as StreamName[];
  }
};

/** The rank, among the entries that a scope is shown, of an entry with these counts: 1, 2, 3, without gaps. */
export const seqFor = (scope: Scope, counts: Counts): number =>
  streamsOf(scope, counts).reduce((sum, stream) => sum + (counts[stream] ?? 0), 0);

const isShown = (scope: Scope, entry: Entry): boolean =>
  scope.kind === 'all' || streamsOf(scope, entry.counts).includes(streamOf(entry.audience));

/** An author or a person as a viewer sees them. Customers are given names, never the ids of staff; an empty name of
 *  staff is somebody whom this viewer may not know by name. */
export interface PersonView {
  readonly name: string;
  readonly role: Role;
  readonly id?: PersonId;
  /** This is you. */
  readonly self?: true;
}

export type EntryBodyView =
  | { readonly kind: 'message'; readonly author: PersonView; readonly text: string }
  | { readonly kind: 'handler-shown'; readonly name: string; readonly cause?: AssignmentCause }
  | {
      readonly kind: 'assigned';
      readonly handler: PersonView;
      readonly from: PersonView | null;
      readonly cause: AssignmentCause;
      readonly reason: string | null;
    }
  | { readonly kind: 'returned-to-queue'; readonly from: PersonView }
  | { readonly kind: 'waiting-again' }
  | { readonly kind: 'joined'; readonly person: PersonView }
  | { readonly kind: 'left'; readonly person: PersonView }
  | {
      readonly kind: 'supervision';
      readonly person: PersonView;
      readonly from: SupervisionMode | null;
      readonly to: SupervisionMode | null;
    }
  | { readonly kind: 'ended'; readonly by: Role; readonly name: string }
  | { readonly kind: 'wrapped-up'; readonly person: PersonView; readonly disposition: string };

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

const isCustomerView = (scope: Scope): boolean => scope.kind === 'everyone';

export const viewPerson = (scope: Scope, viewer: Pick<Person, 'id'>, person: Person): PersonView => {
  const self = person.id === viewer.id ? ({ self: true } as const) : {};
  return isCustomerView(scope)
    ? { name: person.name, role: person.role, ...self }
    : { name: person.name, role: person.role, id: person.id, ...self };
};

/** Somebody of whom one may know what they are, and not who. */
export const unnamed = ({ role }: Pick<Person, 'role'>): PersonView => ({ name: '', role });

/** To the customer a handler is an agent, whoever it is: a takeover shows at most as another name. */
const viewAuthor = (
  scope: Scope,
  viewer: Pick<Person, 'id'>,
  author: Extract<EntryBody, { kind: 'message' }>['author'],
): PersonView => {
  const shown = viewPerson(scope, viewer, author);
  if (author.isUnnamed && scope.kind === 'staff' && author.id !== viewer.id) return unnamed(author);
  return isCustomerView(scope) && author.capacity === 'handler' ? { ...shown, role: 'agent' } : shown;
};

const viewBody = (scope: Scope, viewer: Pick<Person, 'id'>, body: EntryBody): EntryBodyView => {
  const view = (person: Person): PersonView => viewPerson(scope, viewer, person);
  switch (body.kind) {
    case 'message':
      return { kind: 'message', author: viewAuthor(scope, viewer, body.author), text: body.text };
    case 'handler-shown':
      return { kind: 'handler-shown', name: body.name, cause: body.cause };
    case 'assigned': {
      const from = body.from ? view(body.from) : null;
      return { kind: 'assigned', handler: view(body.handler), from, cause: body.cause, reason: body.reason };
    }
    case 'returned-to-queue':
      return { kind: 'returned-to-queue', from: view(body.from) };
    case 'waiting-again':
      return { kind: 'waiting-again' };
    case 'joined':
      return { kind: 'joined', person: view(body.person) };
    case 'left':
      return { kind: 'left', person: view(body.person) };
    case 'supervision':
      return { kind: 'supervision', person: view(body.person), from: body.from, to: body.to };
    case 'ended':
      return { kind: 'ended', by: body.by, name: isCustomerView(scope) ? body.shownName : body.name };
    case 'wrapped-up':
      return { kind: 'wrapped-up', person: view(body.person), disposition: body.disposition };
  }
};

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
