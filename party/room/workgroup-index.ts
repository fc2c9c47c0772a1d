/** The closed conversations of a workgroup: kept newest first, searched a page at a time. */
import type {
  ClosedQuery,
  ClosedRecord,
  ClosedRow,
  Place,
  RowRules,
} from '../../core/domain/closed-index.js';
import { closedRowsFor, erasedRecord } from '../../core/domain/closed-index.js';
import { isNews } from '../../core/domain/desk.js';
import type { Identity } from '../../core/domain/identity.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import { metricsView } from '../../core/domain/metrics.js';
import type { Storage } from './ports.js';
import type { Part } from './workgroup-store.js';
import { behind, keys } from './workgroup-store.js';

/** Where a record lies, and of which version of the conversation it is. */
interface Pointer {
  readonly closedAt: number;
  readonly version: number;
}

interface Handled {
  readonly conversation: ConversationId;
  readonly seconds: number;
}

export interface ClosedPage {
  readonly rows: readonly ClosedRow[];
  /** What the next page is asked for with; null: there is none. */
  readonly before: Place | null;
}

/** Conversations that the average is taken of. */
const mostHandled = 50;
/** Records that are read at once: their texts are long. */
const chunk = 64;
/** What one value in storage bears, with room for the rest of the record. */
const mostTextBytes = 100_000;

const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

/** Text grows when it is stored, some letters sixfold; a record that does not fit would be sent for ever. */
const fitting = (record: ClosedRecord): ClosedRecord => {
  let { text } = record;
  while (bytesOf(text) > mostTextBytes) text = [...text].slice(Math.ceil([...text].length / 4)).join('');
  return { ...record, text };
};

const startOf = ({ before, to }: ClosedQuery): string => {
  const starts = [...(before ? [behind(keys.closed(before))] : []), ...(to ? [keys.closedUpTo(to - 1)] : [])];
  return starts.sort().at(-1) ?? 'closed/';
};

export class ClosedIndex {
  readonly #storage: Storage;
  #handled: readonly Handled[] = [];

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async load(): Promise<void> {
    this.#handled = ((await this.#storage.get(keys.pace)) as readonly Handled[] | undefined) ?? [];
  }

  /** Of the newest that were handled at all; null when there are none. */
  get averageHandleSeconds(): number | null {
    if (this.#handled.length === 0) return null;
    return this.#handled.reduce((sum, { seconds }) => sum + seconds, 0) / this.#handled.length;
  }

  /** Null when it is no news. */
  async put(record: ClosedRecord): Promise<Part | null> {
    const { conversation, closedAt, version } = record;
    const pointer = await this.#pointerTo(conversation);
    if (!isNews(pointer, record)) return null;
    const handled = this.#withHandled(record);
    const isElsewhere = pointer !== undefined && pointer.closedAt !== closedAt;
    return {
      puts: [
        [keys.closed(record), fitting(record)],
        [keys.record(conversation), { closedAt, version } satisfies Pointer],
        ...(handled === this.#handled ? [] : [[keys.pace, handled] as const]),
      ],
      deletes: isElsewhere ? [keys.closed({ closedAt: pointer.closedAt, conversation })] : [],
      stored: () => {
        this.#handled = handled;
      },
    };
  }

  /** What was said goes, the figures stay. Null when there is no record. */
  async erase(conversation: ConversationId): Promise<Part | null> {
    const pointer = await this.#pointerTo(conversation);
    if (!pointer) return null;
    const key = keys.closed({ closedAt: pointer.closedAt, conversation });
    const record = (await this.#storage.get(key)) as ClosedRecord | undefined;
    return record ? { puts: [[key, erasedRecord(record)]] } : null;
  }

  async search(
    who: Identity,
    workgroup: WorkgroupId,
    query: ClosedQuery,
    rules: RowRules,
  ): Promise<ClosedPage> {
    const { limit, from } = query;
    const end = from ? { end: keys.closedUpTo(from - 1) } : {};
    const rows: ClosedRow[] = [];
    for (let start = startOf(query); rows.length <= limit; ) {
      const found = await this.#storage.list({ prefix: 'closed/', start, ...end, limit: chunk });
      const records = [...found.values()] as ClosedRecord[];
      const every = { ...query, before: undefined, limit: records.length };
      rows.push(...closedRowsFor(who, workgroup, records, every, rules).rows);
      if (records.length < chunk) break;
      start = behind([...found.keys()].at(-1) ?? start);
    }
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      rows: shown,
      before: isMore ? { closedAt: last.closedAt, conversation: last.conversation } : null,
    };
  }

  /** The newest of these, as far as they are closed. */
  async newestOf(conversations: readonly ConversationId[], most: number): Promise<readonly ClosedRecord[]> {
    const places: string[] = [];
    for (let from = 0; from < conversations.length; from += chunk) {
      const some = conversations.slice(from, from + chunk);
      const pointers = await Promise.all(some.map((id) => this.#pointerTo(id)));
      for (const [index, conversation] of some.entries()) {
        const closedAt = pointers[index]?.closedAt;
        if (closedAt !== undefined) places.push(keys.closed({ closedAt, conversation }));
      }
    }
    const newest = places.sort().slice(0, most);
    const records = await Promise.all(newest.map((key) => this.#storage.get(key)));
    return records.flatMap((record) => (record as ClosedRecord | undefined) ?? []);
  }

  async #pointerTo(conversation: ConversationId): Promise<Pointer | undefined> {
    return (await this.#storage.get(keys.record(conversation))) as Pointer | undefined;
  }

  #withHandled({ conversation, metrics, closedAt }: ClosedRecord): readonly Handled[] {
    const seconds = metricsView(metrics, closedAt).handleSeconds;
    if (seconds === null || this.#handled.some((each) => each.conversation === conversation))
      return this.#handled;
    return [...this.#handled, { conversation, seconds }].slice(-mostHandled);
  }
}
