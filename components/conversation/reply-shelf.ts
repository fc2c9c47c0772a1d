/** The canned replies of one person in one conversation: the button, the list at the caret, and the dialog for their own. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Header } from '../../core/domain/header.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { CannedReply } from './canned-replies.js';
import { filledIn } from './canned-replies.js';
import { personalReplies } from './personal-replies.js';
import { ReplyPicker } from './reply-picker.js';
import type { talkMessages } from './talk-messages.js';

export interface ReplyShelfOptions {
  readonly words: Localize<typeof talkMessages>;
  /** Where the customer is written to; null: nowhere now. */
  field(): HTMLTextAreaElement | null;
  header(): Header | null;
  shared(): readonly CannedReply[];
  /** What the customer is called. */
  customer(): string;
  write(text: string, caret: number): Promise<void>;
}

const kinds = ['input', 'click', 'keyup'] as const;

export class ReplyShelf {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ReplyShelfOptions;
  readonly #picker: ReplyPicker;
  #isEditing = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ReplyShelfOptions) {
    this.#host = host;
    this.#options = options;
    this.#picker = new ReplyPicker(host, {
      words: options.words,
      field: options.field,
      replies: () => [...options.shared(), ...this.#mine()],
      filled: ({ text }) => this.#filled(text),
      write: (text, caret) => void options.write(text, caret),
      edit: () => this.#edit(true),
    });
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of kinds) this.#host.addEventListener(type, this.#onField);
    this.#host.addEventListener('focusout', this.#onLeave);
    this.#host.addEventListener('keydown', this.#picker.onKey, { capture: true });
  }

  hostDisconnected(): void {
    for (const type of kinds) this.#host.removeEventListener(type, this.#onField);
    this.#host.removeEventListener('focusout', this.#onLeave);
    this.#host.removeEventListener('keydown', this.#picker.onKey, { capture: true });
    this.close();
  }

  close(): void {
    this.#picker.close();
    this.#isEditing = false;
  }

  /** The composer has taken the text over by then, since it listens further inside. */
  readonly #onField = (event: Event): void => {
    if (event.composedPath()[0] !== this.#options.field()) return;
    if (event.type === 'input' || this.#picker.isOpen) this.#look(event);
  };

  /** Arrows walk the list; only where they move the caret there is something new to look at. */
  #look(event: Event): void {
    if (event instanceof KeyboardEvent && !['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key))
      return;
    this.#picker.look();
  }

  readonly #onLeave = (): void => this.#picker.close();

  #mine(): readonly CannedReply[] {
    const header = this.#options.header();
    return header?.kind === 'staff' ? personalReplies(header.you.id) : [];
  }

  #filled(text: string): string {
    const header = this.#options.header();
    if (header?.kind !== 'staff') return text;
    const { you, label } = header;
    const agent = you.standing === 'handler' ? you.shownName : you.name;
    return filledIn(text, { customer: this.#options.customer(), agent, team: label });
  }

  #edit(isEditing: boolean): void {
    this.#isEditing = isEditing;
    this.#host.requestUpdate();
  }

  /** As if a slash had been typed: the list opens where the caret is. */
  readonly #onButton = async (): Promise<void> => {
    const field = this.#options.field();
    if (!field) return;
    const { value, selectionStart: at } = field;
    const slash = at === 0 || /\s/.test(value.charAt(at - 1)) ? '/' : ' /';
    await this.#options.write(`${value.slice(0, at)}${slash}${value.slice(at)}`, at + slash.length);
    this.#picker.look();
  };

  renderButton(): TemplateResult {
    const { words } = this.#options;
    return html`
      <button
        class="button small quiet shelf"
        aria-label=${words.t('talk.replies')}
        title=${words.t('talk.replies-hint')}
        @click=${this.#onButton}
      >
        ${icon('zap', 'small')}<span class="shelf-label">${words.t('talk.replies')}</span>
      </button>
    `;
  }

  render(): TemplateResult {
    const header = this.#options.header();
    return html`
      ${this.#picker.render()}
      ${
        header?.kind === 'staff'
          ? html`<parley-replies-dialog
              person=${header.you.id}
              .open=${this.#isEditing}
              @parley-dismissed=${() => {
                this.#edit(false);
                this.#options.field()?.focus();
              }}
            ></parley-replies-dialog>`
          : nothing
      }
    `;
  }
}
