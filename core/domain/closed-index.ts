/** Closed conversations as their workgroup keeps them: who may find which, and what they are shown of it. */
import type { ChannelName } from './channels.js';
import type { Identity, Person } from './identity.js';
import { hasGrant, personOf } from './identity.js';
import type { ConversationId, PersonId, WorkgroupId } from './ids.js';
import type { Metrics, MetricsView } from './metrics.js';
import { metricsView } from './metrics.js';
import type { Switch } from './policy.js';
import type { Score } from './rating.js';

export interface ClosedRecord {
  readonly conversation: ConversationId;
  /** The conversation's version; a late or repeated record is recognised by it. */
  readonly version: number;
  readonly customer: { readonly id: PersonId; readonly name: string; readonly verified: boolean };
  /** Who handled it. They find it again. */
  readonly agents: readonly Person[];
  readonly tags: readonly string[];
  readonly disposition: string | null;
  readonly channel: ChannelName;
  readonly openedAt: number;
  readonly closedAt: number;
  readonly messages: number;
  /** What was said to everyone; see `closedText`. */
  readonly text: string;
  readonly metrics: Metrics;
  readonly isErased: boolean;
}

const TEXT_LENGTH = 32_000;

/** The newest of what was said, a message a line: it bounds the record, and no character is cut in two. */
export const closedText = (messages: readonly string[]): string =>
  messages
    .join('\n')
    .slice(-TEXT_LENGTH)
    .replace(/^[\udc00-\udfff]/, '');

/** The place of a conversation whose content was erased: it still counts and says nothing of the customer. */
export const erasedRecord = (record: ClosedRecord): ClosedRecord => ({
  ...record,
  customer: { ...record.customer, name: '' },
  text: '',
  isErased: true,
});

export interface ClosedQuery {
  /** The customer's id, or words of their name. */
  readonly customer?: string | undefined;
  readonly agent?: PersonId | undefined;
  readonly tag?: string | undefined;
  readonly text?: string | undefined;
  /** Closed at or after this. */
  readonly from?: number | undefined;
  /** Closed before this. */
  readonly to?: number | undefined;
  /** The last row of the page before. */
  readonly before?: Place | undefined;
  readonly limit: number;
}

/** What orders closed conversations: no two have the same. */
export type Place = Pick<ClosedRecord, 'closedAt' | 'conversation'>;

/** Letters with a stroke or joined to another, which Unicode does not take apart. */
const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
};
const anyLetter = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/** The same for all ways to write it: upper and lower case, with accents and without, wide and ligatures. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    // The accents of Latin, Greek and Cyrillic alone: in other scripts marks are letters.
    .replace(/[\u0300-\u036f]/g, '')
    // Up first, because `ß` and `SS` only meet there.
    .toUpperCase()
    .toLowerCase()
    .replace(anyLetter, (letter) => letters[letter] ?? letter);

export const wordsOf = (text: string): readonly string[] =>
  folded(text)
    .split(/\s+/u)
    .filter((word) => word !== '');

const hasWords = (text: string, words: readonly string[]): boolean => {
  if (words.length === 0) return true;
  const whole = folded(text);
  return words.every((word) => whole.includes(word));
};

type Criterion = Exclude<keyof ClosedQuery, 'before' | 'limit'>;
type Meets<Key extends Criterion> = (record: ClosedRecord, wanted: NonNullable<ClosedQuery[Key]>) => boolean;

/** Each by itself, the costly one last. A field that the query does not have asks for nothing. */
const criteria = {
  from: ({ closedAt }, wanted) => closedAt >= wanted,
  to: ({ closedAt }, wanted) => closedAt < wanted,
  agent: ({ agents }, wanted) => agents.some(({ id }) => id === wanted),
  tag: ({ tags }, wanted) => tags.some((tag) => folded(tag) === folded(wanted)),
  customer: ({ customer, isErased }, wanted) =>
    customer.id === wanted || hasWords(isErased ? '' : customer.name, wordsOf(wanted)),
  text: ({ text, isErased }, wanted) => hasWords(isErased ? '' : text, wordsOf(wanted)),
} as const satisfies { readonly [Key in Criterion]: Meets<Key> };

const meets = <Key extends Criterion>(record: ClosedRecord, query: ClosedQuery, key: Key): boolean => {
  const wanted = query[key];
  const isMet = criteria[key] as Meets<Key>;
  return wanted === undefined || isMet(record, wanted as NonNullable<ClosedQuery[Key]>);
};

/** Whether a record is what the query asks for, on whichever page. All words must occur, in any order. */
export const matches = (record: ClosedRecord, query: ClosedQuery): boolean =>
  (Object.keys(criteria) as readonly Criterion[]).every((key) => meets(record, query, key));

/** Newest first. By code units, not by a language: the order must be the same wherever it is made. */
const inOrder = (a: Place, b: Place): number => {
  if (a.closedAt !== b.closedAt) return b.closedAt - a.closedAt;
  if (a.conversation === b.conversation) return 0;
  return a.conversation < b.conversation ? -1 : 1;
};

/**
 * One page. The cursor is a place and not a count, so that pages neither repeat nor leave out a record when others
 * close or are deleted meanwhile.
 */
export const searchClosed = (
  records: readonly ClosedRecord[],
  query: ClosedQuery,
): { readonly found: readonly ClosedRecord[]; readonly more: boolean } => {
  const { before } = query;
  const all = records
    .filter((record) => before === undefined || inOrder(before, record) < 0)
    .filter((record) => matches(record, query))
    .sort(inOrder);
  return { found: all.slice(0, query.limit), more: all.length > query.limit };
};

/** Monitoring and exporting are about all conversations of a workgroup, handling about one's own. */
export const mayFind = (who: Identity, workgroup: WorkgroupId, record: ClosedRecord): boolean => {
  if (who.role === 'customer') return false;
  if (hasGrant(who, workgroup, 'monitor') || hasGrant(who, workgroup, 'export')) return true;
  return hasGrant(who, workgroup, 'handle') && record.agents.some(({ id }) => id === who.id);
};

/** What is told of how it went, without a word about who supervised it. */
export type ClosedFigures = Omit<MetricsView, 'messages' | 'supervision' | 'takeovers' | 'rating'>;

export interface ClosedRow {
  readonly conversation: ConversationId;
  readonly customer: ClosedRecord['customer'];
  readonly agents: readonly Person[];
  readonly tags: readonly string[];
  readonly disposition: string | null;
  readonly channel: ChannelName;
  readonly openedAt: number;
  readonly closedAt: number;
  readonly messages: number;
  /** Where the words that were searched for stand; null when no words were. */
  readonly excerpt: string | null;
  readonly isErased: boolean;
  /** What the customer said of it. Theirs and no figure of an agent, so that it is there whatever figures are. */
  readonly rating: Score | null;
  /** Null where the workgroup keeps no figures per agent: rows that name their agents add up to them. */
  readonly figures: ClosedFigures | null;
  /** Only for those who may monitor. */
  readonly supervision?: {
    readonly modes: MetricsView['supervision'];
    readonly takeovers: number;
    readonly whispers: number;
  };
}

export interface RowOptions {
  readonly agentStatistics: Switch;
  /** Where they do not, what counts all of them is for none of them. */
  readonly supervisorsSeeEachOther: Switch;
  /** The words that were searched for. */
  readonly text?: string | undefined;
}

/** What the workgroup's policy says of them all. */
export type RowRules = Omit<RowOptions, 'text'>;

const EXCERPT_BEFORE = 40;
const EXCERPT_AFTER = 120;

const around = (text: string, at: number): string => {
  // A character is two units at most. Half of one can only stand at the outer ends, where it is cut away.
  const before = [...text.slice(Math.max(0, at - 2 * EXCERPT_BEFORE - 1), at)]
    .slice(-EXCERPT_BEFORE)
    .join('');
  const after = [...text.slice(at, at + 2 * EXCERPT_AFTER + 1)].slice(0, EXCERPT_AFTER).join('');
  const isCut = { before: before.length < at, after: at + after.length < text.length };
  const part = (before + after).replace(/\s+/gu, ' ').trim();
  return `${isCut.before ? '…' : ''}${part}${isCut.after ? '…' : ''}`;
};

/** Where in a line the first of the words begins; character by character, because folded text has another length. */
const hitIn = (line: string, words: readonly string[]): number | null => {
  const whole = folded(line);
  const hits = words.map((word) => whole.indexOf(word)).filter((each) => each !== -1);
  if (hits.length === 0) return null;
  const first = Math.min(...hits);
  let before = 0;
  let at = 0;
  for (const character of line) {
    before += folded(character).length;
    if (before > first) break;
    at += character.length;
  }
  return at;
};

/** Line by line, since words do not go beyond one: most of a long text is then only looked through. */
const excerptOf = (text: string, words: readonly string[]): string | null => {
  if (words.length === 0) return null;
  let start = 0;
  for (const line of text.split('\n')) {
    const hit = hitIn(line, words);
    if (hit !== null) return around(text, start + hit);
    start += line.length + 1;
  }
  return null;
};

const figuresOf = (view: MetricsView): ClosedFigures => ({
  acceptedAfterSeconds: view.acceptedAfterSeconds,
  firstResponseSeconds: view.firstResponseSeconds,
  averageReplySeconds: view.averageReplySeconds,
  longestWaitSeconds: view.longestWaitSeconds,
  handleSeconds: view.handleSeconds,
  holdSeconds: view.holdSeconds,
  transfers: view.transfers,
  offers: view.offers,
});

/** The redaction of a closed conversation. An erased one shows nothing of its customer, whatever the record holds. */
export const closedRowOf = (
  who: Identity,
  workgroup: WorkgroupId,
  record: ClosedRecord,
  options: RowOptions,
): ClosedRow => {
  const { customer, isErased } = record;
  const view = metricsView(record.metrics, record.closedAt);
  const row: ClosedRow = {
    conversation: record.conversation,
    customer: { id: customer.id, name: isErased ? '' : customer.name, verified: customer.verified },
    agents: record.agents.map(personOf),
    tags: record.tags,
    disposition: record.disposition,
    channel: record.channel,
    openedAt: record.openedAt,
    closedAt: record.closedAt,
    messages: record.messages,
    excerpt: isErased ? null : excerptOf(record.text, wordsOf(options.text ?? '')),
    isErased,
    rating: view.rating,
    figures: options.agentStatistics === 'on' ? figuresOf(view) : null,
  };
  if (options.supervisorsSeeEachOther === 'off' || !hasGrant(who, workgroup, 'monitor')) return row;
  const supervision = {
    modes: view.supervision,
    takeovers: view.takeovers,
    whispers: view.messages.whispers,
  };
  return { ...row, supervision };
};

export const closedRowFor = (
  who: Identity,
  workgroup: WorkgroupId,
  record: ClosedRecord,
  options: RowOptions,
): ClosedRow | null =>
  mayFind(who, workgroup, record) ? closedRowOf(who, workgroup, record, options) : null;

/** A page of rows. What somebody may not find is left out before pages are made, so that no page tells of it. */
export const closedRowsFor = (
  who: Identity,
  workgroup: WorkgroupId,
  records: readonly ClosedRecord[],
  query: ClosedQuery,
  shown: RowRules,
): { readonly rows: readonly ClosedRow[]; readonly more: boolean } => {
  const own = records.filter((record) => mayFind(who, workgroup, record));
  const { found, more } = searchClosed(own, query);
  const options = { ...shown, text: query.text };
  return { rows: found.flatMap((record) => closedRowFor(who, workgroup, record, options) ?? []), more };
};
