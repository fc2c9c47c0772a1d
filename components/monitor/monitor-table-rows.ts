/** Which rows the table shows, in which order: found, sorted and held, and worked out once however often it is drawn. */
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { HeldOrder } from './held-order.js';
import type { MonitorView } from './monitor-view.js';
import { passesFilters } from './row-filters.js';
import type { Labels } from './row-order.js';
import { matches, sortRows } from './row-order.js';

const SECOND = 1_000;

export class TableRows {
  readonly #order: HeldOrder<Row, ConversationId>;
  /** Of what `shown` was made. */
  #made: readonly unknown[] = [];
  #view: MonitorView | null = null;
  #shown: readonly Row[] = [];
  #places: ReadonlyMap<ConversationId, number> = new Map();

  constructor(order: HeldOrder<Row, ConversationId>) {
    this.#order = order;
  }

  get shown(): readonly Row[] {
    return this.#shown;
  }

  /** -1 where it is not shown. */
  placeOf(id: ConversationId | null): number {
    return (id === null ? undefined : this.#places.get(id)) ?? -1;
  }

  rowOf(id: ConversationId): Row | undefined {
    return this.#shown[this.placeOf(id)];
  }

  update(rows: readonly Row[], view: MonitorView, labels: Labels, now: number): void {
    const { search, filters, sort } = view;
    // Time alone lets a row pass only where one looks for those who wait.
    const second = filters.waiting === null ? 0 : Math.floor(now / SECOND);
    const isOther =
      this.#view !== null && [search, filters, sort].some((each, index) => each !== this.#made[index]);
    if (isOther) this.#order.apply();
    const of = [search, filters, sort, rows, labels, second, this.#order.version];
    if (this.#view !== null && of.every((each, index) => each === this.#made[index])) return;
    this.#view = view;
    this.#made = of;
    const found = rows.filter((row) => matches(row, search) && passesFilters(row, filters, now));
    this.#shown = this.#order.arrange(sortRows(found, sort, labels));
    this.#places = new Map(this.#shown.map((row, index) => [row.conversation, index]));
  }
}
