/** When somebody asks for the menu of a row: the right button, Shift+F10, the menu key, or a finger that stays. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MenuPlace } from '../shared/parley-menu.js';

const LONG_PRESS = 500;
/** A finger that moves further scrolls. */
const SLACK = 10;

type Ask = (place: MenuPlace) => void;

const at = (x: number, y: number): MenuPlace => ({ left: x, right: x, top: y, bottom: y });

export class RowMenuRequests implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ask: Ask;
  #press: { readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number } | null =
    null;
  /** The finger has had its menu; what it does when it is lifted means nothing. */
  #isUsed = false;

  constructor(host: ReactiveControllerHost & HTMLElement, ask: Ask) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [type, listener] of this.#listeners) this.#host.addEventListener(type, listener);
    this.#host.addEventListener('click', this.#onClick, { capture: true });
  }

  hostDisconnected(): void {
    for (const [type, listener] of this.#listeners) this.#host.removeEventListener(type, listener);
    this.#host.removeEventListener('click', this.#onClick, { capture: true });
    this.#letGo();
  }

  readonly #onContextMenu = (event: Event): void => {
    const { clientX, clientY } = event as MouseEvent;
    event.preventDefault();
    this.#letGo();
    // From the keyboard it comes without a place.
    this.#ask(clientX === 0 && clientY === 0 ? this.#host.getBoundingClientRect() : at(clientX, clientY));
  };

  readonly #onKey = (event: Event): void => {
    const { key, shiftKey } = event as KeyboardEvent;
    if (key !== 'ContextMenu' && !(key === 'F10' && shiftKey)) return;
    event.preventDefault();
    this.#ask(this.#host.getBoundingClientRect());
  };

  readonly #onDown = (event: Event): void => {
    const { pointerType, clientX: x, clientY: y } = event as PointerEvent;
    this.#isUsed = false;
    if (pointerType !== 'touch') return;
    const timer = setTimeout(() => {
      this.#press = null;
      this.#isUsed = true;
      this.#ask(at(x, y));
    }, LONG_PRESS);
    this.#press = { timer, x, y };
  };

  readonly #onMove = (event: Event): void => {
    const { clientX, clientY } = event as PointerEvent;
    const { x, y } = this.#press ?? { x: clientX, y: clientY };
    if (Math.hypot(clientX - x, clientY - y) > SLACK) this.#letGo();
  };

  readonly #letGo = (): void => {
    clearTimeout(this.#press?.timer);
    this.#press = null;
  };

  readonly #onClick = (event: Event): void => {
    if (!this.#isUsed) return;
    this.#isUsed = false;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #listeners: readonly (readonly [string, (event: Event) => void])[] = [
    ['contextmenu', this.#onContextMenu],
    ['keydown', this.#onKey],
    ['pointerdown', this.#onDown],
    ['pointermove', this.#onMove],
    ['pointerup', this.#letGo],
    ['pointercancel', this.#letGo],
  ];
}
