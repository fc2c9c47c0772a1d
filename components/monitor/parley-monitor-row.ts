/** One live conversation in the supervisor's table. */

import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Row } from '../../core/domain/summary.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import type { ConversationDetail } from '../inbox/parley-inbox-row.js';
import { customerName } from '../shared/customer-name.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import type { IconName } from '../shared/staff-icons.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { waitClock, waitStyles } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { clock, defaultThresholds, secondsSince } from '../shared/waiting.js';
import { monitorBadge } from './monitor-badge.js';
import { monitorButtonStyles } from './monitor-button.styles.js';
import type { MonitorChoice } from './monitor-choice.js';
import { styles } from './parley-monitor-row.styles.js';
import { waitOf } from './row-order.js';

const phases = {
  queued: 'phase.queued',
  active: 'phase.active',
  'wrap-up': 'phase.wrap-up',
  closed: 'phase.closed',
} as const;

const unmonitorable = {
  'channel-unsupported': 'monitor.channel',
  'consent-required': 'monitor.consent',
} as const satisfies Record<NonNullable<Row['unmonitorable']>, string>;

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
} as const satisfies Record<SupervisionMode, string>;

/**
 * A row of a grid; whoever places it gives it `role="row"` and moves the focus between rows. Its cells stand in the
 * columns of the grid around it, by subgrid.
 *
 * @summary One live conversation, with the button that monitors it.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - It shall be monitored. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-stop-request - It shall no longer be monitored. Cancelable.
 *
 * @csspart cell - Each cell; also `cell-` with the name of its column.
 * @csspart monitor - The binoculars.
 * @csspart badge - What says that one monitors it; pressing it stops that.
 *
 * @attr {boolean} selected - It is the one that is open.
 * @attr {boolean} reachable - Its buttons can be reached with Tab.
 */
export class ParleyMonitorRow extends ParleyElement {
  static override styles = [theme, controlReset, visuallyHidden, waitStyles, monitorButtonStyles, styles];

  /** What the workgroup says of it. */
  @property({ attribute: false }) row: Row | null = null;

  /** Whether it can be monitored. */
  @property({ attribute: false }) choice: MonitorChoice = { kind: 'possible' };

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** It is the one that is open. */
  @property({ type: Boolean, reflect: true }) selected = false;

  /** Its buttons can be reached with Tab; those of the other rows are reached through the row. */
  @property({ type: Boolean }) reachable = false;

  readonly #localize = new Localize(this, staffMessages);

  constructor() {
    super();
    new Ticker(this);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('selected')) this.setAttribute('aria-selected', String(this.selected));
  }

  /** Does what the button of the row would do: monitors it, or says why that is not possible. */
  activate(): void {
    const button = this.renderRoot.querySelector<HTMLButtonElement>('.monitor');
    if (button?.ariaDisabled === 'true') button.focus();
    else this.#ask('parley-monitor-request');
  }

  #ask(type: 'parley-monitor-request' | 'parley-stop-request'): void {
    if (!this.row) return;
    const detail: ConversationDetail = { conversation: this.row.conversation };
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  #reason(): string | null {
    const { choice } = this;
    const t = this.#localize;
    switch (choice.kind) {
      case 'own':
        return t.t('monitor.own');
      case 'not-accepted':
        return t.t('monitor.not-accepted');
      case 'not-in-phase':
        return t.t('monitor.not-in-phase');
      case 'unmonitorable':
        return t.t(unmonitorable[choice.why]);
      case 'full':
        return t.t('monitor.full', { names: choice.names.join(', '), time: t.time(choice.since) });
      default:
        return null;
    }
  }

  #renderButton(row: Row): TemplateResult {
    const t = this.#localize;
    const agent = row.handler?.name ?? t.t('staff.unassigned');
    const label = t.t('monitor.monitor', { agent, customer: customerName(row, t) });
    const reason = this.#reason();
    return html`
      <button
        part="monitor"
        class="monitor"
        tabindex=${this.reachable ? 0 : -1}
        aria-label=${label}
        aria-disabled=${reason ? 'true' : 'false'}
        aria-describedby="reason"
        @click=${() => (reason ? undefined : this.#ask('parley-monitor-request'))}
      >
        ${icon('binoculars', 'small')}
      </button>
      <span id="reason" class="reason" ?hidden=${!reason}>${reason}</span>
    `;
  }

  /** What one takes over is not stopped by a badge: it is handed back, in the conversation itself. */
  #renderBadge(row: Row, mode: SupervisionMode): TemplateResult {
    const t = this.#localize;
    if (mode === 'takeover') {
      return html`<span class="badge is-takeover">${icon('headset', 'small')}${t.t('monitor.handling')}</span>`;
    }
    return monitorBadge(row, mode, this.reachable ? 0 : -1, t, () => this.#ask('parley-stop-request'));
  }

  /** What one supervises can be opened again by its name; what one does not is only opened by monitoring it. */
  #renderName(row: Row): TemplateResult {
    const name = customerName(row, this.#localize);
    if (this.choice.kind !== 'mine') return html`<bdi class="name">${name}</bdi>`;
    return html`
      <button
        class="name open"
        tabindex=${this.reachable ? 0 : -1}
        aria-label=${this.#localize.t('monitor.open', { customer: name })}
        @click=${() => this.#ask('parley-monitor-request')}
      >
        <bdi>${name}</bdi>
      </button>
    `;
  }

  #renderSupervisors(row: Row): TemplateResult {
    const t = this.#localize;
    return html`${(row.supervisors ?? []).map(
      ({ person, mode }) => html`
        <span class="supervisor" title="${person.name}: ${t.t(modeWords[mode])}">
          ${icon(modeIcons[mode], 'small')}<bdi>${person.name}</bdi>
          <span class="visually-hidden">${t.t(modeWords[mode])}</span>
        </span>
      `,
    )}`;
  }

  #renderWait(row: Row): TemplateResult | typeof nothing {
    const t = this.#localize;
    const since = waitOf(row);
    if (since === null) return nothing;
    return waitClock(since, Date.now(), this.thresholds, {
      fine: t.t(row.phase === 'queued' ? 'wait.queued' : 'wait.fine'),
      soon: t.t('wait.soon'),
      late: t.t('wait.late'),
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { row, choice } = this;
    const t = this.#localize;
    if (!row) return nothing;
    return html`
      <div part="cell cell-customer" class="cell customer" role="gridcell">
        ${this.#renderName(row)}
        <span class="last" dir="auto">${row.lastMessage?.text ?? t.t('inbox.nothing-yet')}</span>
      </div>
      <div part="cell cell-agent" class="cell agent" role="gridcell">
        <bdi class="agent-name ${row.handler ? '' : 'nobody'}">${row.handler?.name ?? t.t('staff.unassigned')}</bdi>
        ${choice.kind === 'mine' ? this.#renderBadge(row, choice.mode) : this.#renderButton(row)}
      </div>
      <div part="cell cell-state" class="cell state" role="gridcell">
        <span class="phase ${row.phase}">${t.t(phases[row.phase])}</span>
      </div>
      <div part="cell cell-waiting" class="cell waiting" role="gridcell">${this.#renderWait(row)}</div>
      <div part="cell cell-handling" class="cell number handling" role="gridcell">
        <span dir="ltr">${clock(secondsSince(row.openedAt, Date.now()))}</span>
      </div>
      <div part="cell cell-messages" class="cell number messages" role="gridcell">
        ${icon('message-square-text', 'small')}${row.messages}
      </div>
      <div part="cell cell-supervisors" class="cell supervisors" role="gridcell">${this.#renderSupervisors(row)}</div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-row': ParleyMonitorRow;
  }
}
