/** What an answer must look like to be shown: the least that makes it what it says, for it may come from anything. */
import type { ClosedRow } from '../core/domain/closed-index.js';
import type { ExportItem, TimelineExport } from '../core/domain/supervision-record.js';
import type { ClosedPage, Colleague, KnownMetrics } from './archive.js';

/** The value, or null where it is something else. */
export type Reader<Value> = (answer: unknown) => Value | null;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isListOf =
  <Item>(is: (each: unknown) => each is Item) =>
  (value: unknown): value is readonly Item[] =>
    Array.isArray(value) && value.every(is);

const isPerson = (value: unknown): boolean => isObject(value) && isText(value.id) && isText(value.name);

const isRow = (value: unknown): value is ClosedRow =>
  isObject(value) &&
  isText(value.conversation) &&
  isPerson(value.customer) &&
  isListOf((each): each is unknown => isPerson(each))(value.agents) &&
  isListOf(isText)(value.tags) &&
  isNumber(value.openedAt) &&
  isNumber(value.closedAt);

const isPlace = (value: unknown): boolean =>
  value === null || (isObject(value) && isNumber(value.closedAt) && isText(value.conversation));

export const closedPage: Reader<ClosedPage> = (answer) =>
  isObject(answer) && isListOf(isRow)(answer.rows) && isPlace(answer.before)
    ? (answer as unknown as ClosedPage)
    : null;

const isEntry = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.id) &&
  isNumber(value.at) &&
  isObject(value.body) &&
  isText(value.body.kind);

/** A row per type of item; of one that newer servers may add nothing is known, and it is left out. */
const items = {
  entry: (item: Fields) => isEntry(item.entry),
  supervision: (item: Fields) =>
    isPerson(item.person) && isText(item.mode) && (item.to === null || isNumber(item.to)),
} as const satisfies Record<ExportItem['type'], (item: Fields) => boolean>;

const isKnown = (item: Fields): boolean => isText(item.type) && Object.hasOwn(items, item.type);
const isItem = (item: Fields): boolean => isNumber(item.at) && items[item.type as ExportItem['type']](item);

export const timelineExport: Reader<TimelineExport> = (answer) => {
  if (!isObject(answer) || answer.format !== 'parley-timeline' || answer.version !== 1) return null;
  if (!isListOf(isObject)(answer.items) || typeof answer.hasRecord !== 'boolean') return null;
  const known = answer.items.filter(isKnown);
  if (!known.every(isItem)) return null;
  return { ...(answer as unknown as TimelineExport), items: known as unknown as readonly ExportItem[] };
};

/** What counts supervisors is left out for some, so that nothing but the form is asked for. */
export const metrics: Reader<KnownMetrics> = (answer) =>
  isObject(answer) && isNumber(answer.transfers) && isObject(answer.messages)
    ? (answer as unknown as KnownMetrics)
    : null;

const isColleague = (value: unknown): value is Colleague => isPerson(value);

export const colleagues: Reader<readonly Colleague[]> = (answer) =>
  isObject(answer) && isListOf(isColleague)(answer.colleagues) ? answer.colleagues : null;
