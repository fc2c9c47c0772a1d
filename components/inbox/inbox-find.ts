/** In which order a list stands, and what of it is shown: sorting, filters and a search. */
import type { ConversationId } from '../../core/domain/ids.js';
import type { InboxEntry } from './inbox-lists.js';
import { needsReply, rankOf, sinceOf } from './inbox-lists.js';

export const inboxSorts = ['waiting', 'newest', 'priority'] as const;
export type InboxSort = (typeof inboxSorts)[number];

export type InboxFilter = 'unread' | 'needs-reply' | 'high' | `tag:${string}`;

export interface Finding {
  readonly sort: InboxSort;
  readonly filters: ReadonlySet<InboxFilter>;
  readonly search: string;
}

export const findingAll: Finding = { sort: 'waiting', filters: new Set(), search: '' };

export interface FindContext {
  isUnread(entry: InboxEntry): boolean;
  /** What was said in it, as far as it is loaded. */
  loaded(id: ConversationId): string;
}

type Order = (a: InboxEntry, b: InboxEntry) => number;

const rank = ({ item }: InboxEntry): number => (item ? rankOf(item) : 0);

const byWaiting: Order = (a, b) =>
  rank(a) - rank(b) || sinceOf(a.row) - sinceOf(b.row) || a.row.openedAt - b.row.openedAt;

const orders = {
  waiting: byWaiting,
  newest: (a, b) => b.row.openedAt - a.row.openedAt || byWaiting(a, b),
  priority: (a, b) => b.row.priority - a.row.priority || byWaiting(a, b),
} as const satisfies Record<InboxSort, Order>;

const named = {
  unread: (entry, { isUnread }) => isUnread(entry),
  'needs-reply': (entry) => needsReply(entry),
  high: ({ row }) => row.priority > 0,
} as const satisfies Record<string, (entry: InboxEntry, context: FindContext) => boolean>;

const passes = (filter: InboxFilter, entry: InboxEntry, context: FindContext): boolean =>
  filter.startsWith('tag:')
    ? entry.row.tags.includes(filter.slice('tag:'.length))
    : named[filter as keyof typeof named](entry, context);

const textOf = ({ row }: InboxEntry, { loaded }: FindContext): string =>
  [row.customer.name, row.handler?.name, row.lastMessage?.text, ...row.tags, loaded(row.conversation)]
    .join('\n')
    .toLocaleLowerCase();

/** What is shown of a list. What one watches stands behind what is one's own. */
export const found = (
  entries: readonly InboxEntry[],
  { sort, filters, search }: Finding,
  context: FindContext,
): readonly InboxEntry[] => {
  const wanted = search.trim().toLocaleLowerCase();
  const shown = entries.filter(
    (entry) =>
      [...filters].every((filter) => passes(filter, entry, context)) &&
      (wanted === '' || textOf(entry, context).includes(wanted)),
  );
  const own = shown.filter(({ place }) => place !== 'monitoring');
  const watched = shown.filter(({ place }) => place === 'monitoring');
  return [...own.toSorted(orders[sort]), ...watched.toSorted(orders[sort])];
};

const MOST_TAGS = 8;

/** Which filters make sense: tags only those that are there, and those in use. */
export const filtersFor = (
  entries: readonly InboxEntry[],
  inUse: ReadonlySet<InboxFilter>,
): readonly InboxFilter[] => {
  const tags = new Set(entries.flatMap(({ row }) => row.tags).toSorted());
  const here = [...tags].slice(0, MOST_TAGS).map((tag): InboxFilter => `tag:${tag}`);
  // What is nobody's, or a colleague's, is neither unread nor to be answered by oneself.
  const own: readonly InboxFilter[] = entries.some(({ item }) => item) ? ['unread', 'needs-reply'] : [];
  return [...new Set<InboxFilter>([...own, 'high', ...here, ...inUse])];
};
