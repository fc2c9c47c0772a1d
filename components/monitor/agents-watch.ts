/** The button that monitors a conversation, wherever it stands outside of the table: or why not, or what stops it. */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { ask } from '../shared/ask.js';
import { customerName } from '../shared/customer-name.js';
import { icon } from '../shared/staff-icons.js';
import type { AgentsWords } from './agents-words.js';
import { choiceReason } from './choice-words.js';
import { monitorBadge } from './monitor-badge.js';
import type { MonitorChoice } from './monitor-choice.js';

export interface WatchActions {
  monitor(id: ConversationId): void;
  stop(id: ConversationId): void;
}

/** Both as requests of an element. */
export const watchRequests = (from: Element): WatchActions => ({
  monitor: (conversation) => void ask(from, 'parley-monitor-request', { conversation }),
  stop: (conversation) => void ask(from, 'parley-stop-request', { conversation }),
});

/** Whoever took a conversation over hands it back inside of it, so there is nothing to press here. */
export const watchControl = (
  row: Row,
  choice: MonitorChoice,
  words: AgentsWords,
  { monitor, stop }: WatchActions,
): TemplateResult => {
  const { staff } = words;
  if (choice.kind === 'mine') {
    return choice.mode === 'takeover'
      ? html`<span class="badge is-takeover">${icon('headset', 'small')}${staff.t('monitor.handling')}</span>`
      : monitorBadge(row, choice.mode, 0, staff, () => stop(row.conversation));
  }
  const reason = choiceReason(choice, staff);
  const agent = row.handler?.name ?? staff.t('staff.unassigned');
  return html`
    <span class="watch">
      <button
        part="monitor"
        class="monitor"
        aria-label=${staff.t('monitor.monitor', { agent, customer: customerName(row, staff) })}
        aria-disabled=${reason ? 'true' : 'false'}
        aria-describedby="reason-${row.conversation}"
        @click=${() => (reason ? undefined : monitor(row.conversation))}
      >
        ${icon('binoculars', 'small')}
      </button>
      <span id="reason-${row.conversation}" class="reason" ?hidden=${!reason}>${reason}</span>
    </span>
  `;
};

export const watchStyles = css`
  .watch {
    position: relative;
    display: inline-flex;
    flex: none;
  }

  .reason {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 2;
    inline-size: max-content;
    max-inline-size: 240px;
    padding: 6px 10px;
    border-radius: var(--_radius-small);
    background: var(--_text);
    color: var(--_surface);
    font-size: var(--_size-tiny);
    font-weight: 400;
    line-height: 16px;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_motion);
    white-space: normal;
  }

  .monitor:hover + .reason,
  .monitor:focus-visible + .reason {
    opacity: 1;
  }

  @media (pointer: coarse) {
    .monitor {
      inline-size: 44px;
      block-size: 44px;
    }

    .badge {
      min-block-size: 44px;
      border-radius: 22px;
    }
  }
`;
