/** Why there is nothing to see: reasons that look the same from outside, and ask for different things. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Connection } from '../../client/snapshots.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { panelMessages } from './panel-messages.js';

export type Emptiness =
  | 'connecting'
  | 'signed-out'
  | 'disconnected'
  | 'no-workgroup'
  | 'no-grant'
  | 'none'
  | 'none-here';

/** The connection says why nothing has come yet. */
const beforeWelcome = {
  idle: 'connecting',
  connecting: 'connecting',
  live: 'connecting',
  waiting: 'disconnected',
  offline: 'disconnected',
  ended: 'disconnected',
} as const satisfies Record<Connection['kind'], Emptiness>;

const withoutData = (connection: Connection | undefined): Emptiness => {
  if (connection?.kind === 'ended' && connection.reason === 'unauthenticated') return 'signed-out';
  return beforeWelcome[connection?.kind ?? 'idle'];
};

/** Null when there is something. `workgroup`: the one that is looked at; null for all. */
export const emptinessOf = (session: StaffSession, workgroup: WorkgroupId | null): Emptiness | null => {
  const { desk, workgroups } = session;
  if (!desk?.you) return withoutData(desk?.connection);
  if (desk.you.workgroups.length === 0) return 'no-workgroup';
  if (workgroups.length === 0) return 'no-grant';
  if (session.rows.some((row) => workgroup === null || row.workgroup === workgroup)) return null;
  if (session.rows.length > 0) return 'none-here';
  // No list has come yet: that is not the same as an empty one.
  const isWaiting = workgroups.every(({ snapshot }) => snapshot.workgroup === null);
  return isWaiting ? withoutData(workgroups[0]?.snapshot.connection) : 'none';
};

/** Nobody has the panel's entry who may not use it: what remains is why, and who can change it. */
export const isWithoutAccess = (reason: Emptiness | null): reason is 'no-workgroup' | 'no-grant' =>
  reason === 'no-workgroup' || reason === 'no-grant';

export interface EmptyOptions {
  readonly reason: Emptiness;
  readonly session: StaffSession;
  readonly words: Localize<typeof staffMessages>;
  readonly panelWords: Localize<typeof panelMessages>;
  /** Who can grant what is missing, in the page's words. */
  readonly accessHelp: string;
  /** The workgroup that is looked at. */
  readonly label: string;
  showAll(): void;
}

const box = (reason: Emptiness, sign: IconName, title: string, more: unknown): TemplateResult => html`
  <div class="nothing" data-reason=${reason}>
    <span class="sign">${icon(sign)}</span>
    <p class="title">${title}</p>
    ${more}
  </div>
`;
const quiet = (text: string): TemplateResult => html`<p class="quiet">${text}</p>`;

const skeleton = (text: string): TemplateResult => html`
  <div class="nothing skeleton" data-reason="connecting">
    <p class="visually-hidden">${text}</p>
    <div class="bones" aria-hidden="true">
      ${[1, 2, 3, 4, 5, 6].map(() => html`<div class="bone"><span></span><span></span><span></span><span></span></div>`)}
    </div>
  </div>
`;

const listed = (labels: readonly string[], language: string): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(labels);

const noAccess = (
  title: string,
  missing: string,
  { reason, accessHelp, words }: EmptyOptions,
): TemplateResult =>
  box(
    reason,
    'lock',
    title,
    html`
      <slot name="no-access">
        ${quiet(missing)}
        <p class="quiet help">${accessHelp || words.t(`monitor.${isWithoutAccess(reason) ? reason : 'no-grant'}-more`)}</p>
      </slot>
    `,
  );

const templates = {
  connecting: ({ panelWords }) => skeleton(panelWords.t('panel.connecting')),
  'signed-out': ({ reason, panelWords: t }) =>
    box(reason, 'lock', t.t('panel.signed-out'), quiet(t.t('panel.signed-out-more'))),
  disconnected: ({ reason, session, panelWords: t }) =>
    box(
      reason,
      'wifi-off',
      t.t('panel.disconnected'),
      html`${quiet(t.t('panel.disconnected-more'))}
        <button class="button small" @click=${() => session.retryNow()}>${t.t('panel.retry')}</button>`,
    ),
  'no-workgroup': (options) => noAccess(options.words.t('monitor.no-workgroup'), '', options),
  'no-grant': (options) => {
    const labels = (options.session.desk?.you?.workgroups ?? []).map(({ label }) => label);
    const workgroups = listed(labels, options.panelWords.language);
    const missing = options.panelWords.t('panel.no-grant-in', { workgroups });
    return noAccess(options.words.t('monitor.no-grant'), missing, options);
  },
  none: ({ reason, words }) =>
    box(
      reason,
      'message-square-text',
      words.t('monitor.none'),
      html`<slot name="empty">${quiet(words.t('monitor.none-more'))}</slot>`,
    ),
  'none-here': ({ reason, session, label, showAll, panelWords: t }) =>
    box(
      reason,
      'message-square-text',
      t.t('panel.none-in', { workgroup: label }),
      html`${quiet(t.t('panel.none-elsewhere', { n: session.rows.length }))}
        <button class="button small" @click=${showAll}>${t.t('panel.show-everything')}</button>`,
    ),
} as const satisfies Record<Emptiness, (options: EmptyOptions) => TemplateResult>;

export const monitorEmpty = (options: EmptyOptions): TemplateResult => templates[options.reason](options);
