/** Tells an agent that somebody took the conversation over: a banner, to which the focus moves once. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ConversationPort } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import type { DisplacementCause } from '../../core/domain/timeline.js';
import { announce } from '../shared/announcer.js';
import { deepestFocus, hasFocusWithin } from '../shared/deepest-focus.js';
import { isEditable } from '../shared/key-guard.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { Displacement } from './conversation-plan.js';
import { draftsOf } from './drafts.js';
import type { talkMessages } from './talk-messages.js';

/** Of which takeover somebody was told already: the focus is not moved again with every new header. */
const told = new WeakMap<ConversationPort, number>();

export interface NoticeWords {
  readonly words: Localize<typeof staffMessages>;
  readonly talk: Localize<typeof talkMessages>;
}

/** By what happened, and whether somebody else did it. */
const titles = {
  'taken-over': ({ words }, name, time) => words.t('displaced.title', { name, time }),
  assigned: ({ talk }, name, time) => talk.t('talk.assigned-away', { name, time }),
  'handed-off': ({ words }, _, time) => words.t('displaced.own', { time }),
} as const satisfies Record<DisplacementCause, (by: NoticeWords, name: string, time: string) => string>;

const titleOf = ({ by, at, cause }: Displacement, said: NoticeWords): string => {
  const time = said.words.time(at);
  return by.self ? said.words.t('displaced.own', { time }) : titles[cause](said, by.name, time);
};

export const displacementBanner = (
  displacement: Displacement,
  customer: string,
  said: NoticeWords,
): TemplateResult => html`
  <div part="banner" class="banner" tabindex="-1">
    ${icon('headset')}
    <p>
      <strong>${titleOf(displacement, said)}</strong>
      ${displacement.reason ? html`<q dir="auto">${displacement.reason}</q>` : nothing}
      <span class="quiet">${said.words.t('displaced.you', { customer })}</span>
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
  { words, talk }: NoticeWords,
): string => {
  // Whoever may accept it is the next one, and not whoever put it there.
  if (displacement && header.you.may.includes('accept')) return talk.t('talk.locked-queue');
  if (displacement?.by.self) return words.t('reply.handed-on');
  if (displacement?.cause === 'assigned') return talk.t('talk.locked-elsewhere');
  if (displacement) return words.t('reply.locked', { name: displacement.by.name });
  const isHandler = header.kind === 'staff' && header.you.standing === 'handler';
  const hasDraft = (draftsOf(client).get('everyone') ?? '') !== '';
  if (!isHandler || !hasDraft || header.you.may.includes('post-to-everyone')) return '';
  return words.t('staff.ended');
};
