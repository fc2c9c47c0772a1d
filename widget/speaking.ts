/** Lets the panel speak the language that it stands in: brings its words, and turns the panel the way they run. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  hasOwnDirection,
  isRightToLeft,
  languageAt,
  watchLanguage,
  withoutRegion,
} from '../components/shared/language-at.js';
import { addLanguage, isSpoken } from '../components/shared/sentences.js';
import type { SiteStrings } from './customer-strings.js';
import { languageOf } from './languages.js';

/** The element of the page that the panel is in. */
const outside = (box: Element): Element => {
  const root = box.getRootNode();
  return root instanceof ShadowRoot ? root.host : box;
};

const put = (element: HTMLElement, name: 'lang' | 'dir', value: string | null): void => {
  // A change to what it is already would be told to all who watch.
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

const brought = new Set<string>();
/** Of the page: its words are the same in each of its widgets. */
let taken: SiteStrings | null = null;

type Sayer = Element & { readonly strings?: SiteStrings | null };

export class Speaking implements ReactiveController {
  readonly #panel: ReactiveControllerHost & HTMLElement;
  #stop: (() => void) | undefined;
  /** What the widget gave last: another one on the page may have given others since. */
  #given: SiteStrings | null = null;

  constructor(panel: ReactiveControllerHost & HTMLElement) {
    this.#panel = panel;
    panel.addController(this);
  }

  hostConnected(): void {
    const { parentElement: box } = this.#panel;
    if (!box) return;
    const host = outside(box);
    const stopWatching = watchLanguage(box, () => this.#look(box));
    const hear = (): void => this.#take(host, box);
    host.addEventListener('parley-changed', hear);
    this.#stop = () => {
      stopWatching();
      host.removeEventListener('parley-changed', hear);
    };
    hear();
    this.#look(box);
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  /** What the site says in its own words. */
  #take(host: Sayer, box: Element): void {
    const strings = host.strings || null;
    if (strings === this.#given) return;
    this.#given = strings;
    if (strings === taken) return;
    taken = strings;
    void import('./string-keys.js')
      .then(({ useStrings }) => {
        if (strings !== taken) return;
        useStrings(strings);
        this.#look(box);
      })
      .catch(() => {});
  }

  #look(box: Element): void {
    const language = languageAt(box);
    this.#settle(box, language);
    const base = withoutRegion(language);
    if (brought.has(base)) return;
    void languageOf(language).then((strings) => {
      if (!strings) return;
      if (!brought.has(base)) addLanguage(base, strings);
      brought.add(base);
      if (this.#panel.isConnected) this.#settle(box, languageAt(box));
    });
  }

  #settle(box: Element, language: string): void {
    // Words that are English are said to be, whatever was asked for: so are the dates among them, and how it is read out.
    const spoken = isSpoken(language) ? language : 'en';
    put(this.#panel, 'lang', spoken);
    const isAsPage = spoken === language && hasOwnDirection(outside(box));
    put(this.#panel, 'dir', isAsPage ? null : isRightToLeft(spoken) ? 'rtl' : 'ltr');
  }
}
