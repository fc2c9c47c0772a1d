/**
 * The page's own buttons: whatever matches a selector opens the panel, also what comes later. They tell screen readers
 * so for as long as the widget is there, and nothing that they do by themselves is kept from them.
 */
import { warnOnce } from '../components/shared/warn-once.js';
import type { ChatHost } from './chat-host.js';

const MARKS = ['aria-haspopup', 'aria-expanded'] as const;

export class OwnLauncher {
  readonly #host: ChatHost;
  /** What each of them had before. */
  readonly #marked = new Map<Element, readonly (string | null)[]>();
  readonly #watching = new MutationObserver(() => this.look());

  constructor(host: ChatHost) {
    this.#host = host;
    this.arrived();
  }

  arrived(): void {
    document.addEventListener('click', this.#onClick);
    this.#watching.observe(document, { childList: true, subtree: true });
    this.look();
  }

  left(): void {
    document.removeEventListener('click', this.#onClick);
    this.#watching.disconnect();
    for (const button of this.#marked.keys()) this.#unmark(button);
  }

  /** Others may match by now, and it may be open. */
  look(): void {
    const matching = new Set(this.#matching());
    for (const button of this.#marked.keys()) if (!matching.has(button)) this.#unmark(button);
    for (const button of matching) {
      if (!this.#marked.has(button))
        this.#marked.set(
          button,
          MARKS.map((name) => button.getAttribute(name)),
        );
      button.setAttribute('aria-haspopup', 'dialog');
      button.setAttribute('aria-expanded', String(this.#host.isOpen));
    }
  }

  #matching(): readonly Element[] {
    const { launcherSelector: selector } = this.#host;
    try {
      return selector ? [...document.querySelectorAll(selector)] : [];
    } catch {
      warnOnce('selector', `<parley-widget launcher-selector="${selector}">: this is no selector.`);
      return [];
    }
  }

  #unmark(button: Element): void {
    for (const [index, name] of MARKS.entries()) {
      const before = this.#marked.get(button)?.[index] ?? null;
      if (before === null) button.removeAttribute(name);
      else button.setAttribute(name, before);
    }
    this.#marked.delete(button);
  }

  readonly #onClick = (event: Event): void => {
    const path = event.composedPath();
    // Looked for now: it may have come in this very turn.
    const button = this.#matching().find((each) => path.includes(each));
    if (!button) return;
    if (this.#host.opened) void this.#host.close();
    else this.#host.openFrom(button instanceof HTMLElement ? button : undefined, true);
  };
}
