/** What a supervisor looks at and how: one value that can be saved, shared as a text, and put back. */
import type { AttentionReason } from '../../core/domain/attention.js';
import { attentionReasons } from '../../core/domain/attention.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import { warnOnce } from '../shared/warn-once.js';

export const sections = ['conversations', 'agents', 'queue', 'closed'] as const;
export type Section = (typeof sections)[number];

/** In the order in which they stand. */
export const columns = [
  'attention',
  'sentiment',
  'customer',
  'agent',
  'team',
  'state',
  'waiting',
  'handling',
  'activity',
  'messages',
  'flags',
  'supervisors',
] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly by: Column;
  readonly isDescending: boolean;
}

/** How a score is called. */
export const tones = ['good', 'neutral', 'bad', 'unknown'] as const;
export type SentimentTone = (typeof tones)[number];

/** Those in which a conversation goes on. */
export const openPhases = ['queued', 'active', 'wrap-up'] as const satisfies readonly PhaseName[];
export type OpenPhase = (typeof openPhases)[number];

/** What is empty or null filters nothing. */
export interface Filters {
  readonly agents: readonly PersonId[];
  readonly phases: readonly OpenPhase[];
  readonly tones: readonly SentimentTone[];
  readonly tags: readonly string[];
  readonly reasons: readonly AttentionReason[];
  /** Waits at least so long, in seconds. */
  readonly waiting: number | null;
}

export interface MonitorView {
  readonly section: Section;
  /** Null: all that one may manage. */
  readonly workgroup: WorkgroupId | null;
  readonly search: string;
  readonly filters: Filters;
  readonly sort: Sort;
  readonly columns: readonly Column[];
  readonly density: 'comfortable' | 'compact';
}

export interface ViewDetail {
  readonly view: MonitorView;
}

export const noFilters: Filters = {
  agents: [],
  phases: [],
  tones: [],
  tags: [],
  reasons: [],
  waiting: null,
};

export const defaultView: MonitorView = {
  section: 'conversations',
  workgroup: null,
  search: '',
  filters: noFilters,
  sort: { by: 'waiting', isDescending: true },
  columns: [
    'sentiment',
    'customer',
    'agent',
    'state',
    'waiting',
    'handling',
    'activity',
    'flags',
    'supervisors',
  ],
  density: 'comfortable',
};

const hasSame = <Item>(one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((each, index) => each === other[index]);

/** Whether somebody looks for something, so that what is shown is less than there is. */
export const isNarrowed = ({ search, filters }: MonitorView): boolean =>
  search.trim() !== '' ||
  filters.waiting !== null ||
  [filters.agents, filters.phases, filters.tones, filters.tags, filters.reasons].some(
    (each) => each.length > 0,
  );

/** Everything is shown again; order and columns stay. */
export const widened = (view: MonitorView): MonitorView => ({ ...view, search: '', filters: noFilters });

const unfelt = new WeakMap<MonitorView, MonitorView>();

/**
 * The same where nobody measures how customers feel: nothing may be hidden or sorted by what is not there. The same
 * answer to the same view, so that no table sorts anew for it.
 */
export const withoutFeelings = (view: MonitorView): MonitorView => {
  const { filters, sort } = view;
  const reasons = filters.reasons.filter((each) => each !== 'negative');
  const isSorted = sort.by === 'sentiment';
  if (filters.tones.length === 0 && reasons.length === filters.reasons.length && !isSorted) return view;
  const known = unfelt.get(view);
  if (known) return known;
  const made = {
    ...view,
    filters: { ...filters, tones: [], reasons },
    sort: isSorted ? defaultView.sort : sort,
  };
  unfelt.set(view, made);
  return made;
};

/** The view as a text for an address or a store: only what differs from the default, so the default is nothing. */
export const writeView = (view: MonitorView): string => {
  const { section, workgroup, search, filters, sort, columns: shown, density } = view;
  const text = new URLSearchParams();
  if (section !== defaultView.section) text.set('section', section);
  if (workgroup !== null) text.set('workgroup', workgroup);
  if (search.trim() !== '') text.set('search', search);
  // A key for each, since a tag may contain whatever would stand between two.
  for (const agent of filters.agents) text.append('agent', agent);
  for (const phase of filters.phases) text.append('state', phase);
  for (const tone of filters.tones) text.append('tone', tone);
  for (const tag of filters.tags) text.append('tag', tag);
  for (const reason of filters.reasons) text.append('reason', reason);
  if (filters.waiting !== null) text.set('waiting', String(filters.waiting));
  const { by, isDescending } = sort;
  if (by !== defaultView.sort.by || isDescending !== defaultView.sort.isDescending)
    text.set('sort', `${isDescending ? '-' : ''}${by}`);
  if (!hasSame(shown, defaultView.columns)) text.set('columns', shown.join(' '));
  if (density !== defaultView.density) text.set('density', density);
  return text.toString();
};

const LONGEST_SEARCH = 200;

/** Reads what `writeView` wrote. Whatever else stands there is left out, and said once. */
export const readView = (text: string): MonitorView => {
  const given = new URLSearchParams(text);
  const wrong = (key: string, value: string): void =>
    warnOnce('view', `“${value}” is no ${key} of a view; it is left out.`);
  const among = <Value extends string>(key: string, known: readonly Value[], values: readonly string[]) => [
    ...new Set(
      values.flatMap((value): readonly Value[] => {
        const found = known.find((each) => each === value);
        if (found === undefined) wrong(key, value);
        return found === undefined ? [] : [found];
      }),
    ),
  ];
  const one = <Value extends string>(key: string, known: readonly Value[]): Value | undefined =>
    among(key, known, given.getAll(key).slice(0, 1))[0];
  const any = (key: string): readonly string[] => [
    ...new Set(given.getAll(key).filter((each) => each !== '')),
  ];
  const seconds = given.get('waiting');
  const waiting = seconds !== null && /^\d{1,6}$/.test(seconds) ? Number(seconds) : null;
  if (seconds !== null && waiting === null) wrong('waiting', seconds);
  const sorted = given.get('sort');
  const by = sorted === null ? undefined : among('sort', columns, [sorted.replace(/^-/, '')])[0];
  const shown = given.get('columns')?.split(' ') ?? null;
  const chosen = shown === null ? [] : among('columns', columns, shown);
  return {
    section: one('section', sections) ?? defaultView.section,
    workgroup: (any('workgroup')[0] as WorkgroupId | undefined) ?? null,
    search: (given.get('search') ?? '').slice(0, LONGEST_SEARCH),
    filters: {
      agents: any('agent') as readonly PersonId[],
      phases: among('state', openPhases, given.getAll('state')),
      tones: among('tone', tones, given.getAll('tone')),
      tags: any('tag'),
      reasons: among('reason', attentionReasons, given.getAll('reason')),
      waiting,
    },
    sort: by === undefined ? defaultView.sort : { by, isDescending: sorted?.startsWith('-') ?? false },
    columns: chosen.length === 0 ? defaultView.columns : chosen,
    density: one('density', ['comfortable', 'compact'] as const) ?? defaultView.density,
  };
};
