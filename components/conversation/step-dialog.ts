/** What the questions before a step of supervision share: the box, the harmless button first, and what became of it. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { buttons } from '../shared/buttons.styles.js';
import { choiceStyles } from '../shared/choice.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { KeyGuard } from '../shared/key-guard.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { controlReset, theme } from '../shared/theme.js';
import { styles } from './parley-takeover-dialog.styles.js';

export interface StepTexts {
  readonly title: string;
  /** What follows from a yes, a line each. */
  readonly consequences: readonly TemplateResult[];
  readonly cancel: string;
  readonly confirm: string;
  /** The colour of the button: what cannot simply be taken back is dangerous. */
  readonly look: 'primary' | 'danger';
  readonly problem: string | null;
}

export abstract class StepDialog extends ParleyElement {
  static override styles = [theme, controlReset, buttons, dialogStyles, choiceStyles, styles];

  /** Whether the question is asked now. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Who handles the conversation. */
  @property() agent = '';

  /** Whom it is with. */
  @property() customer = '';

  /** The request was sent, and its answer is not there yet. */
  @property({ type: Boolean }) busy = false;

  /** Why it cannot be done, or was not; null while it can. */
  @property({ attribute: false }) problem: string | null = null;

  /** With a problem that no second try would mend. */
  @property({ type: Boolean }) impossible = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.cancel') private cancelButton!: HTMLButtonElement | null;
  @query('.reason') protected reasonField!: HTMLInputElement | HTMLSelectElement | null;

  constructor() {
    super();
    new KeyGuard(this);
  }

  /** Its fields are to be as if nobody had touched them. */
  protected abstract reset(): void;

  /** Somebody said yes. */
  protected abstract confirmed(): void;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.dialog || this.dialog.open === this.open) return;
    // The browser gives the focus back to whatever had it when the dialog was opened.
    if (!this.open) return this.dialog.close();
    this.reset();
    this.dialog.showModal();
    // On the button that changes nothing: Enter pressed once too often must not do what others are told of.
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
    if (!this.busy && !this.impossible) this.confirmed();
  }

  /** `before` and `after` stand around what follows from a yes. */
  protected renderBox(texts: StepTexts, before: unknown, after: unknown): TemplateResult {
    const { title, consequences, cancel, confirm, look, problem } = texts;
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
          <h2 id="title">${title}</h2>
          ${before}
          <ul id="consequences">
            ${consequences.map((line) => html`<li>${line}</li>`)}
          </ul>
          ${after}
          <div class="problem" role="alert">${
            problem ? html`${icon('circle-alert')}<span>${problem}</span>` : nothing
          }</div>
          <div class="actions">
            <button type="button" part="cancel" class="button cancel" @click=${this.#dismiss}>${cancel}</button>
            <button
              type="submit"
              part="confirm"
              class="button ${look} confirm"
              aria-disabled=${this.busy || this.impossible ? 'true' : 'false'}
            >
              ${confirm}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }
}
