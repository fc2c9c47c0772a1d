/** Asks a supervisor whether they really mean to take a conversation over, and says what it would do. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { TakeOverTarget } from '../../core/domain/command.js';
import type { HouseRules } from '../../core/domain/house-rules.js';
import { buttons } from '../shared/buttons.styles.js';
import { choiceStyles } from '../shared/choice.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { KeyGuard } from '../shared/key-guard.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme } from '../shared/theme.js';
import type { WorkTargets } from '../work/work-commands.js';
import { introduction } from './introduction.js';
import { styles } from './parley-takeover-dialog.styles.js';
import { introField, reasonField, targetFields } from './takeover-fields.js';
import type { TargetKind } from './takeover-target.js';
import { consequences, possibleTargets, targetFrom } from './takeover-target.js';
import { talkMessages } from './talk-messages.js';

export interface TakeoverRequestDetail {
  /** What the supervisor gave as the reason; absent when they gave none. */
  readonly reason?: string;
  /** The first word to the customer; absent where there is to be none. */
  readonly intro?: string;
  /** Who answers from now on; absent: whoever asks. */
  readonly target?: TakeOverTarget;
}

/** What is asked besides yes or no, as the workgroup decides it. */
export type TakeoverRules = Pick<HouseRules, 'reasons'> & HouseRules['takeover'];

export const usualRules: TakeoverRules = {
  targets: ['self'],
  confirm: 'dialog',
  intro: 'off',
  reasons: null,
};

export type Missing = 'reason' | 'intro' | 'person';

const missingWords = {
  reason: ({ words }) => words.t('takeover.reason-missing'),
  intro: ({ words }) => words.t('takeover.intro-missing'),
  person: ({ talk }) => talk.t('talk.take-person-missing'),
} as const satisfies Record<Missing, (by: Spoken) => string>;

interface Spoken {
  readonly words: Localize<typeof staffMessages>;
  readonly talk: Localize<typeof talkMessages>;
}

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
 * @attr {string} supervisor - Under which name the customer would know whoever takes over, for the introduction.
 */
export class ParleyTakeoverDialog extends ParleyElement {
  static override styles = [theme, controlReset, buttons, dialogStyles, choiceStyles, styles];

  /** Whether the question is asked now. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Whose conversation it is. */
  @property() agent = '';

  /** Whom it is with. */
  @property() customer = '';

  /** The name of the workgroup: who speaks, in the introduction that is proposed. */
  @property() team = '';

  /** Under which name the customer would know whoever takes over. */
  @property() supervisor = '';

  /** To whom it can be given, where that is somebody else. */
  @property({ attribute: false }) people: WorkTargets['people'] = [];

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
  /** Who was chosen; null: whoever comes first. */
  @state() private chosen: TargetKind | null = null;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.cancel') private cancelButton!: HTMLButtonElement | null;
  @query('.reason') private reasonField!: HTMLInputElement | HTMLSelectElement | null;
  @query('.intro') private introField!: HTMLTextAreaElement | null;
  @query('.person') private personField!: HTMLSelectElement | null;

  readonly #localize = new Localize(this, staffMessages);
  readonly #talk = new Localize(this, talkMessages);
  /** What was proposed: as long as it stands there, another reason may change it. */
  #proposed = '';

  constructor() {
    super();
    new KeyGuard(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    this.missing = null;
    if (this.open) this.chosen = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.dialog || this.dialog.open === this.open) return;
    if (!this.open) {
      // The browser gives the focus back to whatever had it when the dialog was opened.
      this.dialog.close();
      return;
    }
    if (this.reasonField) this.reasonField.value = '';
    if (this.personField) this.personField.value = '';
    this.#propose();
    this.dialog.showModal();
    // On the button that changes nothing: Enter pressed once too often must not take a conversation from anybody.
    this.cancelButton?.focus();
  }

  get #targets(): readonly TargetKind[] {
    return possibleTargets(this.rules.targets, this.people);
  }

  get #target(): TargetKind {
    const all = this.#targets;
    return (this.chosen && all.includes(this.chosen) ? this.chosen : all[0]) ?? 'self';
  }

  #propose(): void {
    const { supervisor, agent, team } = this;
    const reason = this.reasonField?.value.trim() ?? '';
    this.#proposed = introduction(this.#talk, { supervisor, agent, team, reason });
    if (this.introField) this.introField.value = this.#proposed;
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
    const kind = this.#target;
    const reason = this.reasonField?.value.trim() ?? '';
    const intro = kind === 'self' ? (this.introField?.value.trim() ?? '') : '';
    const person = this.personField?.value ?? '';
    const { confirm, intro: introRule } = this.rules;
    if (kind === 'agent' && person === '') return this.#ask('person', this.personField);
    if (reason === '' && confirm === 'dialog-and-reason') return this.#ask('reason', this.reasonField);
    if (intro === '' && introRule === 'required' && kind === 'self')
      return this.#ask('intro', this.introField);
    this.missing = null;
    const target = kind === 'self' ? null : targetFrom(kind, person);
    const detail: TakeoverRequestDetail = {
      ...(reason && { reason }),
      ...(intro && { intro }),
      ...(target && { target }),
    };
    this.dispatchEvent(
      new CustomEvent('parley-takeover-request', { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  #ask(missing: Missing, field: HTMLElement | null): void {
    this.missing = missing;
    field?.focus();
  }

  #onReason(): void {
    // Only what nobody has put into words of their own.
    if (this.introField?.value === this.#proposed) this.#propose();
  }

  #confirmText(): string {
    const { agent } = this;
    if (this.busy) return this.#localize.t('takeover.busy');
    if (this.#target === 'self') return this.#localize.t('takeover.confirm', { agent });
    return this.#talk.t(`talk.take-confirm-${this.#target}`);
  }

  protected override render(): TemplateResult {
    const { agent, customer, missing, rules } = this;
    const t = this.#localize;
    const spoken: Spoken = { words: t, talk: this.#talk };
    const problem = missing ? missingWords[missing](spoken) : this.problem;
    const target = this.#target;
    const lines = consequences[target]({ ...spoken, agent, customer });
    const asked = { ...spoken, agent, customer, rules, missing };
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
          ${targetFields({
            ...asked,
            targets: this.#targets,
            target,
            people: this.people,
            choose: (kind) => {
              this.chosen = kind;
            },
          })}
          <ul id="consequences">
            ${lines.map(([sign, text]) => html`<li>${icon(sign)}<span>${text}</span></li>`)}
          </ul>
          ${reasonField({ ...asked, changed: () => this.#onReason() })}
          ${rules.intro === 'off' ? nothing : introField({ ...asked, isHidden: target !== 'self' })}
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
              ${this.#confirmText()}
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
