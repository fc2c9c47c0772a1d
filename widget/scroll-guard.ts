/**
 * Keeps the page behind a full window where it is. Browsers hand on to it what nothing in the dialog takes: a finger on
 * the header, or on a list that is shorter than its box, for which `overscroll-behavior` does nothing.
 */
const scrolls = (element: EventTarget): boolean => {
  if (!(element instanceof Element)) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  const isScroller = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
  return (
    (isScroller(overflowY) && element.scrollHeight > element.clientHeight) ||
    (isScroller(overflowX) && element.scrollWidth > element.clientWidth)
  );
};

export class ScrollGuard {
  readonly #dialog: HTMLElement;

  constructor(dialog: HTMLElement) {
    this.#dialog = dialog;
  }

  arrived(): void {
    for (const kind of ['touchmove', 'wheel'] as const)
      this.#dialog.addEventListener(kind, this.#hold, { passive: false });
  }

  left(): void {
    for (const kind of ['touchmove', 'wheel'] as const) this.#dialog.removeEventListener(kind, this.#hold);
  }

  readonly #hold = (event: TouchEvent | WheelEvent): void => {
    // Fingers and wheels zoom as well, and move what was zoomed.
    const isZooming = 'touches' in event ? event.touches.length > 1 : event.ctrlKey;
    if (isZooming || (window.visualViewport?.scale ?? 1) > 1.01) return;
    const path = event.composedPath();
    if (!path.slice(0, path.indexOf(this.#dialog)).some(scrolls) && event.cancelable) event.preventDefault();
  };
}
