/** Draws of a long list only what is near the eye; a short one is drawn whole. */
import { VirtualizerController } from '@tanstack/lit-virtual';
import type { LitElement, ReactiveController, ReactiveControllerHost } from 'lit';
import { heightOf } from '../shared/virtual-height.js';

/** So many rows cost nothing. */
const SHORT = 60;
const ROW_SIZE = 84;

export interface Range {
  readonly from: number;
  /** The first that is not drawn. */
  readonly to: number;
  readonly isPart: boolean;
}

export class InboxVirtual implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #controller: VirtualizerController<HTMLElement, HTMLElement>;
  #count = 0;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
    this.#controller = new VirtualizerController<HTMLElement, HTMLElement>(host, this.#options(0));
    host.addController(this);
  }

  #options(count: number) {
    return {
      count,
      enabled: count > SHORT,
      estimateSize: () => ROW_SIZE,
      measureElement: heightOf,
      overscan: 8,
      // Otherwise the page hears of a loop whenever rows turn out to be of another size.
      useAnimationFrameWithResizeObserver: true,
      getScrollElement: () => this.#host.renderRoot?.querySelector<HTMLElement>('.rows') ?? null,
    };
  }

  /** What of so many rows is to be drawn now. */
  range(count: number): Range {
    const virtualizer = this.#controller.getVirtualizer();
    this.#count = count;
    virtualizer.setOptions({ ...virtualizer.options, ...this.#options(count) });
    if (count <= SHORT) return { from: 0, to: count, isPart: false };
    const items = virtualizer.getVirtualItems();
    const from = items[0]?.index ?? 0;
    return { from, to: (items.at(-1)?.index ?? Math.min(count, SHORT) - 1) + 1, isPart: true };
  }

  /** Makes sure that a row is drawn, so that it can be focused. */
  async show(index: number): Promise<void> {
    if (this.#count <= SHORT || index < 0) return;
    this.#controller.getVirtualizer().scrollToIndex(index, { align: 'auto' });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.#host.updateComplete;
  }

  // What is not drawn takes its room all the same; set from script, since pages forbid styles in markup.
  hostUpdated(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('.rows > ul.main');
    if (!list) return;
    const virtualizer = this.#controller.getVirtualizer();
    const items = this.#count > SHORT ? virtualizer.getVirtualItems() : [];
    const total = items.length > 0 ? virtualizer.getTotalSize() : 0;
    list.style.setProperty('padding-block-start', `${items[0]?.start ?? 0}px`);
    list.style.setProperty('padding-block-end', `${Math.max(0, total - (items.at(-1)?.end ?? 0))}px`);
    if (items.length > 0) void this.#measure(list);
  }

  /** Rows have no size before they have drawn themselves: taken then, ever more of them would seem to fit. */
  async #measure(list: HTMLElement): Promise<void> {
    const rows = [...list.querySelectorAll<LitElement>('[data-index] > parley-inbox-row')];
    await Promise.all(rows.map((row) => row.updateComplete));
    for (const { parentElement: line } of rows) {
      if (line?.isConnected) this.#controller.getVirtualizer().measureElement(line);
    }
  }
}
