/** The cells of a row in the live table, one for each column. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { Row } from '../../core/domain/summary.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import { waitClock } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { clock, secondsSince } from '../shared/waiting.js';
import type { TableWords, Weight } from './attention-words.js';
import { reasonViews } from './attention-words.js';
import type { Column } from './monitor-view.js';
import { flagsOf } from './row-flags.js';
import { waitOf } from './row-order.js';
import { scoreText, toneLooks, toneOf, trendLooks } from './sentiment-words.js';
import { sparkline } from './sparkline.js';

export interface CellContext {
  readonly row: Row;
  readonly team: string;
  readonly thresholds: WaitThresholds;
  readonly isCompact: boolean;
  readonly now: number;
  readonly staff: Localize<typeof staffMessages>;
  readonly words: TableWords;
  /** The binoculars, or the badge that says that one monitors it. */
  readonly monitor: TemplateResult;
  /** The name, which opens what one supervises. */
  readonly name: TemplateResult;
}

type Cell = (context: CellContext) => TemplateResult | typeof nothing;

const phases = {
  queued: 'phase.queued',
  active: 'phase.active',
  'wrap-up': 'phase.wrap-up',
  closed: 'phase.closed',
} as const satisfies Record<PhaseName, keyof typeof staffMessages>;

const modeIcons = {
  monitor: 'binoculars',
  whisper: 'ear',
  join: 'users',
  takeover: 'headset',
} as const satisfies Record<SupervisionMode, IconName>;

const modeWords = {
  monitor: 'standing.monitoring',
  whisper: 'standing.whispering',
  join: 'standing.joined',
  takeover: 'standing.handler',
} as const satisfies Record<SupervisionMode, keyof typeof staffMessages>;

interface Mark {
  readonly icon: IconName;
  readonly weight: Weight;
  readonly word: string;
  readonly text: string;
}

const mark = ({ icon: name, weight, word, text }: Mark): TemplateResult => html`
  <span class="mark ${weight}" title=${text}
    >${icon(name, 'small')}<span class="mark-word" dir="auto">${word}</span
    >${text === word ? nothing : html`<span class="visually-hidden">${text}</span>`}</span
  >
`;

const more = (rest: readonly Mark[], words: TableWords): TemplateResult | typeof nothing => {
  if (rest.length === 0) return nothing;
  const texts = rest.map((each) => each.text).join(', ');
  const said = words.t('row.more', { n: rest.length, texts });
  return html`<span class="mark more" title=${texts}><span aria-hidden="true">+${rest.length}</span><span class="visually-hidden">${said}</span></span>`;
};

/** The first ones in words, a line each, and how many more there are: a row keeps its height however much there is. */
const marks = (all: readonly Mark[], fit: number, words: TableWords): TemplateResult => {
  const shown = all.slice(0, fit);
  return html`${shown.map(
    (each, index) => html`
      <span class="mark-line">
        ${mark(each)}${index === shown.length - 1 ? more(all.slice(fit), words) : nothing}
      </span>
    `,
  )}`;
};

const attention: Cell = ({ row, words, now, isCompact }) => {
  const reasons = reasonViews(row.attention, words, now).map((each) => ({ ...each, word: each.text }));
  return reasons.length === 0
    ? html`<span class="visually-hidden">${words.t('attention.none')}</span>`
    : marks(reasons, isCompact ? 1 : 2, words);
};

const sentiment: Cell = ({ row: { concerns }, words }) => {
  const known = concerns?.sentiment;
  const tone = toneOf(known);
  const look = toneLooks[tone];
  if (known?.kind !== 'known' || look.icon === null) {
    return html`<span class="feeling unknown" title=${words.t('sentiment.unknown-why')}>${words.t(look.word)}</span>`;
  }
  const trend = trendLooks[known.trend];
  return html`
    <span class="feeling ${tone}" title=${words.t(look.word)}>
      ${icon(look.icon, 'small')}<span class="tone-word">${words.t(look.word)}</span>
      <span class="measure">
        <span class="score" dir="ltr">${scoreText(known.score, words.language)}</span>
        ${
          trend.icon
            ? html`<span class="trend" title=${words.t(trend.word)}>${icon(trend.icon, 'small')}<span class="visually-hidden">${words.t(trend.word)}</span></span>`
            : nothing
        }
      </span>
    </span>
  `;
};

/** Why a row stands on top has to be seen whichever columns there are. */
const hand = ({ concerns }: Row, words: TableWords): TemplateResult | typeof nothing => {
  if (!concerns?.hand) return nothing;
  const text = words.t('flag.hand-text', { text: concerns.hand.text });
  return html`<span class="raised" title=${text}>${icon('hand', 'small')}<span class="visually-hidden">${text}</span></span>`;
};

const customer: Cell = ({ row, name, staff, words }) => html`
  <span class="name-line">
    ${hand(row, words)} ${name}
    ${
      row.customer.verified
        ? html`<span class="verified" title=${words.t('row.verified')}>${icon('circle-check', 'small')}<span class="visually-hidden">${words.t('row.verified')}</span></span>`
        : nothing
    }
  </span>
  <span class="last" dir="auto">${row.lastMessage?.text ?? staff.t('inbox.nothing-yet')}</span>
`;

/** The duration is what counts; since when that is, whoever asks is told. */
const absence = (since: number, now: number, words: TableWords): TemplateResult => {
  const whole = words.t('row.away-since', { time: words.time(since) });
  const short = words.t('row.away-for', { duration: words.duration(now - since) });
  return html`<span class="absence" title=${whole}>${icon('wifi-off', 'small')}<span>${short}</span><span class="visually-hidden">${whole}</span></span>`;
};

const agent: Cell = ({ row: { handler }, monitor, staff, words, now }) => {
  const since = handler && !handler.present ? handler.awaySince : null;
  return html`
    <span class="agent-box">
      <bdi class="agent-name ${handler ? '' : 'nobody'}">${handler?.name ?? staff.t('staff.unassigned')}</bdi>
      ${since === null ? nothing : absence(since, now, words)}
    </span>
    ${monitor}
  `;
};

const state: Cell = ({ row, staff, words }) => html`
  <span class="phase ${row.phase}">${staff.t(phases[row.phase])}</span>
  ${
    row.offer
      ? html`<span class="second" title=${words.t('row.offered-to', { name: row.offer.name })}>${words.t('row.offered-to', { name: row.offer.name })}</span>`
      : nothing
  }
`;

const waiting: Cell = ({ row, staff, words, thresholds, now }) => {
  const since = waitOf(row);
  if (since === null) return nothing;
  const duration = words.duration(now - since);
  const isQueued = row.phase === 'queued';
  const long = words.t(isQueued ? 'row.queued-for' : 'row.unanswered', { duration });
  return waitClock(since, now, thresholds, {
    fine: isQueued ? staff.t('wait.queued') : long,
    soon: `${staff.t('wait.soon')}: ${long}`,
    late: `${staff.t('wait.late')}: ${long}`,
  });
};

const supervisors: Cell = ({ row, staff }) =>
  html`${(row.supervisors ?? []).map(
    ({ person, mode }) => html`
      <span class="supervisor" title="${person.name}: ${staff.t(modeWords[mode])}">
        ${icon(modeIcons[mode], 'small')}<bdi>${person.name}</bdi>
        <span class="visually-hidden">${staff.t(modeWords[mode])}</span>
      </span>
    `,
  )}`;

export const cells = {
  attention,
  sentiment,
  customer,
  agent,
  team: ({ team }) => html`<bdi class="team-name" title=${team}>${team}</bdi>`,
  state,
  waiting,
  handling: ({ row, now }) => html`<span dir="ltr">${clock(secondsSince(row.openedAt, now))}</span>`,
  activity: ({ row, words, now }) => (row.activity ? sparkline(row.activity, words, now) : nothing),
  messages: ({ row }) => html`${icon('message-square-text', 'small')}${row.messages}`,
  flags: (context) => marks(flagsOf(context), context.isCompact ? 1 : 2, context.words),
  supervisors,
} as const satisfies Record<Column, Cell>;
