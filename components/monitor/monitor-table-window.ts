/** Which rows of the table exist as elements, and where: those in view, a few around them, and the reachable one. */
import type { Range, VirtualItem } from '@tanstack/lit-virtual';
import { defaultRangeExtractor, VirtualizerController } from '@tanstack/lit-virtual';
import type { LitElement } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { heightOf } from '../shared/virtual-height.js';

/** How many rows beyond the edge are kept ready for somebody who scrolls. */
const AROUND = 6;

interface Anchor {
  readonly id: ConversationId;
  /** Of the row's beginning, above the upper edge of what is seen. */
  readonly above: number;
}

export interface WindowLayout {
  /** What a row is expected to measure, until it is measured. */
  readonly rowHeight: number;
  /** What stands in the scroller before the rows and stays in view. */
  readonly headHeight: number;
}

/**
 * Rows stand where their number says and not where the browser would put them, so that one of a thousand can be there
 * without the others. What arrives or leaves above must not move what somebody reads: the scroll position follows.
 */
export class TableWindow {
  readonly #host: LitElement;
  readonly #controller: VirtualizerController<HTMLElement, HTMLElement>;
  #rows: readonly Row[] = [];
  #kept = -1;
  #items: readonly VirtualItem[] = [];
  #layout: WindowLayout = { rowHeight: 56, headHeight: 0 };
  #shift: Anchor | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    this.#controller = new VirtualizerController<HTMLElement, HTMLElement>(host, {
      count: 0,
      getScrollElement: () => this.scroller,
      estimateSize: () => this.#layout.rowHeight,
      measureElement: heightOf,
      overscan: AROUND,
      // Until it is known how much is seen, so that the first drawing is not an empty one.
      initialRect: { width: 1024, height: 768 },
      // What renders while sizes are told changes sizes once more.
      useAnimationFrameWithResizeObserver: true,
      rangeExtractor: this.#extractor(),
    });
  }

  get scroller(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>('.scroller') ?? null;
  }

  /** While the table is hidden there is nothing in view: what was there stays, to be there when it is shown again. */
  get items(): readonly VirtualItem[] {
    const virtualizer = this.#controller.getVirtualizer();
    const isHidden = (virtualizer.scrollRect?.height ?? 0) === 0;
    if (!isHidden) this.#items = virtualizer.getVirtualItems();
    return this.#items.filter((item) => item.index < this.#rows.length);
  }

  get height(): number {
    return this.#controller.getVirtualizer().getTotalSize();
  }

  /** How many rows are seen at once. */
  get page(): number {
    const seen = (this.scroller?.clientHeight ?? 0) - this.#layout.headHeight;
    return Math.max(1, Math.floor(seen / this.#layout.rowHeight) - 1);
  }

  /** Before rendering: what there is now, and which row has to exist wherever it is. */
  show(rows: readonly Row[], kept: number, layout: WindowLayout): void {
    const virtualizer = this.#controller.getVirtualizer();
    const isOther = rows !== this.#rows;
    const isNewLayout =
      layout.rowHeight !== this.#layout.rowHeight || layout.headHeight !== this.#layout.headHeight;
    if (isOther) this.#shift = this.#anchorFor(rows);
    const isKeptOther = kept !== this.#kept;
    this.#rows = rows;
    this.#kept = kept;
    this.#layout = layout;
    if (!isOther && !isNewLayout && !isKeptOther) return;
    virtualizer.setOptions({
      ...virtualizer.options,
      count: rows.length,
      scrollMargin: layout.headHeight,
      scrollPaddingStart: layout.headHeight,
      // Another function makes it look at all rows again.
      getItemKey: isOther ? (index) => rows[index]?.conversation ?? index : virtualizer.options.getItemKey,
      rangeExtractor: this.#extractor(),
    });
    if (isNewLayout) virtualizer.measure();
  }

  /** After rendering: puts the rows in their places and measures them. */
  place(elements: Iterable<HTMLElement>): void {
    const virtualizer = this.#controller.getVirtualizer();
    const starts = new Map(this.items.map((item) => [String(item.index), item.start]));
    for (const element of elements) {
      const start = (starts.get(element.dataset.index ?? '') ?? 0) - this.#layout.headHeight;
      const place = `translateY(${start}px)`;
      if (element.style.transform !== place) element.style.setProperty('transform', place);
      virtualizer.measureElement(element);
    }
    virtualizer.measureElement(null);
    this.#follow();
  }

  reveal(index: number): void {
    this.#controller.getVirtualizer().scrollToIndex(index);
  }

  /** Those near the ones in view, and the kept one wherever it is. Another function makes it ask again. */
  #extractor(): (range: Range) => number[] {
    const kept = this.#kept;
    return (range) => {
      const near = defaultRangeExtractor(range);
      const isMissing = kept >= 0 && kept < range.count && !near.includes(kept);
      return isMissing ? [...near, kept].sort((a, b) => a - b) : near;
    };
  }

  /** The first row in view, if rows above it came or went. Where rows changed places somebody wanted another order. */
  #anchorFor(rows: readonly Row[]): Anchor | null {
    const { scroller } = this;
    const top = scroller?.scrollTop ?? 0;
    if (top === 0) return null;
    const first = this.items.find(
      (item) => item.end - this.#layout.headHeight > top && item.index !== this.#kept,
    );
    const seen = first && this.#rows[first.index];
    if (!first || !seen) return null;
    const now = new Set(rows.map((row) => row.conversation));
    const before = new Set(this.#rows.map((row) => row.conversation));
    const left = this.#rows.slice(0, first.index).filter((row) => !now.has(row.conversation)).length;
    const index = rows.findIndex((row) => row.conversation === seen.conversation);
    if (index < 0) return null;
    const came = rows.slice(0, index).filter((row) => !before.has(row.conversation)).length;
    const isShifted = came !== left && index === first.index + came - left;
    return isShifted ? { id: seen.conversation, above: top - (first.start - this.#layout.headHeight) } : null;
  }

  #follow(): void {
    const { scroller } = this;
    const shift = this.#shift;
    this.#shift = null;
    if (!shift || !scroller) return;
    const index = this.#rows.findIndex((row) => row.conversation === shift.id);
    const start = this.#controller.getVirtualizer().measurementsCache[index]?.start;
    if (start !== undefined) scroller.scrollTop = start - this.#layout.headHeight + shift.above;
  }
}
