/** Where somebody adds, changes and deletes their own canned replies. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PersonId } from '../../core/domain/ids.js';
import { announce } from '../shared/announcer.js';
import { buttons } from '../shared/buttons.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { dialogListStyles } from '../shared/dialog-list.styles.js';
import { KeyGuard } from '../shared/key-guard.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme } from '../shared/theme.js';
import type { CannedReply } from './canned-replies.js';
import { styles } from './parley-replies-dialog.styles.js';
import { deletePersonalReply, personalReplies, savePersonalReply, shortcutIn } from './personal-replies.js';
import { talkMessages } from './talk-messages.js';

/** As long as a message may be. */
const LONGEST = 4_000;

/**
 * @summary One's own canned replies, in a small dialog.
 *
 * @fires parley-dismissed - It was closed.
 *
 * @csspart dialog - The box.
 * @csspart reply - One of them.
 *
 * @attr {boolean} open - Whether it is shown.
 * @attr {string} person - Whose they are.
 */
export class ParleyRepliesDialog extends ParleyElement {
  static override styles = [theme, controlReset, buttons, dialogStyles, dialogListStyles, styles];

  /** Whether it is shown. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Whose they are. */
  @property() person = '';

  @state() private replies: readonly CannedReply[] = [];
  @state() private isMissing = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.shortcut') private shortcut!: HTMLInputElement | null;
  @query('.text') private text!: HTMLTextAreaElement | null;

  readonly #localize = new Localize(this, talkMessages);

  constructor() {
    super();
    new KeyGuard(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') || changed.has('person')) this.#read();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.dialog || this.dialog.open === this.open) return;
    if (!this.open) return this.dialog.close();
    this.dialog.showModal();
    this.shortcut?.focus();
  }

  get #owner(): PersonId {
    return this.person as PersonId;
  }

  #read(): void {
    this.replies = this.open ? personalReplies(this.#owner) : [];
    this.isMissing = false;
  }

  #dismiss(): void {
    this.open = false;
    this.dispatchEvent(new CustomEvent('parley-dismissed'));
  }

  #onCancel(event: Event): void {
    event.preventDefault();
    this.#dismiss();
  }

  #onSave(event: Event): void {
    event.preventDefault();
    const shortcut = shortcutIn(this.shortcut?.value ?? '');
    const text = this.text?.value.trim() ?? '';
    this.isMissing = shortcut === null || text === '';
    if (shortcut === null) return this.shortcut?.focus();
    if (text === '') return this.text?.focus();
    savePersonalReply(this.#owner, shortcut, text);
    this.#fill('', '');
    this.#read();
    this.shortcut?.focus();
    announce(this.#localize.t('talk.replies-saved', { shortcut }));
  }

  #fill(shortcut: string, text: string): void {
    if (this.shortcut) this.shortcut.value = shortcut;
    if (this.text) this.text.value = text;
  }

  #onEdit({ shortcut, text }: CannedReply): void {
    this.#fill(shortcut, text);
    this.text?.focus();
  }

  #onDelete({ id, shortcut }: CannedReply): void {
    deletePersonalReply(this.#owner, id);
    this.#read();
    // The button is gone.
    this.shortcut?.focus();
    announce(this.#localize.t('talk.replies-deleted', { shortcut }));
  }

  #renderReply(reply: CannedReply): TemplateResult {
    const t = this.#localize;
    const button = (
      sign: 'pencil' | 'trash-2',
      key: 'talk.replies-change' | 'talk.replies-delete',
      act: () => void,
    ) => {
      const label = t.t(key, { shortcut: reply.shortcut });
      return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${act}>
        ${icon(sign, 'small')}
      </button>`;
    };
    return html`
      <li part="reply">
        <p><kbd dir="auto">/${reply.shortcut}</kbd><span dir="auto">${reply.text}</span></p>
        ${button('pencil', 'talk.replies-change', () => this.#onEdit(reply))}
        ${button('trash-2', 'talk.replies-delete', () => this.#onDelete(reply))}
      </li>
    `;
  }

  protected override render(): TemplateResult {
    const t = this.#localize;
    const invalid = this.isMissing ? 'true' : 'false';
    return html`
      <dialog part="dialog" aria-labelledby="title" aria-describedby="about" @cancel=${this.#onCancel}>
        <form novalidate @submit=${this.#onSave}>
          <h2 id="title">${t.t('talk.replies-title')}</h2>
          <p id="about" class="about">
            ${t.t('talk.replies-about', { customer: '{customer}', agent: '{agent}', team: '{team}' })}
          </p>
          ${
            this.replies.length === 0
              ? html`<p class="none">${t.t('talk.replies-none')}</p>`
              : html`<ul class="own" role="list" aria-labelledby="title">${this.replies.map((each) => this.#renderReply(each))}</ul>`
          }
          <label>
            <span>${t.t('talk.replies-shortcut')} <small>${t.t('talk.replies-shortcut-hint')}</small></span>
            <input class="shortcut" maxlength="40" autocomplete="off" autocapitalize="off" spellcheck="false" dir="auto" aria-invalid=${invalid} />
          </label>
          <label>
            <span>${t.t('talk.replies-text')}</span>
            <textarea class="text" rows="3" maxlength=${LONGEST} dir="auto" aria-invalid=${invalid}></textarea>
          </label>
          <p class="problem" role="alert">${this.isMissing ? html`${icon('circle-alert', 'small')}<span>${t.t('talk.replies-missing')}</span>` : nothing}</p>
          <div class="actions">
            <button type="button" class="button close" @click=${this.#dismiss}>${t.t('talk.replies-close')}</button>
            <button class="button primary save">${t.t('talk.replies-save')}</button>
          </div>
        </form>
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-replies-dialog': ParleyRepliesDialog;
  }
}
