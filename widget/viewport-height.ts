/** Tells the styles how high the visible part of the window is: a phone's keyboard covers the page without resizing it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class ViewportHeight implements ReactiveController {
  readonly #host: ReactiveControllerHost & LitLike;

  constructor(host: ReactiveControllerHost & LitLike) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.visualViewport?.addEventListener('resize', this.#measure);
    window.visualViewport?.addEventListener('scroll', this.#measure);
  }

  hostDisconnected(): void {
    window.visualViewport?.removeEventListener('resize', this.#measure);
    window.visualViewport?.removeEventListener('scroll', this.#measure);
  }

  hostUpdated(): void {
    this.#measure();
  }

  readonly #measure = (): void => {
    const base = this.#host.renderRoot?.querySelector<HTMLElement>('.base');
    const viewport = window.visualViewport;
    if (!base || !viewport) return;
    // Pinch zoom makes it smaller too, and must not make the panel smaller with it.
    const isZoomed = viewport.scale > 1.01;
    base.style.setProperty('--_visible-height', isZoomed ? '100dvh' : `${viewport.height}px`);
    base.style.setProperty('--_visible-top', isZoomed ? '0px' : `${viewport.offsetTop}px`);
  };
}

interface LitLike {
  readonly renderRoot?: HTMLElement | DocumentFragment;
}
