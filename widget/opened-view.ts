/** What the chat adds to the launcher: the box of the panel, the number of unread messages, and what is said of them. */
import { languageAt } from '../components/shared/language-at.js';
import type { ChatHost } from './chat-host.js';
import { wordsFor } from './launcher-words.js';
import { openedStyles } from './opened.styles.js';
import { openedKeys, openedWords } from './opened-words.js';
import { wear } from './sheet.js';

const MOST = 9;

type Words = [chat: string, close: string, waiting: string];
type Counted = string | Readonly<Record<string, unknown>>;

/** One text, or one per plural category, as a site may give it. */
const isCounted = (given: unknown): boolean =>
  typeof ((given as { readonly other?: unknown } | null)?.other ?? given) === 'string';

const counted = (said: Counted, n: number, language: string): string => {
  if (typeof said === 'string') return said;
  const text = said[new Intl.PluralRules(language).select(n)];
  return typeof text === 'string' ? text : (said.other as string);
};

export class OpenedView {
  readonly dialog: HTMLElement;
  readonly #host: ChatHost;
  readonly #badge = document.createElement('span');

  constructor(host: ChatHost) {
    this.#host = host;
    if (host.shadowRoot) wear(host.shadowRoot, openedStyles);
    // One that floats may have to fill a phone, and keep the focus there: browsers do that for dialogs.
    this.dialog = document.createElement(host.mode === 'inline' ? 'div' : 'dialog');
    for (const name of ['class', 'part', 'id']) this.dialog.setAttribute(name, 'dialog');
    for (const name of ['class', 'part']) this.#badge.setAttribute(name, 'badge');
    this.#badge.setAttribute('aria-hidden', 'true');
    for (const name of ['aria-controls', 'aria-haspopup']) host.button.setAttribute(name, 'dialog');
    host.button.append(this.#badge);
    host.button.before(this.dialog);
    this.show();
  }

  show(): void {
    const { mode, isOpen, label, button, unread } = this.#host;
    const language = languageAt(this.#host);
    const said = wordsFor(this.#host, openedKeys, openedWords, isCounted);
    const [chat, close, waiting] = said.map((each) => counted(each, unread, language)) as Words;
    const isInline = mode === 'inline';
    this.dialog.setAttribute('role', isInline ? 'region' : 'dialog');
    this.dialog.setAttribute('aria-label', label || chat);
    this.dialog.hidden = !isOpen;
    const open =
      unread > 0 ? waiting.replaceAll('{n}', unread.toLocaleString(language)) : wordsFor(this.#host)[0];
    button.setAttribute('aria-label', isOpen ? close : open);
    button.classList.toggle('there', this.#isThere);
    this.#badge.hidden = isOpen || unread === 0;
    this.#badge.textContent = unread > MOST ? `${MOST}+` : String(unread);
  }

  /** Somebody who is in a conversation keeps the launcher. */
  get #isThere(): boolean {
    return this.#host.availability === 'open' || this.#host.state !== 'idle';
  }
}
