/** The agent's inbox: what is mine, what waits for anybody, and the conversation that is open. */

import type { PropertyValues, TemplateResult } from 'lit';
import { html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Relation } from '../../core/domain/summary.js';
import type { ParleyConversation } from '../conversation/parley-conversation.js';
import type { Disposition } from '../conversation/parley-wrap-up-form.js';
import { defaultDispositions } from '../conversation/parley-wrap-up-form.js';
import { announce } from '../shared/announcer.js';
import { availabilityStyles } from '../shared/availability-control.js';
import { customerName } from '../shared/customer-name.js';
import { roveTo } from '../shared/roving.js';
import { StaffElement, staffStyles } from '../shared/staff-element.js';
import { icon } from '../shared/staff-icons.js';
import type { StaffSession } from '../shared/staff-session.js';
import { Toasts } from '../shared/toasts.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { askFromList, problemOf } from './inbox-answer.js';
import { inboxHeader } from './inbox-header.js';
import type { InboxTab } from './inbox-lists.js';
import { entriesOf, workgroupLabels } from './inbox-lists.js';
import { inboxOffers, offersStyles } from './inbox-offers.js';
import { inboxRows } from './inbox-rows.js';
import { inboxTabs } from './inbox-tabs.js';
import { styles } from './parley-inbox.styles.js';
import type { ConversationDetail, ParleyInboxRow } from './parley-inbox-row.js';

/**
 * @summary An agent's inbox.
 *
 * @slot sign-in - Shown instead of everything while there is no token.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-open-request - An own conversation was chosen. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-accept-request - A waiting or an offered one was accepted. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-decline-request - An offered one was declined. Cancelable.
 *
 * @csspart base - The whole element.
 * @csspart list - The column with the lists.
 * @csspart pane - The open conversation.
 * @csspart toast - A short notice.
 *
 * @cssproperty [--parley-accent-color=#1557d6] - Buttons and what is selected.
 * @cssproperty [--parley-inbox-list-size=340px] - How wide the column with the lists is.
 *
 * @attr {string} server - Where the rooms are; without it the page's own origin.
 * @attr {string} token - A signed staff token.
 * @attr {string} color-scheme - `light` or `dark`; without it that of the page.
 */
export class ParleyInbox extends StaffElement {
  static override styles = [...staffStyles, availabilityStyles, offersStyles, styles];

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** How a conversation may have come out. */
  @property({ attribute: false }) dispositions: readonly Disposition[] = defaultDispositions;

  @state() private tab: InboxTab | null = null;
  @state() private selected: ConversationId | null = null;
  @state() private reachable: ConversationId | null = null;
  @state() private accepting: ConversationId | null = null;

  @query('parley-conversation') private conversation!: ParleyConversation | null;
  @query('.list') private list!: HTMLElement | null;

  protected readonly grants: readonly Grant[] = ['handle'];
  readonly #toasts = new Toasts(this);
  readonly #seen = new Map<ConversationId, number>();
  /** What the desk said before, so that news can be told from what was there. Null until its first word. */
  #relations: ReadonlyMap<ConversationId, Relation> | null = null;

  protected override sessionChanged(session: StaffSession): void {
    const { desk } = session;
    if (!desk?.you) return;
    const now = new Map(desk.items.map((item) => [item.row.conversation, item.relation]));
    const before = this.#relations;
    this.#relations = now;
    this.tab ??= entriesOf('mine', session).length > 0 ? 'mine' : 'queue';
    for (const { row, relation, displaced } of desk.items) {
      const id = row.conversation;
      if (id === this.selected && document.visibilityState === 'visible') this.#seen.set(id, row.messages);
      if (relation === 'offered' && before?.get(id) !== 'offered') {
        announce(this.words.t('inbox.offered', { customer: customerName(row, this.words) }));
      }
      const isLost = before?.get(id) === 'handler' && relation !== 'handler' && displaced;
      // What one handed on oneself is no news.
      if (isLost && id !== this.selected && displaced.by.id !== desk.you.id) {
        const names = { name: displaced.by.name, customer: customerName(row, this.words) };
        this.#toasts.show(this.words.t('inbox.displaced-toast', names));
      }
    }
    this.#letGo(session, before ?? new Map());
  }

  /** Ends the connections to conversations that left the desk, and closes the one that is open if it did. */
  #letGo(session: StaffSession, before: ReadonlyMap<ConversationId, Relation>): void {
    for (const id of session.openedIds) {
      if (this.#relations?.has(id) || id === this.accepting) continue;
      // An accepted conversation is open before the desk was told of it: only what was there can have left.
      if (id === this.selected && !before.has(id)) continue;
      if (id === this.selected) void this.#close();
      session.release(id);
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Said at every desk, looked at or not: what a client sends must not tell whether it is.
    if (changed.has('selected')) this.session?.deskPort?.setFront(this.selected);
  }

  protected override sessionClosed(): void {
    this.tab = null;
    this.selected = null;
    this.reachable = null;
    this.accepting = null;
    this.#relations = null;
    this.#seen.clear();
  }

  readonly #onOpen = async (event: CustomEvent<ConversationDetail>): Promise<void> => {
    const { conversation: id } = event.detail;
    if (event.defaultPrevented || !this.session) return;
    this.session.conversation(id);
    this.selected = id;
    this.reachable = id;
    this.#markSeen(id);
    await this.updateComplete;
    await this.conversation?.updateComplete;
    this.conversation?.focus();
  };

  #markSeen(id: ConversationId): void {
    const item = this.session?.desk?.items.find((each) => each.row.conversation === id);
    if (item) this.#seen.set(id, item.row.messages);
  }

  readonly #onAccept = async (event: CustomEvent<ConversationDetail>): Promise<void> => {
    const { session } = this;
    const { conversation: id } = event.detail;
    if (event.defaultPrevented || !session || this.accepting) return;
    this.accepting = id;
    const answer = await askFromList(session, id, 'accept');
    if (session !== this.session) return;
    this.accepting = null;
    if (answer?.kind === 'accepted') {
      this.tab = 'mine';
      this.selected = id;
      this.reachable = id;
      await this.updateComplete;
      await this.conversation?.updateComplete;
      this.conversation?.focus();
      return;
    }
    session.release(id);
    this.#toasts.show(problemOf(answer, this.words) ?? '');
  };

  readonly #onDecline = async (event: CustomEvent<ConversationDetail>): Promise<void> => {
    const { session } = this;
    const { conversation: id } = event.detail;
    if (event.defaultPrevented || !session || this.accepting) return;
    this.accepting = id;
    const answer = await askFromList(session, id, 'decline');
    if (session !== this.session) return;
    this.accepting = null;
    if (id !== this.selected) session.release(id);
    const problem = problemOf(answer, this.words);
    if (problem !== null) this.#toasts.show(problem);
    await this.updateComplete;
    this.#focusRow();
  };

  /** Back to the list; where there is room for both, the conversation stays open beside it. */
  async #close(): Promise<void> {
    this.selected = null;
    await this.updateComplete;
    this.#focusRow();
  }

  #rows(): readonly ParleyInboxRow[] {
    return [...this.renderRoot.querySelectorAll<ParleyInboxRow>('.rows parley-inbox-row')];
  }

  #focusRow(): void {
    const rows = this.#rows();
    const row = rows.find((each) => each.row?.conversation === this.reachable) ?? rows[0];
    if (row) row.focus();
    else this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }

  // In the capture phase: on its way up, the conversation keeps the keys of whoever writes to itself.
  readonly #onPaneKey = {
    capture: true,
    handleEvent: (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (event.composedPath().some((each) => each instanceof HTMLDialogElement)) return;
      event.preventDefault();
      if (this.list?.checkVisibility()) this.#focusRow();
      else void this.#close();
    },
  };

  readonly #onListKey = (event: KeyboardEvent): void => {
    const rows = this.#rows();
    const at = rows.findIndex((each) => each.row?.conversation === this.reachable);
    const to = roveTo(event, at, rows.length);
    if (to === null) return;
    event.preventDefault();
    const next = rows[to];
    this.reachable = next?.row?.conversation ?? null;
    next?.focus();
  };

  async #choose(tab: InboxTab): Promise<void> {
    this.tab = tab;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }

  readonly #setAvailability = (kind: AvailabilityKind): void => this.session?.deskPort?.setAvailability(kind);

  protected override renderSession(session: StaffSession): TemplateResult {
    const t = this.words;
    const tab = this.tab ?? 'mine';
    const client = this.selected ? session.opened(this.selected) : undefined;
    return html`
      <div class="columns ${client ? 'reading' : ''}">
        <section part="list" class="list" aria-label=${t.t('inbox.label')}>
          ${inboxHeader(session, t, this.#setAvailability)}
          <parley-connection-status
            .connection=${session.desk?.connection ?? { kind: 'idle' }}
            @parley-reconnect-request=${() => session.retryNow()}
          ></parley-connection-status>
          ${inboxOffers(session, {
            words: t,
            labels: workgroupLabels(session.desk?.you?.workgroups ?? []),
            busy: this.accepting,
            onAccept: this.#onAccept,
            onDecline: this.#onDecline,
          })}
          ${inboxTabs(
            tab,
            (each) => entriesOf(each, session).length,
            t,
            (each) => this.#choose(each),
          )}
          ${inboxRows(session, tab, {
            words: t,
            thresholds: this.thresholds,
            seen: this.#seen,
            selected: this.selected,
            reachable: this.reachable,
            busy: this.accepting,
            set: this.#setAvailability,
            onReach: (id) => {
              this.reachable = id;
            },
            onKey: this.#onListKey,
            onOpen: this.#onOpen,
            onAccept: this.#onAccept,
          })}
        </section>
        <div part="pane" class="pane" @keydown=${this.#onPaneKey}>
          <button class="button small quiet back" ?hidden=${!client} @click=${() => this.#close()}>
            ${icon('arrow-left', 'small')}${t.t('inbox.back')}
          </button>
          ${
            client
              ? html`<parley-conversation
                  .client=${client}
                  .dispositions=${this.dispositions}
                  .targets=${this.targets(session)}
                ></parley-conversation>`
              : html`<div class="nothing">
                  ${icon('inbox')}
                  <p>${t.t('inbox.choose')}</p>
                  <p class="quiet">${t.t('inbox.choose-more')}</p>
                </div>`
          }
        </div>
      </div>
      ${this.#toasts.render(t.t('inbox.dismiss'))}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-inbox': ParleyInbox;
  }
}
