/** The row that Tab leads to, and the focus on it: where that row leaves, its place is kept and nothing scrolls. */
import type { LitElement } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import type { TableRows } from './monitor-table-rows.js';
import type { TableWindow } from './monitor-table-window.js';
import { ParleyMonitorRow } from './parley-monitor-row.js';

/** Where somebody was in the table, to come back to. */
export interface TablePlace {
  readonly top: number;
  readonly reachable: ConversationId | null;
}

export class TableFocus {
  readonly #host: LitElement;
  readonly #rows: TableRows;
  readonly #window: TableWindow;
  #reachable: ConversationId | null = null;
  /** Where the reachable row stood. */
  #place = 0;
  #isToRefocus = false;

  constructor(host: LitElement, rows: TableRows, window: TableWindow) {
    this.#host = host;
    this.#rows = rows;
    this.#window = window;
  }

  get reachable(): ConversationId | null {
    return this.#reachable;
  }

  get elements(): readonly ParleyMonitorRow[] {
    return [...this.#host.renderRoot.querySelectorAll('parley-monitor-row')];
  }

  elementOf(id: ConversationId | null): ParleyMonitorRow | undefined {
    return this.elements.find((each) => each.row?.conversation === id);
  }

  reach(id: ConversationId | null): void {
    if (id === this.#reachable) return;
    this.#reachable = id;
    this.#host.requestUpdate();
  }

  async moveTo(place: number): Promise<void> {
    const row = this.#rows.shown[place];
    if (!row) return;
    this.reach(row.conversation);
    this.#window.reveal(place);
    await this.#host.updateComplete;
    const element = this.elementOf(row.conversation);
    element?.focus({ preventScroll: true });
    // The rows are in the right place by now, but the table itself may stand half outside of what scrolls it.
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Before rendering: the reachable row may have left. */
  settle(): void {
    const at = this.#rows.placeOf(this.#reachable);
    if (at >= 0) {
      this.#place = at;
      return;
    }
    const focused = this.#host.renderRoot instanceof ShadowRoot ? this.#host.renderRoot.activeElement : null;
    const hadFocus = focused instanceof ParleyMonitorRow && focused.row?.conversation === this.#reachable;
    const { shown } = this.#rows;
    this.#place = Math.max(0, Math.min(this.#place, shown.length - 1));
    this.#isToRefocus = hadFocus;
    this.#reachable = shown[this.#place]?.conversation ?? null;
  }

  /** After rendering. */
  restore(): void {
    if (!this.#isToRefocus) return;
    this.#isToRefocus = false;
    const element: HTMLElement | null | undefined = this.elementOf(this.#reachable) ?? this.#window.scroller;
    element?.focus({ preventScroll: true });
  }
}
