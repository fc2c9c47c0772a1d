/** Holds the order of a list still while somebody points at it or has the focus in it. */
import type { ReactiveControllerHost } from 'lit';

/**
 * The items in the order that is on screen: what is new goes to the end, what is gone leaves. Nothing that somebody
 * is about to click moves, except upwards when something above it disappears.
 */
export const heldAs = <Item, Key>(
  shown: readonly Key[],
  sorted: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly Item[] => {
  const place = new Map(shown.map((key, index) => [key, index]));
  const placeOf = (item: Item): number => place.get(keyOf(item)) ?? shown.length;
  return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** How many stand elsewhere than they would. */
export const misplaced = <Item>(shown: readonly Item[], sorted: readonly Item[]): number =>
  shown.filter((item, index) => item !== sorted[index]).length;

export class HeldOrder<Item, Key> {
  readonly #host: ReactiveControllerHost;
  readonly #keyOf: (item: Item) => Key;
  #isPointedAt = false;
  #hasFocus = false;
  /** What is on the screen. */
  #shown: readonly Key[] = [];
  #moved = 0;
  #version = 0;

  constructor(host: ReactiveControllerHost, keyOf: (item: Item) => Key) {
    this.#host = host;
    this.#keyOf = keyOf;
  }

  /** Another one when they may have to be arranged anew, though they are the same. */
  get version(): number {
    return this.#version;
  }

  /** How many would move if they were sorted now. */
  get moved(): number {
    return this.#moved;
  }

  /** As they are to be drawn. */
  arrange(sorted: readonly Item[]): readonly Item[] {
    const isHeld = (this.#isPointedAt || this.#hasFocus) && this.#shown.length > 0;
    const shown = isHeld ? heldAs(this.#shown, sorted, this.#keyOf) : sorted;
    this.#moved = misplaced(shown, sorted);
    this.#shown = shown.map(this.#keyOf);
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
