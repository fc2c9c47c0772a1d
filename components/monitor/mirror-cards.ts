/** What somebody is answering now, one card each: whether they have answered, who waits, and which one is before them. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import { answerMark, answerStateOf } from '../shared/answer-state.js';
import { customerName } from '../shared/customer-name.js';
import { icon } from '../shared/staff-icons.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { lastLine, waitMark } from './agents-conversation.js';
import type { WatchActions } from './agents-watch.js';
import { watchControl } from './agents-watch.js';
import type { AgentsWords } from './agents-words.js';
import type { MonitorChoice } from './monitor-choice.js';

export interface CardsOptions extends WatchActions {
  readonly words: AgentsWords;
  readonly thresholds: WaitThresholds;
  readonly front: ConversationId | null;
  /** Whose record is shown. */
  readonly shown: ConversationId | null;
  choose(row: Row): MonitorChoice;
  show(id: ConversationId): void;
}

const card = ({ row }: DeskItem, options: CardsOptions): TemplateResult => {
  const { words, thresholds, front, shown, choose, show } = options;
  const { own, staff, answer } = words;
  const id = row.conversation;
  const customer = customerName(row, staff);
  const state = answerStateOf(row);
  return html`
    <li class="card answer-state ${id === front ? 'front' : ''}" part="interaction" data-answer=${state ?? nothing}>
      <div class="first">
        <button
          class="whose"
          aria-label=${own.t('mirror.show-record', { customer })}
          aria-pressed=${id === shown ? 'true' : 'false'}
          @click=${() => show(id)}
        >
          <bdi>${customer}</bdi>
        </button>
        ${waitMark(row, thresholds, words)}
      </div>
      <p class="last" dir="auto">${lastLine(row, words)}</p>
      <div class="below">
        <span class="marks">
        ${state ? answerMark(state, answer) : nothing}
        ${row.onHold ? html`<span class="mark">${staff.t('staff.on-hold')}</span>` : nothing}
        ${row.snoozedUntil === null ? nothing : html`<span class="mark">${staff.t('inbox.snoozed')}</span>`}
        ${id === front ? html`<span class="open" part="front">${icon('eye', 'small')}${own.t('mirror.front')}</span>` : nothing}
        </span>
        <span class="watching">${watchControl(row, choose(row), words, options)}</span>
      </div>
    </li>
  `;
};

export const mirrorCards = (items: readonly DeskItem[], options: CardsOptions): TemplateResult => {
  const { own } = options.words;
  if (items.length === 0) {
    return html`
      <div class="nothing" data-reason="no-current">
        ${icon('message-square-text')}
        <p>${own.t('mirror.no-current')}</p>
        <p class="quiet">${own.t('mirror.no-current-more')}</p>
      </div>
    `;
  }
  return html`
    <ul class="cards">
      ${repeat(
        items,
        ({ row }) => row.conversation,
        (item) => card(item, options),
      )}
    </ul>
  `;
};

export const cardStyles = css`
  .cards {
    display: grid;
    gap: 10px;
    padding: 4px 16px 16px;
  }

  .card {
    position: relative;
    min-inline-size: 0;
    padding: 10px 12px;
    border-radius: var(--_radius-small);
  }

  .card.front {
    box-shadow: 0 0 0 2px var(--_surface), 0 0 0 4px var(--_accent-ink);
  }

  .first,
  .below,
  .marks {
    display: flex;
    align-items: center;
    gap: 6px 10px;
  }

  .first {
    justify-content: space-between;
  }

  .below {
    flex-wrap: wrap;
    margin-block-start: 6px;
    min-block-size: 32px;
  }

  /* As wide as its longest sign at least: the button goes below before it would stand over it. */
  .marks {
    flex: 1 1 min-content;
    flex-wrap: wrap;
  }

  .whose {
    min-inline-size: 0;
    overflow: hidden;
    font-weight: 600;
    line-height: 22px;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .whose:focus-visible {
    outline: none;
  }

  /* The name is the button, and the whole card presses it. */
  .whose::after {
    position: absolute;
    inset: 0;
    border-radius: inherit;
    content: '';
  }

  .card:hover .whose,
  .whose[aria-pressed='true'] {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .whose:focus-visible::after {
    border-radius: var(--_radius-small);
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }

  .card .last {
    display: -webkit-box;
    overflow: hidden;
    font-size: var(--_size-small);
    line-height: 20px;
    text-align: start;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .card .wait {
    color: var(--_text);
  }

  .open {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_accent-ink);
    font-size: var(--_size-tiny);
    font-weight: 600;
    white-space: nowrap;
  }

  .watching {
    position: relative;
    z-index: 1;
    flex: none;
    margin-inline-start: auto;
  }

  @media (forced-colors: active) {
    .card.front {
      outline: 2px solid Highlight;
      outline-offset: 2px;
    }
  }
`;
