/** A timeline as a table for spreadsheets (RFC 4180), from the entries as one reader may see them. */

import type { EntryBodyView, PersonView } from './body-view.js';
import type { FileView } from './files.js';
import type { Interval } from './supervision-record.js';
import { onOneAxis } from './supervision-record.js';
import type { EntryBody } from './timeline.js';
import type { EntryView } from './view.js';

export const csvColumns = ['at', 'seq', 'audience', 'kind', 'from', 'to', 'person', 'role', 'text'] as const;
type Column = (typeof csvColumns)[number];

/** Without this mark Excel reads UTF-8 as the code page of the machine and shows every umlaut as two letters. */
const byteOrderMark = '\ufeff';
const lineEnd = '\r\n';

/**
 * What a spreadsheet would take for a formula: a sign of one, also in its full-width and small forms, behind
 * whatever a spreadsheet drops. The apostrophe is among that, so that a cell which came with one gets a second:
 * taking one away always gives back what was written.
 */
const formula = /^[\s\p{Cc}\p{Cf}\p{Z}"'“”„‘’＂＇]*(?:[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r])/u;

export const isFormula = (value: string): boolean => formula.test(value);

const safe = (value: string): string => (isFormula(value) ? `'${value}` : value);

/** Every cell is quoted: a semicolon or a line break in what somebody wrote never begins another cell. */
const cell = (value: string): string => `"${safe(value).replaceAll('"', '""')}"`;

const line = (row: Readonly<Record<Column, string>>): string =>
  csvColumns.map((column) => cell(row[column])).join(',') + lineEnd;

const time = (at: number): string => new Date(at).toISOString();

type FieldOf<Body> = Body extends unknown ? Exclude<keyof Body, 'kind'> : never;
type Field = FieldOf<EntryBody> | FieldOf<EntryBodyView>;

/** Which field of a body stands in which column. A field that is in no column is not in the file. */
interface Places {
  readonly from?: Field;
  readonly to?: Field;
  /** Gives `role` as well where it is a person and not a name. */
  readonly person?: Field;
  readonly role?: Field;
  readonly text?: readonly Field[];
}

const places = {
  message: { person: 'author', text: ['text', 'files'] },
  'handler-shown': { person: 'name', text: ['cause'] },
  assigned: { from: 'from', to: 'handler', person: 'by', text: ['cause', 'reason', 'override'] },
  'returned-to-queue': { from: 'from', text: ['reason'] },
  offered: { to: 'to', person: 'by', text: ['note'] },
  'offer-ended': { person: 'to', text: ['outcome', 'reason'] },
  moved: { from: 'from', to: 'to', person: 'by', text: ['note'] },
  'hold-set': { to: 'on', person: 'by' },
  snoozed: { to: 'until', person: 'by' },
  woken: { person: 'by' },
  tagged: { from: 'removed', to: 'added', person: 'by' },
  'priority-set': { to: 'priority', person: 'by' },
  flagged: { person: 'by', text: ['reason'] },
  unflagged: { person: 'by' },
  'hand-raised': { person: 'by', text: ['text'] },
  'hand-lowered': { person: 'by' },
  'suggestion-settled': { to: 'outcome', person: 'by' },
  'rule-met': { text: ['label'] },
  'lead-passed': { from: 'from', to: 'to' },
  consented: { to: 'agreed', text: ['version'] },
  'form-filled': { to: 'form', text: ['fields'] },
  'handler-away': {},
  erased: {},
  'waiting-again': {},
  joined: { to: 'as', person: 'person', text: ['reason'] },
  left: { person: 'person' },
  supervision: { from: 'from', to: 'to', person: 'person' },
  ended: { person: 'name', role: 'by', text: ['forced'] },
  'wrapped-up': { person: 'person', text: ['disposition'] },
  rated: { to: 'score', text: ['comment'] },
  'deletion-asked': {},
} as const satisfies Record<EntryBody['kind'] | EntryBodyView['kind'], Places>;

const isPerson = (value: unknown): value is PersonView =>
  typeof value === 'object' && value !== null && 'name' in value && 'role' in value;

const word = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(word).join(', ');
  return isPerson(value) ? value.name : String(value);
};

const joined = (words: readonly string[]): string => words.filter((each) => each !== '').join(': ');

type ValueOf<Body, Key extends Field> = Body extends Readonly<Record<Key, infer Value>> ? Value : never;

/** Fields that are no words by themselves. */
const tellings = {
  until: (at: ValueOf<EntryBody, 'until'>) => time(at),
  files: (files: readonly FileView[]) => files.map(({ name }) => `[${name}]`).join(' '),
  forced: ({ reason }: { readonly reason: string | null }) => joined(['forced', word(reason)]),
  fields: (fields: ValueOf<EntryBody, 'fields'>) =>
    fields.map(({ label, value }) => `${label}: ${value}`).join('; '),
  override: ({ used, limit }: NonNullable<ValueOf<EntryBody, 'override'>>) => `override ${used}/${limit}`,
} as const satisfies Partial<Record<Field, (value: never) => string>>;

const telling = (field: Field, value: unknown): string => {
  const tell = (tellings as Partial<Record<Field, (value: unknown) => string>>)[field];
  return tell === undefined || value === undefined || value === null ? word(value) : tell(value);
};

const row = ({ at, seq, audience, body }: EntryView): Readonly<Record<Column, string>> => {
  const { from, to, person, role, text = [] }: Places = places[body.kind];
  const fields: Readonly<Record<string, unknown>> = body;
  const told = (field: Field | undefined): string =>
    field === undefined ? '' : telling(field, fields[field]);
  const who = person === undefined ? undefined : fields[person];
  return {
    at: time(at),
    seq: String(seq),
    audience,
    kind: body.kind,
    from: told(from),
    to: told(to),
    person: word(who),
    role: isPerson(who) ? who.role : told(role),
    text: joined(text.map(told)),
  };
};

/** For an interval `from` and `to` are times, and the text is the mode. It has no number: nobody was sent it. */
const intervalRow = ({ person, mode, from, to }: Interval): Readonly<Record<Column, string>> => ({
  at: time(from),
  seq: '',
  audience: 'supervisors',
  kind: 'interval',
  from: time(from),
  to: to === null ? '' : time(to),
  person: person.name,
  role: person.role,
  text: mode,
});

const header = Object.fromEntries(csvColumns.map((column) => [column, column])) as Record<Column, string>;

/** Takes views, never entries: there is nothing in it that its reader was not shown. */
export const timelineCsv = (views: readonly EntryView[], intervals: readonly Interval[]): string =>
  byteOrderMark +
  line(header) +
  onOneAxis(views, intervals)
    .map((item) => line(item.type === 'entry' ? row(item.view) : intervalRow(item.interval)))
    .join('');
