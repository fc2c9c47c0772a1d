/** The strip that says how a supervisor is in a conversation, and offers what they may do about it. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { Action, Standing } from '../../core/domain/permissions.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { styles } from './parley-supervision-bar.styles.js';
import type { ReadingState } from './reading.js';
import type { Step, SuperviseAction } from './supervision-steps.js';
import { isUnseen, stepOf, stepsFor } from './supervision-steps.js';
import { talkMessages } from './talk-messages.js';

export interface SuperviseRequestDetail {
  readonly action: SuperviseAction;
}

const labels = {
  monitor: 'supervise.monitor',
  whisper: 'supervise.whisper',
  join: 'supervise.join',
  'take-over': 'supervise.take-over',
} as const;

/**
 * Monitor, whisper, join and take over as one strip, with the line that says who can see one now.
 *
 * @summary A supervisor's modes in one conversation.
 *
 * @fires {CustomEvent<SuperviseRequestDetail>} parley-supervise-request - A mode was asked for. Cancelable.
 *
 * @csspart base - The strip.
 * @csspart status - The line that says who can see the supervisor.
 * @csspart step - One mode.
 * @csspart told - The line between what nobody notices and what others are told of.
 * @csspart reading - How much of what came before was read.
 *
 * @attr {string} standing - How the supervisor is in the conversation.
 * @attr {string} agent - The name of the agent.
 * @attr {string} customer - The name of the customer.
 * @attr {string} busy - The action that is being asked for.
 * @attr {boolean} unannounced - The customer is not told when the supervisor joins.
 */
export class ParleySupervisionBar extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, styles];

  /** How the supervisor is in the conversation. */
  @property({ reflect: true }) standing: Standing = 'outsider';

  /** What the room allows now; nothing else is offered. */
  @property({ attribute: false }) may: readonly Action[] = [];

  /** The name of the agent: who handles it, or after a takeover whom it was taken from. */
  @property() agent = '';

  /** The name of the customer. */
  @property() customer = '';

  /** The action that is being asked for, if any. */
  @property() busy: SuperviseAction | null = null;

  /** How much of what came before was read; null: not known. */
  @property({ attribute: false }) reading: ReadingState | null = null;

  /** The customer is not told when the supervisor joins. */
  @property({ type: Boolean }) unannounced = false;

  readonly #localize = new Localize(this, staffMessages);
  readonly #talk = new Localize(this, talkMessages);

  /** Puts the focus on the line that says how one is here now. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.status')?.focus(options);
  }

  #ask(action: SuperviseAction): void {
    if (this.busy) return;
    ask(this, 'parley-supervise-request', { action });
  }

  #status(): string {
    const { agent, customer } = this;
    switch (stepOf[this.standing]) {
      case 'whisper':
        return this.#localize.t('supervise.now-whispering', { agent });
      case 'join':
        return this.#localize.t('supervise.now-joined', { customer, agent });
      case 'take-over':
        return this.#localize.t('supervise.now-handling', { agent });
      default:
        return this.#localize.t('supervise.now-monitoring');
    }
  }

  /** Said before it is done: who will notice. Null: nobody. */
  #noticed({ action }: Step): string | null {
    const names = { agent: this.agent, customer: this.customer };
    const t = this.#talk;
    switch (action) {
      case 'monitor':
        return null;
      case 'whisper':
        return t.t('talk.visible-whisper', names);
      case 'join':
        return this.unannounced ? t.t('talk.visible-join-staff', names) : t.t('talk.visible-join', names);
      case 'take-over':
        return t.t('talk.visible-take-over', names);
    }
  }

  #renderStep(step: Step): TemplateResult {
    const label = this.#localize.t(labels[step.action]);
    if (step.action === stepOf[this.standing]) {
      return html`<li><span part="step" class="step current" aria-current="step">${icon(step.icon)}${label}</span></li>`;
    }
    const noticed = this.#noticed(step);
    return html`
      <li>
        <button
          part="step"
          class=${classMap({ step: true, [step.action]: true })}
          title=${noticed ?? nothing}
          aria-describedby=${noticed ? `noticed-${step.action}` : nothing}
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${() => this.#ask(step.action)}
        >
          ${icon(step.icon)}${label}
        </button>
        ${noticed ? html`<span class="visually-hidden" id="noticed-${step.action}">${noticed}</span>` : nothing}
      </li>
    `;
  }

  #renderButton(action: 'hand-back' | 'leave'): TemplateResult {
    const isBack = action === 'hand-back';
    const label = isBack
      ? this.#localize.t('supervise.hand-back', { agent: this.agent })
      : this.#localize.t('supervise.leave');
    return html`
      <button class="button small ${action}" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => this.#ask(action)}>
        ${icon(isBack ? 'undo-2' : 'log-out', 'small')}${label}
      </button>
    `;
  }

  /** Where there is nowhere to go, the status says it all: one step alone would look like a button. */
  #renderSteps(offered: readonly Step[]): TemplateResult {
    const told = this.#talk.t('talk.visible');
    const isHere = (step: Step): boolean => step.action === stepOf[this.standing];
    // What others notice stands apart from what they do not, as long as one is unseen.
    const from = offered.find((step) => !isHere(step) && isUnseen[this.standing]);
    return html`
      <ol class="steps" aria-label=${this.#localize.t('supervise.modes')}>
        ${offered.map(
          (step) => html`
            ${
              step === from
                ? html`<li part="told" class="told" title=${told}>${icon('eye', 'small')}<span>${told}</span></li>`
                : nothing
            }
            ${this.#renderStep(step)}
          `,
        )}
      </ol>
    `;
  }

  /** Below the status: what was read, or what stands before leaving. */
  #renderMore(): TemplateResult | typeof nothing {
    const { reading, may } = this;
    const t = this.#talk;
    if (may.includes('hand-back'))
      return html`<p part="reading" class="reading">${t.t('talk.leave-first')}</p>`;
    // Whoever handles it is past the question.
    if (!reading || this.standing === 'handler') return nothing;
    const { unread, hasOlder } = reading;
    const isAll = unread === 0 && !hasOlder;
    const earlier = unread > 0 ? t.t('talk.read-earlier', { n: unread }) : t.t('talk.read-unloaded');
    return html`<p part="reading" class="reading">
      ${icon(isAll ? 'check-check' : 'arrow-up', 'small')}${isAll ? t.t('talk.read-all') : earlier}
    </p>`;
  }

  protected override render(): TemplateResult {
    const { may, standing } = this;
    const t = this.#localize;
    const offered = stepsFor(standing, may);
    const at = offered.find((step) => step.action === stepOf[standing]);
    return html`
      <section part="base" class="base" role="group" aria-label=${t.t('supervise.label')}>
        <p part="status" class="status" tabindex="-1">
          ${at ? icon(at.icon) : nothing}
<span>${this.#status()}</span>
        </p>
        ${this.#renderMore()}
        ${offered.length > 1 ? this.#renderSteps(offered) : nothing}
        <div class="out">
          ${may.includes('hand-back') ? this.#renderButton('hand-back') : nothing}
          ${may.includes('leave') ? this.#renderButton('leave') : nothing}
        </div>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-supervision-bar': ParleySupervisionBar;
  }
  interface HTMLElementEventMap {
    'parley-supervise-request': CustomEvent<SuperviseRequestDetail>;
  }
}
