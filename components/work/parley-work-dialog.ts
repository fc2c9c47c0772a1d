/** Asks what has to be known before something is done to a conversation, and shows what came of it. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { buttons } from '../shared/buttons.styles.js';
import { choiceStyles } from '../shared/choice.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { KeyGuard } from '../shared/key-guard.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme } from '../shared/theme.js';
import { styles } from './parley-work-dialog.styles.js';
import type { Choice, Field, Values } from './work-fields.js';
import { workMessages } from './work-messages.js';

export interface WorkConfirmDetail {
  readonly values: Values;
}

/** What is asked, in words. */
export interface WorkQuestionView {
  readonly title: string;
  readonly about: string | null;
  readonly confirm: string;
  readonly fields: readonly Field[];
  readonly isDanger: boolean;
}

const TEXT_LENGTH = 200;
const LONG_LENGTH = 1_000;

const grouped = (choices: readonly Choice[]): ReadonlyMap<string, readonly Choice[]> => {
  const groups = new Map<string, readonly Choice[]>();
  for (const each of choices) {
    const group = each.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  return groups;
};

/**
 * @summary A short form over the page, for one thing that is done to a conversation.
 *
 * @fires {CustomEvent<WorkConfirmDetail>} parley-work-confirm - Filled in and confirmed.
 * @fires parley-dismissed - Closed without.
 *
 * @csspart dialog - The box.
 * @csspart confirm - The button that does it.
 * @csspart cancel - The button that does not.
 */
export class ParleyWorkDialog extends ParleyElement {
  static override styles = [theme, controlReset, buttons, dialogStyles, styles, choiceStyles];

  /** What is asked; null while nothing is. */
  @property({ attribute: false }) question: WorkQuestionView | null = null;

  /** It was sent, and its answer is not there yet. */
  @property({ type: Boolean }) busy = false;

  /** Why it was refused; null while it was not. */
  @property({ attribute: false }) problem: string | null = null;

  /** With a problem that no second try would mend. */
  @property({ type: Boolean }) impossible = false;

  @state() private missing: string | null = null;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #localize = new Localize(this, workMessages);

  constructor() {
    super();
    new KeyGuard(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('question')) this.missing = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { dialog, question } = this;
    if (!changed.has('question') || !dialog || dialog.open === (question !== null)) return;
    // The browser gives the focus back to whatever had it when the dialog was opened.
    if (!question) return dialog.close();
    dialog.showModal();
    // Where Enter does no harm: in the first field, or on the button that changes nothing.
    const first = question.isDanger ? null : this.#controls()[0];
    (first ?? this.renderRoot.querySelector<HTMLElement>('.cancel'))?.focus();
  }

  #controls(): readonly (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[] {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement>('input, select, textarea')];
  }

  #dismiss(): void {
    if (this.busy) return;
    this.dispatchEvent(new CustomEvent('parley-dismissed'));
  }

  #values(): Values {
    const form = this.renderRoot.querySelector('form');
    const values: Record<string, string> = {};
    if (!form) return values;
    for (const [name, value] of new FormData(form)) {
      const text = String(value).trim();
      // Several boxes under one name are one list.
      values[name] = values[name] ? `${values[name]},${text}` : text;
    }
    return values;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const { question } = this;
    if (this.busy || this.impossible || !question) return;
    const values = this.#values();
    const missing = question.fields.find(
      (field) => 'isRequired' in field && field.isRequired && !values[field.name],
    );
    this.missing = missing?.name ?? null;
    if (missing) {
      this.#controls()
        .find(({ name }) => name === missing.name)
        ?.focus();
      return;
    }
    const detail: WorkConfirmDetail = { values };
    this.dispatchEvent(new CustomEvent('parley-work-confirm', { detail }));
  }

  #label(field: Field): TemplateResult {
    const isOptional = 'isRequired' in field && !field.isRequired;
    const t = this.#localize;
    return html`<span>${t.t(field.label)}${isOptional ? html` <small>(${t.t('work.optional')})</small>` : nothing}</span>`;
  }

  #renderExplained({ name, label, value, choices }: Extract<Field, { kind: 'choice' }>): TemplateResult {
    return html`
      <fieldset class="choices"><legend>${this.#localize.t(label)}</legend>
        ${choices.map(
          (each) => html`<label class="choice">
            <input type="radio" name=${name} value=${each.value} ?checked=${each.value === value} />
            <span>${each.label}${each.about ? html`<small>${each.about}</small>` : nothing}</span>
          </label>`,
        )}
      </fieldset>
    `;
  }

  #renderChoice(field: Extract<Field, { kind: 'choice' }>): TemplateResult {
    const { name, value, choices } = field;
    if (field.isExplained) return this.#renderExplained(field);
    const option = (each: Choice): TemplateResult =>
      html`<option value=${each.value} ?selected=${each.value === value}>${each.label}</option>`;
    return html`
      <label>${this.#label(field)}
        <select name=${name} aria-invalid=${this.missing === name ? 'true' : 'false'}>
          ${value === '' ? html`<option value="">${this.#localize.t('work.target-choose')}</option>` : nothing}
          ${[...grouped(choices)].map(([group, some]) =>
            group === '' ? some.map(option) : html`<optgroup label=${group}>${some.map(option)}</optgroup>`,
          )}
        </select>
      </label>
    `;
  }

  #renderTags(field: Extract<Field, { kind: 'tags' }>): TemplateResult {
    const { name, known, value } = field;
    if (!known) {
      return html`
        <label>${this.#label(field)} <small>${this.#localize.t('work.tags-hint')}</small>
          <input name=${name} .value=${value.join(', ')} maxlength=${LONG_LENGTH} autocomplete="off" dir="auto" />
        </label>
      `;
    }
    // Also those that have left the list since: otherwise saving would take them away.
    const all = [...new Set([...known, ...value])];
    return html`
      <fieldset><legend>${this.#localize.t(field.label)}</legend>
        ${all.map(
          (tag) => html`<label class="check">
            <input type="checkbox" name=${name} value=${tag} ?checked=${value.includes(tag)} /><bdi>${tag}</bdi>
          </label>`,
        )}
      </fieldset>
    `;
  }

  #renderText(field: Extract<Field, { kind: 'text' }>): TemplateResult {
    const { name, isLong } = field;
    const invalid = this.missing === name ? 'true' : 'false';
    return html`
      <label>${this.#label(field)}
        ${
          isLong
            ? html`<textarea name=${name} rows="3" maxlength=${LONG_LENGTH} aria-invalid=${invalid} dir="auto"></textarea>`
            : html`<input name=${name} maxlength=${TEXT_LENGTH} aria-invalid=${invalid} autocomplete="off" dir="auto" />`
        }
      </label>
    `;
  }

  #renderField(field: Field): TemplateResult {
    switch (field.kind) {
      case 'choice':
        return this.#renderChoice(field);
      case 'tags':
        return this.#renderTags(field);
      case 'text':
        return this.#renderText(field);
      case 'check':
        return html`<label class="check">
          <input type="checkbox" name=${field.name} value="yes" />${this.#localize.t(field.label)}
        </label>`;
    }
  }

  #problem(): string | null {
    return this.missing === null || this.impossible ? this.problem : this.#localize.t('work.missing');
  }

  #renderQuestion({ title, about, confirm, fields, isDanger }: WorkQuestionView): TemplateResult {
    const t = this.#localize;
    const problem = this.#problem();
    return html`
      <form @submit=${this.#onSubmit} novalidate>
        <h2 id="title">${title}</h2>
        ${about === null ? nothing : html`<p id="about" class="about">${about}</p>`}
        ${fields.map((field) => this.#renderField(field))}
        <p class="problem" role="alert">${problem === null ? nothing : html`${icon('circle-alert', 'small')}<span>${problem}</span>`}</p>
        <div class="actions">
          <button type="button" part="cancel" class="button cancel" @click=${this.#dismiss}>${t.t('work.cancel')}</button>
          <button
            part="confirm"
            class="button ${isDanger ? 'danger' : 'primary'}"
            aria-disabled=${this.busy || this.impossible ? 'true' : 'false'}
          >
            ${this.busy ? t.t('work.busy') : confirm}
          </button>
        </div>
      </form>
    `;
  }

  #onCancel(event: Event): void {
    event.preventDefault();
    this.#dismiss();
  }

  protected override render(): TemplateResult {
    const { question } = this;
    return html`
      <dialog
        part="dialog"
        role=${question?.isDanger ? 'alertdialog' : 'dialog'}
        aria-labelledby="title"
        aria-describedby=${question?.about ? 'about' : nothing}
        @cancel=${this.#onCancel}
      >
        ${question ? this.#renderQuestion(question) : nothing}
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-work-dialog': ParleyWorkDialog;
  }
  interface HTMLElementEventMap {
    'parley-work-confirm': CustomEvent<WorkConfirmDetail>;
  }
}
