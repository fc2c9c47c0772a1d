/** Asks a supervisor whether they really mean to take a conversation over, and says what it would do. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { TakeOverTarget } from '../../core/domain/command.js';
import type { HouseRules } from '../../core/domain/house-rules.js';
import { ask } from '../shared/ask.js';
import { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import type { WorkTargets } from '../work/work-commands.js';
import { introduction } from './introduction.js';
import { StepDialog } from './step-dialog.js';
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
 * @attr {boolean} busy - The request was sent, and its answer is not there yet.
 * @attr {boolean} impossible - With a problem that no second try would mend.
 * @attr {string} team - The name of the workgroup, for the introduction.
 * @attr {string} supervisor - Under which name the customer would know whoever takes over, for the introduction.
 */
export class ParleyTakeoverDialog extends StepDialog {
  /** The name of the workgroup: who speaks, in the introduction that is proposed. */
  @property() team = '';

  /** Under which name the customer would know whoever takes over. */
  @property() supervisor = '';

  /** To whom it can be given, where that is somebody else. */
  @property({ attribute: false }) people: WorkTargets['people'] = [];

  /** What is asked besides yes or no. */
  @property({ attribute: false }) rules: TakeoverRules = usualRules;

  /** What has to be filled in and was not. */
  @state() private missing: Missing | null = null;
  /** Who was chosen; null: whoever comes first. */
  @state() private chosen: TargetKind | null = null;

  @query('.intro') private introField!: HTMLTextAreaElement | null;
  @query('.person') private personField!: HTMLSelectElement | null;

  readonly #localize = new Localize(this, staffMessages);
  readonly #talk = new Localize(this, talkMessages);
  /** What was proposed: as long as it stands there, another reason may change it. */
  #proposed = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    this.missing = null;
    if (this.open) this.chosen = null;
  }

  protected reset(): void {
    if (this.reasonField) this.reasonField.value = '';
    if (this.personField) this.personField.value = '';
    this.#propose();
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

  protected confirmed(): void {
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
    ask(this, 'parley-takeover-request', {
      ...(reason && { reason }),
      ...(intro && { intro }),
      ...(target && { target }),
    });
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
    return this.renderBox(
      {
        title: t.t('takeover.title', { agent }),
        consequences: lines.map(([sign, text]) => html`${icon(sign)}<span>${text}</span>`),
        cancel: t.t('takeover.cancel'),
        confirm: this.#confirmText(),
        look: 'danger',
        problem,
      },
      targetFields({
        ...asked,
        targets: this.#targets,
        target,
        people: this.people,
        choose: (kind) => {
          this.chosen = kind;
        },
      }),
      html`
        ${reasonField({ ...asked, changed: () => this.#onReason() })}
        ${rules.intro === 'off' ? nothing : introField({ ...asked, isHidden: target !== 'self' })}
      `,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-takeover-dialog': ParleyTakeoverDialog;
  }
  interface HTMLElementEventMap {
    'parley-takeover-request': CustomEvent<TakeoverRequestDetail>;
  }
}
