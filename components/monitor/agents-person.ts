/** One agent in the list: who they are and how much they have, and below it, once it is unfolded, what that is. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { AvailabilitySetter } from '../../core/domain/availability.js';
import type { Row } from '../../core/domain/summary.js';
import { customerName } from '../shared/customer-name.js';
import { icon } from '../shared/staff-icons.js';
import { waitClock } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { conversationLine, phaseMark } from './agents-conversation.js';
import type { AgentNow } from './agents-list.js';
import { statisticsOf } from './agents-list.js';
import type { WatchActions } from './agents-watch.js';
import type { AgentsWords } from './agents-words.js';
import { numberText, sinceText } from './agents-words.js';
import type { MonitorChoice } from './monitor-choice.js';

export interface PersonOptions extends WatchActions {
  readonly words: AgentsWords;
  readonly thresholds: WaitThresholds;
  /** Tells the parts of one from those of the others. */
  readonly key: string;
  readonly isOpen: boolean;
  /** It is the one that Tab goes to. */
  readonly isReachable: boolean;
  readonly hasStatistics: boolean;
  readonly isMe: boolean;
  choose(row: Row): MonitorChoice;
  toggle(): void;
  reach(): void;
  mirror(): void;
  details(row: Row): void;
}

const setters = {
  self: 'agents.set-self',
  absence: 'agents.set-absence',
  'missed-offers': 'agents.set-missed-offers',
} as const satisfies Record<AvailabilitySetter, string>;

const availability = ({ person }: AgentNow, { own, staff }: AgentsWords): TemplateResult => {
  const { kind, since, reason, setBy } = person.availability;
  return html`
    <span class="availability ${kind}">
      <span class="kind">${staff.t(`availability.${kind}`)}</span>
      ${reason ? html`<bdi class="why">${reason}</bdi>` : nothing}
      <span title=${own.moment(since)}>${own.t('agents.since', { time: sinceText(since, own) })}</span>
      <span>${own.t(setters[setBy])}</span>
    </span>
  `;
};

/** More than this cannot be counted at a glance: then the number alone says it. */
const mostPips = 10;

const load = ({ person: { sessions, maxSessions } }: AgentNow, { own }: AgentsWords): TemplateResult => {
  const given = { n: sessions, max: maxSessions };
  const count = Math.max(sessions, maxSessions);
  const pips = count > mostPips ? [] : Array.from({ length: count }, (_, index) => index < sessions);
  return html`
    <span class="cell load ${sessions >= maxSessions ? 'full' : ''}">
      <span class="pips" aria-hidden="true">${pips.map((isUsed) => html`<i class=${isUsed ? 'used' : ''}></i>`)}</span>
      <bdi aria-hidden="true">${own.t('agents.load', given)}</bdi>
      <span class="visually-hidden">${own.t('agents.load-label', given)}</span>
    </span>
  `;
};

const longest = (
  { waitsSince }: AgentNow,
  { words: { own, staff }, thresholds }: PersonOptions,
): TemplateResult => {
  if (waitsSince === null) return html`<span class="quiet">${own.t('agents.nobody-waits')}</span>`;
  return waitClock(waitsSince, Date.now(), thresholds, {
    fine: own.t('agents.column-wait'),
    soon: staff.t('wait.soon'),
    late: staff.t('wait.late'),
  });
};

const statistics = (agent: AgentNow, { own }: AgentsWords): TemplateResult | typeof nothing => {
  const { messages, unanswered, duration } = statisticsOf(agent, Date.now());
  if (duration === null) return nothing;
  return html`
    <div class="statistics" part="statistics">
      <h4>${own.t('agents.statistics')}</h4>
      <dl>
        <div><dt>${own.t('agents.stat-messages')}</dt> <dd>${numberText(messages, own)}</dd></div>
        <div><dt>${own.t('agents.stat-unanswered')}</dt> <dd>${numberText(unanswered, own)}</dd></div>
        <div><dt>${own.t('agents.stat-duration')}</dt> <dd>${own.duration(duration)}</dd></div>
      </dl>
      <p>${own.t('agents.statistics-note')}</p>
    </div>
  `;
};

const conversations = (agent: AgentNow, options: PersonOptions): TemplateResult => {
  const { words, thresholds, choose, details } = options;
  const { own, staff } = words;
  const { name } = agent.person;
  if (agent.rows.length === 0) return html`<p class="idle">${own.t('agents.idle', { name })}</p>`;
  const more = (row: Row): TemplateResult => html`
    <button
      part="details"
      class="button small details"
      aria-label=${own.t('agents.details-label', { customer: customerName(row, staff) })}
      @click=${() => details(row)}
    >
      ${own.t('agents.details')}
    </button>
  `;
  return html`
    <ul class="talks" aria-label=${own.t('agents.conversations-of', { name })}>
      ${agent.rows.map((row) =>
        conversationLine(row, {
          ...options,
          words,
          thresholds,
          choice: choose(row),
          state: phaseMark(row, words),
          more: more(row),
        }),
      )}
    </ul>
  `;
};

const mirrorButton = (
  { person }: AgentNow,
  { words: { own }, isReachable, mirror }: PersonOptions,
): TemplateResult => html`
  <button
    part="mirror"
    class="button small mirror"
    tabindex=${isReachable ? 0 : -1}
    aria-label=${own.t('agents.mirror-label', { name: person.name })}
    @click=${mirror}
  >
    ${icon('eye', 'small')}<span>${own.t('agents.mirror')}</span>
  </button>
`;

/** What somebody is called by in the round sign beside the name. */
const initial = (name: string): string => ([...name.trim()][0] ?? '?').toLocaleUpperCase();

export const agentItem = (agent: AgentNow, options: PersonOptions): TemplateResult => {
  const { words, key, isOpen, isReachable, hasStatistics, toggle, reach } = options;
  const { own } = words;
  const { person, rows } = agent;
  const handled = own.t('agents.handled', { n: rows.length });
  return html`
    <li class="agent" part="agent" @focusin=${reach}>
      <div class="line">
        <span class="cell who">
          <span class="initial" aria-hidden="true">${initial(person.name)}</span>
          <span class="about">
            <button
              class="toggle"
              tabindex=${isReachable ? 0 : -1}
              aria-expanded=${isOpen ? 'true' : 'false'}
              aria-controls="unfolded-${key}"
              @click=${toggle}
            >
              <bdi>${person.name}</bdi>${icon('chevron-down', 'small')}
            </button>
            ${availability(agent, words)}
          </span>
        </span>
        ${load(agent, words)}
        <span class="cell handled" title=${handled}>
          ${icon('message-square-text', 'small')}<span aria-hidden="true">${numberText(rows.length, own)}</span>
          <span class="visually-hidden">${handled}</span>
        </span>
        <span class="cell longest">${longest(agent, options)}</span>
        <span class="cell act">
          ${options.isMe ? nothing : mirrorButton(agent, options)}
        </span>
      </div>
      <div class="unfolded" id="unfolded-${key}" ?hidden=${!isOpen}>
        ${isOpen ? html`${conversations(agent, options)}${hasStatistics ? statistics(agent, words) : nothing}` : nothing}
      </div>
    </li>
  `;
};
