/** Keeps a scrolling list at its newest line while its reader is there, and leaves it alone while they are not. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Closer to the end than this counts as being there. */
const NEAR = 80;

const measuresOf = ({ clientHeight, scrollHeight }: HTMLElement): string => `${clientHeight} ${scrollHeight}`;

interface Options {
  readonly scroller: () => HTMLElement | null;
  readonly onScroll: () => void;
}

/** Where the reader was before an update: what they looked at, and how far below the top of the box it stood. */
interface Anchor {
  readonly node: Element;
  readonly offset: number;
}

export class Stickiness implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: Options;
  #isStuck = true;
  /** Where we put the end last, and how high box and content were then. */
  #end = 0;
  #measures = '';
  #isOnScreen = false;
  #anchor: Anchor | null = null;
  #sizes: ResizeObserver | null = null;
  #sight: IntersectionObserver | null = null;
  #bound: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & Element, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isStuck(): boolean {
    return this.#isStuck;
  }

  get isOnScreen(): boolean {
    return this.#isOnScreen;
  }

  /** Somebody may have left the end without the event for it having come: rendering must not take them back. */
  look(): void {
    const scroller = this.#options.scroller();
    if (scroller && this.#isStuck) this.#isStuck = this.#isThere(scroller);
  }

  /** Goes to the end and stays there. */
  stick(): void {
    this.#isStuck = true;
    // Where the end was says nothing now: the place is far from it because somebody was elsewhere.
    this.#measures = '';
    this.#host.requestUpdate();
  }

  /** Stays where it is, whatever grows. */
  release(): void {
    this.#isStuck = false;
  }

  /** Goes to where this stands at the top, or to the end where that is as good. */
  show(node: Element): void {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    this.#isStuck = false;
    scroller.scrollTop += node.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    this.#isStuck = this.#isThere(scroller);
  }

  hostConnected(): void {
    this.#bind();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#sight?.disconnect();
    this.#bound?.removeEventListener('scroll', this.#onScroll);
    this.#bound = null;
    this.#isOnScreen = false;
  }

  /** Controllers are asked before the host renders: the last moment at which the old places can be measured. */
  hostUpdate(): void {
    const scroller = this.#options.scroller();
    this.#anchor = null;
    if (!scroller || this.#isStuck) return;
    const { top } = scroller.getBoundingClientRect();
    const isBelow = (node: Element): boolean => node.getBoundingClientRect().bottom > top;
    // Only the piece at the top of the box is looked through: there may be thousands of entries above it.
    for (const chunk of scroller.querySelectorAll('.chunk')) {
      const node = isBelow(chunk) && [...chunk.querySelectorAll('[data-entry]')].find(isBelow);
      if (!node) continue;
      this.#anchor = { node, offset: node.getBoundingClientRect().top - top };
      return;
    }
  }

  hostUpdated(): void {
    this.#bind();
    const scroller = this.#options.scroller();
    if (!scroller) return;
    if (this.#isStuck) this.#toEnd();
    else if (this.#anchor?.node.isConnected) {
      const { node, offset } = this.#anchor;
      const now = node.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      if (Math.abs(now - offset) >= 1) scroller.scrollTop += now - offset;
    }
  }

  #toEnd(): void {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#end = scroller.scrollTop;
    this.#measures = measuresOf(scroller);
  }

  #isThere(scroller: HTMLElement): boolean {
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= NEAR) return true;
    // Where box or content have another height than when the end was found, the place moved by itself and nobody's
    // hand was in it; the end is looked for again when the sizes are told.
    const isMoved = measuresOf(scroller) === this.#measures && scroller.scrollTop < this.#end - 1;
    return this.#isStuck && !isMoved;
  }

  /** The box exists from the first render on; an element that was moved binds again. */
  #bind(): void {
    const scroller = this.#options.scroller();
    if (!scroller || scroller === this.#bound) return;
    this.#bound = scroller;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    // A keyboard that opens, a composer that grows, a font that arrives: the end must stay the end.
    this.#sizes ??= new ResizeObserver(() => {
      if (this.#isStuck) this.#toEnd();
    });
    this.#sizes.observe(scroller);
    if (scroller.firstElementChild) this.#sizes.observe(scroller.firstElementChild);
    this.#sight ??= new IntersectionObserver((seen) => {
      this.#isOnScreen = seen.at(-1)?.isIntersecting ?? false;
      if (this.#isOnScreen) this.#host.requestUpdate();
    });
    this.#sight.observe(scroller);
  }

  readonly #onScroll = (): void => {
    const scroller = this.#options.scroller();
    if (!scroller) return;
    this.#isStuck = this.#isThere(scroller);
    this.#options.onScroll();
  };
}
