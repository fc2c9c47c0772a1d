/** Asks a supervisor whether they really mean to take a conversation over, and says what it would do. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { HouseRules } from '../../core/domain/house-rules.js';
import { buttons } from '../shared/buttons.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { KeyGuard } from '../shared/key-guard.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme } from '../shared/theme.js';
import { styles } from './parley-takeover-dialog.styles.js';

const REASON_LENGTH = 200;
const INTRO_LENGTH = 1_000;

export interface TakeoverRequestDetail {
  /** What the supervisor gave as the reason; absent when they gave none. */
  readonly reason?: string;
  /** The first word to the customer; absent where there is to be none. */
  readonly intro?: string;
}

/** What is asked besides yes or no, as the workgroup decides it. */
export type TakeoverRules = Pick<HouseRules, 'reasons'> & HouseRules['takeover'];

export const usualRules: TakeoverRules = {
  targets: ['self'],
  confirm: 'dialog',
  intro: 'off',
  reasons: null,
};

type Missing = 'reason' | 'intro';

/**
 * The question before a takeover. Nothing is sent by it: it asks with an event and shows what came of it.
 *
 * @summary The confirmation of a takeover, as a modal alert dialog.
 *
 * @fires {CustomEvent<TakeoverRequestDetail>} parley-takeover-request - Confirmed. Cancelable: then nothing happens.
 * @fires parley-dismissed - Closed without a takeover.
 *
 * @csspart dialog - The box.
 * @csspart confirm - The button that takes over.
 * @csspart cancel - The button that does not.
 *
 * @attr {boolean} open - Whether the question is asked now.
 * @attr {string} agent - Whose conversation it is.
 * @attr {string} customer - Whom it is with.
 * @attr {string} team - The name of the workgroup, for the introduction.
 */
export class ParleyTakeoverDialog extends ParleyElement {
  static override styles = [theme, controlReset, buttons, dialogStyles, styles];

  /** Whether the question is asked now. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Whose conversation it is. */
  @property() agent = '';

  /** Whom it is with. */
  @property() customer = '';

  /** The name of the workgroup: who speaks, in the introduction that is proposed. */
  @property() team = '';

  /** What is asked besides yes or no. */
  @property({ attribute: false }) rules: TakeoverRules = usualRules;

  /** The request was sent, and its answer is not there yet. */
  @property({ type: Boolean }) busy = false;

  /** Why it cannot be done, or was not; null while it can. */
  @property({ attribute: false }) problem: string | null = null;

  /** With a problem that no second try would mend. */
  @property({ type: Boolean }) impossible = false;

  /** What has to be filled in and was not. */
  @state() private missing: Missing | null = null;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.cancel') private cancelButton!: HTMLButtonElement | null;
  @query('.reason') private reasonField!: HTMLInputElement | HTMLSelectElement | null;
  @query('.intro') private introField!: HTMLTextAreaElement | null;

  readonly #localize = new Localize(this, staffMessages);

  constructor() {
    super();
    new KeyGuard(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open')) this.missing = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.dialog || this.dialog.open === this.open) return;
    if (!this.open) {
      // The browser gives the focus back to whatever had it when the dialog was opened.
      this.dialog.close();
      return;
    }
    if (this.reasonField) this.reasonField.value = '';
    if (this.introField) this.introField.value = this.#localize.t('takeover.intro-text', { team: this.team });
    this.dialog.showModal();
    // On the button that changes nothing: Enter pressed once too often must not take a conversation from anybody.
    this.cancelButton?.focus();
  }

  #dismiss(): void {
    if (this.busy) return;
    this.open = false;
    this.dispatchEvent(new CustomEvent('parley-dismissed'));
  }

  #onCancel(event: Event): void {
    event.preventDefault();
    this.#dismiss();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (this.busy || this.impossible) return;
    const reason = this.reasonField?.value.trim() ?? '';
    const intro = this.introField?.value.trim() ?? '';
    const { confirm, intro: introRule } = this.rules;
    if (reason === '' && confirm === 'dialog-and-reason') return this.#ask('reason');
    if (intro === '' && introRule === 'required') return this.#ask('intro');
    this.missing = null;
    const detail: TakeoverRequestDetail = { ...(reason && { reason }), ...(intro && { intro }) };
    this.dispatchEvent(
      new CustomEvent('parley-takeover-request', { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  #ask(missing: Missing): void {
    this.missing = missing;
    (missing === 'reason' ? this.reasonField : this.introField)?.focus();
  }

  // Enter in the field would submit the form, which is to say: take over. It takes the button to do that.
  #onReasonKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') event.preventDefault();
  }

  #renderReason(): TemplateResult {
    const t = this.#localize;
    const { reasons, confirm } = this.rules;
    const isRequired = confirm === 'dialog-and-reason';
    const label = html`<span>
      ${t.t('takeover.reason', { agent: this.agent })}
      ${isRequired ? nothing : html`<small>${t.t('takeover.optional')}</small>`}
    </span>`;
    const isMissing = this.missing === 'reason' ? 'true' : 'false';
    if (!reasons) {
      return html`<label>
        ${label}
        <input
          class="reason"
          maxlength=${REASON_LENGTH}
          autocomplete="off"
          dir="auto"
          aria-required=${isRequired ? 'true' : 'false'}
          aria-invalid=${isMissing}
          @keydown=${this.#onReasonKey}
        />
      </label>`;
    }
    return html`<label>
      ${label}
      <select class="reason" aria-required=${isRequired ? 'true' : 'false'} aria-invalid=${isMissing}>
        <option value="">${t.t('wrap-up.choose')}</option>
        ${reasons.map((reason) => html`<option value=${reason}>${reason}</option>`)}
      </select>
    </label>`;
  }

  #renderIntro(): TemplateResult {
    const t = this.#localize;
    const isRequired = this.rules.intro === 'required';
    return html`<label>
      <span>
        ${t.t('takeover.intro', { customer: this.customer })}
        ${isRequired ? nothing : html`<small>${t.t('takeover.intro-optional')}</small>`}
      </span>
      <textarea
        class="intro"
        rows="3"
        maxlength=${INTRO_LENGTH}
        dir="auto"
        aria-required=${isRequired ? 'true' : 'false'}
        aria-invalid=${this.missing === 'intro' ? 'true' : 'false'}
      ></textarea>
    </label>`;
  }

  #problemText(): string | null {
    if (this.missing === 'reason') return this.#localize.t('takeover.reason-missing');
    if (this.missing === 'intro') return this.#localize.t('takeover.intro-missing');
    return this.problem;
  }

  protected override render(): TemplateResult {
    const { agent, customer } = this;
    const t = this.#localize;
    const problem = this.#problemText();
    return html`
      <dialog
        part="dialog"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="title"
        aria-describedby="consequences"
        @cancel=${this.#onCancel}
      >
        <form novalidate @submit=${this.#onSubmit}>
          <h2 id="title">${t.t('takeover.title', { agent })}</h2>
          <ul id="consequences">
            <li>${icon('headset')}<span>${t.t('takeover.you', { customer })}</span></li>
            <li>${icon('lock')}<span>${t.t('takeover.agent', { agent })}</span></li>
            <li>${icon('undo-2')}<span>${t.t('takeover.back', { agent })}</span></li>
          </ul>
          ${this.#renderReason()} ${this.rules.intro === 'off' ? nothing : this.#renderIntro()}
          <div class="problem" role="alert">${
            problem ? html`${icon('circle-alert')}<span>${problem}</span>` : nothing
          }</div>
          <div class="actions">
            <button type="button" part="cancel" class="button cancel" @click=${this.#dismiss}>
              ${t.t('takeover.cancel')}
            </button>
            <button
              type="submit"
              part="confirm"
              class="button danger confirm"
              aria-disabled=${this.busy || this.impossible ? 'true' : 'false'}
            >
              ${this.busy ? t.t('takeover.busy') : t.t('takeover.confirm', { agent })}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-takeover-dialog': ParleyTakeoverDialog;
  }
}
