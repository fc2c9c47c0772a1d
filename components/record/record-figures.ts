/** What a conversation amounted to, in figures, as far as its reader may have them. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { KnownMetrics } from '../../client/archive.js';
import type { ClosedFigures } from '../../core/domain/closed-index.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import { icon } from '../shared/staff-icons.js';
import { lasting } from './moments.js';
import type { RecordWords } from './reading-notice.js';
import { modes } from './record-words.js';

/** From the record, or less from the list. */
export type Figures = ClosedFigures &
  Partial<Pick<KnownMetrics, 'messages' | 'supervision' | 'takeovers' | 'rating'>>;

type Key = Parameters<RecordWords['t']>[0];
type Figure = readonly [key: Key, value: string];

const none = '–';
const time = (seconds: number | null, words: RecordWords): string =>
  seconds === null ? none : lasting(words, seconds);
const count = (n: number, words: RecordWords): string => n.toLocaleString(words.language);

const speedOf = (figures: Figures, words: RecordWords): readonly Figure[] => [
  ['record.first-response', time(figures.firstResponseSeconds, words)],
  ['record.longest-wait', time(figures.longestWaitSeconds, words)],
  ['record.handle', time(figures.handleSeconds, words)],
  ['record.accepted', time(figures.acceptedAfterSeconds, words)],
  ['record.average-reply', time(figures.averageReplySeconds, words)],
  ['record.hold', time(figures.holdSeconds, words)],
];

/** Whispers count as supervision: whoever is told nothing of it is not told how many there were. */
const messagesOf = (figures: Figures, hasRecord: boolean, words: RecordWords): readonly Figure[] => {
  const { messages } = figures;
  if (!messages) return [];
  const { whispers, notes } = messages;
  return [
    ['record.from-customer', count(messages.customer, words)],
    ['record.from-staff', count(messages.staff, words)],
    ...(notes === undefined ? [] : [['record.notes', count(notes, words)] as const]),
    ...(whispers === undefined || !hasRecord ? [] : [['record.whispers', count(whispers, words)] as const]),
  ];
};

const ratingOf = ({ rating }: Figures, words: RecordWords): readonly Figure[] =>
  rating ? [['record.rating', words.t('record.score', { n: count(rating, words) })]] : [];

const offerKinds = [
  ['made', 'record.offers-made'],
  ['declined', 'record.offers-declined'],
  ['missed', 'record.offers-missed'],
  ['withdrawn', 'record.offers-withdrawn'],
] as const;

const waysOf = (
  { transfers, offers, takeovers }: Figures,
  hasRecord: boolean,
  words: RecordWords,
): readonly Figure[] => [
  ['record.transfers', count(transfers, words)],
  ...(takeovers === undefined || !hasRecord ? [] : [['record.takeovers', count(takeovers, words)] as const]),
  // Most conversations are never offered, or taken at once.
  ...offerKinds.flatMap(([kind, key]) =>
    offers[kind] > 0 ? [[key, count(offers[kind], words)] as const] : [],
  ),
];

const group = (
  title: Key,
  figures: readonly Figure[],
  words: RecordWords,
): TemplateResult | typeof nothing =>
  figures.length === 0
    ? nothing
    : html`
      <section class="group">
        <h3>${label(title, words)}</h3>
        <dl>
          ${figures.map(([key, value]) => html`<div class="figure" data-figure=${key}><dt>${label(key, words)}</dt><dd>${value}</dd></div>`)}
        </dl>
      </section>
    `;

/** None of these has a place for anything. */
const label = (key: Key, words: RecordWords): string => (words.t as (key: Key) => string).call(words, key);

const modeRow = (
  mode: SupervisionMode,
  { count: times, seconds }: { readonly count: number; readonly seconds: number },
  words: RecordWords,
): TemplateResult => html`
  <tr data-mode=${mode}>
    <th scope="row"><span class="mode ${mode}">${icon(modes[mode].icon, 'small')}${words.t(modes[mode].word)}</span></th>
    <td>${count(times, words)}</td>
    <td>${times === 0 ? none : time(seconds, words)}</td>
  </tr>
`;

const supervisionOf = ({ supervision }: Figures, words: RecordWords): TemplateResult | typeof nothing =>
  supervision
    ? html`
      <section class="group">
        <h3 id="supervision">${words.t('record.supervision')}</h3>
        <table aria-labelledby="supervision">
          <thead>
            <tr>
              <th scope="col">${words.t('record.mode')}</th>
              <th scope="col">${words.t('record.times')}</th>
              <th scope="col">${words.t('record.duration')}</th>
            </tr>
          </thead>
          <tbody>
            ${(Object.keys(modes) as SupervisionMode[]).map((mode) => modeRow(mode, supervision[mode], words))}
          </tbody>
        </table>
      </section>
    `
    : nothing;

export const recordFigures = (
  figures: Figures,
  hasRecord: boolean,
  words: RecordWords,
): TemplateResult => html`
  <div class="figures" part="figures">
    ${group('record.how-it-was', ratingOf(figures, words), words)}
    ${group('record.how-fast', speedOf(figures, words), words)}
    ${group('record.how-much', messagesOf(figures, hasRecord, words), words)}
    ${group('record.ways', waysOf(figures, hasRecord, words), words)}
    ${hasRecord ? supervisionOf(figures, words) : nothing}
  </div>
`;
