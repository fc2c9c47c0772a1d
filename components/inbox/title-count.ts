/** How much is new, before the page's title and on the icon of an installed page. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const counted = /^\(\d+\) /;

export class TitleCount implements ReactiveController {
  readonly #count: () => number;
  readonly #isWanted: () => boolean;
  #shown = 0;
  #badge = 0;

  /** The page's title is the page's: it is touched only where that `isWanted`. */
  constructor(host: ReactiveControllerHost, count: () => number, isWanted: () => boolean) {
    this.#count = count;
    this.#isWanted = isWanted;
    host.addController(this);
  }

  hostUpdated(): void {
    const count = this.#count();
    this.#title(this.#isWanted() ? count : 0);
    this.#setBadge(count);
  }

  hostDisconnected(): void {
    this.#title(0);
    this.#setBadge(0);
  }

  #title(count: number): void {
    if (count === 0 && this.#shown === 0) return;
    const bare = document.title.replace(counted, '');
    this.#shown = count;
    const title = count === 0 ? bare : `(${count}) ${bare}`;
    if (document.title !== title) document.title = title;
  }

  #setBadge(count: number): void {
    if (count === this.#badge) return;
    this.#badge = count;
    // Refused where the page is not installed, which is nobody's mistake.
    void navigator.setAppBadge?.(count).catch(() => undefined);
  }
}
