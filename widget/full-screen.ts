/**
 * The panel fills the window, on phones or where the site wants it so. The browser itself keeps the focus inside and the
 * page out of the way, as for every modal dialog: nothing is written on the page for it.
 */
import { announceWithin } from '../components/shared/announcer.js';
import { BackButton } from './back-button.js';
import { ScrollGuard } from './scroll-guard.js';
import { ViewportHeight } from './viewport-height.js';

export interface FullScreenActs {
  close(): void;
  focus(): void;
}

export class FullScreen {
  readonly #dialog: HTMLElement;
  readonly #acts: FullScreenActs;
  readonly #viewport: ViewportHeight;
  readonly #backButton: BackButton;
  readonly #guard: ScrollGuard;
  #scroll: readonly [number, number] | null = null;

  constructor(dialog: HTMLElement, acts: FullScreenActs) {
    this.#dialog = dialog;
    this.#acts = acts;
    this.#viewport = new ViewportHeight(dialog);
    this.#backButton = new BackButton(acts.close);
    this.#guard = new ScrollGuard(dialog);
    // Escape, or the gesture that goes back.
    dialog.addEventListener('cancel', (event) => {
      if (event.target !== dialog) return;
      event.preventDefault();
      acts.close();
    });
    // Browsers do not ask twice.
    dialog.addEventListener('close', (event) => {
      if (event.target === dialog && this.#scroll) acts.close();
    });
  }

  show(isFull: boolean): void {
    if (isFull) this.#enter();
    else this.#leave();
  }

  #enter(): void {
    this.#makeModal();
    if (this.#scroll) return;
    this.#scroll = [scrollX, scrollY];
    this.#viewport.arrived();
    this.#guard.arrived();
    this.#backButton.on();
    announceWithin(this.#dialog);
  }

  #leave(): void {
    if (!this.#scroll) return;
    const [left, top] = this.#scroll;
    this.#scroll = null;
    this.#viewport.left();
    this.#guard.left();
    this.#backButton.off();
    announceWithin(null);
    if (this.#dialog instanceof HTMLDialogElement) this.#dialog.close();
    // What was scrolled beneath it is as it was.
    if (scrollX !== left || scrollY !== top) scrollTo({ left, top, behavior: 'instant' });
  }

  /** Again after the element was moved within its page, which makes a dialog an ordinary one. */
  #makeModal(): void {
    const dialog = this.#dialog;
    if (!(dialog instanceof HTMLDialogElement) || dialog.matches(':modal')) return;
    const root = dialog.getRootNode();
    const hadFocus = root instanceof ShadowRoot && dialog.contains(root.activeElement);
    dialog.close();
    // Else it would take the focus by itself, also where a page comes back with it.
    dialog.inert = true;
    dialog.showModal();
    dialog.inert = false;
    if (hadFocus) this.#acts.focus();
  }
}
