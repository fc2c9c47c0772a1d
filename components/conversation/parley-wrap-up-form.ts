/** The work after the end: how a conversation, or an agent's part of it, came out. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { styles } from './parley-wrap-up-form.styles.js';
import { talkMessages } from './talk-messages.js';

/** An outcome that can be chosen. */
export interface Disposition {
  /** What is stored. */
  readonly code: string;
  /** What is shown; a built-in code has its words in every language and needs none. */
  readonly label?: string;
}

export const defaultDispositions: readonly Disposition[] = [
  { code: 'resolved' },
  { code: 'follow-up' },
  { code: 'no-answer' },
  { code: 'spam' },
];

const builtIn = {
  resolved: 'disposition.resolved',
  'follow-up': 'disposition.follow-up',
  'no-answer': 'disposition.no-answer',
  spam: 'disposition.spam',
} as const;

export interface WrapUpRequestDetail {
  readonly disposition: string;
}

/**
 * A list of outcomes and a button.
 *
 * @summary Asks how a conversation ended.
 *
 * @fires {CustomEvent<WrapUpRequestDetail>} parley-wrap-up-request - Chosen and finished. Cancelable.
 *
 * @csspart base - The box.
 * @csspart since - How long it has been wrapped up.
 *
 * @attr {boolean} busy - The request was sent, and its answer is not there yet.
 */
export class ParleyWrapUpForm extends ParleyElement {
  static override styles = [theme, controlReset, buttons, styles];

  /** What can be chosen. */
  @property({ attribute: false }) dispositions: readonly Disposition[] = defaultDispositions;

  /** The request was sent, and its answer is not there yet. */
  @property({ type: Boolean }) busy = false;

  @state() private isMissing = false;

  /** When it began; null: not told. */
  @property({ attribute: false }) since: number | null = null;

  @query('form') private form!: HTMLFormElement | null;

  readonly #localize = new Localize(this, staffMessages);
  readonly #talk = new Localize(this, talkMessages);

  constructor() {
    super();
    new Ticker(this);
  }

  /** Puts the focus on the choice. */
  override focus(options?: FocusOptions): void {
    this.#choice()?.focus(options);
  }

  #label({ code, label }: Disposition): string {
    if (label !== undefined) return label;
    return Object.hasOwn(builtIn, code) ? this.#localize.t(builtIn[code as keyof typeof builtIn]) : code;
  }

  /** The one that was chosen, or the first. */
  #choice(): HTMLInputElement | null {
    const chosen = this.renderRoot.querySelector<HTMLInputElement>('input:checked');
    return chosen ?? this.renderRoot.querySelector<HTMLInputElement>('input');
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (this.busy || !this.form) return;
    const disposition = String(new FormData(this.form).get('outcome') ?? '');
    this.isMissing = disposition === '';
    if (this.isMissing) {
      this.#choice()?.focus();
      return;
    }
    ask(this, 'parley-wrap-up-request', { disposition });
  }

  #onChange(): void {
    this.isMissing = false;
  }

  /** Not read out: a number that changes every second must not be. */
  #renderSince(): TemplateResult | typeof nothing {
    if (this.since === null) return nothing;
    const time = this.#localize.duration(Date.now() - this.since);
    return html`<p part="since" class="since">${icon('timer', 'small')}${this.#talk.t('talk.wrap-since', { time })}</p>`;
  }

  protected override render(): TemplateResult {
    const t = this.#localize;
    return html`
      <form part="base" @submit=${this.#onSubmit} novalidate>
        <fieldset role="radiogroup" aria-describedby="missing" aria-invalid=${this.isMissing ? 'true' : 'false'}>
          <legend>${t.t('wrap-up.label')}</legend>
          <div class="outcomes">
            ${this.dispositions.map(
              (each) => html`<label class="outcome">
                <input type="radio" name="outcome" value=${each.code} @change=${this.#onChange} />
                <span>${this.#label(each)}</span>
              </label>`,
            )}
          </div>
        </fieldset>
        <div class="line">
          ${this.#renderSince()}
          <button class="button primary" aria-disabled=${this.busy ? 'true' : 'false'}>
            ${t.t('wrap-up.finish')}
          </button>
        </div>
        <p id="missing" role="alert">${this.isMissing ? t.t('wrap-up.missing') : nothing}</p>
      </form>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-wrap-up-form': ParleyWrapUpForm;
  }
  interface HTMLElementEventMap {
    'parley-wrap-up-request': CustomEvent<WrapUpRequestDetail>;
  }
}
