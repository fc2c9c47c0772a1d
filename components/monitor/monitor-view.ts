/** What a supervisor looks at and how: one value that can be saved, shared as a text, and put back. */
import type { AttentionReason } from '../../core/domain/attention.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';

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

/** What is empty or null filters nothing. */
export interface Filters {
  readonly agents: readonly PersonId[];
  readonly phases: readonly Exclude<PhaseName, 'closed'>[];
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
