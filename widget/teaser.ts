/**
 * A line above the launcher: what was answered while the panel was closed, or what the site says first. It takes no
 * focus and stays until it is opened or closed by hand.
 */
import { announce } from '../components/shared/announcer.js';
import type { ChatHost } from './chat-host.js';
import { wordsFor } from './launcher-words.js';
import { teaserSheet } from './teaser.styles.js';
import { teaserKeys, teaserWords } from './teaser-words.js';

export interface TeaserLine {
  /** Empty: nobody in particular. */
  readonly who: string;
  readonly text: string;
}

/** More than three lines hold. */
const MOST = 240;
const drawing = 'http://www.w3.org/2000/svg';

const cut = (text: string): string => {
  const letters = [...text];
  return letters.length > MOST ? `${letters.slice(0, MOST).join('')}…` : text;
};

const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

const cross = (): Element => {
  const icon = document.createElementNS(drawing, 'svg');
  const attributes = { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '2' };
  for (const [key, value] of Object.entries(attributes)) icon.setAttribute(key, value);
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(drawing, 'path');
  path.setAttribute('d', 'M18 6 6 18M6 6l12 12');
  icon.append(path);
  return icon;
};

export class Teaser {
  readonly #host: ChatHost;
  readonly #dismissed: () => void;
  readonly #box = make('div', { class: 'teaser', part: 'teaser', role: 'group' });
  readonly #who = make('span', { class: 'who', dir: 'auto' });
  readonly #line = make('span', { class: 'line', dir: 'auto' });
  readonly #shut = make('button', { class: 'shut', type: 'button' });

  constructor(host: ChatHost, dismissed: () => void) {
    this.#host = host;
    this.#dismissed = dismissed;
    const say = make('button', { class: 'say', type: 'button' });
    say.append(this.#who, this.#line);
    // The launcher gets the focus when it is closed: this is not there any more.
    say.addEventListener('click', () => host.openFrom(undefined, true));
    this.#shut.append(cross());
    this.#shut.addEventListener('click', () => this.#dismiss());
    this.#box.append(say, this.#shut);
    this.#box.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#dismiss();
    });
    host.addEventListener('parley-changed', () => this.#name());
  }

  get isShown(): boolean {
    return this.#box.isConnected;
  }

  /** `isSpoken`: screen readers are told of it otherwise. */
  show({ who, text }: TeaserLine, isSpoken: boolean): void {
    const { shadowRoot: root, button } = this.#host;
    if (!root) return;
    const sheet = teaserSheet();
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    this.#who.textContent = who;
    this.#who.hidden = who === '';
    this.#line.textContent = cut(text);
    this.#name();
    this.#box.setAttribute('aria-label', who || this.#host.label || cut(text));
    // Before the launcher, as it stands above it.
    if (!this.isShown) button.before(this.#box);
    if (!isSpoken) announce(who ? `${who}: ${cut(text)}` : cut(text));
  }

  hide(): void {
    this.#box.remove();
  }

  /** Language and words may become others while it is shown. */
  #name(): void {
    const [dismiss] = wordsFor(this.#host, teaserKeys, teaserWords);
    this.#shut.setAttribute('aria-label', dismiss);
  }

  #dismiss(): void {
    const root = this.#host.shadowRoot;
    const hadFocus = this.#box.contains(root?.activeElement ?? null);
    this.hide();
    this.#dismissed();
    if (hadFocus) root?.querySelector<HTMLElement>('.launcher')?.focus();
  }
}
