/** Holds the order of the table still while somebody points at it or has the focus in it. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { Sort } from './monitor-view.js';
import type { Labels } from './row-order.js';
import { holdOrder, misplaced, sortRows } from './row-order.js';

export class HeldOrder {
  readonly #host: ReactiveControllerHost;
  #isPointedAt = false;
  #hasFocus = false;
  /** What is on the screen. */
  #shown: readonly ConversationId[] = [];
  #moved = 0;
  #version = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Another one when the rows may have to be arranged anew, though they are the same. */
  get version(): number {
    return this.#version;
  }

  /** How many rows would move if they were sorted now. */
  get moved(): number {
    return this.#moved;
  }

  /** The rows as they are to be drawn. */
  arrange(rows: readonly Row[], sort: Sort, labels?: Labels): readonly Row[] {
    const sorted = sortRows(rows, sort, labels);
    const isHeld = (this.#isPointedAt || this.#hasFocus) && this.#shown.length > 0;
    const shown = isHeld ? holdOrder(this.#shown, sorted) : sorted;
    this.#moved = misplaced(shown, sorted);
    this.#shown = shown.map((row) => row.conversation);
    return shown;
  }

  /** Sorts once, also under the pointer: somebody asked for it. */
  apply(): void {
    this.#shown = [];
    this.#version += 1;
    this.#host.requestUpdate();
  }

  // A finger does not hover: it would hold the order until the next tap somewhere else.
  readonly onPointerEnter = (event: PointerEvent): void => {
    this.#set(event.pointerType !== 'touch', this.#hasFocus);
  };

  readonly onPointerLeave = (): void => this.#set(false, this.#hasFocus);

  readonly onFocusIn = (): void => this.#set(this.#isPointedAt, true);

  readonly onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    const within = to instanceof Node && (event.currentTarget as Node).contains(to);
    this.#set(this.#isPointedAt, within);
  };

  #set(isPointedAt: boolean, hasFocus: boolean): void {
    if (isPointedAt === this.#isPointedAt && hasFocus === this.#hasFocus) return;
    this.#isPointedAt = isPointedAt;
    this.#hasFocus = hasFocus;
    this.#version += 1;
    this.#host.requestUpdate();
  }
}
