/** What is known of a customer and of their visit: each section as a row of a table, in the order in which they stand. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ChannelName } from '../../core/domain/channels.js';
import type { StaffHeader } from '../../core/domain/header.js';
import type { DeviceClass, VisitorContext } from '../../core/domain/visitor-context.js';
import { dispositionText } from '../record/closed-row.js';
import { shortMoment } from '../record/moments.js';
import { filledValue } from '../shared/filled-value.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { contextMessages } from './context-messages.js';
import { pageLink } from './page-link.js';

export type ContextWords = Localize<typeof contextMessages>;

export interface Facts {
  readonly header: StaffHeader;
  readonly words: ContextWords;
  readonly staff: Localize<typeof staffMessages>;
  /** Null: tags are not to be changed here. */
  readonly editTags: (() => void) | null;
}

export type Claim = 'page' | 'customer';

export interface Section {
  readonly icon: IconName;
  readonly title: keyof typeof contextMessages;
  /** Who says it, where nobody has checked it. */
  readonly claim: Claim | null;
  /** Null: there is nothing to say, and no section. */
  readonly render: (facts: Facts) => TemplateResult | null;
}

/** What each that claims something is marked with. */
export const claims = {
  page: 'context.claim-more',
  customer: 'context.claim-typed',
} as const satisfies Record<Claim, keyof typeof contextMessages>;

const devices = {
  phone: { icon: 'smartphone', word: 'context.device-phone' },
  tablet: { icon: 'tablet', word: 'context.device-tablet' },
  desktop: { icon: 'monitor', word: 'context.device-desktop' },
} as const satisfies Record<DeviceClass, { readonly icon: IconName; readonly word: string }>;

const channels = {
  web: 'context.channel-web',
  api: 'context.channel-api',
  messaging: 'context.channel-messaging',
  sms: 'context.channel-sms',
  record: 'context.channel-record',
} as const satisfies Record<ChannelName, string>;

/** "Brazilian Portuguese" in the language of the reader; the tag itself where it is none that is known. */
export const languageName = (tag: string, reader: string): string => {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

const fact = (name: string, value: unknown): TemplateResult =>
  html`<div class="fact"><dt>${name}</dt><dd dir="auto">${value}</dd></div>`;

const pageFact = ({ page }: VisitorContext, words: ContextWords): TemplateResult | typeof nothing => {
  if (!page) return nothing;
  const title = page.title.trim() || words.t('context.untitled');
  return fact(
    words.t('context.page'),
    html`<span class="page-title" dir="auto">${title}</span>${pageLink(page.url, words.t('context.new-tab'))}`,
  );
};

const visit = ({ header: { context }, words }: Facts): TemplateResult | null => {
  if (!context || (!context.page && !context.referrer))
    return html`<p class="quiet">${words.t('context.no-visit')}</p>`;
  const { referrer, at } = context;
  return html`
    <dl>
      ${pageFact(context, words)}
      ${referrer ? fact(words.t('context.referrer'), pageLink(referrer, words.t('context.new-tab'))) : nothing}
    </dl>
    <p class="quiet">
      <time datetime=${new Date(at).toISOString()} title=${words.moment(at)}>${words.t('context.at', { time: shortMoment(words, at) })}</time>
    </p>
  `;
};

const device = ({ header: { context, channel }, words }: Facts): TemplateResult => {
  const kind = context?.device && Object.hasOwn(devices, context.device) ? devices[context.device] : null;
  const language = context?.language;
  return html`
    <dl>
      ${kind ? fact(words.t('context.device-kind'), html`${icon(kind.icon, 'small')}${words.t(kind.word)}`) : nothing}
      ${language ? fact(words.t('context.language'), html`${languageName(language, words.language)} <span class="quiet" dir="ltr">${language}</span>`) : nothing}
      ${fact(words.t('context.channel'), Object.hasOwn(channels, channel) ? words.t(channels[channel]) : channel)}
    </dl>
  `;
};

const fields = ({ header: { context } }: Facts): TemplateResult | null => {
  const given = Object.entries(context?.fields ?? {});
  return given.length === 0 ? null : html`<dl>${given.map(([name, value]) => fact(name, value))}</dl>`;
};

const category = ({ header, words, staff, editTags }: Facts): TemplateResult => html`
  ${
    header.tags.length === 0
      ? html`<p class="quiet">${words.t('context.no-tags')}</p>`
      : html`
        <ul class="chips" aria-label=${words.t('context.tags')}>
          ${header.tags.map((tag) => html`<li class="chip" dir="auto">${icon('tag', 'small')}${tag}</li>`)}
        </ul>
      `
  }
  ${
    editTags
      ? html`<button class="button small edit" part="edit-tags" @click=${editTags}>${icon('pencil', 'small')}${words.t('context.edit-tags')}</button>`
      : nothing
  }
  ${
    header.disposition
      ? html`<dl>${fact(words.t('context.disposition'), dispositionText(header.disposition, staff))}</dl>`
      : nothing
  }
`;

const consent = ({ header: { consent: given }, words }: Facts): TemplateResult => {
  if (!given) return html`<p class="quiet">${words.t('context.no-consent')}</p>`;
  const { agreed, version, at } = given;
  return html`
    <p class="consent">
      ${icon(agreed ? 'circle-check' : 'circle-alert', 'small')}
      <span>${words.t(agreed ? 'context.agreed' : 'context.not-agreed', { version })}</span>
    </p>
    <p class="quiet">
      <time datetime=${new Date(at).toISOString()} title=${words.moment(at)}>${shortMoment(words, at)}</time>
    </p>
  `;
};

const filled = ({ header: { form }, staff }: Facts): TemplateResult | null => {
  if (!form || form.length === 0) return null;
  return html`<dl>${form.map((field) => fact(field.label, filledValue(field, staff.t.bind(staff))))}</dl>`;
};

export const sections = {
  filled: { icon: 'id-card', title: 'context.filled', claim: 'customer', render: filled },
  visit: { icon: 'globe', title: 'context.visit', claim: 'page', render: visit },
  device: { icon: 'monitor', title: 'context.device', claim: 'page', render: device },
  fields: { icon: 'id-card', title: 'context.fields', claim: 'page', render: fields },
  category: { icon: 'tag', title: 'context.category', claim: null, render: category },
  consent: { icon: 'circle-check', title: 'context.consent', claim: null, render: consent },
} as const satisfies Record<string, Section>;

export type SectionName = keyof typeof sections | 'past';
