/** Tells an agent that somebody took the conversation over: a banner, to which the focus moves once. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConversationPort } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import { announce } from '../shared/announcer.js';
import { deepestFocus, hasFocusWithin } from '../shared/deepest-focus.js';
import { isEditable } from '../shared/key-guard.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { Displacement } from './conversation-plan.js';
import { draftsOf } from './drafts.js';

/** Of which takeover somebody was told already: the focus is not moved again with every new header. */
const told = new WeakMap<ConversationPort, number>();

export const displacementBanner = (
  { by, at, reason }: Displacement,
  customer: string,
  words: Localize<typeof staffMessages>,
): TemplateResult => html`
  <div part="banner" class="banner" tabindex="-1">
    ${icon('headset')}
    <p>
      <strong>${by.self ? words.t('displaced.own', { time: words.time(at) }) : words.t('displaced.title', { name: by.name, time: words.time(at) })}</strong>
      ${reason ? html`<q dir="auto">${reason}</q>` : nothing}
      <span class="quiet">${words.t('displaced.you', { customer })}</span>
    </p>
  </div>
`;

/** Call it after the banner was rendered. */
export const tellOnce = (
  host: Element,
  client: ConversationPort,
  { at }: Displacement,
  banner: HTMLElement | null,
): void => {
  // A conversation that is open and not in view is told of when somebody comes back to it.
  if (!banner?.checkVisibility() || told.get(client) === at) return;
  told.set(client, at);
  const isWritingElsewhere = isEditable(deepestFocus() ?? undefined) && !hasFocusWithin(host);
  // Keys that somebody is typing in another place of the page must go on landing there.
  if (isWritingElsewhere) announce(banner.innerText, 'assertive');
  else banner.focus();
};

/** Why one cannot write to the customer any more; empty while one can, or never could. */
export const lockedReason = (
  header: Header,
  displacement: Displacement | null,
  client: ConversationPort,
  words: Localize<typeof staffMessages>,
): string => {
  if (displacement?.by.self) return words.t('reply.handed-on');
  if (displacement) return words.t('reply.locked', { name: displacement.by.name });
  const isHandler = header.kind === 'staff' && header.you.standing === 'handler';
  const hasDraft = (draftsOf(client).get('everyone') ?? '') !== '';
  if (!isHandler || !hasDraft || header.you.may.includes('post-to-everyone')) return '';
  return words.t('staff.ended');
};
