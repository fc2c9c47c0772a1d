/** Holds the order of a list still while somebody points at it or has the focus in it. */
import type { ReactiveControllerHost } from 'lit';

export class HeldStill<Key> {
  readonly #host: ReactiveControllerHost;
  #isPointedAt = false;
  #hasFocus = false;
  /** What is on the screen. */
  #shown: readonly Key[] = [];
  #moved = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** How many stand elsewhere than they would. */
  get moved(): number {
    return this.#moved;
  }

  /** In the order that is to be drawn. What is new goes to the end while the order is held. */
  arrange<Item>(sorted: readonly Item[], keyOf: (item: Item) => Key): readonly Item[] {
    const place = new Map(this.#shown.map((key, index) => [key, index]));
    const placeOf = (item: Item): number => place.get(keyOf(item)) ?? place.size;
    const isHeld = (this.#isPointedAt || this.#hasFocus) && place.size > 0;
    const drawn = isHeld ? sorted.toSorted((a, b) => placeOf(a) - placeOf(b)) : sorted;
    this.#shown = drawn.map(keyOf);
    this.#moved = drawn.filter((item, index) => item !== sorted[index]).length;
    return drawn;
  }

  /** Sorts once, also under the pointer: somebody asked for it. */
  apply(): void {
    this.#shown = [];
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
    this.#set(this.#isPointedAt, to instanceof Node && (event.currentTarget as Node).contains(to));
  };

  #set(isPointedAt: boolean, hasFocus: boolean): void {
    this.#isPointedAt = isPointedAt;
    this.#hasFocus = hasFocus;
    this.#host.requestUpdate();
  }
}
