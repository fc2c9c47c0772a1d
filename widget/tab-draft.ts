/** The text that was not sent, kept for a tab: for the customer whose it is, and for nobody who comes after them. */
import type { ReactiveControllerHost } from 'lit';
import type { DraftDetail } from '../components/conversation/parley-composer.js';
import type { Whose } from './remembered.js';
import { readTab, writeTab } from './remembered.js';

type Place = Omit<Whose, 'person'>;

export interface TabOptions {
  place(): Place | null;
  isOpen(): boolean;
}

export class TabDraft {
  readonly #host: ReactiveControllerHost;
  readonly #options: TabOptions;
  #text = '';
  #kept = '';
  #person: string | null = null;

  constructor(host: ReactiveControllerHost, options: TabOptions) {
    this.#host = host;
    this.#options = options;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#host.requestUpdate();
  }

  /** Whether the panel was open when the tab was last here. */
  restore(place: Place): boolean {
    const { draft, isOpen, person } = readTab(place);
    this.#person = person;
    // That of somebody in particular is shown once it is known that they are there again.
    this.#kept = person === null ? '' : draft;
    this.text = person === null ? draft : '';
    return isOpen;
  }

  store(): void {
    const place = this.#options.place();
    if (place) writeTab(place, { isOpen: this.#options.isOpen(), draft: this.#text, person: this.#person });
  }

  /** Who it is now. Whether somebody else was there before; a visitor who signs in is still the same. */
  meet(person: string | null): boolean {
    const isOther = this.#person !== null && this.#person !== person;
    this.text = isOther ? '' : this.#text || this.#kept;
    this.#kept = '';
    this.#person = person;
    this.store();
    return isOther;
  }

  readonly onDraft = (event: CustomEvent<DraftDetail>): void => {
    event.stopPropagation();
    this.text = event.detail.text;
    this.store();
  };
}
