/** Entries in pieces of a fixed length that stay as they are, so that whatever is new concerns the last piece alone. */
import type { EntryView } from '../../core/domain/view.js';

export interface Chunk {
  readonly key: number;
  readonly entries: readonly EntryView[];
  /** The entry before its first. */
  readonly before: EntryView | undefined;
  /** Who handled the conversation where it begins. */
  readonly agent: string | null;
}

const LENGTH = 50;
/** As many pieces at once at most. */
const FAR = 8;

/** Numbers have no gaps, so an entry is in the same piece whatever comes before it or after it. */
export const chunkOf = (seq: number): number => Math.floor(seq / LENGTH);

const isSame = (a: Chunk, b: Chunk): boolean =>
  a.before === b.before &&
  a.agent === b.agent &&
  a.entries.length === b.entries.length &&
  a.entries.every((entry, index) => entry === b.entries[index]);

export class Chunks {
  #known: ReadonlyMap<number, Chunk> = new Map();
  #first = 0;
  #newest = 0;
  /** The first piece that is drawn: of a long talk the newest ones, and older ones as they are scrolled to. */
  #drawnFrom = Number.POSITIVE_INFINITY;

  /** There is more than is drawn. */
  get hasUndrawn(): boolean {
    return Number.isFinite(this.#drawnFrom) && this.#first < this.#drawnFrom;
  }

  /** Draws as far back as this entry, as long as that is not so far that nobody would wait for it. */
  drawTo(seq: number): void {
    this.#drawnFrom = Math.min(this.#drawnFrom, Math.max(chunkOf(seq), this.#newest - FAR));
  }

  drawOlder(): void {
    this.#drawnFrom -= 1;
  }

  /** Called with every change, before what is drawn is asked for. */
  take(entries: readonly EntryView[]): void {
    if (!entries[0]) return;
    const first = chunkOf(entries[0].seq);
    this.#newest = chunkOf(entries.at(-1)?.seq ?? 0);
    if (this.#newest < this.#drawnFrom) this.#drawnFrom = this.#newest - 1;
    // What comes before all that was drawn is what somebody has scrolled to.
    else if (!this.hasUndrawn && first < this.#first)
      this.#drawnFrom = Math.min(this.#drawnFrom, this.#first - 1);
    this.#first = first;
  }

  /** What is drawn. A piece in which nothing has changed is the same object as before. */
  of(entries: readonly EntryView[], handler: string | null): readonly Chunk[] {
    const first = entries.find(({ body }) => body.kind === 'assigned')?.body;
    let agent = first?.kind === 'assigned' ? (first.from?.name ?? null) : handler;
    const chunks: Chunk[] = [];
    for (let from = 0; from < entries.length; ) {
      const key = chunkOf(entries[from]?.seq ?? 0);
      let to = from + 1;
      while (to < entries.length && chunkOf(entries[to]?.seq ?? 0) === key) to += 1;
      const chunk = { key, entries: entries.slice(from, to), before: entries[from - 1], agent };
      const known = this.#known.get(key);
      chunks.push(known && isSame(known, chunk) ? known : chunk);
      for (const { body } of chunk.entries) if (body.kind === 'assigned') agent = body.handler.name;
      from = to;
    }
    this.#known = new Map(chunks.map((chunk) => [chunk.key, chunk]));
    return chunks.filter(({ key }) => key >= this.#drawnFrom);
  }
}
