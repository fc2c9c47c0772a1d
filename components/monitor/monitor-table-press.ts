/** A long press of a finger on a row: what the right button of a mouse is elsewhere. */

const LONG = 500;
/** A finger never rests quite still; more than this is a scroll. */
const SLIP = 10;

export interface PressedAt {
  readonly x: number;
  readonly y: number;
  readonly target: HTMLElement;
}

/** Calls back once a finger has rested; the click that follows its release is then not meant. */
export class LongPress {
  readonly #onLong: (at: PressedAt) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #start: PressedAt | null = null;
  #wasLong = false;

  constructor(onLong: (at: PressedAt) => void) {
    this.#onLong = onLong;
  }

  readonly onDown = (event: PointerEvent): void => {
    this.#wasLong = false;
    if (event.pointerType !== 'touch' || !event.isPrimary) return;
    const at = { x: event.clientX, y: event.clientY, target: event.target as HTMLElement };
    this.#start = at;
    this.#timer = setTimeout(() => {
      this.#wasLong = true;
      this.#onLong(at);
    }, LONG);
  };

  readonly onMove = ({ clientX, clientY }: PointerEvent): void => {
    const { x = 0, y = 0 } = this.#start ?? {};
    if (this.#start && Math.hypot(clientX - x, clientY - y) > SLIP) this.cancel();
  };

  readonly onClick = {
    capture: true,
    handleEvent: (event: Event): void => {
      if (!this.#wasLong) return;
      this.#wasLong = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };

  readonly cancel = (): void => {
    clearTimeout(this.#timer);
    this.#start = null;
  };
}
