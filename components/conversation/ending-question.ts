/** Whether a conversation is really to be ended: asked in place, with the harmless answer first. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';

export interface EndingAnswers {
  keep(): void;
  end(): void;
}

export const endingQuestion = (
  customer: string,
  t: Localize<typeof staffMessages>,
  { keep, end }: EndingAnswers,
): TemplateResult => html`
  <div class="question" role="group" aria-label=${t.t('staff.end-ask', { customer })}>
    <p>${t.t('staff.end-ask', { customer })}</p>
    <button class="button small keep" @click=${keep}>${t.t('staff.end-keep')}</button>
    <button class="button small danger" @click=${end}>${t.t('staff.end-confirm')}</button>
  </div>
`;
