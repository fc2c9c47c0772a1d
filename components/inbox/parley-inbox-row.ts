/** One conversation in an agent's list: one's own, or one that waits to be accepted. */

import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import { buttons } from '../shared/buttons.styles.js';
import { customerName } from '../shared/customer-name.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { waitClock, waitStyles } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { clock, defaultThresholds } from '../shared/waiting.js';
import { styles } from './parley-inbox-row.styles.js';

export interface ConversationDetail {
  readonly conversation: ConversationId;
}

/**
 * A row is one button: what is mine is opened by it, what waits is accepted by it. What is offered has two.
 *
 * @summary One conversation in the inbox.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-open-request - An own conversation was chosen. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-accept-request - A waiting or an offered one was accepted. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-decline-request - An offered one was declined. Cancelable.
 *
 * @csspart base - The row.
 * @csspart accept - The button that accepts.
 * @csspart decline - The button that declines.
 *
 * @attr {boolean} selected - It is the one that is open.
 * @attr {boolean} unread - The customer wrote something that was not looked at.
 * @attr {boolean} reachable - It is the row that Tab goes to.
 * @attr {boolean} busy - It is being accepted.
 * @attr {boolean} readonly - It is shown to somebody else than its owner: it can be looked at, and nothing more.
 * @attr {string} workgroup - The name of the workgroup, where there are several.
 */
export class ParleyInboxRow extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, waitStyles, styles];

  /** What the workgroup or the desk says of it. */
  @property({ attribute: false }) row: Row | null = null;

  /** Why it stands on the desk; null for one that waits in the queue. */
  @property({ attribute: false }) item: DeskItem | null = null;

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

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

  constructor() {
    super();
    new Ticker(this);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex]')?.focus(options);
  }

  #ask(type: 'parley-open-request' | 'parley-accept-request' | 'parley-decline-request'): void {
    if (!this.row || this.busy) return;
    const detail: ConversationDetail = { conversation: this.row.conversation };
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  #lastLine(row: Row): string {
    const t = this.#localize;
    if (this.item?.displaced && this.item.relation !== 'handler') {
      return t.t('inbox.taken-over', { name: this.item.displaced.by.name });
    }
    const { offer } = this.item ?? {};
    if (offer?.note) return offer.note;
    if (offer?.by) return t.t('inbox.offered-by', { name: offer.by.name });
    if (!row.lastMessage) return t.t('inbox.nothing-yet');
    const { by, text } = row.lastMessage;
    return by === 'staff' ? t.t('inbox.staff-said', { text }) : text;
  }

  /** What the row is besides mine. */
  #mark(): TemplateResult | typeof nothing {
    const t = this.#localize;
    if (!this.item) return nothing;
    const { relation, mode, row } = this.item;
    if (relation === 'displaced') return html`<span class="mark lost">${t.t('inbox.taken-over-mark')}</span>`;
    if (relation === 'standby') return html`<span class="mark">${t.t('inbox.standby')}</span>`;
    if (row.onHold) return html`<span class="mark">${t.t('staff.on-hold')}</span>`;
    if (row.snoozedUntil !== null) return html`<span class="mark">${t.t('inbox.snoozed')}</span>`;
    if (row.phase === 'wrap-up') return html`<span class="mark">${t.t('inbox.wrap-up')}</span>`;
    return mode === 'takeover' ? html`<span class="mark">${t.t('inbox.by-takeover')}</span>` : nothing;
  }

  #clock(row: Row): TemplateResult | typeof nothing {
    const t = this.#localize;
    const { offer } = this.item ?? {};
    if (offer) {
      const left = clock(Math.max(0, Math.ceil((offer.until - Date.now()) / 1_000)));
      return html`<span class="left">${icon('clock', 'small')}${t.t('inbox.offer-left', { time: left })}</span>`;
    }
    const since = this.item ? row.waitingSince : row.phaseSince;
    if (since === null || (this.item && row.phase !== 'active')) return nothing;
    return waitClock(since, Date.now(), this.thresholds, {
      fine: this.item ? t.t('wait.fine') : t.t('wait.queued'),
      soon: t.t('wait.soon'),
      late: t.t('wait.late'),
    });
  }

  #renderText(row: Row): TemplateResult {
    const t = this.#localize;
    return html`
      <span class="top">
        <bdi class="name">${customerName(row, t)}</bdi>
        ${row.customer.verified ? html`<span class="verified" title=${t.t('staff.verified')}>${icon('user-check', 'small')}<span class="visually-hidden">${t.t('staff.verified')}</span></span>` : nothing}
        ${this.unread ? html`<span class="dot"><span class="visually-hidden">${t.t('inbox.unread')}</span></span>` : nothing}
        <span class="end">${this.#mark()}${this.#clock(row)}</span>
      </span>
      <span class="last" dir="auto">${this.#lastLine(row)}</span>
      ${this.workgroup ? html`<span class="workgroup">${this.workgroup}</span>` : nothing}
    `;
  }

  #renderDecline(row: Row): TemplateResult {
    const t = this.#localize;
    return html`
      <button
        part="decline"
        class="button small"
        tabindex=${this.reachable ? 0 : -1}
        aria-label=${t.t('staff.decline-label', { customer: customerName(row, t) })}
        aria-disabled=${this.busy ? 'true' : 'false'}
        @click=${() => this.#ask('parley-decline-request')}
      >
        ${t.t('staff.decline')}
      </button>
    `;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { row } = this;
    const t = this.#localize;
    if (!row) return nothing;
    const reach = this.reachable ? 0 : -1;
    if (this.readonly) {
      return html`
        <div part="base" class="row" role="group" tabindex=${reach} aria-current=${this.selected ? 'true' : 'false'}>
          ${this.#renderText(row)}
        </div>
      `;
    }
    if (this.item && this.item.relation !== 'offered') {
      return html`
        <button
          part="base"
          class="row"
          tabindex=${reach}
          aria-current=${this.selected ? 'true' : 'false'}
          @click=${() => this.#ask('parley-open-request')}
        >
          ${this.#renderText(row)}
        </button>
      `;
    }
    return html`
      <div part="base" class="row waiting">
        <span class="text">${this.#renderText(row)}</span>
        <button
          part="accept"
          class="button small primary"
          tabindex=${reach}
          aria-label=${t.t('staff.accept-label', { customer: customerName(row, t) })}
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${() => this.#ask('parley-accept-request')}
        >
          ${this.busy ? t.t('inbox.answering') : t.t('staff.accept')}
        </button>
        ${this.item ? this.#renderDecline(row) : nothing}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-inbox-row': ParleyInboxRow;
  }
}
