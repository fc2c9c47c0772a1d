/** What is read over HTTP, once and on demand: closed conversations, what is left of them, and colleagues. */
import type { ClosedQuery, ClosedRow, Place } from '../core/domain/closed-index.js';
import type { Colleague } from '../core/domain/colleagues.js';
import type { ConversationId, WorkgroupId } from '../core/domain/ids.js';
import type { MetricsView } from '../core/domain/metrics.js';
import type { TimelineExport } from '../core/domain/supervision-record.js';

export type { Colleague } from '../core/domain/colleagues.js';

/**
 * `refused`: not for this person, or not there: a server tells neither from the other. `lost`: no answer came, or none that
 * can be read.
 */
export type Reading<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly sentence: string;
      /** In seconds, where it was only too much at once. */
      readonly retryAfter?: number;
    }
  | { readonly kind: 'lost' };

export interface ClosedPage {
  /** The newest first. */
  readonly rows: readonly ClosedRow[];
  /** For the next page; null: there is none. */
  readonly before: Place | null;
}

/** The figures, as far as the reader may have them. */
export type KnownMetrics = Omit<MetricsView, 'messages' | 'supervision' | 'takeovers'> &
  Partial<Pick<MetricsView, 'supervision' | 'takeovers'>> & {
    readonly messages: Pick<MetricsView['messages'], 'customer' | 'staff'> & Partial<MetricsView['messages']>;
  };

export type ArchiveFile = 'transcript' | 'timeline.json' | 'timeline.csv';

export interface ArchivePort {
  closed(workgroup: WorkgroupId, query: ClosedQuery): Promise<Reading<ClosedPage>>;
  /** What the customer of a conversation that one handles or supervises wrote before, as far as one may find it. */
  history(workgroup: WorkgroupId, conversation: ConversationId): Promise<Reading<ClosedPage>>;
  /** Entries and, for whom they are, who watched when, on one axis; with the figures. */
  timeline(conversation: ConversationId): Promise<Reading<TimelineExport>>;
  /** What counts supervisors is left out where they do not see one another. */
  metrics(conversation: ConversationId): Promise<Reading<KnownMetrics>>;
  colleagues(workgroup: WorkgroupId): Promise<Reading<readonly Colleague[]>>;
  /** As a file to be saved. */
  file(conversation: ConversationId, name: ArchiveFile): Promise<Reading<Blob>>;
}
