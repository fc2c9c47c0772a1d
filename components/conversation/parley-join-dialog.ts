/** Asks a supervisor whether they mean to join where others are told of it, says who, and as what they join. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { JoinCapacity } from '../../core/domain/timeline.js';
import { buttons } from '../shared/buttons.styles.js';
import { choiceStyles } from '../shared/choice.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { KeyGuard } from '../shared/key-guard.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme } from '../shared/theme.js';
import { styles } from './parley-takeover-dialog.styles.js';
import { talkMessages } from './talk-messages.js';

const REASON_LENGTH = 200;

export interface JoinRequestDetail {
  readonly as: JoinCapacity;
  /** Absent when they gave none. */
  readonly reason?: string;
}

const capacities = ['consultant', 'participant'] as const satisfies readonly JoinCapacity[];

/**
 * @summary The confirmation of joining, as a modal dialog.
 *
 * @fires {CustomEvent<JoinRequestDetail>} parley-join-request - Confirmed. Cancelable: then nothing happens.
 * @fires parley-dismissed - Closed without joining.
 *
 * @csspart dialog - The box.
 * @csspart confirm - The button that joins.
 * @csspart cancel - The button that does not.
 *
 * @attr {boolean} open - Whether the question is asked now.
 * @attr {string} agent - Who handles the conversation.
 * @attr {string} customer - Whom it is with.
 * @attr {string} capacity - As what one joins unless one says: `consultant` or `participant`.
 * @attr {boolean} told - Whether the customer is told, too.
 * @attr {boolean} busy - The request was sent, and its answer is not there yet.
 * @attr {boolean} impossible - With a problem that no second try would mend.
 */
export class ParleyJoinDialog extends ParleyElement {
  static override styles = [theme, controlReset, buttons, dialogStyles, choiceStyles, styles];

  /** Whether the question is asked now. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Who handles the conversation. */
  @property() agent = '';

  /** Whom it is with. */
  @property() customer = '';

  /** As what one joins unless one says. */
  @property() capacity: JoinCapacity = 'consultant';

  /** Whether the customer is told, too. */
  @property({ type: Boolean }) told = false;

  /** What can be given as the reason; null: any words. */
  @property({ attribute: false }) reasons: readonly string[] | null = null;

  /** The request was sent, and its answer is not there yet. */
  @property({ type: Boolean }) busy = false;

  /** Why it cannot be done, or was not; null while it can. */
  @property({ attribute: false }) problem: string | null = null;

  /** With a problem that no second try would mend. */
  @property({ type: Boolean }) impossible = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('form') private form!: HTMLFormElement | null;
  @query('.cancel') private cancelButton!: HTMLButtonElement | null;
  @query('.reason') private reasonField!: HTMLInputElement | HTMLSelectElement | null;

  readonly #localize = new Localize(this, talkMessages);

  constructor() {
    super();
    new KeyGuard(this);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.dialog || this.dialog.open === this.open) return;
    // The browser gives the focus back to whatever had it when the dialog was opened.
    if (!this.open) return this.dialog.close();
    this.form?.reset();
    this.dialog.showModal();
    // On the button that changes nothing: others are told of the other one.
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
    if (this.busy || this.impossible || !this.form) return;
    const as = new FormData(this.form).get('as') === 'participant' ? 'participant' : 'consultant';
    const reason = this.reasonField?.value.trim() ?? '';
    const detail: JoinRequestDetail = { as, ...(reason && { reason }) };
    this.dispatchEvent(
      new CustomEvent('parley-join-request', { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  // Enter in the field would join: it takes the button to do that.
  #onReasonKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') event.preventDefault();
  }

  #renderCapacity(): TemplateResult {
    const t = this.#localize;
    const { agent, customer } = this;
    return html`
      <fieldset class="choices">
        <legend>${t.t('talk.join-as')}</legend>
        ${capacities.map(
          (capacity) => html`<label class="choice">
            <input type="radio" name="as" value=${capacity} ?checked=${capacity === this.capacity} />
            <span>
              ${t.t(`talk.join-${capacity}`)}
              <small>${
                capacity === 'consultant'
                  ? t.t('talk.join-consultant-about', { agent })
                  : t.t('talk.join-participant-about', { customer })
              }</small>
            </span>
          </label>`,
        )}
      </fieldset>
    `;
  }

  #renderReason(): TemplateResult {
    const t = this.#localize;
    const label = html`<span>${t.t('talk.join-reason')} <small>${t.t('talk.optional')}</small></span>`;
    if (!this.reasons) {
      return html`<label>
        ${label}
        <input class="reason" maxlength=${REASON_LENGTH} autocomplete="off" dir="auto" @keydown=${this.#onReasonKey} />
      </label>`;
    }
    return html`<label>
      ${label}
      <select class="reason">
        <option value="">${t.t('talk.none')}</option>
        ${this.reasons.map((reason) => html`<option value=${reason}>${reason}</option>`)}
      </select>
    </label>`;
  }

  protected override render(): TemplateResult {
    const { agent, customer, problem } = this;
    const t = this.#localize;
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
          <h2 id="title">${t.t('talk.join-title')}</h2>
          <ul id="consequences">
            <li>${icon('eye')}<span>${t.t(this.told ? 'talk.join-public' : 'talk.join-staff', { customer, agent })}</span></li>
            <li>${icon('lock')}<span>${t.t('talk.join-private')}</span></li>
            <li>${icon('log-out')}<span>${t.t('talk.join-leave')}</span></li>
          </ul>
          ${this.#renderCapacity()} ${this.#renderReason()}
          <div class="problem" role="alert">${
            problem ? html`${icon('circle-alert')}<span>${problem}</span>` : nothing
          }</div>
          <div class="actions">
            <button type="button" part="cancel" class="button cancel" @click=${this.#dismiss}>${t.t('talk.cancel')}</button>
            <button
              type="submit"
              part="confirm"
              class="button primary confirm"
              aria-disabled=${this.busy || this.impossible ? 'true' : 'false'}
            >
              ${t.t(this.busy ? 'talk.join-busy' : 'talk.join-confirm')}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-join-dialog': ParleyJoinDialog;
  }
  interface HTMLElementEventMap {
    'parley-join-request': CustomEvent<JoinRequestDetail>;
  }
}
