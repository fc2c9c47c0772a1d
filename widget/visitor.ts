/**
 * Tells whoever answers what the site says of its visitor and, where the site wants that, on which page they are: while
 * the conversation goes on, and nobody before or after.
 */
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

export class Visitor {
  readonly #client: () => ConversationPort | null;
  readonly #isTracked: () => boolean;
  #told: ConversationPort | null = null;
  #wasTracked = false;
  #fields: VisitorContext['fields'] = {};
  #gone = new AbortController();

  /** `isTracked`: the site lets its pages be told of. */
  constructor(client: () => ConversationPort | null, isTracked: () => boolean) {
    this.#client = client;
    this.#isTracked = isTracked;
  }

  /** What the site says beside it, in place of what it said before. */
  say(fields: VisitorContext['fields']): void {
    this.#fields = { ...fields };
    this.#tell();
  }

  get said(): VisitorContext['fields'] {
    return this.#fields;
  }

  arrived(): void {
    this.#gone.abort();
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    // The one is about every way to another page, where browsers have it; the other about going back.
    const { navigation } = window as { readonly navigation?: EventTarget };
    navigation?.addEventListener('navigatesuccess', this.#moved, { signal });
    window.addEventListener('popstate', this.#moved, { signal });
  }

  left(): void {
    this.#gone.abort();
  }

  /** Whoever answers may be another one, and the site may have thought better of it. */
  look(): void {
    if (this.#client() !== this.#told || this.#isTracked() !== this.#wasTracked) this.#tell();
  }

  /** What ended is over: where somebody goes after that is nobody's business. */
  get #isOver(): boolean {
    const header = this.#client()?.snapshot.header;
    return header?.kind === 'customer' && header.phase !== 'queued' && header.phase !== 'active';
  }

  readonly #moved = (): void => {
    const { signal } = this.#gone;
    if (!this.#isTracked()) return;
    setTimeout(() => signal.aborted || this.#tell(), titleMilliseconds);
  };

  #tell(): void {
    this.#told = this.#client();
    const isTracked = this.#isTracked();
    this.#wasTracked = isTracked;
    if (this.#isOver) return;
    this.#told?.setContext({
      page: isTracked ? { url: bare(location.href), title: document.title } : null,
      referrer: isTracked ? bare(document.referrer) : null,
      language: navigator.language,
      device: device(),
      fields: this.#fields,
    });
  }
}
