/** What stands above the composer: that one is on hold, and what is to be known, or agreed to, about being read along. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConversationPort } from '../client/snapshots.js';
import { icon } from '../components/shared/icons.js';
import type { CustomerHeader } from '../core/domain/customer-header.js';
import type { Front } from '../core/domain/front.js';
import type { Header } from '../core/domain/header.js';
import type { SiteText } from '../core/domain/site.js';
import { siteTextIn } from '../core/domain/site.js';
import type { FrontWords, Words } from './front-lines.js';
import { partsMessages } from './parts-messages.js';

type Consent = NonNullable<CustomerHeader['consent']>;

const customerOf = (header: Header | null | undefined): CustomerHeader | null =>
  header?.kind === 'customer' ? header : null;

/** What stands there unless the workgroup has words of its own is ours, and said in every language. */
export const noticeText = (text: SiteText, words: Words): string =>
  text === partsMessages['widget.monitored'] ? words.t('widget.monitored') : siteTextIn(text, words.language);

/** What has to be agreed to before anything can be written; null when nothing has to. */
export const unagreed = (header: Header | null | undefined): Consent | null => {
  const { consent, you } = customerOf(header) ?? {};
  return consent?.isRequired && consent.agreed !== true && you?.may.includes('consent') ? consent : null;
};

/** True if it was agreed to, and the room knows. */
export const agree = async (
  client: ConversationPort,
  { version }: Consent,
  agreed: boolean,
): Promise<boolean> => {
  const answer = await client.ask({ type: 'consent', version, agreed });
  return agreed && answer.kind === 'accepted';
};

/** What was written before goes as it was meant to. */
export const sendHeld = (client: ConversationPort): void => {
  for (const { localId, state } of client.snapshot.pending) {
    if (state.kind === 'failed' && state.refusal.code === 'consent-required') client.retry(localId);
  }
};

/** A question and no dialog: what was said so far can still be read, and the page is not stopped. */
const question = (
  { text, agreed }: Consent,
  words: Words,
  answer: (agreed: boolean) => void,
): TemplateResult => html`
  <div class="consent" role="group" aria-labelledby="consent" tabindex="-1">
    <p id="consent" dir="auto">${noticeText(text, words)}</p>
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

const noticed = (text: SiteText | undefined, words: Words): TemplateResult | typeof nothing =>
  text ? html`<p class="notice" dir="auto">${noticeText(text, words)}</p>` : nothing;

export const notices = (
  header: Header | null | undefined,
  words: Words,
  answer: (agreed: boolean) => void,
): TemplateResult => {
  const { consent = null, onHold = false } = customerOf(header) ?? {};
  const open = unagreed(header);
  return html`
    ${onHold ? html`<p class="notice hold">${words.t('widget.on-hold')}</p>` : nothing}
    ${open ? question(open, words, answer) : noticed(consent?.text, words)}
  `;
};

/** Before there is a conversation it is told as well; it is agreed to in the conversation. */
export const frontNotice = (front: Front | null, words: Words): unknown =>
  noticed(front?.notice?.text, words);

/** To whoever wrote while nobody is there. */
export const leftNotice = (words: FrontWords): TemplateResult =>
  html`<p class="notice left">${icon('check', 'small')}<span>${words.t('front.left')}</span></p>`;

/** What was written and is in no list yet. */
export interface Unlisted {
  readonly text: string;
  readonly isSending: boolean;
}

/** As the list will show it. */
export const unlistedNotice = (
  { text, isSending }: Unlisted,
  words: Words,
): TemplateResult | typeof nothing =>
  text
    ? html`<p class="notice unlisted"><bdi>${text}</bdi>${isSending ? words.t('timeline.sending') : nothing}</p>`
    : nothing;
