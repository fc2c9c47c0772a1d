/** The numbers above a queue: how it stands now, and what the day has brought. They are text, and never read out. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { CountersView } from '../../core/domain/counters.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { clock, secondsSince, urgencyOf } from '../shared/waiting.js';
import type { AgentsWords } from './agents-words.js';
import { numberText } from './agents-words.js';
import type { ChatsOf, QueueNow } from './queue-list.js';

interface Figure {
  readonly name: string;
  readonly term: string;
  readonly value: string;
  /** Colours it, beside the words. */
  readonly urgency?: string;
}

const figure = ({ name, term, value, urgency = 'fine' }: Figure): TemplateResult => html`
  <div class="figure ${urgency}" data-figure=${name}>
    <dt>${term}</dt>
    <dd><bdi>${value}</bdi></dd>
  </div>
`;

const orUnknown = (value: number | null, { own }: AgentsWords): Pick<Figure, 'value' | 'urgency'> =>
  value === null
    ? { value: own.t('queue.unknown'), urgency: 'none' }
    : { value: numberText(value, own), urgency: 'fine' };

export const queueNumbers = (
  { waiting, interacting, longestWaitSince, online, available }: QueueNow,
  words: AgentsWords,
  thresholds: WaitThresholds,
): TemplateResult => {
  const { own } = words;
  const seconds = longestWaitSince === null ? null : secondsSince(longestWaitSince, Date.now());
  const longest = seconds === null ? own.t('queue.nobody-waits') : clock(seconds);
  const urgency = seconds === null ? 'none' : urgencyOf(seconds, thresholds);
  return html`
    <dl class="figures" part="figures">
      ${figure({ name: 'waiting', term: own.t('queue.waiting'), value: numberText(waiting.length, own) })}
      ${figure({ name: 'longest', term: own.t('queue.longest'), value: longest, urgency })}
      ${figure({ name: 'interacting', term: own.t('queue.interacting'), value: numberText(interacting.length, own) })}
      ${figure({ name: 'online', term: own.t('queue.online'), ...orUnknown(online, words) })}
      ${figure({ name: 'available', term: own.t('queue.available'), ...orUnknown(available, words) })}
    </dl>
  `;
};

export const queueToday = (
  counters: CountersView | undefined,
  { own }: AgentsWords,
): TemplateResult | typeof nothing => {
  if (!counters) return nothing;
  const { offered, handled, abandoned, averageFirstResponseSeconds: average } = counters;
  const response = average === null ? own.t('queue.no-response') : own.duration(average * 1_000);
  return html`
    <div class="today">
      <h4>${own.t('queue.today')}</h4>
      <dl>
        ${figure({ name: 'offered', term: own.t('queue.offered'), value: numberText(offered, own) })}
        ${figure({ name: 'handled', term: own.t('queue.handled'), value: numberText(handled, own) })}
        ${figure({ name: 'abandoned', term: own.t('queue.abandoned'), value: numberText(abandoned, own) })}
        ${figure({ name: 'first-response', term: own.t('queue.first-response'), value: response })}
      </dl>
    </div>
  `;
};

export const queueChats = (chats: readonly ChatsOf[], { own }: AgentsWords): TemplateResult => html`
  <section class="chats" part="chats">
    <h4>${own.t('queue.chats')}</h4>
    ${
      chats.length === 0
        ? html`<p class="quiet">${own.t('queue.chats-none')}</p>`
        : html`<ul>
            ${chats.map(
              ({ name, chats: n, max }) => html`
                <li>
                  <bdi class="agent">${name}</bdi>
                  <span class="visually-hidden">${own.t('queue.chats-label', { n })}</span>
                  <bdi class="number" aria-hidden="true">${max === null ? numberText(n, own) : own.t('queue.chats-of', { n, max })}</bdi>
                </li>
              `,
            )}
          </ul>`
    }
  </section>
`;

export const figureStyles = css`
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
    gap: 1px;
    border-block: 1px solid var(--_border);
    background: var(--_border);
  }

  .figures .figure {
    display: flex;
    flex-direction: column;
    padding: 10px 16px;
    background: var(--_surface);
  }

  .figure dt {
    color: var(--_muted);
    font-size: var(--_size-tiny);
    line-height: 16px;
  }

  .figures dd {
    font-size: calc(var(--_size) + 7px);
    font-variant-numeric: tabular-nums;
    font-weight: 650;
    line-height: 30px;
  }

  .figures .none dd {
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 400;
  }

  .figures .soon dd {
    color: var(--_warning);
  }

  .figures .late dd {
    color: var(--_danger);
  }

  .today,
  .today dl {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 24px;
  }

  .today {
    padding: 8px 16px;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .today .figure {
    display: flex;
    align-items: baseline;
    gap: 6px;
  }

  .today dd {
    font-size: var(--_size-small);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .chats {
    padding: 14px 16px;
  }

  .chats ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 6px;
  }

  .chats li {
    display: inline-flex;
    align-items: baseline;
    gap: 8px;
    min-inline-size: 0;
    padding: 4px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    font-size: var(--_size-small);
  }

  .chats .agent {
    overflow: hidden;
    max-inline-size: 24ch;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chats .number {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
`;
