/** What has the focus may go away: a button that was pressed, a field that is closed. Whoever was there stays in the element. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly shadowRoot: ShadowRoot | null;
}

export class FocusKept implements ReactiveController {
  readonly #host: Host;
  readonly #goOn: () => void;
  #had: Element | null = null;

  /** `goOn` gives the focus to what comes next there; without it the browser gives it to the page. */
  constructor(host: Host, goOn: () => void) {
    this.#host = host;
    this.#goOn = goOn;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#had = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    // Gone, and not only left: what is still there was left by somebody.
    const isGone = this.#had !== null && !this.#had.isConnected;
    this.#had = null;
    if (isGone && this.#host.shadowRoot?.activeElement === null) this.#goOn();
  }
}
