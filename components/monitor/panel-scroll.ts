/** Where there is little room the panel itself scrolls, and what it shows scrolls only once all above it is out of sight. */

type Host = Element & { readonly renderRoot: HTMLElement | DocumentFragment };

export class PanelScroll {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  get #frame(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.frame');
  }

  /** How far what is shown stands below the tabs: 0 or less once nothing else is left to scroll. */
  #rest(): number {
    const { renderRoot } = this.#host;
    const shown = renderRoot.querySelector('.scroller > :last-child');
    const tabs = renderRoot.querySelector('.sections');
    if (!shown || !tabs) return 0;
    return shown.getBoundingClientRect().top - tabs.getBoundingClientRect().bottom;
  }

  /** How far it was scrolled, to come back to. */
  get top(): number {
    return this.#frame?.scrollTop ?? 0;
  }

  set top(top: number) {
    const frame = this.#frame;
    if (!frame) return;
    frame.scrollTop = top;
    this.note();
  }

  readonly note = (): void => {
    // A pixel may be lost where a screen has others than a page.
    this.#frame?.toggleAttribute('data-below', this.#rest() <= 1);
  };
}
