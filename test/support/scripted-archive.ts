/** Answers of an archive, as a test gives them: what it does not give is refused, as a server would. */
import type {
  ArchiveFile,
  ArchivePort,
  ClosedPage,
  Colleague,
  KnownMetrics,
  Reading,
} from '../../client/archive.js';
import type { ClosedQuery } from '../../core/domain/closed-index.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import type { TimelineExport } from '../../core/domain/supervision-record.js';

const refused = { kind: 'refused', code: 'not-found', sentence: 'There is nothing here.' } as const;
const given = <Value>(value: Value | undefined): Reading<Value> =>
  value === undefined ? refused : { kind: 'read', value };

export class ScriptedArchive implements ArchivePort {
  /** Every reading that was asked for. */
  readonly asked: (readonly [name: string, ...given: unknown[]])[] = [];
  page: ClosedPage = { rows: [], before: null };
  past: ClosedPage = { rows: [], before: null };
  people: readonly Colleague[] = [];
  readonly timelines = new Map<ConversationId, TimelineExport>();
  readonly figures = new Map<ConversationId, KnownMetrics>();
  readonly files = new Map<ArchiveFile, string>();
  /** While true nothing is answered: there is no network. */
  isLost = false;

  closed = (workgroup: WorkgroupId, query: ClosedQuery): Promise<Reading<ClosedPage>> =>
    this.#answer('closed', given(this.page), workgroup, query);
  history = (workgroup: WorkgroupId, conversation: ConversationId): Promise<Reading<ClosedPage>> =>
    this.#answer('history', given(this.past), workgroup, conversation);
  timeline = (conversation: ConversationId): Promise<Reading<TimelineExport>> =>
    this.#answer('timeline', given(this.timelines.get(conversation)), conversation);
  metrics = (conversation: ConversationId): Promise<Reading<KnownMetrics>> =>
    this.#answer('metrics', given(this.figures.get(conversation)), conversation);
  colleagues = (workgroup: WorkgroupId): Promise<Reading<readonly Colleague[]>> =>
    this.#answer('colleagues', given(this.people), workgroup);

  file(conversation: ConversationId, name: ArchiveFile): Promise<Reading<Blob>> {
    const text = this.files.get(name);
    return this.#answer('file', given(text === undefined ? undefined : new Blob([text])), conversation, name);
  }

  async #answer<Value>(name: string, reading: Reading<Value>, ...asked: unknown[]): Promise<Reading<Value>> {
    this.asked.push([name, ...asked]);
    return this.isLost ? { kind: 'lost' } : reading;
  }
}
