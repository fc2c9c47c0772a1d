/** One conversation in an agent's list: one's own, a colleague's, or one that waits to be accepted. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import { choiceReason } from '../monitor/choice-words.js';
import type { MonitorChoice } from '../monitor/monitor-choice.js';
import { answerMessages, answerStyles } from '../shared/answer-state.js';
import { ask, tell } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import type { ConversationDetail } from '../shared/conversation-events.js';
import { customerName } from '../shared/customer-name.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import type { MenuPlace } from '../shared/parley-menu.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { waitStyles } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { inboxMessages } from './inbox-messages.js';
import { styles } from './parley-inbox-row.styles.js';
import { RowMenuRequests } from './row-menu-requests.js';
import { rowSigns } from './row-signs.js';
import { rowText } from './row-text.js';

export interface RowMenuDetail extends ConversationDetail {
  readonly place: MenuPlace;
}

/**
 * A row is one button: what is mine is opened by it, what waits is accepted by it. What is offered has two.
 *
 * @summary One conversation in the inbox.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-open-request - An own conversation was chosen. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-accept-request - A waiting or an offered one was accepted. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-decline-request - An offered one was declined. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - A colleague's shall be monitored. Cancelable.
 * @fires {CustomEvent<RowMenuDetail>} parley-row-menu-request - Its menu was asked for, at a place.
 *
 * @csspart base - The row.
 * @csspart accept - The button that accepts.
 * @csspart decline - The button that declines.
 * @csspart monitor - The button that monitors.
 * @csspart badge - What says that one supervises it, and how.
 * @csspart sign - One thing more that is to be known of it; also `sign-` with its name, such as `sign-needs-reply`.
 * @csspart answer - Whether it was answered; also `answer-unanswered` and `answer-answered`.
 *
 * @cssproperty [--parley-answer-border-color] - Around whether it was answered.
 * @cssproperty [--parley-unanswered-color] - Behind what was not answered.
 * @cssproperty [--parley-answered-color] - Behind what was answered.
 *
 * @attr {boolean} selected - It is the one that is open.
 * @attr {boolean} unread - The customer wrote something that was not looked at.
 * @attr {boolean} reachable - It is the row that Tab goes to.
 * @attr {boolean} busy - It is being accepted.
 * @attr {boolean} readonly - It is shown to somebody else than its owner: it can be looked at, and nothing more.
 * @attr {string} workgroup - The name of the workgroup, where there are several.
 */
export class ParleyInboxRow extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, waitStyles, answerStyles, styles];

  /** What the workgroup or the desk says of it. */
  @property({ attribute: false }) row: Row | null = null;

  /** Why it stands on the desk; null for one that waits in the queue, and for a colleague's. */
  @property({ attribute: false }) item: DeskItem | null = null;

  /** For a colleague's: whether it can be monitored. */
  @property({ attribute: false }) choice: MonitorChoice | null = null;

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** How many whispers in it were not looked at. */
  @property({ attribute: false }) whispers = 0;

  /** Help was asked for, and nobody has answered yet. */
  @property({ type: Boolean, attribute: 'has-hand' }) hasHand = false;

  /** It is the one that is open. */
  @property({ type: Boolean, reflect: true }) selected = false;

  /** The customer wrote something that was not looked at. */
  @property({ type: Boolean, reflect: true }) unread = false;

  /** It is the row that Tab goes to; the others are reached with the arrow keys. */
  @property({ type: Boolean }) reachable = false;

  /** It is being accepted. */
  @property({ type: Boolean }) busy = false;

  /** Nothing can be done with it: no buttons, and yet a row that can be focused. */
  @property({ type: Boolean, reflect: true }) readonly = false;

  /** The name of the workgroup, where there are several. */
  @property() workgroup = '';

  readonly #localize = new Localize(this, staffMessages);
  readonly #words = new Localize(this, inboxMessages);
  readonly #answer = new Localize(this, answerMessages);

  constructor() {
    super();
    new Ticker(this);
    new RowMenuRequests(this, (place) => this.#askForMenu(place));
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex]')?.focus(options);
  }

  /** Does what its first button does. */
  activate(): void {
    this.renderRoot.querySelector<HTMLElement>('button[tabindex]')?.click();
  }

  #ask(type: `parley-${'open' | 'accept' | 'decline' | 'monitor'}-request`): void {
    if (!this.row || this.busy) return;
    ask(this, type, { conversation: this.row.conversation });
  }

  #askForMenu(place: MenuPlace): void {
    if (!this.row || this.readonly) return;
    tell(this, 'parley-row-menu-request', { conversation: this.row.conversation, place });
  }

  #renderText(row: Row): TemplateResult {
    const { item, thresholds, whispers, hasHand, workgroup } = this;
    const words = { staff: this.#localize, inbox: this.#words };
    const isRaised = hasHand || (row.concerns?.hand ?? null) !== null;
    const signs = rowSigns(
      { row, item, whispers, hasHand: isRaised, workgroup },
      { inbox: this.#words, answer: this.#answer },
    );
    const { choice } = this;
    const mode = choice?.kind === 'mine' ? choice.mode : null;
    const text = { row, item, mode, thresholds, isUnread: this.unread, isTeam: choice !== null };
    return rowText(text, words, signs);
  }

  #renderButton(
    kind: 'accept' | 'decline',
    row: Row,
    { text = this.#localize.t(`staff.${kind}`) } = {},
  ): TemplateResult {
    return html`
      <button
        part=${kind}
        class="button small ${kind === 'accept' ? 'primary' : ''}"
        tabindex=${this.reachable ? 0 : -1}
        aria-label=${this.#localize.t(`staff.${kind}-label`, { customer: customerName(row, this.#localize) })}
        aria-disabled=${this.busy ? 'true' : 'false'}
        @click=${() => this.#ask(`parley-${kind}-request`)}
      >
        ${text}
      </button>
    `;
  }

  #renderMonitor(row: Row, choice: MonitorChoice): TemplateResult {
    const isPossible = choice.kind === 'possible';
    const reason = choiceReason(choice, this.#localize);
    const names = {
      agent: row.handler?.name ?? this.#localize.t('staff.unassigned'),
      customer: customerName(row, this.#localize),
    };
    return html`
      <button
        part="monitor"
        class="button small"
        tabindex=${this.reachable ? 0 : -1}
        aria-label=${this.#words.t('inbox-row.monitor-label', names)}
        aria-disabled=${isPossible && !this.busy ? 'false' : 'true'}
        title=${reason ?? nothing}
        aria-description=${reason ?? nothing}
        @click=${() => (isPossible ? this.#ask('parley-monitor-request') : undefined)}
      >
        ${icon('binoculars', 'small')}${this.#words.t('inbox-row.monitor')}
      </button>
    `;
  }

  /** Only for pointers: keys have the menu key, and the row itself does what is done most. */
  #renderMore(row: Row): TemplateResult {
    const label = this.#words.t('inbox-row.actions', { customer: customerName(row, this.#localize) });
    return html`
      <span
        class="more"
        title=${label}
        aria-hidden="true"
        @click=${(event: Event) => this.#askForMenu((event.currentTarget as Element).getBoundingClientRect())}
        >${icon('ellipsis', 'small')}</span
      >
    `;
  }

  #renderBox(row: Row, actions: unknown): TemplateResult {
    return html`
      <div part="base" class="row waiting">
        <span class="text">${this.#renderText(row)}</span>${actions}
      </div>
    `;
  }

  #renderOpen(row: Row): TemplateResult {
    return html`
      <button
        part="base"
        class="row"
        tabindex=${this.reachable ? 0 : -1}
        aria-current=${this.selected ? 'true' : 'false'}
        @click=${() => this.#ask('parley-open-request')}
      >
        ${this.#renderText(row)}
      </button>
      ${this.#renderMore(row)}
    `;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { row, item, choice } = this;
    if (!row) return nothing;
    if (this.readonly) {
      return html`
        <div part="base" class="row" role="group" tabindex=${this.reachable ? 0 : -1} aria-current=${this.selected ? 'true' : 'false'}>
          ${this.#renderText(row)}
        </div>
      `;
    }
    if ((item && item.relation !== 'offered') || choice?.kind === 'mine') return this.#renderOpen(row);
    if (choice) return this.#renderBox(row, this.#renderMonitor(row, choice));
    const accept = this.#renderButton('accept', row, {
      text: this.#localize.t(this.busy ? 'inbox.answering' : 'staff.accept'),
    });
    return this.#renderBox(
      row,
      html`<span class="actions">${accept}${item ? this.#renderButton('decline', row) : nothing}</span>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-inbox-row': ParleyInboxRow;
  }
  interface HTMLElementEventMap {
    'parley-row-menu-request': CustomEvent<RowMenuDetail>;
  }
}
