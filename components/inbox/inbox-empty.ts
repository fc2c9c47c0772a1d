/** Why a list of the inbox is empty, what being unavailable means, and what one can do about either. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Connection } from '../../client/snapshots.js';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import { icon } from '../shared/staff-icons.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { InboxTab } from './inbox-lists.js';
import { heldBack, tabsOf } from './inbox-lists.js';
import type { InboxParts } from './inbox-parts.js';

export interface EmptyAnswers {
  set(kind: AvailabilityKind): void;
  choose(tab: InboxTab): void;
}

type Reason =
  | 'connecting'
  | 'ended'
  | 'not-staff'
  | 'no-workgroup'
  | 'no-monitor'
  | 'nothing-found'
  | 'away'
  | 'offline'
  | InboxTab;

const isNotStaff = (connection: Connection): boolean =>
  connection.kind === 'ended' && connection.reason === 'not-found';

/** For whoever is not of staff there is no desk: what is said of that stands in the list. */
export const lineOf = (connection: Connection | undefined): Connection =>
  !connection || isNotStaff(connection) ? { kind: 'idle' } : connection;

const reasonOf = ({ session, lists }: InboxParts): Reason => {
  const tab = lists.tab ?? 'mine';
  const { you, availability, connection } = session.desk ?? {};
  if (connection && isNotStaff(connection)) return 'not-staff';
  if (!you || !availability) return connection?.kind === 'ended' ? 'ended' : 'connecting';
  if (!tabsOf(session).includes(tab)) return 'no-monitor';
  if (lists.isFinding) return 'nothing-found';
  if (tab === 'team' || tab === 'closed') return tab;
  const canHandle = you.workgroups.some((each) => each.grants.includes('handle'));
  if (!canHandle) return tabsOf(session).includes('team') && tab === 'mine' ? 'mine' : 'no-workgroup';
  return availability.kind === 'available' ? tab : availability.kind;
};

type Draw = (parts: InboxParts, answers: EmptyAnswers) => TemplateResult;

const said = (
  reason: Reason,
  title: string,
  more: string | null,
  action: unknown = nothing,
): TemplateResult => html`
  <div class="nothing" data-reason=${reason} role=${reason === 'not-staff' ? 'alert' : nothing}>
    <p>${title}</p>
    ${more ? html`<p class="quiet">${more}</p>` : nothing}
    ${action}
  </div>
`;

const online = ({ staff }: InboxParts, { set }: EmptyAnswers): TemplateResult =>
  html`<button class="button small" @click=${() => set('available')}>${staff.t('inbox.go-online')}</button>`;

/** The page's own words, where it has some. */
const quiet = (content: TemplateResult): TemplateResult => html`<slot name="empty">${content}</slot>`;

const skeleton: Draw = ({ words }) => html`
  <div class="skeleton" data-reason="connecting">
    <span class="visually-hidden">${words.t('inbox-empty.loading')}</span>
    ${[0, 1, 2, 3].map(() => html`<div class="bones" aria-hidden="true"><i></i><i></i></div>`)}
  </div>
`;

const draws = {
  connecting: skeleton,
  // The line about the connection says why.
  ended: () => html`<div class="nothing" data-reason="ended">${icon('wifi-off')}</div>`,
  'not-staff': ({ words }) =>
    said('not-staff', words.t('inbox-empty.not-staff'), words.t('inbox-empty.not-staff-more')),
  'no-workgroup': ({ staff }) =>
    said('no-workgroup', staff.t('inbox.empty-workgroups'), staff.t('inbox.empty-workgroups-more')),
  'no-monitor': ({ words }, { choose }) =>
    said(
      'no-monitor',
      words.t('inbox-empty.no-monitor'),
      words.t('inbox-empty.no-monitor-more'),
      html`<button class="button small" @click=${() => choose('mine')}>${words.t('inbox-empty.to-mine')}</button>`,
    ),
  'nothing-found': ({ words, lists }) =>
    said(
      'nothing-found',
      words.t('inbox-find.none'),
      words.t('inbox-find.none-more'),
      html`<button class="button small" @click=${() => lists.clear()}>${words.t('inbox-find.clear')}</button>`,
    ),
  away: (parts, answers) =>
    said(
      'away',
      parts.staff.t('inbox.empty-away'),
      parts.staff.t('inbox.empty-unavailable-more'),
      online(parts, answers),
    ),
  offline: (parts, answers) =>
    said(
      'offline',
      parts.staff.t('inbox.empty-offline'),
      parts.staff.t('inbox.empty-unavailable-more'),
      online(parts, answers),
    ),
  mine: ({ staff }) => quiet(said('mine', staff.t('inbox.empty-mine'), staff.t('inbox.empty-mine-more'))),
  queue: ({ staff, words }) =>
    quiet(
      said(
        'queue',
        staff.t('inbox.empty-queue'),
        staff.t('inbox.empty-queue-more'),
        html`
        <p class="quiet">${words.t('inbox-empty.queue-test')}</p>
      `,
      ),
    ),
  team: ({ words }) => quiet(said('team', words.t('inbox-empty.team'), words.t('inbox-empty.team-more'))),
  closed: ({ words }) => said('closed', words.t('inbox-empty.closed'), null),
} as const satisfies Record<Reason, Draw>;

export const inboxEmpty = (parts: InboxParts, answers: EmptyAnswers): TemplateResult =>
  draws[reasonOf(parts)](parts, answers);

const unavailable = { away: 'inbox.hint-away', offline: 'inbox.hint-offline' } as const;

/** A list whose own connection is down goes on showing what it last knew. */
export const isStale = (session: StaffSession, tab: InboxTab): boolean => {
  const grant = { mine: null, queue: 'handle', team: 'monitor', closed: null } as const;
  const needed = grant[tab];
  if (needed === null) return false;
  return session
    .workgroupsWith(needed)
    .some(({ snapshot: { connection, workgroup } }) => workgroup !== null && connection.kind !== 'live');
};

/** Above what waits: availability says what colleagues may count on, and keeps nobody from taking a conversation. */
export const inboxHints = (parts: InboxParts, { set }: EmptyAnswers): TemplateResult => {
  const { session, lists, staff, words } = parts;
  const tab = lists.tab ?? 'mine';
  const kind = session.desk?.availability?.kind;
  const held = tab === 'queue' && heldBack(session).size > 0;
  const away = tab === 'queue' && (kind === 'away' || kind === 'offline') ? kind : null;
  return html`
    ${isStale(session, tab) ? html`<div class="hint stale"><p>${icon('wifi-off', 'small')} ${words.t('inbox-empty.stale')}</p></div>` : nothing}
    ${held ? html`<div class="hint"><p>${words.t('inbox-empty.not-pull')}</p></div>` : nothing}
    ${
      away
        ? html`
            <div class="hint">
              <p>${staff.t(unavailable[away])}</p>
              <button class="button small" @click=${() => set('available')}>${staff.t('inbox.go-online')}</button>
            </div>
          `
        : nothing
    }
  `;
};
