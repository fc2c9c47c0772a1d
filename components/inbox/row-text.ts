/** What a row says: whom it is about, what was said last, and how long somebody has been waiting. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import { customerName } from '../shared/customer-name.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import { waitClock } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { clock } from '../shared/waiting.js';
import type { inboxMessages } from './inbox-messages.js';

export interface RowText {
  readonly row: Row;
  readonly item: DeskItem | null;
  readonly thresholds: WaitThresholds;
  readonly isUnread: boolean;
  /** How one supervises a colleague's; null where one does not. */
  readonly mode: SupervisionMode | null;
  /** It is a colleague's. */
  readonly isTeam: boolean;
}

export interface TextWords {
  readonly staff: Localize<typeof staffMessages>;
  readonly inbox: Localize<typeof inboxMessages>;
}

const modes = {
  monitor: { icon: 'binoculars', word: 'monitor.monitoring' },
  whisper: { icon: 'ear', word: 'monitor.whispering' },
  join: { icon: 'users', word: 'monitor.joined' },
  takeover: { icon: 'headset', word: 'monitor.handling' },
} as const satisfies Record<SupervisionMode, { icon: IconName; word: keyof typeof staffMessages }>;

const lastLine = ({ row, item, isTeam }: RowText, { staff, inbox }: TextWords): string => {
  if (item?.displaced && item.relation !== 'handler') {
    return staff.t('inbox.taken-over', { name: item.displaced.by.name });
  }
  const { offer } = item ?? {};
  if (offer?.note) return offer.note;
  if (offer?.by) return staff.t('inbox.offered-by', { name: offer.by.name });
  const said = !row.lastMessage
    ? staff.t('inbox.nothing-yet')
    : row.lastMessage.by === 'staff'
      ? staff.t('inbox.staff-said', { text: row.lastMessage.text })
      : row.lastMessage.text;
  return isTeam && row.handler ? `${inbox.t('inbox-row.with', { agent: row.handler.name })} · ${said}` : said;
};

const supervising = (mode: SupervisionMode, { staff }: TextWords): TemplateResult => {
  const { icon: name, word } = modes[mode];
  return html`<span part="badge" class="mark supervising is-${mode}">${icon(name, 'small')}${staff.t(word)}</span>`;
};

/** What the row is besides mine. */
const mark = (text: RowText, words: TextWords): TemplateResult | typeof nothing => {
  const { staff } = words;
  if (!text.item) return text.mode ? supervising(text.mode, words) : nothing;
  const { relation, mode, row } = text.item;
  if (relation === 'supervising') return supervising(mode ?? 'monitor', words);
  if (relation === 'displaced')
    return html`<span class="mark lost">${staff.t('inbox.taken-over-mark')}</span>`;
  if (relation === 'standby') return html`<span class="mark">${staff.t('inbox.standby')}</span>`;
  if (row.onHold) return html`<span class="mark">${icon('pause', 'small')}${staff.t('staff.on-hold')}</span>`;
  if (row.snoozedUntil !== null) {
    const until = staff.t('staff.snoozed', { time: staff.time(row.snoozedUntil) });
    return html`<span class="mark" title=${until}>${icon('clock', 'small')}${staff.t('inbox.snoozed')}</span>`;
  }
  if (row.phase === 'wrap-up') return html`<span class="mark">${staff.t('inbox.wrap-up')}</span>`;
  return mode === 'takeover' ? html`<span class="mark">${staff.t('inbox.by-takeover')}</span>` : nothing;
};

/** Since the customer's last message that nobody has answered; in the queue, since they came. */
const time = (
  { row, item, thresholds, isTeam }: RowText,
  { staff }: TextWords,
): TemplateResult | typeof nothing => {
  const { offer } = item ?? {};
  if (offer) {
    const left = clock(Math.max(0, Math.ceil((offer.until - Date.now()) / 1_000)));
    return html`<span class="left">${icon('clock', 'small')}${staff.t('inbox.offer-left', { time: left })}</span>`;
  }
  const isAccepted = item !== null || isTeam;
  const since = isAccepted ? row.waitingSince : row.phaseSince;
  if (since === null || (isAccepted && row.phase !== 'active')) return nothing;
  return waitClock(since, Date.now(), thresholds, {
    fine: staff.t(isAccepted ? 'wait.fine' : 'wait.queued'),
    soon: staff.t('wait.soon'),
    late: staff.t('wait.late'),
  });
};

export const rowText = (text: RowText, words: TextWords, signs: unknown): TemplateResult => {
  const { row, isUnread } = text;
  const { staff } = words;
  const verified = staff.t('staff.verified');
  return html`
    <span class="top">
      <bdi class="name">${customerName(row, staff)}</bdi>
      ${row.customer.verified ? html`<span class="verified" title=${verified}>${icon('user-check', 'small')}<span class="visually-hidden">${verified}</span></span>` : nothing}
      ${isUnread ? html`<span class="dot"><span class="visually-hidden">${staff.t('inbox.unread')}</span></span>` : nothing}
      <span class="end">${mark(text, words)}${time(text, words)}</span>
    </span>
    <span class="last" dir="auto">${lastLine(text, words)}</span>
    ${signs}
  `;
};
