/** The round button in the corner of a page. Plain DOM: it is on every page. The chat adds to it what opens. */
import { launcherStyles } from './launcher.styles.js';
import { wear } from './sheet.js';

// No markup: a page may forbid what is made of text.
const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string): HTMLElementTagNameMap[Tag] =>
  Object.assign(document.createElement(tag), { className: name, part: name });

export class LauncherView {
  // No form of the page reaches into a shadow root: there is nothing that a button could send.
  readonly button = make('button', 'launcher');
  readonly #base = make('div', 'base');
  readonly #failed = make('div', 'failed');
  readonly #retry = make('button', 'retry');

  constructor(root: ShadowRoot) {
    wear(root, launcherStyles);
    this.#base.append(this.button);
    this.#failed.setAttribute('role', 'alert');
    this.#failed.append(this.#retry);
    root.append(this.#base);
  }

  show(isOpen: boolean, [open, retry]: readonly [string, string, ...string[]]): void {
    this.button.setAttribute('aria-label', open);
    this.button.setAttribute('aria-expanded', `${isOpen}`);
    // What is written anew is read out anew, though it be the same.
    if (this.#retry.textContent !== retry) this.#retry.textContent = retry;
  }

  /** Instead of what could not be loaded. */
  fail(again: () => void): void {
    this.#retry.onclick = () => {
      this.#failed.remove();
      again();
    };
    this.#base.prepend(this.#failed);
  }
}
