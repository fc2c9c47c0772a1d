/** Tells the styles how high the visible part of the window is: a phone's keyboard covers the page without resizing it. */
export class ViewportHeight {
  readonly #dialog: HTMLElement;

  constructor(dialog: HTMLElement) {
    this.#dialog = dialog;
  }

  arrived(): void {
    window.visualViewport?.addEventListener('resize', this.#measure);
    window.visualViewport?.addEventListener('scroll', this.#measure);
    this.#measure();
  }

  left(): void {
    window.visualViewport?.removeEventListener('resize', this.#measure);
    window.visualViewport?.removeEventListener('scroll', this.#measure);
  }

  readonly #measure = (): void => {
    const { style } = this.#dialog;
    const viewport = window.visualViewport;
    if (!viewport) return;
    // Pinch zoom makes it smaller too, and must not make the panel smaller with it.
    const isZoomed = viewport.scale > 1.01;
    style.setProperty('--_visible-height', isZoomed ? '100dvh' : `${viewport.height}px`);
    style.setProperty('--_visible-top', isZoomed ? '0px' : `${viewport.offsetTop}px`);
  };
}
