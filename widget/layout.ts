/** Where the panel stands: in its corner, where the element is, or filling the window; and which buttons open it. */
import type { ChatHost } from './chat-host.js';
import type { FullScreen } from './full-screen.js';
import { OpenedView } from './opened-view.js';
import type { OwnLauncher } from './own-launcher.js';

/** There is no room for a page beside a chat: on a phone, and on one that is turned. */
const narrow = '(width < 667px), (width < 960px) and (height < 440px)';

export class Layout {
  readonly #host: ChatHost;
  readonly #view: OpenedView;
  readonly #focus: () => void;
  readonly #narrow = matchMedia(narrow);
  #full: FullScreen | null = null;
  #filling: Promise<void> | null = null;
  #ownLauncher: OwnLauncher | null = null;
  #following: Promise<void> | null = null;

  /** `focus` gives the panel the focus that it had. */
  constructor(host: ChatHost, focus: () => void) {
    this.#host = host;
    this.#focus = focus;
    this.#view = new OpenedView(host);
  }

  get dialog(): HTMLElement {
    return this.#view.dialog;
  }

  arrived(): void {
    this.#narrow.addEventListener('change', this.#fit);
    this.#ownLauncher?.arrived();
  }

  left(): void {
    this.#narrow.removeEventListener('change', this.#fit);
    this.#full?.show(false);
    this.#ownLauncher?.left();
  }

  /** Attributes of the element are others. */
  look(): void {
    this.show();
    this.#fit();
    if (this.#ownLauncher) this.#ownLauncher.look();
    else if (this.#host.launcherSelector) this.#follow();
  }

  /** What the chat knows is something else. */
  show(): void {
    this.#view.show();
  }

  readonly #fit = (): void => {
    const { opened, mode, isConnected } = this.#host;
    const isFull =
      isConnected && opened && mode !== 'inline' && (mode === 'fullscreen' || this.#narrow.matches);
    this.dialog.classList.toggle('full', isFull);
    this.#full?.show(isFull);
    if (!isFull || this.#full) return;
    this.#filling ??= import('./full-screen.js').then(
      ({ FullScreen }) => {
        const close = (): void => void this.#host.close();
        this.#full = new FullScreen(this.dialog, { close, focus: this.#focus });
        this.#fit();
      },
      // It fills the window all the same.
      () => {
        this.#filling = null;
      },
    );
  };

  #follow(): void {
    this.#following ??= import('./own-launcher.js').then(
      ({ OwnLauncher }) => {
        this.#ownLauncher = new OwnLauncher(this.#host);
        if (!this.#host.isConnected) this.#ownLauncher.left();
      },
      () => {
        this.#following = null;
      },
    );
  }
}
