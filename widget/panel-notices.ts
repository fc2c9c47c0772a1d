/** What stands above the composer: that one is on hold, and what is to be known, or agreed to, about being read along. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Words } from '../components/conversation/entry-words.js';
import type { CustomerHeader } from '../core/domain/customer-header.js';
import type { Header } from '../core/domain/header.js';

type Consent = NonNullable<CustomerHeader['consent']>;

const customerOf = (header: Header | null | undefined): CustomerHeader | null =>
  header?.kind === 'customer' ? header : null;

/** What has to be agreed to before anything can be written; null when nothing has to. */
export const unagreed = (header: Header | null | undefined): Consent | null => {
  const { consent, you } = customerOf(header) ?? {};
  return consent?.isRequired && consent.agreed !== true && you?.may.includes('consent') ? consent : null;
};

/** A question and no dialog: what was said so far can still be read, and the page is not stopped. */
const question = (
  { text, agreed }: Consent,
  words: Words,
  answer: (agreed: boolean) => void,
): TemplateResult => html`
  <div class="consent" role="group" aria-labelledby="consent" tabindex="-1">
    <p id="consent" dir="auto">${text}</p>
    <div class="choices">
      <button class="button primary" type="button" @click=${() => answer(true)}>${words.t('widget.agree')}</button>
      ${
        agreed === null
          ? html`<button class="button" type="button" @click=${() => answer(false)}>${words.t('widget.not-now')}</button>`
          : nothing
      }
    </div>
  </div>
`;

export const notices = (
  header: Header | null | undefined,
  words: Words,
  answer: (agreed: boolean) => void,
): TemplateResult => {
  const { consent = null, onHold = false } = customerOf(header) ?? {};
  const open = unagreed(header);
  return html`
    ${onHold ? html`<p class="notice">${words.t('widget.on-hold')}</p>` : nothing}
    ${open ? question(open, words, answer) : consent ? html`<p class="notice" dir="auto">${consent.text}</p>` : nothing}
  `;
};
