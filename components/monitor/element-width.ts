/** How wide something inside an element is, so that it can render what fits. */
import type { LitElement, ReactiveController } from 'lit';

export class ElementWidth implements ReactiveController {
  readonly #host: LitElement;
  readonly #find: () => HTMLElement | null;
  // In the next frame: what renders while sizes are told changes sizes once more.
  readonly #sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  #observed: HTMLElement | null = null;
  #width = 0;

  constructor(host: LitElement, find: () => HTMLElement | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** 0 until it is known. */
  get width(): number {
    return this.#width;
  }

  hostUpdated(): void {
    const element = this.#find();
    if (element === this.#observed) return;
    this.#sizes.disconnect();
    this.#observed = element;
    if (!element) return;
    this.#sizes.observe(element);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#observed = null;
  }

  #measure(): void {
    const width = this.#observed?.clientWidth ?? 0;
    // What is hidden for a while is as wide afterwards.
    if (width === 0 || width === this.#width) return;
    this.#width = width;
    this.#host.requestUpdate();
  }
}
