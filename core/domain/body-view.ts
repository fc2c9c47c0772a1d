/**
 * The redaction of one entry: every kind of body, key by key, for one kind of sight. A key that is not named here is
 * shown to nobody.
 */
import type { FileView } from './files.js';
import { fileView } from './files.js';
import type { FilledField, FilledForm } from './forms.js';
import { knownFields } from './forms.js';
import type { Person, Role } from './identity.js';
import type { EntryId, PersonId } from './ids.js';
import type { Link } from './links.js';
import type { Score } from './rating.js';
import type { FormName } from './site.js';
import type { SupervisionMode } from './supervision.js';
import type {
  AssignmentCause,
  EntryBody,
  JoinCapacity,
  OfferOutcome,
  SuggestionOutcome,
} from './timeline.js';
import type { Scope } from './view.js';

/** An author or a person as a viewer sees them. Customers are given names, never the ids of staff; an empty name of
 *  staff is somebody whom this viewer may not know by name. */
export interface PersonView {
  readonly name: string;
  readonly role: Role;
  readonly id?: PersonId;
  /** This is you. */
  readonly self?: true;
}

/** A body with views in the place of people, and names in the place of what only staff may know. */
export type EntryBodyView =
  | {
      readonly kind: 'message';
      readonly author: PersonView;
      readonly text: string;
      readonly isSuggestion?: true;
      readonly links?: readonly Link[];
      readonly files?: readonly FileView[];
    }
  | { readonly kind: 'handler-shown'; readonly name: string; readonly cause?: AssignmentCause }
  | {
      readonly kind: 'assigned';
      readonly handler: PersonView;
      readonly from: PersonView | null;
      readonly cause: AssignmentCause;
      readonly reason: string | null;
      readonly by: PersonView | null;
      readonly override: { readonly used: number; readonly limit: number } | null;
    }
  | {
      readonly kind: 'returned-to-queue';
      readonly from: PersonView;
      readonly by: PersonView | null;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'offered';
      readonly to: PersonView;
      readonly by: PersonView | null;
      readonly until: number;
      readonly note: string | null;
    }
  | {
      readonly kind: 'offer-ended';
      readonly to: PersonView;
      readonly outcome: OfferOutcome;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'moved';
      readonly from: string;
      readonly to: string;
      readonly by: PersonView;
      readonly note: string | null;
    }
  | { readonly kind: 'hold-set'; readonly by: PersonView; readonly on: boolean }
  | { readonly kind: 'snoozed'; readonly by: PersonView; readonly until: number }
  | { readonly kind: 'woken'; readonly by: PersonView | null }
  | {
      readonly kind: 'tagged';
      readonly by: PersonView;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: 'priority-set'; readonly by: PersonView; readonly priority: number }
  | { readonly kind: 'flagged'; readonly by: PersonView; readonly reason: string }
  | { readonly kind: 'unflagged'; readonly by: PersonView }
  | { readonly kind: 'hand-raised'; readonly by: PersonView; readonly text: string }
  | { readonly kind: 'hand-lowered'; readonly by: PersonView }
  | {
      readonly kind: 'suggestion-settled';
      readonly by: PersonView;
      readonly suggestion: EntryId;
      readonly outcome: SuggestionOutcome;
    }
  | { readonly kind: 'rule-met'; readonly rule: string; readonly label: string }
  | { readonly kind: 'lead-passed'; readonly from: PersonView; readonly to: PersonView }
  | { readonly kind: 'consented'; readonly version: string; readonly agreed: boolean }
  | { readonly kind: 'form-filled'; readonly form: FormName; readonly fields: readonly FilledField[] }
  | { readonly kind: 'handler-away' }
  | { readonly kind: 'waiting-again' }
  | {
      readonly kind: 'joined';
      readonly person: PersonView;
      readonly as: JoinCapacity;
      /** For staff. */
      readonly reason?: string | null;
    }
  | { readonly kind: 'left'; readonly person: PersonView }
  | {
      readonly kind: 'supervision';
      readonly person: PersonView;
      readonly from: SupervisionMode | null;
      readonly to: SupervisionMode | null;
      readonly follows?: PersonId;
    }
  | {
      readonly kind: 'ended';
      readonly by: Role;
      readonly name: string;
      readonly forced?: { readonly reason: string | null };
    }
  | { readonly kind: 'wrapped-up'; readonly person: PersonView; readonly disposition: string | null }
  | { readonly kind: 'rated'; readonly score: Score; readonly comment: string | null }
  | { readonly kind: 'deletion-asked' }
  | { readonly kind: 'erased' };

const viewField = ({ name, label, kind, value }: FilledField): FilledField => ({
  name,
  label,
  kind,
  value,
});

/** All that the customer filled in; null: nothing. */
export const viewForms = (forms: readonly FilledForm[]): readonly FilledField[] | null =>
  forms.length === 0 ? null : knownFields(forms).map(viewField);

export const isCustomerView = (scope: Scope): boolean => scope.kind === 'everyone';

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
  if (author.isUnnamed && scope.kind !== 'all' && author.id !== viewer.id) return unnamed(author);
  return isCustomerView(scope) && author.capacity === 'handler'
    ? { ...shown, name: author.shownName ?? shown.name, role: 'agent' }
    : shown;
};

interface Seeing {
  readonly scope: Scope;
  readonly viewer: Pick<Person, 'id'>;
  readonly view: (person: Person) => PersonView;
  readonly viewOrNull: (person: Person | null) => PersonView | null;
}

const seeing = (scope: Scope, viewer: Pick<Person, 'id'>): Seeing => {
  const view = (person: Person): PersonView => viewPerson(scope, viewer, person);
  return { scope, viewer, view, viewOrNull: (person) => person && view(person) };
};

type BodyOf<Kind extends EntryBody['kind']> = Extract<EntryBody, { kind: Kind }>;
type ViewOf<Kind extends EntryBody['kind']> = Extract<EntryBodyView, { kind: Kind }>;

const bodyViews: {
  readonly [Kind in EntryBody['kind']]: (body: BodyOf<Kind>, by: Seeing) => ViewOf<Kind>;
} = {
  message: ({ author, text, isSuggestion, links, files }, { scope, viewer }) => ({
    kind: 'message',
    author: viewAuthor(scope, viewer, author),
    text,
    ...(isSuggestion && !isCustomerView(scope) ? { isSuggestion } : {}),
    ...(links ? { links: links.map(({ from, to, href }) => ({ from, to, href })) } : {}),
    ...(files ? { files: files.map(fileView) } : {}),
  }),
  'handler-shown': ({ name, cause }) => ({ kind: 'handler-shown', name, cause }),
  assigned: ({ handler, from, cause, reason, by, override }, { view, viewOrNull }) => ({
    kind: 'assigned',
    handler: view(handler),
    from: viewOrNull(from),
    cause,
    reason,
    by: viewOrNull(by),
    override: override && { used: override.used, limit: override.limit },
  }),
  'returned-to-queue': ({ from, by, reason }, { view, viewOrNull }) => ({
    kind: 'returned-to-queue',
    from: view(from),
    by: viewOrNull(by),
    reason,
  }),
  offered: ({ to, by, until, note }, { view, viewOrNull }) => ({
    kind: 'offered',
    to: view(to),
    by: viewOrNull(by),
    until,
    note,
  }),
  'offer-ended': ({ to, outcome, reason }, { view }) => ({
    kind: 'offer-ended',
    to: view(to),
    outcome,
    reason,
  }),
  moved: ({ from, to, by, note }, { view }) => ({ kind: 'moved', from, to, by: view(by), note }),
  'hold-set': ({ by, on }, { view }) => ({ kind: 'hold-set', by: view(by), on }),
  snoozed: ({ by, until }, { view }) => ({ kind: 'snoozed', by: view(by), until }),
  woken: ({ by }, { viewOrNull }) => ({ kind: 'woken', by: viewOrNull(by) }),
  tagged: ({ by, added, removed }, { view }) => ({ kind: 'tagged', by: view(by), added, removed }),
  'priority-set': ({ by, priority }, { view }) => ({ kind: 'priority-set', by: view(by), priority }),
  flagged: ({ by, reason }, { view }) => ({ kind: 'flagged', by: view(by), reason }),
  unflagged: ({ by }, { view }) => ({ kind: 'unflagged', by: view(by) }),
  'hand-raised': ({ by, text }, { view }) => ({ kind: 'hand-raised', by: view(by), text }),
  'hand-lowered': ({ by, isUnnamed }, { scope, viewer, view }) => ({
    kind: 'hand-lowered',
    by: isUnnamed && scope.kind !== 'all' && by.id !== viewer.id ? unnamed(by) : view(by),
  }),
  'suggestion-settled': ({ by, suggestion, outcome }, { view }) => ({
    kind: 'suggestion-settled',
    by: view(by),
    suggestion,
    outcome,
  }),
  'rule-met': ({ rule, label }) => ({ kind: 'rule-met', rule, label }),
  'lead-passed': ({ from, to }, { view }) => ({ kind: 'lead-passed', from: view(from), to: view(to) }),
  consented: ({ version, agreed }) => ({ kind: 'consented', version, agreed }),
  'form-filled': ({ form, fields }) => ({ kind: 'form-filled', form, fields: fields.map(viewField) }),
  'handler-away': () => ({ kind: 'handler-away' }),
  'waiting-again': () => ({ kind: 'waiting-again' }),
  joined: ({ person, as, reason }, { scope, view }) => ({
    kind: 'joined',
    person: view(person),
    as,
    ...(isCustomerView(scope) ? {} : { reason }),
  }),
  left: ({ person }, { view }) => ({ kind: 'left', person: view(person) }),
  supervision: ({ person, from, to, follows }, { view }) => ({
    kind: 'supervision',
    person: view(person),
    from,
    to,
    ...(follows ? { follows } : {}),
  }),
  ended: ({ by, name, shownName, forced }, { scope }) => ({
    kind: 'ended',
    by,
    // Who ended it by force, the people in it are told by name only where the policy says so.
    name: isCustomerView(scope) || (forced && scope.kind === 'staff') ? shownName : name,
    ...(forced && !isCustomerView(scope) ? { forced: { reason: forced.reason } } : {}),
  }),
  'wrapped-up': ({ person, disposition }, { view }) => ({
    kind: 'wrapped-up',
    person: view(person),
    disposition,
  }),
  rated: ({ score, comment }) => ({ kind: 'rated', score, comment }),
  'deletion-asked': () => ({ kind: 'deletion-asked' }),
  erased: () => ({ kind: 'erased' }),
};

export const viewBody = (scope: Scope, viewer: Pick<Person, 'id'>, body: EntryBody): EntryBodyView => {
  // The table's type pairs each kind with its view; TypeScript cannot follow that through a lookup.
  const view = bodyViews[body.kind] as (body: EntryBody, by: Seeing) => EntryBodyView;
  return view(body, seeing(scope, viewer));
};
