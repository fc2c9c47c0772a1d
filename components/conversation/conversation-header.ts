/** The top of the staff's view: whom the conversation is with, where it stands, and who else is in it. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ChannelName } from '../../core/domain/channels.js';
import type { Header, StaffHeader } from '../../core/domain/header.js';
import type { answerMessages } from '../shared/answer-state.js';
import { answerMark, answerStateOf } from '../shared/answer-state.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import { conversationPeople } from './conversation-people.js';
import type { talkMessages } from './talk-messages.js';

export interface HeaderOptions {
  readonly header: Header;
  readonly words: Localize<typeof staffMessages>;
  readonly talk: Localize<typeof talkMessages>;
  readonly answers: Localize<typeof answerMessages>;
  /** At the end of the first line. */
  readonly actions: unknown;
  /** Another agent's side is to be followed. */
  follow(id: string): void;
}

const phases = {
  queued: 'phase.queued',
  active: 'phase.active',
  'wrap-up': 'phase.wrap-up',
  closed: 'phase.closed',
} as const;

const channelIcons = {
  web: 'globe',
  api: 'zap',
  messaging: 'message-circle',
  sms: 'smartphone',
  record: 'file-text',
} as const satisfies Record<ChannelName, IconName>;

const channel = ({ channel: name }: StaffHeader, talk: HeaderOptions['talk']): TemplateResult => {
  const word = talk.t(`talk.channel-${name}`);
  const whole = talk.t('talk.channel', { channel: word });
  return html`<span part="channel" class="channel" title=${whole}>
    ${icon(channelIcons[name], 'small')}<span class="visually-hidden">${whole}</span><span class="channel-name" aria-hidden="true">${word}</span>
  </span>`;
};

/** Whether whoever accepted it has answered yet. */
const answer = (header: StaffHeader, answers: HeaderOptions['answers']): TemplateResult | typeof nothing => {
  const state = answerStateOf(header);
  if (!state) return nothing;
  return html`<span class="answer-state" data-answer=${state}>${answerMark(state, answers)}</span>`;
};

/** What else is so at the moment, in words with a sign. */
const facts = (header: StaffHeader, t: HeaderOptions['words']): TemplateResult | typeof nothing => {
  const { onHold, snoozedUntil, priority, offer, hand, tags } = header;
  const all: readonly (readonly [IconName, string])[] = [
    ...(onHold ? [['pause', t.t('staff.on-hold')] as const] : []),
    ...(snoozedUntil === null
      ? []
      : [['clock', t.t('staff.snoozed', { time: t.time(snoozedUntil) })] as const]),
    ...(priority === 0 ? [] : [['arrow-up', t.t('staff.priority', { n: priority })] as const]),
    ...(offer ? [['hourglass', t.t('staff.offered', { name: offer.to.name })] as const] : []),
    ...(hand ? [['hand', t.t('staff.hand', { text: hand.text })] as const] : []),
    ...tags.map((tag) => ['tag', tag] as const),
  ];
  if (all.length === 0) return nothing;
  return html`
    <ul part="facts" class="facts" role="list" aria-label=${t.t('staff.facts')}>
      ${all.map(([sign, text]) => html`<li class="fact">${icon(sign, 'small')}<bdi>${text}</bdi></li>`)}
    </ul>
  `;
};

export const conversationHeader = (options: HeaderOptions): TemplateResult => {
  const { header, words: t, talk, answers, actions } = options;
  const customer = 'customer' in header ? header.customer : null;
  const isStaff = header.kind === 'staff';
  const isHere = isStaff && header.customer.present;
  return html`
    <header part="header">
      <div class="title">
        <h2 id="heading" tabindex="-1">
          ${
            isStaff
              ? html`<span
                  class="presence ${isHere ? 'here' : ''}"
                  title=${t.t(isHere ? 'staff.here' : 'staff.not-here', { name: customerName(header, t) })}
                ></span>`
              : nothing
          }
          <bdi>${'customer' in header ? customerName(header, t) : t.t('inbox.lists')}</bdi>
        </h2>
        ${
          customer?.verified
            ? html`<span part="verified" class="verified">${icon('user-check', 'small')}${t.t('staff.verified')}</span>`
            : nothing
        }
        ${'phase' in header ? html`<span part="phase" class="phase ${header.phase}">${t.t(phases[header.phase])}</span>` : nothing}
        ${isStaff ? html`${answer(header, answers)} ${channel(header, talk)}` : nothing}
        <span class="actions">${actions}</span>
      </div>
      ${isStaff ? html`${conversationPeople({ ...options, header })} ${facts(header, t)}` : nothing}
    </header>
  `;
};
