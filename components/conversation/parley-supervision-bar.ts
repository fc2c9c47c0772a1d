/** The strip that says how a supervisor is in a conversation, and offers what they may do about it. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { Action, Standing } from '../../core/domain/permissions.js';
import { buttons } from '../shared/buttons.styles.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme } from '../shared/theme.js';
import { styles } from './parley-supervision-bar.styles.js';
import type { Step, SuperviseAction } from './supervision-steps.js';
import { stepOf, stepsFor } from './supervision-steps.js';

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
 *
 * @attr {string} standing - How the supervisor is in the conversation.
 * @attr {string} agent - The name of the agent.
 * @attr {string} customer - The name of the customer.
 * @attr {string} busy - The action that is being asked for.
 */
export class ParleySupervisionBar extends ParleyElement {
  static override styles = [theme, controlReset, buttons, styles];

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

  readonly #localize = new Localize(this, staffMessages);

  /** Puts the focus on the line that says how one is here now. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.status')?.focus(options);
  }

  #ask(action: SuperviseAction): void {
    if (this.busy) return;
    const detail: SuperviseRequestDetail = { action };
    this.dispatchEvent(
      new CustomEvent('parley-supervise-request', {
        detail,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
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

  #renderStep(step: Step): TemplateResult {
    const label = this.#localize.t(labels[step.action]);
    if (step.action === stepOf[this.standing]) {
      return html`<li><span part="step" class="step current" aria-current="step">${icon(step.icon)}${label}</span></li>`;
    }
    return html`
      <li>
        <button
          part="step"
          class=${classMap({ step: true, [step.action]: true })}
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${() => this.#ask(step.action)}
        >
          ${icon(step.icon)}${label}
        </button>
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
    return html`
      <ol class="steps" aria-label=${this.#localize.t('supervise.modes')}>
        ${offered.map((step) => this.#renderStep(step))}
      </ol>
    `;
  }

  protected override render(): TemplateResult {
    const { may, standing } = this;
    const t = this.#localize;
    const offered = stepsFor(standing, may);
    const at = offered.find((step) => step.action === stepOf[standing]);
    return html`
      <section part="base" class="base" aria-label=${t.t('supervise.label')}>
        <p part="status" class="status" tabindex="-1">
          ${at ? icon(at.icon) : nothing}<span>${this.#status()}</span>
        </p>
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
}
