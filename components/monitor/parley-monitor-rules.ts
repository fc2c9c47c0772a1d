/** The dialog of one's monitoring rules: those that there are, and the form for another one. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { StaffRowView } from '../../core/domain/availability.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { dialogListStyles } from '../shared/dialog-list.styles.js';
import { KeyGuard } from '../shared/key-guard.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme } from '../shared/theme.js';
import { panelMessages } from './panel-messages.js';
import type { MonitorRule, RuleKind } from './panel-rules.js';
import { ruleKinds, withRule } from './panel-rules.js';
import { styles } from './parley-monitor-rules.styles.js';

export interface RulesChangeDetail {
  readonly rules: readonly MonitorRule[];
}

const LONGEST = 100;

/**
 * @summary Standing rules by which conversations are monitored.
 *
 * @fires {CustomEvent<RulesChangeDetail>} parley-rules-change - A rule was added or removed.
 *
 * @csspart dialog - The box.
 * @csspart rule - One rule.
 */
export class ParleyMonitorRules extends ParleyElement {
  static override styles = [theme, controlReset, buttons, dialogStyles, dialogListStyles, styles];

  /** Those that there are, the newest at the end. */
  @property({ attribute: false }) rules: readonly MonitorRule[] = [];

  /** Whom a rule can be about. */
  @property({ attribute: false }) staff: readonly StaffRowView[] = [];

  /** Tags that are in use. */
  @property({ attribute: false }) tags: readonly string[] = [];

  @state() private kind: RuleKind = 'agent';
  @state() private isMissing = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #localize = new Localize(this, panelMessages);
  #removedAt: number | null = null;

  constructor() {
    super();
    new KeyGuard(this);
  }

  /** The focus goes to the form, and back to where it was when it is closed. */
  open(): void {
    if (!this.dialog || this.dialog.open) return;
    this.isMissing = false;
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('select')?.focus();
  }

  #tell(rules: readonly MonitorRule[]): void {
    ask(this, 'parley-rules-change', { rules }, 'inside');
  }

  #remove(rule: MonitorRule, at: number): void {
    this.#removedAt = at;
    this.#tell(this.rules.filter((each) => each !== rule));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('rules') || this.#removedAt === null) return;
    // The button that was pressed is gone: to the next one, or to the form.
    const left = this.renderRoot.querySelectorAll<HTMLElement>('.remove');
    (left[Math.min(this.#removedAt, left.length - 1)] ?? this.renderRoot.querySelector('select'))?.focus();
    this.#removedAt = null;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>('[name="value"]');
    const value = field?.value.trim() ?? '';
    this.isMissing = value === '';
    if (!field || value === '') return field?.focus();
    const name = this.kind === 'agent' ? (this.staff.find(({ id }) => id === value)?.name ?? value) : value;
    this.#tell(withRule(this.rules, { kind: this.kind, value, name }));
    field.value = '';
    field.focus();
  };

  readonly #onKind = (event: Event): void => {
    this.kind = (event.target as HTMLSelectElement).value as RuleKind;
    this.isMissing = false;
  };

  #label({ kind, name }: MonitorRule): string {
    return this.#localize.t(`panel.rule-says-${kind}`, { name });
  }

  #renderRules(): TemplateResult {
    const t = this.#localize;
    if (this.rules.length === 0) return html`<p class="none">${t.t('panel.rules-none')}</p>`;
    return html`
      <ul class="own">
        ${this.rules.map(
          (rule, at) => html`
            <li part="rule">
              <bdi>${this.#label(rule)}</bdi>
              <button
                type="button"
                class="icon-button remove"
                aria-label=${t.t('panel.rules-remove', { rule: this.#label(rule) })}
                @click=${() => this.#remove(rule, at)}
              >
                ${icon('trash-2', 'small')}
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #renderValue(): TemplateResult {
    const { kind, staff, tags } = this;
    const t = this.#localize;
    const label = t.t(`panel.rule-${kind}`);
    const invalid = this.isMissing ? 'true' : 'false';
    if (kind === 'agent') {
      return html`
        <select name="value" aria-label=${label} aria-invalid=${invalid} aria-describedby="missing">
          <option value="">${t.t('panel.rule-choose')}</option>
          ${staff.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      `;
    }
    return html`
      <input
        name="value"
        list=${kind === 'tag' ? 'tags' : nothing}
        maxlength=${LONGEST}
        autocomplete="off"
        dir="auto"
        aria-label=${label}
        aria-invalid=${invalid}
        aria-describedby="missing"
      />
      ${kind === 'tag' ? html`<datalist id="tags">${tags.map((tag) => html`<option value=${tag}></option>`)}</datalist>` : nothing}
    `;
  }

  protected override render(): TemplateResult {
    const t = this.#localize;
    return html`
      <dialog part="dialog" aria-labelledby="title" aria-describedby="about">
        <form @submit=${this.#onSubmit} novalidate>
          <h2 id="title">${t.t('panel.rules')}</h2>
          <p id="about" class="about">${t.t('panel.rules-about')}</p>
          ${this.#renderRules()}
          <div class="fields">
            <label>
              <span>${t.t('panel.rules-kind')}</span>
              <select name="kind" @change=${this.#onKind}>
                ${ruleKinds.map(
                  (each) =>
                    html`<option value=${each} ?selected=${each === this.kind}>${t.t(`panel.rule-${each}`)}</option>`,
                )}
              </select>
            </label>
            ${this.#renderValue()}
          </div>
          <p id="missing" class="problem" role="alert">${this.isMissing ? t.t('panel.rules-missing') : nothing}</p>
          <div class="actions">
            <button type="button" class="button close" @click=${() => this.dialog?.close()}>${t.t('panel.rules-close')}</button>
            <button class="button primary add">${icon('plus', 'small')}${t.t('panel.rules-add')}</button>
          </div>
        </form>
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-rules': ParleyMonitorRules;
  }
  interface HTMLElementEventMap {
    'parley-rules-change': CustomEvent<RulesChangeDetail>;
  }
}
