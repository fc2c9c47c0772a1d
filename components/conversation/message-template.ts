/** How messages look, accepted ones and pending ones, and how it looks that one is being written. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { PendingMessage } from '../../client/snapshots.js';
import type { PersonView } from '../../core/domain/body-view.js';
import type { Link } from '../../core/domain/links.js';
import type { EntryView } from '../../core/domain/view.js';
import { initialsOf } from '../shared/initials.js';
import type { IconName } from '../shared/timeline-icons.js';
import { icon } from '../shared/timeline-icons.js';
import type { PrivateLabel, Viewer, Wording, Words } from './entry-words.js';
import { nameOf, refusalIn, roleName } from './entry-words.js';
import { messageFiles } from './message-files.js';
import { fold, moreButton } from './message-fold.js';
import { messageText } from './message-text.js';
import { heldText, heldUntil } from './timeline-held.js';
import type { Delivery, TimelineItem } from './timeline-items.js';

/** What can be done with a message, such as a button below it; `nothing` for those with which nothing can. */
export type MessageAction = (entry: EntryView) => TemplateResult | typeof nothing;

type MessageItem = Extract<TimelineItem, { kind: 'message' }>;

const states = {
  sent: { key: 'timeline.sent', icon: 'check' },
  delivered: { key: 'timeline.delivered', icon: 'check-check' },
  read: { key: 'timeline.read', icon: 'check-check' },
} as const satisfies Record<Delivery, { key: string; icon: IconName }>;

/** Written whole, as nothing else gives these boxes a class. */
const namesOf = (classes: Readonly<Record<string, boolean>>): string =>
  Object.keys(classes)
    .filter((name) => classes[name])
    .join(' ');

/** Own messages stand at the end; to staff every colleague is on their side, and the customer opposite. */
export const isAtEnd = (author: PersonView, viewer: Viewer): boolean =>
  author.self === true || (viewer.role !== 'customer' && author.role !== 'customer');

const audienceLabel = (label: PrivateLabel | null): TemplateResult | typeof nothing =>
  label ? html`<div class="audience" part="audience">${label.sign}<span>${label.text}</span></div>` : nothing;

const time = (at: number, words: Words): TemplateResult =>
  html`<time dir="auto" datetime=${new Date(at).toISOString()} title=${words.moment(at)}>${words.time(at)}</time>`;

// The bubble keeps the white space of the text, so nothing may stand between its tags and the text.
// biome-ignore format: a break inside would be seen
const bubble = (text: string, links?: readonly Link[]): TemplateResult => html`<div class="bubble" part="bubble" dir="auto" ${fold(text)}>${messageText(text, links)}</div>`;

export const messageTemplate = (
  item: MessageItem,
  words: Words,
  viewer: Viewer,
  wording: Wording,
  action: MessageAction | null,
): TemplateResult => {
  const { body, entry, delivery } = item;
  const isOwn = body.author.self === true;
  const isPrivate = entry.audience === 'whisper' || entry.audience === 'staff';
  const classes = {
    message: true,
    own: isOwn,
    end: isAtEnd(body.author, viewer),
    private: isPrivate,
    suggestion: body.isSuggestion === true,
    [entry.audience]: true,
    continued: item.isContinued,
    signed: item.isSigned,
  };
  const { audience } = entry;
  const { isSuggestion } = body;
  const label = wording.label({ audience, isSuggestion, isOwn, agent: item.agent }, viewer);
  const name = isOwn ? words.t('timeline.you') : nameOf(body.author, words, viewer);
  // Own messages tell their time below, beside how far they have come.
  return html`
    <div class=${namesOf(classes)} part="message message-${entry.audience}" role="article" data-entry=${entry.id}>
      ${audienceLabel(label)}
      <div class="who">
        ${item.isSigned ? html`<span class="avatar" aria-hidden="true">${initialsOf(name)}</span>` : nothing}
        <span class="name" dir="auto">${name}</span>
        ${isOwn ? nothing : html`<span class="role">${roleName(words, body.author.role)}</span> ${time(entry.at, words)}`}
      </div>
      ${body.text === '' ? nothing : bubble(body.text, body.links)} ${messageFiles(body.files)} ${moreButton(body.text, words)} ${action?.(entry) ?? nothing}
      ${isOwn ? html`<div class="foot">${time(entry.at, words)}${delivery ? deliveryState(delivery, words) : nothing}</div>` : nothing}
    </div>
  `;
};

const deliveryState = (delivery: Delivery, words: Words): TemplateResult => html`
  <span class="state ${delivery}" part="state">${icon(states[delivery].icon, 'small')}${words.t(states[delivery].key)}</span>
`;

export interface PendingActions {
  retry(localId: string): unknown;
  discard(localId: string): unknown;
}

/** A message that is on its way, or that stays until its writer decides what becomes of it. */
export const pendingTemplate = (
  message: PendingMessage,
  words: Words,
  viewer: Viewer,
  wording: Wording,
  actions: PendingActions,
): TemplateResult => {
  const { localId, state, audience, isSuggestion } = message;
  const isPrivate = audience !== 'everyone';
  const until = heldUntil(message);
  const classes = {
    message: true,
    own: true,
    end: true,
    private: isPrivate,
    [audience]: true,
    pending: true,
  };
  const label = wording.label({ audience, isSuggestion, isOwn: true, agent: null }, viewer);
  return html`
    <div class=${namesOf(classes)} part="message message-pending" role="article" data-pending=${localId}>
      ${audienceLabel(label)}
      <div class="who visually-hidden"><span class="name">${words.t('timeline.you')}</span></div>
      ${message.text === '' ? nothing : bubble(message.text)} ${messageFiles(message.files, true)} ${moreButton(message.text, words)}
      ${
        state.kind === 'sending'
          ? html`<div class="foot ${until === null ? '' : 'held'}"><span class="state sending" part="state">${icon('clock', 'small')}<span>${until === null ? words.t('timeline.sending') : heldText(until, words)}</span></span></div>`
          : html`
            <div class="foot state failed" part="state">
              ${icon('circle-alert', 'small')}
              <span><b>${words.t('timeline.failed')}.</b> ${refusalIn(state.refusal, words)}</span>
            </div>
            <div class="failed-actions">
              <button class="button" @click=${() => actions.retry(localId)}>
                ${icon('refresh-cw', 'small')}${words.t('timeline.retry')}
              </button>
              <button class="button quiet" @click=${() => actions.discard(localId)}>
                ${icon('trash-2', 'small')}${words.t('timeline.discard')}
              </button>
            </div>
          `
      }
    </div>
  `;
};

/** Three dots, with words beside them where motion is reduced; others are given the words for the ear. */
export const typingTemplate = (
  typing: readonly PersonView[],
  words: Words,
  viewer: Viewer,
): TemplateResult => {
  const [first] = typing;
  const text =
    typing.length === 1 && first
      ? words.t('timeline.typing', { name: nameOf(first, words, viewer) })
      : words.t('timeline.typing-several', { n: typing.length });
  return html`
    <div class="typing" part="typing">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="typing-text">${text}</span>
    </div>
  `;
};
