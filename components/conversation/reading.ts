/** How much of what came before a supervisor has really had before their eyes, before they step in. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationPort, ConversationSnapshot } from '../../client/snapshots.js';
import type { EntryView } from '../../core/domain/view.js';

export interface ReadingState {
  /** Messages that are loaded, stand above what was seen, and were never on the screen. */
  readonly unread: number;
  /** There is more that was not even loaded. */
  readonly hasOlder: boolean;
}

export interface ReadingOptions {
  client(): ConversationPort | null;
  snapshot(): ConversationSnapshot | null;
}

/** For as long as the page holds the client: coming back to a conversation does not make it unread. */
const seenOf = new WeakMap<ConversationPort, Set<string>>();

const isMessage = ({ body }: EntryView): boolean => body.kind === 'message' && body.author.self !== true;

export class Reading implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ReadingOptions;
  #watched: EventTarget | null = null;
  #frame = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ReadingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const timeline = this.#timeline();
    if (timeline !== this.#watched) {
      this.#watched?.removeEventListener('scroll', this.#look, { capture: true });
      // Scrolling does not bubble, not even out of a shadow root; capturing hears it there.
      timeline?.addEventListener('scroll', this.#look, { capture: true });
      this.#watched = timeline;
    }
    this.#look();
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Null: nothing was laid out yet, so nothing can be said. */
  get state(): ReadingState | null {
    const client = this.#options.client();
    const snapshot = this.#options.snapshot();
    const seen = client && seenOf.get(client);
    if (!seen || !snapshot) return null;
    const newest = snapshot.entries.findLastIndex(({ id }) => seen.has(id));
    const above = snapshot.entries.slice(0, newest + 1);
    const unread = above.filter((entry) => isMessage(entry) && !seen.has(entry.id)).length;
    return { unread, hasOlder: snapshot.hasOlder };
  }

  get isComplete(): boolean {
    const { state } = this;
    return state !== null && state.unread === 0 && !state.hasOlder;
  }

  #timeline(): ShadowRoot | null {
    return this.#host.shadowRoot?.querySelector('parley-timeline')?.shadowRoot ?? null;
  }

  readonly #look = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#note();
    });
  };

  #note(): void {
    const client = this.#options.client();
    const timeline = this.#timeline();
    const edges = timeline?.querySelector('[part~="scroller"]')?.getBoundingClientRect();
    if (!client || !timeline || !edges || edges.height === 0 || document.visibilityState !== 'visible')
      return;
    const seen = seenOf.get(client) ?? new Set<string>();
    const before = seen.size;
    const isKnown = seenOf.has(client);
    seenOf.set(client, seen);
    for (const entry of timeline.querySelectorAll<HTMLElement>('[data-entry]')) {
      const id = entry.dataset.entry;
      if (id === undefined || seen.has(id)) continue;
      const box = entry.getBoundingClientRect();
      // Its end is what shows that it was read; a long one's end is enough.
      if (box.height > 0 && box.bottom > edges.top && box.bottom <= edges.bottom + 1) seen.add(id);
    }
    if (seen.size !== before || !isKnown) this.#host.requestUpdate();
  }
}
