/** Tells whoever answers where the visitor is on the site, and what the site says of them; nobody while nobody does. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationPort } from '../client/snapshots.js';
import type { DeviceClass, VisitorContext } from '../core/domain/visitor-context.js';

/** A title follows its address a moment later. */
const titleMilliseconds = 300;

/** Query and fragment may hold what is nobody else's business: searches, names, tokens. */
const bare = (url: string): string => url.replace(/[?#].*/s, '');

const device = (): DeviceClass => {
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(innerWidth, innerHeight) < 600 ? 'phone' : 'tablet';
};

export class Visitor implements ReactiveController {
  readonly #client: () => ConversationPort | null;
  #told: ConversationPort | null = null;
  #fields: VisitorContext['fields'] = {};
  #left = new AbortController();

  constructor(host: ReactiveControllerHost, client: () => ConversationPort | null) {
    this.#client = client;
    host.addController(this);
  }

  /** What the site says beside it, in place of what it said before. */
  say(fields: VisitorContext['fields']): void {
    this.#fields = { ...fields };
    this.#tell();
  }

  get said(): VisitorContext['fields'] {
    return this.#fields;
  }

  hostConnected(): void {
    this.#left = new AbortController();
    const { signal } = this.#left;
    // The one is about every way to another page, where browsers have it; the other about going back.
    const { navigation } = window as { readonly navigation?: EventTarget };
    navigation?.addEventListener('navigatesuccess', this.#moved, { signal });
    window.addEventListener('popstate', this.#moved, { signal });
  }

  hostDisconnected(): void {
    this.#left.abort();
  }

  hostUpdated(): void {
    if (this.#client() !== this.#told) this.#tell();
  }

  readonly #moved = (): void => {
    const { signal } = this.#left;
    setTimeout(() => signal.aborted || this.#tell(), titleMilliseconds);
  };

  #tell(): void {
    this.#told = this.#client();
    this.#told?.setContext({
      page: { url: bare(location.href), title: document.title },
      referrer: bare(document.referrer),
      language: navigator.language,
      device: device(),
      fields: this.#fields,
    });
  }
}
