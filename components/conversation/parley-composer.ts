/** Where a message is written. It asks for the message to be posted and empties itself only when nobody objects. */
import type { PropertyValues, TemplateResult } from 'lit';
import { adoptStyles, html, nothing } from 'lit';
import type { PendingMessage } from '../../client/snapshots.js';
import type { FileView } from '../../core/domain/files.js';
import { announce } from '../shared/announcer.js';
import { ask, tell } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { property, query, state } from '../shared/decorators.js';
import { icon } from '../shared/icons.js';
import { messages } from '../shared/messages.js';
import { ParleyElement } from '../shared/parley-element.js';
import { Sentences } from '../shared/sentences.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import type { ComposerExtras, ComposerLook } from './composer-extras.js';
import { styles } from './parley-composer.styles.js';

export type Audience = PendingMessage['audience'];

export interface PostDetail {
  readonly audience: Audience;
  readonly text: string;
  /** A whisper that is a reply for the agent to use. */
  readonly isSuggestion?: true;
  /** What was uploaded for it; with it the text may be empty. */
  readonly files?: readonly FileView[];
}
export interface TypingDetail {
  readonly active: boolean;
}
export interface DraftDetail {
  readonly text: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-composer': ParleyComposer;
  }
  interface HTMLElementEventMap {
    'parley-post-request': CustomEvent<PostDetail>;
    'parley-typing-change': CustomEvent<TypingDetail>;
    'parley-draft-change': CustomEvent<DraftDetail>;
  }
}

/** What the server accepts, in code points. Told again by `max-length`, should a server say otherwise. */
const LONGEST = 4_000;
/** The counter appears when so many are left. */
const COUNT_FROM = 200;

/**
 * @summary A text field that grows, and the button that names to whom the text goes.
 *
 * @slot reason - Beside the reason why it is locked, such as a link to what happened.
 *
 * @fires {CustomEvent<PostDetail>} parley-post-request - A message shall be posted. Cancel it to keep the text.
 * @fires {CustomEvent<TypingDetail>} parley-typing-change - Somebody began to write, or stopped.
 * @fires {CustomEvent<DraftDetail>} parley-draft-change - The unsent text is another one.
 * @fires {CustomEvent<FilesDetail>} parley-files-request - Files were chosen, pasted or dropped. Cancel it to take none.
 *
 * @csspart base - The box around field and button.
 * @csspart field - The text field.
 * @csspart send - The button.
 * @csspart attach - The button that chooses files.
 * @csspart attachments - The files that go with the text.
 * @csspart attachment - One of them.
 * @csspart reason - Why one cannot write now.
 *
 * @cssproperty [--parley-composer-max-size=160px] - How high the field may grow.
 */
export class ParleyComposer extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, styles];
  static override shadowRootOptions = { ...ParleyElement.shadowRootOptions, delegatesFocus: true };

  /** To whom the text goes: stands in every ask. */
  @property({ reflect: true }) audience: Audience = 'everyone';
  /** The look of a private audience. Customers have none, and their page is not to load it. */
  @property({ attribute: false }) look: ComposerLook | null = null;
  /** What else goes with the text; each belongs to one composer at a time. */
  @property({ attribute: false }) extras: ComposerExtras | null = null;
  /** What the field is called. Seen for private audiences, and always told to screen readers. */
  @property() label = '';
  /** The label is seen, also where the text goes to everyone: where two fields stand together. */
  @property({ type: Boolean }) labelled = false;
  /** The words on the button, such as "Send to customer". Without them it is an arrow. */
  @property({ attribute: 'send-label' }) sendLabel = '';
  /** Stands in the field while it is empty. */
  @property() placeholder = '';
  /** Nothing can be written now. What was written stays, and can be read and copied. */
  @property({ type: Boolean, reflect: true }) locked = false;
  /** Why, in a sentence. */
  @property({ attribute: 'locked-reason' }) lockedReason = '';
  /** The unsent text. */
  @property() value = '';
  /** In code points. */
  @property({ type: Number, attribute: 'max-length' }) maxLength = LONGEST;

  /** The field itself, for what is offered at the caret. */
  @query('textarea') readonly field!: HTMLTextAreaElement | null;
  @state() private hasCopied = false;

  readonly #words = new Sentences(this, messages);
  #isTyping = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#setTyping(false);
    this.extras?.leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.extras?.meet(this);
  }

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  /** Asks for what is written to be posted, as the button does. */
  submit(): void {
    const text = this.value.trim();
    const { extras, audience } = this;
    if (this.locked || (text === '' && !extras?.isFilled)) return;
    if (this.#left(text) < 0) {
      announce(this.#words.t('composer.too-long', { n: -this.#left(text) }), 'assertive');
      return;
    }
    this.#setTyping(false);
    if (extras?.hold()) return;
    const detail = extras?.isFilled ? { audience, text, files: extras.files } : { audience, text };
    if (!ask(this, 'parley-post-request', detail)) return;
    this.#setText('');
    extras?.sent();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const others = [this.look, this.extras].flatMap((each) => each?.styles ?? []);
    if ((changed.has('look') || changed.has('extras')) && this.shadowRoot)
      adoptStyles(this.shadowRoot, [...ParleyComposer.elementStyles, ...others]);
    if (!changed.has('extras')) return;
    changed.get('extras')?.leave();
    this.extras?.meet(this);
  }

  protected override updated(): void {
    const { field } = this;
    if (!field) return;
    // Compared with what the field holds, not with what was drawn last: in between somebody may have typed.
    if (field.value !== this.value) field.value = this.value;
    // The field is as high as its text; the style sheet limits it, and where it can sees to all of it.
    if (CSS.supports('field-sizing', 'content')) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }

  #left(text = this.value): number {
    // Code points, as the server counts: an emoji is one, not two.
    return this.maxLength - Array.from(text).length;
  }

  #setText(text: string): void {
    if (text === this.value) return;
    this.value = text;
    this.hasCopied = false;
    tell(this, 'parley-draft-change', { text });
  }

  #setTyping(active: boolean): void {
    // Nobody is shown that somebody whispers or writes a note.
    if (active && this.audience !== 'everyone') return;
    // Told on every key while it lasts: whoever listens limits how often that is sent.
    if (!active && !this.#isTyping) return;
    this.#isTyping = active;
    tell(this, 'parley-typing-change', { active });
  }

  readonly #onInput = (event: InputEvent): void => {
    this.#setText((event.target as HTMLTextAreaElement).value);
    this.#setTyping(this.value.trim() !== '');
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    // While a word is being composed, Enter chooses it. Safari ends the composition first and tells it by 229 alone.
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  };

  readonly #onSend = (): void => {
    this.submit();
    this.focus();
  };

  readonly #onCopy = async (): Promise<void> => {
    this.field?.select();
    try {
      await navigator.clipboard.writeText(this.value);
    } catch {
      // No permission or no secure page: the text is selected, and the old way needs neither.
      document.execCommand('copy');
    }
    this.hasCopied = true;
    announce(this.#words.t('composer.copied'));
  };

  protected override render(): TemplateResult {
    return html`
      ${this.locked ? this.#reason() : nothing}
      ${this.locked && this.value === '' && !this.extras?.isFilled ? nothing : this.#box()}
    `;
  }

  #reason(): TemplateResult {
    return html`
      <div class="reason" part="reason">
        ${icon('lock', 'small')}
        <span>${this.lockedReason || this.#words.t('composer.locked')}</span>
        <slot name="reason"></slot>
      </div>
    `;
  }

  #box(): TemplateResult {
    const label = this.locked
      ? this.#words.t('composer.kept')
      : this.label || this.#words.t('composer.label');
    const isSeen = this.locked || ((this.audience !== 'everyone' || this.labelled) && this.label !== '');
    return html`
      <div class="base ${this.audience}" part="base">
        <label class=${isSeen ? 'label' : 'visually-hidden'} for="field">
          ${this.look && !this.locked ? this.look.sign : nothing}<span>${label}</span>
        </label>
        ${this.extras?.above()}
        <div class="row">
          <textarea
            id="field"
            part="field"
            rows="1"
            dir=${this.value ? 'auto' : nothing}
            enterkeyhint="send"
            autocomplete="off"
            placeholder=${this.locked ? '' : this.placeholder || this.#words.t('composer.placeholder')}
            aria-describedby="count"
            ?readonly=${this.locked || this.extras?.isHolding}
            @input=${this.#onInput}
            @keydown=${this.#onKeydown}
            @blur=${() => this.#setTyping(false)}
          ></textarea>
          ${this.locked ? this.#copyButton() : [this.extras?.beside(), this.#sendButton()]}
        </div>
        <div id="count" class="count">${this.locked ? nothing : this.#count()}</div>
      </div>
    `;
  }

  #count(): TemplateResult | typeof nothing {
    const left = this.#left();
    if (left > Math.min(COUNT_FROM, this.maxLength / 4)) return nothing;
    if (left < 0) return html`<span class="over">${this.#words.t('composer.too-long', { n: -left })}</span>`;
    return html`${this.#words.t('composer.left', { n: left })}`;
  }

  #sendButton(): TemplateResult {
    // It stays focusable when there is nothing to send, so that the focus never falls out of the composer.
    const isEmpty = this.value.trim() === '' && !this.extras?.isFilled;
    const isIdle = isEmpty || this.#left() < 0 || this.extras?.isHolding === true;
    const kind = this.audience === 'everyone' ? 'primary' : this.audience;
    if (this.sendLabel) {
      return html`
        <button class="button send ${kind}" part="send" type="button" aria-disabled=${isIdle} @click=${this.#onSend}>
          ${this.sendLabel}
        </button>
      `;
    }
    return html`
      <button
        class="icon-button send ${kind}"
        part="send"
        type="button"
        aria-label=${this.#words.t('composer.send')}
        aria-disabled=${isIdle}
        @click=${this.#onSend}
      >
        ${icon('arrow-up')}
      </button>
    `;
  }

  #copyButton(): TemplateResult {
    return html`
      <button class="button quiet send" type="button" @click=${this.#onCopy}>
        ${icon(this.hasCopied ? 'check' : 'copy', 'small')}
        ${this.#words.t(this.hasCopied ? 'composer.copied' : 'composer.copy')}
      </button>
    `;
  }
}
