/** Asks a supervisor whether they mean to join where others are told of it, says who, and as what they join. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { JoinCapacity } from '../../core/domain/timeline.js';
import { ask } from '../shared/ask.js';
import { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import { StepDialog } from './step-dialog.js';
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
export class ParleyJoinDialog extends StepDialog {
  /** As what one joins unless one says. */
  @property() capacity: JoinCapacity = 'consultant';

  /** Whether the customer is told, too. */
  @property({ type: Boolean }) told = false;

  /** What can be given as the reason; null: any words. */
  @property({ attribute: false }) reasons: readonly string[] | null = null;

  @query('form') private form!: HTMLFormElement | null;

  readonly #localize = new Localize(this, talkMessages);

  protected reset(): void {
    this.form?.reset();
  }

  protected confirmed(): void {
    if (!this.form) return;
    const as = new FormData(this.form).get('as') === 'participant' ? 'participant' : 'consultant';
    const reason = this.reasonField?.value.trim() ?? '';
    ask(this, 'parley-join-request', { as, ...(reason && { reason }) });
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
    return this.renderBox(
      {
        title: t.t('talk.join-title'),
        consequences: [
          html`${icon('eye')}<span>${t.t(this.told ? 'talk.join-public' : 'talk.join-staff', { customer, agent })}</span>`,
          html`${icon('lock')}<span>${t.t('talk.join-private')}</span>`,
          html`${icon('log-out')}<span>${t.t('talk.join-leave')}</span>`,
        ],
        cancel: t.t('talk.cancel'),
        confirm: t.t(this.busy ? 'talk.join-busy' : 'talk.join-confirm'),
        look: 'primary',
        problem,
      },
      null,
      html`${this.#renderCapacity()} ${this.#renderReason()}`,
    );
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
