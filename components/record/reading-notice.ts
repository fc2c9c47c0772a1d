/** What is said where a reading brought nothing: why, and what one can do about it. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { Reading } from '../../client/archive.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { recordMessages } from './record-messages.js';

export type RecordWords = Localize<typeof recordMessages>;
export type Unread = Exclude<Reading<unknown>, { readonly kind: 'read' }>;

type Cause = 'lost' | 'refused' | 'too-much' | 'signed-out';

/** Any other refusal: not for them, or not there. */
const causes: Readonly<Record<string, Cause>> = {
  'rate-limited': 'too-much',
  unauthenticated: 'signed-out',
  // Of these the server can recover.
  internal: 'lost',
  storage: 'lost',
  unavailable: 'lost',
};

const notices = {
  lost: ['wifi-off', 'reading.lost', 'reading.lost-more', true],
  refused: ['lock', 'reading.refused', 'reading.refused-more', false],
  'too-much': ['hourglass', 'reading.too-much', 'reading.too-much-more', true],
  'signed-out': ['log-out', 'reading.signed-out', 'reading.signed-out-more', true],
} as const satisfies Record<
  Cause,
  readonly [IconName, keyof typeof recordMessages, keyof typeof recordMessages, boolean]
>;

const causeOf = (reading: Unread): Cause =>
  reading.kind === 'lost'
    ? 'lost'
    : Object.hasOwn(causes, reading.code)
      ? (causes[reading.code] ?? 'refused')
      : 'refused';

/** In one sentence, for where there is no room for more. */
export const reasonFor = (reading: Unread, words: RecordWords): string =>
  words.t(notices[causeOf(reading)][1]);

/** Something with a sign, a title, what it means and perhaps something to do. */
export const notice = (
  sign: IconName,
  title: string,
  more: string,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="notice" part="notice">
    <span class="notice-sign">${icon(sign)}</span>
    <p class="notice-title">${title}</p>
    ${more ? html`<p class="notice-more">${more}</p>` : nothing} ${action}
  </div>
`;

export const unreadNotice = (reading: Unread, words: RecordWords, again: () => void): TemplateResult => {
  const cause = causeOf(reading);
  const [sign, title, more, isWorthRetrying] = notices[cause];
  const seconds = reading.kind === 'refused' ? reading.retryAfter : undefined;
  const text = seconds === undefined ? words.t(more) : words.t('reading.too-much-for', { n: seconds });
  const retry = html`
    <button class="button small retry" part="retry" @click=${again}>
      ${icon('refresh-cw', 'small')}${words.t('reading.again')}
    </button>
  `;
  return html`<div role="alert" data-cause=${cause}>${notice(sign, words.t(title), text, isWorthRetrying ? retry : nothing)}</div>`;
};

/** Bones of what is to come. Nothing of them is read out but the words. */
export const skeletonRows = (words: string, count: number): TemplateResult => html`
  <div class="bones" part="loading">
    <span class="visually-hidden">${words}</span>
    ${Array.from({ length: count }, () => html`<div class="bone" aria-hidden="true"><i></i><i></i><i></i></div>`)}
  </div>
`;

export const noticeStyles = css`
  .notice {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 48px 24px;
    text-align: center;
  }

  .notice-sign {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin-block-end: 8px;
    border-radius: 50%;
    background: var(--_sunken);
    color: var(--_muted);
  }

  .notice-title {
    font-weight: 600;
  }

  .notice-more {
    max-inline-size: 36ch;
    color: var(--_muted);
    font-size: var(--_size-small);
    text-wrap: balance;
  }

  .notice .button {
    margin-block-start: 12px;
  }

  .bone {
    display: grid;
    gap: 10px;
    padding: 14px 16px;
    border-block-end: 1px solid var(--_border);
  }

  .bone i {
    block-size: 10px;
    inline-size: 34%;
    border-radius: 5px;
    background: var(--_border);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }

  .bone i:nth-child(2) {
    inline-size: 62%;
  }

  .bone i:nth-child(3) {
    inline-size: 48%;
  }

  @keyframes breathe {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.45;
    }
  }
`;
