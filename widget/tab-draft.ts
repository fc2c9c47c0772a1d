/** The text that was not sent, kept for a tab: for the customer whose it is, and for nobody who comes after them. */
import type { DraftDetail } from '../components/conversation/parley-composer.js';
import type { Place } from './place.js';
import { readTab, writeTab } from './tab-state.js';

export interface TabOptions {
  place(): Place | null;
  isOpen(): boolean;
  /** The text is another one, or what is being sent. */
  changed(): void;
}

const linesOf = (texts: readonly string[]): string => texts.filter(Boolean).join('\n');

export class TabDraft {
  readonly #options: TabOptions;
  #text = '';
  #kept = '';
  /** What was sent and is not yet with whoever keeps it until it has arrived: the network may be slow. */
  readonly #held = new Set<{ readonly text: string }>();
  #person: string | null = null;

  constructor(options: TabOptions) {
    this.#options = options;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#options.changed();
  }

  /** What was sent and nobody else has yet. */
  get sending(): string {
    return linesOf([...this.#held].map(({ text }) => text));
  }

  /** As the tab was left. */
  restore(place: Place): void {
    const { draft, person } = readTab(place);
    this.#held.clear();
    this.#person = person;
    // That of somebody in particular is shown once it is known that they are there again.
    this.#kept = person === null ? '' : draft;
    this.text = person === null ? draft : '';
  }

  store(): void {
    const place = this.#options.place();
    if (!place) return;
    const draft = linesOf([this.#kept, this.sending, this.#text]);
    writeTab(place, { isOpen: this.#options.isOpen(), draft, person: this.#person });
  }

  /** Whoever wrote it is gone. */
  forget(): void {
    this.#held.clear();
    this.#kept = '';
    this.text = '';
    this.store();
  }

  /**
   * Keeps it beside what is written next, so that a reload finds it in the field again. Returns what ends that; false
   * where it is nobody's by then.
   */
  hold(text: string): () => boolean {
    const held = { text };
    this.#held.add(held);
    this.#tell();
    return () => {
      const isTheirs = this.#held.delete(held);
      if (isTheirs) this.#tell();
      return isTheirs;
    };
  }

  /** Stands there as if it had been typed; what was typed, here or before, is not lost. */
  offer(text: string): void {
    if (!this.#kept) this.text ||= text;
    this.store();
  }

  /** It could not be sent, and stands in the field again, before what was written since. */
  giveBack(text: string): void {
    this.text = linesOf([text, this.#text]);
    this.store();
  }

  /** Whoever was about to send is not asked any more, and may never answer. */
  regain(): void {
    const { sending } = this;
    this.#held.clear();
    this.giveBack(sending);
  }

  /** Who it is now. Whether somebody else was there before; a visitor who signs in is still the same. */
  meet(person: string | null): boolean {
    const isOther = this.#person !== null && this.#person !== person;
    if (isOther) this.#held.clear();
    this.text = isOther ? '' : linesOf([this.#kept, this.#text]);
    this.#kept = '';
    this.#person = person;
    this.store();
    return isOther;
  }

  #tell(): void {
    this.store();
    this.#options.changed();
  }

  readonly onDraft = (event: CustomEvent<DraftDetail>): void => {
    event.stopPropagation();
    this.text = event.detail.text;
    this.store();
  };
}
