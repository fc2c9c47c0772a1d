/** What is asked before a takeover besides yes or no: who is to answer, why, and the first words to the customer. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { Missing, TakeoverRules } from './parley-takeover-dialog.js';
import type { TargetKind } from './takeover-target.js';
import type { talkMessages } from './talk-messages.js';

const REASON_LENGTH = 200;
const INTRO_LENGTH = 1_000;

interface Asked {
  readonly words: Localize<typeof staffMessages>;
  readonly talk: Localize<typeof talkMessages>;
  readonly agent: string;
  readonly customer: string;
  readonly rules: TakeoverRules;
  readonly missing: Missing | null;
}

const truth = (is: boolean): 'true' | 'false' => (is ? 'true' : 'false');

interface TargetOptions extends Asked {
  readonly targets: readonly TargetKind[];
  readonly target: TargetKind;
  readonly people: WorkTargets['people'];
  choose(kind: TargetKind): void;
}

const personField = ({ talk, people, missing }: TargetOptions): TemplateResult => html`
  <label>
    <span>${talk.t('talk.take-person')}</span>
    <select class="person" aria-required="true" aria-invalid=${truth(missing === 'person')}>
      <option value="">${talk.t('talk.take-choose')}</option>
      ${people.map(({ id, name, detail }) => html`<option value=${id}>${detail ? `${name} · ${detail}` : name}</option>`)}
    </select>
  </label>
`;

/** Nothing is asked where there is nothing to choose. */
export const targetFields = (options: TargetOptions): TemplateResult => {
  const { talk, targets, target, customer, choose } = options;
  return html`
    ${
      targets.length > 1
        ? html`<fieldset class="choices targets">
            <legend>${talk.t('talk.take-who', { customer })}</legend>
            ${targets.map(
              (kind) => html`<label class="choice">
                <input
                  type="radio"
                  name="target"
                  value=${kind}
                  .checked=${kind === target}
                  @change=${() => choose(kind)}
                />
                <span>${talk.t(`talk.take-${kind}`)}</span>
              </label>`,
            )}
          </fieldset>`
        : nothing
    }
    ${target === 'agent' ? personField(options) : nothing}
  `;
};

// Enter in the field would submit the form, which is to say: take over. It takes the button to do that.
const onReasonKey = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') event.preventDefault();
};

export const reasonField = (options: Asked & { changed(): void }): TemplateResult => {
  const { words, agent, rules, missing, changed } = options;
  const isRequired = rules.confirm === 'dialog-and-reason';
  const label = html`<span>
    ${words.t('takeover.reason', { agent })}
    ${isRequired ? nothing : html`<small>${words.t('takeover.optional')}</small>`}
  </span>`;
  const isMissing = truth(missing === 'reason');
  if (!rules.reasons) {
    return html`<label>
      ${label}
      <input
        class="reason"
        maxlength=${REASON_LENGTH}
        autocomplete="off"
        dir="auto"
        aria-required=${truth(isRequired)}
        aria-invalid=${isMissing}
        @keydown=${onReasonKey}
        @input=${changed}
      />
    </label>`;
  }
  return html`<label>
    ${label}
    <select class="reason" aria-required=${truth(isRequired)} aria-invalid=${isMissing} @change=${changed}>
      <option value="">${words.t('wrap-up.choose')}</option>
      ${rules.reasons.map((reason) => html`<option value=${reason}>${reason}</option>`)}
    </select>
  </label>`;
};

/** Hidden and not gone where somebody else will speak: what was written comes back with the choice. */
export const introField = (options: Asked & { readonly isHidden: boolean }): TemplateResult => {
  const { words, customer, rules, missing, isHidden } = options;
  const isRequired = rules.intro === 'required';
  return html`<label ?hidden=${isHidden}>
    <span>
      ${words.t('takeover.intro', { customer })}
      ${isRequired ? nothing : html`<small>${words.t('takeover.intro-optional')}</small>`}
    </span>
    <textarea
      class="intro"
      rows="4"
      maxlength=${INTRO_LENGTH}
      dir="auto"
      aria-required=${truth(isRequired)}
      aria-invalid=${truth(missing === 'intro')}
    ></textarea>
  </label>`;
};
