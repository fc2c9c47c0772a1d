/** One live conversation in the supervisor's table. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Row } from '../../core/domain/summary.js';
import type { SupervisionMode } from '../../core/domain/supervision.js';
import { ask } from '../shared/ask.js';
import type { ConversationDetail } from '../shared/conversation-events.js';
import { customerName } from '../shared/customer-name.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { phaseStyles } from '../shared/phase.styles.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { waitStyles } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { choiceReason } from './choice-words.js';
import { monitorBadge } from './monitor-badge.js';
import { monitorButtonStyles } from './monitor-button.styles.js';
import type { MonitorChoice } from './monitor-choice.js';
import type { CellContext } from './monitor-row-cells.js';
import { cells } from './monitor-row-cells.js';
import { cellStyles } from './monitor-row-cells.styles.js';
import type { Column } from './monitor-view.js';
import { defaultView } from './monitor-view.js';
import { styles } from './parley-monitor-row.styles.js';
import { cardStyles } from './parley-monitor-row-card.styles.js';
import { tableMessages } from './table-messages.js';

export interface RowSelectDetail extends ConversationDetail {
  readonly isSelected: boolean;
}

/** A choice is made anew for each rendering, and seldom another one. */
const isOtherChoice = (now: MonitorChoice, before: MonitorChoice | undefined): boolean =>
  JSON.stringify(now) !== JSON.stringify(before);

/**
 * A row of a grid; whoever places it gives it `role="row"`, moves the focus between rows, and says in `--_tracks` how
 * wide its cells are.
 *
 * @summary One live conversation, with the button that monitors it.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - It shall be monitored. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-stop-request - It shall no longer be monitored. Cancelable.
 * @fires {CustomEvent<RowSelectDetail>} parley-row-select - It was selected for a command, or no longer is.
 * @fires {CustomEvent<ConversationDetail>} parley-row-menu - Its menu shall open at its button.
 *
 * @csspart cell - Each cell; also `cell-` with the name of its column.
 * @csspart monitor - The binoculars.
 * @csspart badge - What says that one monitors it; pressing it stops that.
 *
 * @attr {boolean} selected - It is the one that is open.
 * @attr {boolean} opened - It is open in a pane.
 * @attr {boolean} checked - It is selected for a command.
 * @attr {boolean} reachable - Its buttons can be reached with Tab.
 * @attr {boolean} compact - It takes as little room as it can.
 */
export class ParleyMonitorRow extends ParleyElement {
  static override styles = [
    theme,
    controlReset,
    visuallyHidden,
    waitStyles,
    phaseStyles,
    monitorButtonStyles,
    styles,
    cellStyles,
    cardStyles,
  ];

  /** What the workgroup says of it. */
  @property({ attribute: false }) row: Row | null = null;

  /** Whether it can be monitored. */
  @property({ attribute: false, hasChanged: isOtherChoice }) choice: MonitorChoice = { kind: 'possible' };

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** Which cells there are, in their order. */
  @property({ attribute: false }) columns: readonly Column[] = defaultView.columns;

  /** How its workgroup is called. */
  @property({ attribute: false }) team = '';

  /** It is the one that is open. */
  @property({ type: Boolean, reflect: true }) selected = false;

  /** It is open in a pane. */
  @property({ type: Boolean, reflect: true }) opened = false;

  /** It is selected for a command. */
  @property({ type: Boolean, reflect: true }) checked = false;

  /** Its buttons can be reached with Tab; those of the other rows are reached through the row. */
  @property({ type: Boolean }) reachable = false;

  /** It takes as little room as it can. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @query('.more-button') private moreButton!: HTMLElement | null;

  readonly #staff = new Localize(this, staffMessages);
  readonly #words = new Localize(this, tableMessages);

  constructor() {
    super();
    new Ticker(this);
  }

  /** Where its menu belongs. */
  get menuButton(): HTMLElement | null {
    return this.moreButton;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('checked')) this.setAttribute('aria-selected', String(this.checked));
    if (!changed.has('selected')) return;
    if (this.selected) this.setAttribute('aria-current', 'true');
    else this.removeAttribute('aria-current');
  }

  /** Does what the button of the row would do: monitors it, or says why that is not possible. */
  activate(): void {
    const button = this.renderRoot.querySelector<HTMLButtonElement>('.monitor');
    if (button?.ariaDisabled === 'true') button.focus();
    else this.#ask('parley-monitor-request');
  }

  #ask(type: 'parley-monitor-request' | 'parley-stop-request'): void {
    if (!this.row) return;
    ask(this, type, { conversation: this.row.conversation });
  }

  readonly #onCheck = (event: Event): void => {
    if (!this.row) return;
    const isSelected = (event.target as HTMLInputElement).checked;
    const detail: RowSelectDetail = { conversation: this.row.conversation, isSelected };
    this.dispatchEvent(new CustomEvent('parley-row-select', { detail, bubbles: true }));
  };

  readonly #onMore = (): void => {
    if (!this.row) return;
    const detail: ConversationDetail = { conversation: this.row.conversation };
    this.dispatchEvent(new CustomEvent('parley-row-menu', { detail, bubbles: true }));
  };

  #renderButton(row: Row): TemplateResult {
    const t = this.#staff;
    const agent = row.handler?.name ?? t.t('staff.unassigned');
    const label = t.t('monitor.monitor', { agent, customer: customerName(row, t) });
    const reason = choiceReason(this.choice, t);
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
    const t = this.#staff;
    if (mode === 'takeover') {
      return html`<span class="badge is-takeover">${icon('headset', 'small')}${t.t('monitor.handling')}</span>`;
    }
    return monitorBadge(row, mode, this.reachable ? 0 : -1, t, () => this.#ask('parley-stop-request'));
  }

  /** What one supervises can be opened again by its name; what one does not is only opened by monitoring it. */
  #renderName(row: Row): TemplateResult {
    const name = customerName(row, this.#staff);
    if (this.choice.kind !== 'mine') return html`<bdi class="name" title=${name}>${name}</bdi>`;
    return html`
      <button
        class="name open"
        tabindex=${this.reachable ? 0 : -1}
        aria-label=${this.#staff.t('monitor.open', { customer: name })}
        @click=${() => this.#ask('parley-monitor-request')}
      >
        <bdi>${name}</bdi>
      </button>
    `;
  }

  #renderSelect(row: Row): TemplateResult {
    return html`
      <div part="cell cell-select" class="cell select" role="gridcell">
        <label>
          <span class="visually-hidden">${this.#words.t('table.select', { customer: customerName(row, this.#staff) })}</span>
          <input
            type="checkbox"
            tabindex=${this.reachable ? 0 : -1}
            .checked=${this.checked}
            @change=${this.#onCheck}
          />
        </label>
      </div>
    `;
  }

  #renderActions(row: Row): TemplateResult {
    return html`
      <div part="cell cell-actions" class="cell actions" role="gridcell">
        <button
          class="more-button"
          tabindex=${this.reachable ? 0 : -1}
          aria-haspopup="menu"
          aria-label=${this.#words.t('table.more', { customer: customerName(row, this.#staff) })}
          @click=${this.#onMore}
        >
          ${icon('ellipsis', 'small')}
        </button>
      </div>
    `;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { row, choice, columns } = this;
    if (!row) return nothing;
    const monitor = choice.kind === 'mine' ? this.#renderBadge(row, choice.mode) : this.#renderButton(row);
    const context: CellContext = {
      row,
      team: this.team || row.workgroup,
      thresholds: this.thresholds,
      isCompact: this.compact,
      now: Date.now(),
      staff: this.#staff,
      words: this.#words,
      monitor,
      name: this.#renderName(row),
    };
    return html`
      ${this.#renderSelect(row)}
      ${columns.map(
        (column) => html`
          <div part="cell cell-${column}" class="cell ${column}" role="gridcell">${cells[column](context)}</div>
        `,
      )}
      ${this.#renderActions(row)}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-row': ParleyMonitorRow;
  }
  interface HTMLElementEventMap {
    'parley-row-select': CustomEvent<RowSelectDetail>;
    'parley-row-menu': CustomEvent<ConversationDetail>;
  }
}
