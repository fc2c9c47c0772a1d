/** One live conversation as a line under an agent or in the queue: whose it is, how it stands, and what one can do. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { Row } from '../../core/domain/summary.js';
import { customerName } from '../shared/customer-name.js';
import { waitClock } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import type { WatchActions } from './agents-watch.js';
import { watchControl } from './agents-watch.js';
import type { AgentsWords } from './agents-words.js';
import type { MonitorChoice } from './monitor-choice.js';
import { waitOf } from './row-order.js';

export const lastLine = ({ lastMessage }: Row, { staff }: AgentsWords): string => {
  if (!lastMessage) return staff.t('inbox.nothing-yet');
  const { by, text } = lastMessage;
  return by === 'staff' ? staff.t('inbox.staff-said', { text }) : text;
};

export const waitMark = (
  row: Row,
  thresholds: WaitThresholds,
  { staff }: AgentsWords,
): TemplateResult | typeof nothing => {
  const since = waitOf(row);
  if (since === null) return nothing;
  return waitClock(since, Date.now(), thresholds, {
    fine: staff.t(row.phase === 'queued' ? 'wait.queued' : 'wait.fine'),
    soon: staff.t('wait.soon'),
    late: staff.t('wait.late'),
  });
};

const phases = {
  queued: 'phase.queued',
  active: 'phase.active',
  'wrap-up': 'phase.wrap-up',
  closed: 'phase.closed',
} as const satisfies Record<Row['phase'], string>;

export const phaseMark = ({ phase }: Row, { staff }: AgentsWords): TemplateResult =>
  html`<span class="phase ${phase}">${staff.t(phases[phase])}</span>`;

export interface LineOptions extends WatchActions {
  readonly words: AgentsWords;
  readonly thresholds: WaitThresholds;
  readonly choice: MonitorChoice;
  /** Beside the name: in whose hands it is, or how it stands. */
  readonly state: TemplateResult | typeof nothing;
  /** What else can be done with it. */
  readonly more: TemplateResult | typeof nothing;
}

export const conversationLine = (row: Row, options: LineOptions): TemplateResult => {
  const { words, thresholds, choice, state, more } = options;
  return html`
    <li class="talk" part="conversation">
      <span class="top"><bdi class="customer">${customerName(row, words.staff)}</bdi>${state}</span>
      <span class="last" dir="auto">${lastLine(row, words)}</span>
      <span class="clock">${waitMark(row, thresholds, words)}</span>
      <span class="acts">${watchControl(row, choice, words, options)}${more}</span>
    </li>
  `;
};

export const lineStyles = css`
  .talk {
    display: grid;
    grid-template: 'top clock acts' auto 'last clock acts' auto / minmax(0, 1fr) auto auto;
    align-items: center;
    column-gap: 12px;
    min-block-size: 56px;
    padding: 8px 0;
  }

  .talk + .talk {
    border-block-start: 1px solid var(--_border);
  }

  .top {
    display: flex;
    grid-area: top;
    align-items: center;
    gap: 4px 10px;
    min-inline-size: 0;
    line-height: 20px;
  }

  .customer,
  .last {
    text-align: -webkit-match-parent;
    text-align: match-parent;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .customer {
    font-weight: 600;
  }

  .last {
    grid-area: last;
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: 20px;
    text-align: start;
  }

  .clock {
    grid-area: clock;
  }

  .acts {
    display: flex;
    grid-area: acts;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
  }

  .phase {
    color: var(--_muted);
    font-size: var(--_size-tiny);
  }

  @container agents (inline-size < 560px) {
    .talk {
      grid-template: 'top clock' auto 'last last' auto 'acts acts' auto / minmax(0, 1fr) auto;
      row-gap: 2px;
      padding: 12px 0;
    }

    .top {
      flex-wrap: wrap;
    }

    .clock {
      align-self: start;
    }

    .acts {
      justify-content: flex-start;
      margin-block-start: 6px;
    }
  }

  @container agents (inline-size < 720px) {
    .acts .button.small {
      min-block-size: 44px;
    }

    .acts .monitor {
      inline-size: 44px;
      block-size: 44px;
    }

    .acts .badge {
      min-block-size: 44px;
      padding-inline: 14px;
      border-radius: 22px;
    }
  }
`;
