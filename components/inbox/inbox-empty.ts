/** Why a list of the inbox is empty, what being unavailable means, and what one can do about either. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { InboxTab } from './inbox-lists.js';

type Reason = 'connecting' | 'no-workgroup' | 'away' | 'offline' | 'mine' | 'queue';

const reasonOf = (session: StaffSession, tab: InboxTab): Reason => {
  const { you, availability } = session.desk ?? {};
  if (!you || !availability) return 'connecting';
  if (!you.workgroups.some((each) => each.grants.includes('handle'))) return 'no-workgroup';
  if (availability.kind !== 'available') return availability.kind;
  return tab;
};

const sentences = {
  connecting: ['session.connecting', null],
  'no-workgroup': ['inbox.empty-workgroups', 'inbox.empty-workgroups-more'],
  away: ['inbox.empty-away', 'inbox.empty-unavailable-more'],
  offline: ['inbox.empty-offline', 'inbox.empty-unavailable-more'],
  mine: ['inbox.empty-mine', 'inbox.empty-mine-more'],
  queue: ['inbox.empty-queue', 'inbox.empty-queue-more'],
} as const satisfies Record<Reason, readonly [string, string | null]>;

export const inboxEmpty = (
  session: StaffSession,
  tab: InboxTab,
  words: Localize<typeof staffMessages>,
  set: (kind: AvailabilityKind) => void,
): TemplateResult => {
  const reason = reasonOf(session, tab);
  const [title, more] = sentences[reason];
  return html`
    <div class="nothing" data-reason=${reason}>
      <p>${words.t(title)}</p>
      ${more ? html`<p class="quiet">${words.t(more)}</p>` : nothing}
      ${
        reason === 'away' || reason === 'offline'
          ? html`<button class="button small" @click=${() => set('available')}>${words.t('inbox.go-online')}</button>`
          : nothing
      }
    </div>
  `;
};

/** Above what waits: availability says what colleagues may count on, and keeps nobody from taking a conversation. */
export const inboxHint = (
  session: StaffSession,
  tab: InboxTab,
  words: Localize<typeof staffMessages>,
  set: (kind: AvailabilityKind) => void,
): TemplateResult | typeof nothing => {
  const reason = reasonOf(session, tab);
  if (tab !== 'queue' || (reason !== 'away' && reason !== 'offline')) return nothing;
  return html`
    <div class="hint">
      <p>${words.t(reason === 'away' ? 'inbox.hint-away' : 'inbox.hint-offline')}</p>
      <button class="button small" @click=${() => set('available')}>${words.t('inbox.go-online')}</button>
    </div>
  `;
};
