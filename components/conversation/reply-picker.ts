/** The list of canned replies that a slash opens: walked by the keys of the field, which keeps the focus. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { announce } from '../shared/announcer.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { CannedReply, SlashWord } from './canned-replies.js';
import { matching, slashWordAt } from './canned-replies.js';
import type { talkMessages } from './talk-messages.js';

export interface ReplyPickerOptions {
  readonly words: Localize<typeof talkMessages>;
  /** Where the customer is written to; null: nowhere now. */
  field(): HTMLTextAreaElement | null;
  replies(): readonly CannedReply[];
  /** Its text with the names of now. */
  filled(reply: CannedReply): string;
  /** Another text, and where the caret stands in it. */
  write(text: string, caret: number): void;
  /** One's own are to be edited. */
  edit(): void;
}

/** As many as can be looked through. */
const SHOWN = 50;
const GAP = 4;

export class ReplyPicker {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ReplyPickerOptions;
  #word: SlashWord | null = null;
  #found: readonly CannedReply[] = [];
  #at = 0;
  /** Where Escape was pressed: that word does not open the list again. */
  #refusedAt: number | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ReplyPickerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#word !== null;
  }

  hostUpdated(): void {
    const list = this.#list();
    const field = this.#options.field();
    if (!list) return;
    const isShown = list.matches(':popover-open');
    if (this.isOpen !== isShown) list.togglePopover(this.isOpen);
    if (this.isOpen && field) this.#putAbove(list, field);
    const active = this.isOpen ? list.querySelector('[aria-selected="true"]') : null;
    active?.scrollIntoView?.({ block: 'nearest' });
    // Across the border of the composer's shadow root a reference by id does not reach; one by element does.
    if (field && 'ariaActiveDescendantElement' in field) {
      field.ariaActiveDescendantElement = active;
      field.ariaControlsElements = this.isOpen ? [list] : null;
      field.ariaAutoComplete = 'list';
    }
  }

  /** Call it whenever the text or the caret is another one. */
  look(): void {
    const field = this.#options.field();
    const word = field ? slashWordAt(field.value, field.selectionStart) : null;
    if (word?.start !== this.#refusedAt) this.#refusedAt = null;
    if (!word || this.#refusedAt !== null) return this.close();
    const found = matching(this.#options.replies(), word.query).slice(0, SHOWN);
    // What is nobody's shortcut is a text with a slash in it.
    if (found.length === 0 && word.query !== '') return this.close();
    const isNews = !this.isOpen || found.length !== this.#found.length;
    this.#word = word;
    this.#found = found;
    this.#at = 0;
    this.#host.requestUpdate();
    if (isNews) announce(this.#options.words.t('talk.replies-count', { n: found.length }));
  }

  close(): void {
    if (!this.isOpen) return;
    this.#word = null;
    this.#found = [];
    this.#host.requestUpdate();
  }

  /** Before the field hears of the key: Enter would send what is written. */
  readonly onKey = (event: KeyboardEvent): void => {
    if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#acts.get(event.key);
    if (!act || (event.shiftKey && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  readonly #acts: ReadonlyMap<string, () => void> = new Map([
    ['ArrowDown', () => this.#go(1)],
    ['ArrowUp', () => this.#go(-1)],
    ['Enter', () => this.#choose(this.#at)],
    ['Tab', () => this.#choose(this.#at)],
    [
      'Escape',
      () => {
        this.#refusedAt = this.#word?.start ?? null;
        this.close();
      },
    ],
  ]);

  /** The last row is the one that edits. */
  #go(by: number): void {
    const count = this.#found.length + 1;
    this.#at = (this.#at + by + count) % count;
    this.#host.requestUpdate();
  }

  #choose(at: number): void {
    const field = this.#options.field();
    const reply = this.#found[at];
    const word = this.#word;
    this.close();
    if (!field || !word) return;
    const before = field.value.slice(0, word.start);
    const after = field.value.slice(word.end);
    if (!reply) {
      this.#options.write(before + after, before.length);
      return this.#options.edit();
    }
    const text = this.#options.filled(reply);
    this.#options.write(`${before}${text}${after}`, before.length + text.length);
  }

  #list(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('#replies') ?? null;
  }

  #putAbove(list: HTMLElement, field: HTMLTextAreaElement): void {
    const { top, bottom, left, width } = field.getBoundingClientRect();
    const { height } = list.getBoundingClientRect();
    const isAbove = top - height - GAP > 0;
    list.style.setProperty('inline-size', `${Math.min(Math.max(width, 260), innerWidth - 16)}px`);
    list.style.setProperty('left', `${Math.max(8, Math.min(left, innerWidth - list.offsetWidth - 8))}px`);
    list.style.setProperty('top', `${isAbove ? top - height - GAP : bottom + GAP}px`);
  }

  #option(reply: CannedReply, index: number): TemplateResult {
    const { words, filled } = this.#options;
    return html`
      <li
        id="reply-${index}"
        class="reply"
        role="option"
        aria-selected=${index === this.#at ? 'true' : 'false'}
        @click=${() => this.#choose(index)}
      >
        <kbd dir="auto">/${reply.shortcut}</kbd>
        <span class="reply-text" dir="auto">${filled(reply)}</span>
        <span class="reply-of">${words.t(reply.isShared ? 'talk.replies-shared' : 'talk.replies-mine')}</span>
      </li>
    `;
  }

  render(): TemplateResult {
    const { words } = this.#options;
    const last = this.#found.length;
    return html`
      <ul
        id="replies"
        part="replies"
        class="replies"
        role="listbox"
        popover="manual"
        aria-label=${words.t('talk.replies')}
        @mousedown=${(event: Event) => event.preventDefault()}
      >
        ${
          this.isOpen
            ? html`
                ${this.#found.map((reply, index) => this.#option(reply, index))}
                <li
                  class="reply edit"
                  role="option"
                  aria-selected=${this.#at === last ? 'true' : 'false'}
                  @click=${() => this.#choose(last)}
                >
                  ${icon('pencil', 'small')}<span>${words.t('talk.replies-edit')}</span>
                </li>
              `
            : nothing
        }
      </ul>
    `;
  }
}
