/**
 * Every text that somebody wrote stands in a view as a mark. In its place the elements are given a payload, and the
 * page must be the same page but for its text.
 */

import type { ArchivePort } from '../../client/archive.js';
import type { RoomClient } from '../../client/snapshots.js';
import type { StaffClients } from '../../components/shared/staff-clients.js';
import type { EntryBodyView, PersonView } from '../../core/domain/body-view.js';
import type { FileView } from '../../core/domain/files.js';
import type { Role } from '../../core/domain/identity.js';
import type { FileId, PersonId } from '../../core/domain/ids.js';
import type { EntryView } from '../../core/domain/view.js';
import { entry } from './views.js';

const made = new Set<string>();

export const mark = (name: string): string => {
  made.add(`⟦${name}⟧`);
  return `⟦${name}⟧`;
};
const marks = /⟦[^⟧\n]*⟧/g;

const marksIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(marks)].map(([found]) => found));

/** Those that were made and are not in this text. */
export const marksMissing = (text: string): readonly string[] => {
  const found = marksIn(text);
  return [...made].filter((each) => !found.has(each)).sort();
};

/** The same value with the payload in the place of every mark; null leaves the marks. */
export const poisoned = <T>(value: T, payload: string | null): T => {
  if (payload === null) return value;
  const visit = (each: unknown): unknown => {
    if (typeof each === 'string') return each.replace(marks, () => payload);
    if (Array.isArray(each)) return each.map(visit);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [visit(key), visit(inner)]));
  };
  return visit(value) as T;
};

/** A client whose snapshot is poisoned, and which is otherwise what it was. */
const poisonedClient = <Client extends RoomClient<unknown>>(
  client: Client,
  payload: () => string | null,
): Client =>
  new Proxy(client, {
    get: (target, key) => {
      if (key === 'snapshot') return poisoned(target.snapshot, payload());
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** Every answer of an archive is poisoned, and otherwise what it was. */
const poisonedArchive = (archive: ArchivePort, payload: () => string | null): ArchivePort =>
  new Proxy(archive, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => poisoned(await value.apply(target, args), payload());
    },
  });

export const poisonedClients = (clients: StaffClients, payload: () => string | null): StaffClients => ({
  desk: (options, of) => poisonedClient(clients.desk(options, of), payload),
  archive: (options) => poisonedArchive(clients.archive(options), payload),
  workgroup: (options, id) => poisonedClient(clients.workgroup(options, id), payload),
  conversation: (options, id) => poisonedClient(clients.conversation(options, id), payload),
});

const person = (name: string, role: Role): PersonView => ({
  name: mark(name),
  role,
  id: `id-${name}` as PersonId,
});
const href = 'https://a.example/';
const links = [{ from: 0, to: href.length, href }];

/** What stands in the names of files comes from whoever attached them: one with a picture, and one without. */
export const filesNamed = (name: string): readonly FileView[] =>
  ['image/png', 'application/pdf'].map((type) => ({
    id: `fl_${type.length}` as FileId,
    name: mark(`${name} of ${type}`),
    type,
    size: 1_000,
  }));

type Bodies = { readonly [Kind in EntryBodyView['kind']]: readonly Extract<EntryBodyView, { kind: Kind }>[] };

/** A kind that has no row does not compile. Made when they are shown: marks that nobody shows are missed. */
const everyBody = (): Bodies => {
  const handler = person('agent', 'agent');
  const other = person('other agent', 'agent');
  const watcher = person('supervisor', 'supervisor');
  const customer = person('customer', 'customer');
  // First, so that it stands where it stood whatever comes after it.
  const text = `${href} ${mark('text')}`;
  return {
    message: [
      { kind: 'message', author: customer, text, links },
      { kind: 'message', author: handler, text: mark('reply') },
      { kind: 'message', author: watcher, text: mark('suggestion'), isSuggestion: true },
      { kind: 'message', author: customer, text: '', files: filesNamed('file') },
    ],
    'handler-shown': [{ kind: 'handler-shown', name: mark('shown name'), cause: 'handed-off' }],
    assigned: (['accepted', 'taken-over', 'handed-back', 'handed-off', 'assigned'] as const).map((cause) => ({
      kind: 'assigned',
      handler,
      from: other,
      cause,
      reason: mark(`reason of ${cause}`),
      by: watcher,
      override: { used: 3, limit: 2 },
    })),
    'returned-to-queue': [
      { kind: 'returned-to-queue', from: handler, by: watcher, reason: mark('returned') },
    ],
    offered: [{ kind: 'offered', to: other, by: watcher, until: 0, note: mark('offer note') }],
    'offer-ended': [{ kind: 'offer-ended', to: other, outcome: 'declined', reason: mark('declined') }],
    moved: [
      { kind: 'moved', from: mark('from team'), to: mark('to team'), by: watcher, note: mark('move note') },
    ],
    'hold-set': [{ kind: 'hold-set', by: handler, on: true }],
    snoozed: [{ kind: 'snoozed', by: handler, until: 0 }],
    woken: [{ kind: 'woken', by: handler }],
    tagged: [
      { kind: 'tagged', by: handler, added: [mark('tag'), mark('second tag')], removed: [mark('old tag')] },
    ],
    'priority-set': [{ kind: 'priority-set', by: handler, priority: 1 }],
    flagged: [{ kind: 'flagged', by: watcher, reason: mark('flag') }],
    unflagged: [{ kind: 'unflagged', by: watcher }],
    'hand-raised': [{ kind: 'hand-raised', by: handler, text: mark('raised hand') }],
    'hand-lowered': [{ kind: 'hand-lowered', by: handler }],
    'suggestion-settled': [
      { kind: 'suggestion-settled', by: handler, suggestion: 'e1' as never, outcome: 'edited' },
    ],
    'rule-met': [{ kind: 'rule-met', rule: 'r1', label: mark('rule') }],
    'lead-passed': [{ kind: 'lead-passed', from: watcher, to: other }],
    consented: [{ kind: 'consented', version: mark('consent version'), agreed: true }],
    'form-filled': [
      {
        kind: 'form-filled',
        form: 'pre-chat',
        fields: [{ name: 'topic', label: mark('form label'), kind: 'text', value: mark('form value') }],
      },
    ],
    'handler-away': [{ kind: 'handler-away' }],
    'waiting-again': [{ kind: 'waiting-again' }],
    joined: [{ kind: 'joined', person: watcher, as: 'participant', reason: mark('join reason') }],
    left: [{ kind: 'left', person: watcher }],
    supervision: [{ kind: 'supervision', person: watcher, from: null, to: 'monitor' }],
    ended: [{ kind: 'ended', by: 'agent', name: mark('ender'), forced: { reason: mark('force reason') } }],
    'wrapped-up': [{ kind: 'wrapped-up', person: handler, disposition: mark('disposition') }],
    rated: [{ kind: 'rated', score: 2, comment: mark('rating') }],
    'deletion-asked': [{ kind: 'deletion-asked' }],
    erased: [{ kind: 'erased' }],
  };
};

/** Every kind of entry; those that only staff see are for staff. */
export const everyEntry = (isStaff: boolean): readonly EntryView[] => {
  const all = Object.values(everyBody()).flat();
  const audiences = isStaff ? (['everyone', 'whisper', 'staff'] as const) : (['everyone'] as const);
  return all.map((body, index) =>
    entry(index + 1, body, {
      audience: body.kind === 'message' ? (audiences[index % audiences.length] ?? 'everyone') : 'everyone',
    }),
  );
};
