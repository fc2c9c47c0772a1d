/**
 * On a phone the back button closes what fills the window. Some browsers do that for every modal dialog, and leave the
 * history alone. For the others there is an entry in it for as long as the panel is open, at the same address and with
 * the page's own state in it; the page hears nothing of it.
 */
const MARK = 'parleyOpen';

/** The gesture that goes back asks the dialog to close. Besides, these tell listeners on the window in their order. */
const isAskedToClose = (): boolean => 'CloseWatcher' in window;

const stateNow = (): Readonly<Record<string, unknown>> | null => {
  const state: unknown = history.state ?? {};
  return typeof state === 'object' ? { ...state } : null;
};
const isMarked = (): boolean => stateNow()?.[MARK] === true;

export class BackButton {
  readonly #back: () => void;
  #href = '';
  #isOn = false;
  #isGoing = false;
  #going: ReturnType<typeof setTimeout> | undefined;

  /** `back`: somebody went back. */
  constructor(back: () => void) {
    this.#back = back;
  }

  on(): void {
    if (isAskedToClose()) return;
    clearTimeout(this.#going);
    this.#isOn = true;
    // First of all: what listens on the window itself is told in order, and capturing comes first.
    window.addEventListener('popstate', this.#onPop, { capture: true });
    this.#push();
  }

  off(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    // The page may go elsewhere in this very turn; then the entry is not the last one any more, and stays.
    this.#going = setTimeout(() => {
      this.#isGoing = isMarked() && location.href === this.#href;
      if (this.#isGoing) history.back();
      else this.#deafen();
    });
  }

  #push(): void {
    this.#href = location.href;
    const state = stateNow();
    // A state that is no object cannot be marked and stay what it is.
    if (isMarked() || !state) return;
    try {
      // Not what routers and counters of visits may have put in its place.
      History.prototype.pushState.call(history, { ...state, [MARK]: true }, '');
    } catch {
      // Not in every frame is that allowed.
    }
  }

  #deafen(): void {
    window.removeEventListener('popstate', this.#onPop, { capture: true });
  }

  readonly #onPop = (event: PopStateEvent): void => {
    // The page's own, to another place.
    if (location.href !== this.#href || isMarked()) return;
    event.stopImmediatePropagation();
    const wasGoing = this.#isGoing;
    this.#isGoing = false;
    // Opened again meanwhile.
    if (this.#isOn && wasGoing) return this.#push();
    const wasOn = this.#isOn;
    this.#isOn = false;
    this.#deafen();
    if (wasOn) this.#back();
  };
}
