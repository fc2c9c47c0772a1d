/** Closed conversations as an archive tells them: rows of a list, and the timeline of one with who watched it. */
import type { EntryBodyView, PersonView } from '../../core/domain/body-view.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { Person } from '../../core/domain/identity.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { MetricsView } from '../../core/domain/metrics.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import type { TimelineExport } from '../../core/domain/supervision-record.js';
import type { EntryView } from '../../core/domain/view.js';
import type { VisitorContext } from '../../core/domain/visitor-context.js';
import { entry, message, NOON } from './views.js';

const anna = { id: 'a-anna' as PersonId, name: 'Anna', role: 'agent' } as const;
const bert = { id: 'a-bert' as PersonId, name: 'Bert', role: 'agent' } as const;

/** The higher `n`, the longer ago. */
export const closedRow = (n: number, more: Partial<ClosedRow> = {}): ClosedRow => ({
  conversation: `cv_${String(n).padStart(22, '0')}` as ConversationId,
  customer: { id: `c-${n}` as PersonId, name: `Customer ${n}`, verified: false },
  agents: [anna, bert],
  tags: ['vip'],
  disposition: 'resolved',
  channel: 'web',
  openedAt: NOON - n * 3_600_000,
  closedAt: NOON - n * 3_600_000 + 720_000,
  messages: 8,
  excerpt: null,
  isErased: false,
  rating: null,
  figures: null,
  ...more,
});

const customer: PersonView = { name: 'Kim', role: 'customer', id: 'c-1' as PersonId };
const sam = { id: 's-sam' as PersonId, name: 'Sam', role: 'supervisor' } as const;
const tess = { id: 's-tess' as PersonId, name: 'Tess', role: 'supervisor' } as const;

const at = (minute: number): number => NOON + minute * 60_000;
const said = (
  seq: number,
  minute: number,
  author: PersonView,
  text: string,
  audience?: EntryView['audience'],
) => {
  const view = message(seq, author, text, { at: at(minute), ...(audience ? { audience } : {}) });
  return { type: 'entry', at: view.at, entry: view } as const;
};
const happened = (
  seq: number,
  minute: number,
  body: EntryBodyView,
  audience: EntryView['audience'] = 'staff',
) => {
  const view = entry(seq, body, { at: at(minute), audience });
  return { type: 'entry', at: view.at, entry: view } as const;
};
const stay = (from: number, to: number | null, person: Person, mode: SupervisionMode, more: object = {}) =>
  ({ type: 'supervision', at: at(from), to: to === null ? null : at(to), person, mode, ...more }) as const;

export const figures: MetricsView = {
  acceptedAfterSeconds: 60,
  firstResponseSeconds: 75,
  averageReplySeconds: 48,
  longestWaitSeconds: 420,
  handleSeconds: 1_500,
  holdSeconds: 0,
  messages: { customer: 3, staff: 2, whispers: 1, notes: 1 },
  transfers: 1,
  takeovers: 1,
  offers: { made: 2, declined: 1, missed: 0, withdrawn: 0 },
  supervision: {
    monitor: { count: 2, seconds: 960 },
    whisper: { count: 1, seconds: 120 },
    join: { count: 0, seconds: 0 },
    takeover: { count: 1, seconds: 180 },
  },
  rating: 4,
};

/** Sam monitors, whispers and takes over; Tess watches at the same time. */
export const watchedTimeline = (more: Partial<TimelineExport> = {}): TimelineExport => ({
  format: 'parley-timeline',
  version: 1,
  items: [
    said(1, 0, customer, 'Where is my parcel?'),
    happened(2, 1, { kind: 'assigned', handler: anna, from: null, cause: 'accepted' } as EntryBodyView),
    stay(1, 9, sam, 'monitor', { follows: anna.id }),
    happened(3, 1, { kind: 'supervision', person: sam, from: null, to: 'monitor' }, 'supervisors'),
    said(4, 2, anna, 'I am looking at it.'),
    stay(3, 14, tess, 'monitor'),
    said(5, 4, customer, 'It should have come on Monday.'),
    stay(9, 11, sam, 'whisper'),
    said(6, 9, sam, 'Offer a refund.', 'whisper'),
    said(7, 10, anna, 'Customer was promised a call.', 'staff'),
    stay(11, 14, sam, 'takeover'),
    said(8, 13, sam, 'We refund it at once.'),
    happened(9, 14, { kind: 'ended', by: 'supervisor', name: 'Sam' }, 'everyone'),
  ],
  hasRecord: true,
  metrics: figures,
  ...more,
});

/** As an agent is told the same: nothing of who watched. */
export const plainTimeline = (): TimelineExport => ({
  ...watchedTimeline(),
  items: watchedTimeline().items.filter(
    (item) => item.type === 'entry' && item.entry.audience !== 'supervisors',
  ),
  hasRecord: false,
  metrics: null,
});

/** What a page says of itself and of whoever reads it. */
export const visitor = (more: Partial<VisitorContext> = {}): VisitorContext => ({
  page: { url: 'https://shop.example/cart?item=17', title: 'Your cart' },
  referrer: 'https://search.example/',
  language: 'pt-BR',
  device: 'phone',
  fields: { Plan: 'Gold', 'Customer number': '4711' },
  at: NOON,
  ...more,
});
