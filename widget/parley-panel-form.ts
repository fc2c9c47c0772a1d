/** The form before a conversation, or with a message that is left while nobody is there. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { announce } from '../components/shared/announcer.js';
import { ask } from '../components/shared/ask.js';
import { buttons } from '../components/shared/buttons.styles.js';
import { property, query, state } from '../components/shared/decorators.js';
import { defineElement } from '../components/shared/define-element.js';
import { Localize } from '../components/shared/localize.js';
import { ParleyElement } from '../components/shared/parley-element.js';
import { controlReset, theme } from '../components/shared/theme.js';
import { icon } from '../components/shared/timeline-icons.js';
import type { FormField } from '../core/domain/site.js';
import { siteTextIn } from '../core/domain/site.js';
import { formMessages } from './form-messages.js';
import type { AskedForm, Forms } from './forms.js';
import { fieldStyles } from './panel-fields.styles.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-panel-form': ParleyPanelForm;
  }
  interface HTMLElementEventMap {
    'parley-form-done': CustomEvent<null>;
  }
}

type Control = HTMLInputElement | HTMLSelectElement;

/** What browsers fill in by themselves. */
const autocompleteOf = ({ name, kind }: FormField): string | typeof nothing => {
  if (kind === 'email' || kind === 'tel') return kind;
  return { name: 'name', company: 'organization' }[name] ?? nothing;
};

const idOf = ({ name }: FormField): string => `field-${name}`;

/** By the value: the server finds the same. */
const faultKeys = {
  text: 'form.wrong',
  email: 'form.wrong-email',
  tel: 'form.wrong-tel',
  choice: 'form.wrong',
  check: 'form.unchecked',
} as const satisfies Record<FormField['kind'], keyof typeof formMessages>;

/**
 * What is typed is kept at once, so that neither a reload nor another form in its place loses it.
 *
 * @summary The fields that a workgroup asks its customers for.
 *
 * @fires {CustomEvent<null>} parley-form-done - There is nothing left to fill in here: it was sent, skipped, or left with Enter.
 *
 * @csspart base - The box.
 */
export class ParleyPanelForm extends ParleyElement {
  static override styles = [theme, controlReset, buttons, fieldStyles];

  /** What is asked, and what was filled in. */
  @property({ attribute: false }) forms: Forms | null = null;
  /** It goes by a button of its own, and not with a message. */
  @property({ type: Boolean }) alone = false;

  @query('form') private readonly form!: HTMLFormElement | null;
  @state() private faults: readonly string[] = [];

  readonly #words = new Localize(this, formMessages);
  #heard: Forms | null = null;
  #shown: AskedForm | null = null;
  #said = '';
  #refused: readonly string[] = [];
  #isRefusedNow = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen(this.forms);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listen(null);
  }

  /** To what is wrong first, else to what is empty. */
  override focus(options?: FocusOptions): void {
    const controls = [...(this.form?.elements ?? [])].filter((each): each is Control => 'value' in each);
    const wrong = controls.find((each) => each.getAttribute('aria-invalid') === 'true');
    const empty = controls.find((each) => each instanceof HTMLInputElement && each.value === '');
    (wrong ?? empty ?? controls[0])?.focus(options);
  }

  /** Whether nothing stands in the way of a message; what does is shown. */
  submit(): boolean {
    const asked = this.#shown;
    if (!asked || !this.forms) return true;
    this.faults = this.forms.submit(asked);
    if (this.faults.length === 0) return true;
    void this.#showFaults();
    return false;
  }

  async #showFaults(): Promise<void> {
    announce(this.#words.t('form.faults', { n: this.faults.length }), 'assertive');
    await this.updateComplete;
    this.focus();
  }

  protected override willUpdate(): void {
    this.#listen(this.isConnected ? this.forms : null);
    this.#takeRefused();
    const asked = this.forms?.asked() ?? null;
    // Nobody's field goes away while they write in it.
    const active = this.shadowRoot?.activeElement;
    const isKept = asked?.form.fields.some((field) => idOf(field) === active?.id);
    if (active?.matches('input, select') && this.#shown && !isKept && this.#isStillOpen()) return;
    if (asked?.name !== this.#shown?.name && !this.#isRefusedNow) this.faults = [];
    this.#shown = asked;
  }

  protected override updated(): void {
    const said = this.#shown ? this.#title() : this.#isThanked ? this.#words.t('form.thanks') : '';
    if (said !== this.#said && this.checkVisibility()) announce(said);
    this.#said = said;
    if (this.#isRefusedNow) void this.#showFaults();
    this.#isRefusedNow = false;
  }

  /** What the room did not take is told once, and stands there until it is written anew. */
  #takeRefused(): void {
    const refused = this.forms?.refused ?? this.#refused;
    if (refused === this.#refused) return;
    this.#refused = refused;
    this.#isRefusedNow = refused.length > 0;
    if (this.#isRefusedNow) this.faults = refused;
  }

  /** It was not sent or skipped meanwhile: only something else would be asked now. */
  #isStillOpen(): boolean {
    return this.forms?.isOpen(this.#shown) ?? false;
  }

  get #isThanked(): boolean {
    return this.alone && this.forms?.isThanked === true;
  }

  #listen(forms: Forms | null): void {
    if (forms === this.#heard) return;
    this.#heard?.removeEventListener('change', this.#onChange);
    this.#heard = forms;
    forms?.addEventListener('change', this.#onChange);
  }

  readonly #onChange = (): void => this.requestUpdate();

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.submit()) ask(this, 'parley-form-done', null, 'inside');
  };

  readonly #onSkip = (): void => {
    if (this.#shown) this.forms?.skip(this.#shown.name);
    ask(this, 'parley-form-done', null, 'inside');
  };

  // A form of several fields and no button is not sent by Enter; with a message, it is where that is written that is next.
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || this.alone) return;
    if (!(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    ask(this, 'parley-form-done', null, 'inside');
  };

  #onInput({ name }: FormField, control: Control): void {
    const value = control.type === 'checkbox' ? String((control as HTMLInputElement).checked) : control.value;
    this.forms?.set(name, value);
    this.faults = this.faults.filter((each) => each !== name);
  }

  #title(): string {
    return this.#words.t(this.#shown?.name === 'away' ? 'form.away' : 'form.pre-chat');
  }

  protected override render(): TemplateResult | typeof nothing {
    const asked = this.#shown;
    if (!asked)
      return this.#isThanked
        ? html`<p class="base thanks" part="base">${icon('check', 'small')}${this.#words.t('form.thanks')}</p>`
        : nothing;
    const { form, name } = asked;
    return html`
      <form
        class="base"
        part="base"
        novalidate
        aria-labelledby="title"
        @submit=${this.#onSubmit}
        @keydown=${this.#onKeydown}
        @focusout=${this.#onChange}
      >
        <div class="top">
          <div>
            <h3 id="title">${this.#title()}</h3>
            ${name === 'away' ? html`<p class="more">${this.#words.t('form.away-more')}</p>` : nothing}
          </div>
          ${
            form.isSkippable
              ? html`<button class="button quiet" type="button" @click=${this.#onSkip}>${this.#words.t('form.skip')}</button>`
              : nothing
          }
        </div>
        ${repeat(
          form.fields,
          (field) => `${field.name} ${field.kind}`,
          (field) => this.#field(field),
        )}
        ${this.alone ? html`<button class="button" type="submit">${this.#words.t('form.send')}</button>` : nothing}
      </form>
    `;
  }

  #field(field: FormField): TemplateResult {
    const fault = this.faults.includes(field.name) ? this.#fault(field) : '';
    const label = html`
      <label for=${idOf(field)}
        ><bdi>${siteTextIn(field.label, this.#words.language)}</bdi>
        ${field.isRequired ? nothing : html`<small>(${this.#words.t('form.optional')})</small>`}</label
      >
    `;
    const control = this.#control(field, fault !== '');
    return html`
      <div class="field ${field.kind}">
        ${field.kind === 'check' ? html`${control}${label}` : html`${label}${control}`}
        <p class="fault" id="fault-${field.name}" ?hidden=${fault === ''}>${icon('circle-alert', 'small')}${fault}</p>
      </div>
    `;
  }

  #control(field: FormField, isWrong: boolean): TemplateResult {
    const { kind, name, isRequired, options = [] } = field;
    const value = this.forms?.value(name) ?? '';
    const onInput = ({ target }: Event): void => this.#onInput(field, target as Control);
    const described = isWrong ? `fault-${name}` : nothing;
    const invalid = isWrong ? 'true' : nothing;
    if (kind === 'choice')
      return html`
        <select id=${idOf(field)} ?required=${isRequired} aria-invalid=${invalid} aria-describedby=${described} @change=${onInput}>
          <option value="" ?selected=${value === ''}>${this.#words.t('form.choose')}</option>
          ${options.map((each) => html`<option value=${each} ?selected=${value === each}>${each}</option>`)}
        </select>
      `;
    if (kind === 'check')
      return html`
        <input
          id=${idOf(field)}
          type="checkbox"
          ?required=${isRequired}
          aria-invalid=${invalid}
          aria-describedby=${described}
          .checked=${live(value === 'true')}
          @change=${onInput}
        />
      `;
    return html`
      <input
        id=${idOf(field)}
        type=${kind}
        name=${name}
        dir=${kind === 'text' ? 'auto' : 'ltr'}
        autocomplete=${autocompleteOf(field)}
        maxlength="500"
        ?required=${isRequired}
        aria-invalid=${invalid}
        aria-describedby=${described}
        .value=${live(value)}
        @input=${onInput}
      />
    `;
  }

  #fault(field: FormField): string {
    const value = (this.forms?.value(field.name) ?? '').trim();
    return this.#words.t(value === '' ? 'form.missing' : faultKeys[field.kind]);
  }
}

export const defineForm = (): void => defineElement('parley-panel-form', ParleyPanelForm);
