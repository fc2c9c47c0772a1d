/** The third line of a row: what else is to be known of a conversation, each with a sign and in words. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ChannelName } from '../../core/domain/channels.js';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import { answerMark, type answerMessages, answerStateOf } from '../shared/answer-state.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import { needsReply } from './inbox-lists.js';
import type { inboxMessages } from './inbox-messages.js';

export interface RowSigns {
  readonly row: Row;
  readonly item: DeskItem | null;
  /** Whispers that were not looked at. */
  readonly whispers: number;
  readonly hasHand: boolean;
  readonly workgroup: string;
}

export interface SignWords {
  readonly inbox: Localize<typeof inboxMessages>;
  readonly answer: Localize<typeof answerMessages>;
}

const TAGS_SHOWN = 2;

const channelWords = {
  web: null,
  api: 'inbox-row.channel-api',
  messaging: 'inbox-row.channel-messaging',
  sms: 'inbox-row.channel-sms',
  record: 'inbox-row.channel-record',
} as const satisfies Record<ChannelName, keyof typeof inboxMessages | null>;

const sign = (kind: string, name: IconName, text: string): TemplateResult => html`
  <span part="sign sign-${kind}" class="sign ${kind}">${icon(name, 'small')}<span>${text}</span></span>
`;

const priority = ({ row }: RowSigns, { inbox }: SignWords): TemplateResult | typeof nothing => {
  if (row.priority <= 0) return nothing;
  const name = inbox.t(row.priority > 1 ? 'inbox-row.priority-2' : 'inbox-row.priority-1');
  return html`
    <span part="sign sign-priority" class="sign priority p${Math.min(2, row.priority)}" title=${inbox.t('inbox-row.priority', { name })}>
      ${icon('arrow-up', 'small')}<span>${name}</span>
    </span>
  `;
};

const answer = ({ row, item }: RowSigns, { answer: words }: SignWords): TemplateResult | typeof nothing => {
  const state = item?.relation === 'handler' ? answerStateOf(row) : null;
  if (!state) return nothing;
  return html`<span class="answer-state" data-answer=${state}>${answerMark(state, words)}</span>`;
};

const channel = ({ row }: RowSigns, { inbox }: SignWords): TemplateResult | typeof nothing => {
  const word = channelWords[row.channel] ?? null;
  return word === null ? nothing : sign('channel', 'smartphone', inbox.t(word));
};

const tags = ({ row }: RowSigns, { inbox }: SignWords): TemplateResult | typeof nothing => {
  if (row.tags.length === 0) return nothing;
  const shown = row.tags.slice(0, TAGS_SHOWN);
  const rest = row.tags.length - shown.length;
  return html`
    <span part="sign sign-tags" class="sign tags" title=${row.tags.join(', ')}>
      ${icon('tag', 'small')}<span class="visually-hidden">${inbox.t('inbox-row.tags', { n: row.tags.length })}: </span
      ><bdi>${shown.join(', ')}</bdi>${rest > 0 ? html`<bdi dir="ltr">${inbox.t('inbox-row.more-tags', { n: rest })}</bdi>` : nothing}
    </span>
  `;
};

type Draw = (signs: RowSigns, words: SignWords) => TemplateResult | typeof nothing;

/** In the order in which they matter. */
const drawn: readonly Draw[] = [
  ({ whispers: n }, { inbox }) =>
    n > 0 ? sign('whisper', 'ear', inbox.t('inbox-row.whisper', { n })) : nothing,
  ({ hasHand }, { inbox }) => (hasHand ? sign('hand', 'hand', inbox.t('inbox-row.hand')) : nothing),
  (signs, { inbox }) =>
    needsReply(signs) ? sign('needs-reply', 'reply', inbox.t('inbox-row.needs-reply')) : nothing,
  answer,
  priority,
  channel,
  tags,
  ({ workgroup }) => (workgroup ? html`<span class="workgroup"><bdi>${workgroup}</bdi></span>` : nothing),
];

export const rowSigns = (signs: RowSigns, words: SignWords): TemplateResult | typeof nothing => {
  const all = drawn.map((draw) => draw(signs, words)).filter((each) => each !== nothing);
  return all.length === 0 ? nothing : html`<span class="signs">${all}</span>`;
};
