/** The supervisor's panel: everything that is going on now, and the conversation that is being watched. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AvailabilityKind } from '../../core/domain/availability.js';
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { DeskItem } from '../../core/domain/summary.js';
import type { ParleyConversation } from '../conversation/parley-conversation.js';
import { refusalText } from '../conversation/refusal-words.js';
import type { ConversationDetail } from '../inbox/parley-inbox-row.js';
import { availabilityStyles } from '../shared/availability-control.js';
import { roveTo } from '../shared/roving.js';
import { StaffElement, staffStyles } from '../shared/staff-element.js';
import { icon } from '../shared/staff-icons.js';
import type { StaffSession } from '../shared/staff-session.js';
import { Toasts } from '../shared/toasts.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { HeldOrder } from './held-order.js';
import { monitorButtonStyles } from './monitor-button.styles.js';
import { monitorChoice } from './monitor-choice.js';
import { emptinessOf, monitorEmpty } from './monitor-empty.js';
import { monitorPane } from './monitor-pane.js';
import { monitorPresence, presenceStyles } from './monitor-presence.js';
import { monitorBody, monitorHead } from './monitor-table.js';
import { tableStyles } from './monitor-table.styles.js';
import { monitorHeader, monitorHeld, monitorRoster } from './monitor-toolbar.js';
import { isInside, leaveQuietly, openMonitored } from './monitored.js';
import { styles } from './parley-monitor.styles.js';
import type { ParleyMonitorRow } from './parley-monitor-row.js';
import type { Column, Sort } from './row-order.js';
import { defaultSort, matches } from './row-order.js';

/**
 * @summary A supervisor's panel of live conversations.
 *
 * @slot sign-in - Shown instead of everything while there is no token.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - A conversation shall be monitored. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-stop-request - A conversation shall not be monitored any more. Cancelable.
 *
 * @csspart base - The whole element.
 * @csspart list - The table with what stands above it.
 * @csspart pane - The open conversation.
 * @csspart presence - What says that watching needs one to be online.
 * @csspart toast - A short notice.
 *
 * @cssproperty [--parley-accent-color=#1557d6] - Buttons and what is selected.
 *
 * @attr {string} server - Where the rooms are; without it the page's own origin.
 * @attr {string} token - A signed staff token.
 * @attr {string} color-scheme - `light` or `dark`; without it that of the page.
 */
export class ParleyMonitor extends StaffElement {
  static override styles = [
    ...staffStyles,
    availabilityStyles,
    monitorButtonStyles,
    styles,
    presenceStyles,
    tableStyles,
  ];

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** How many may monitor one conversation, when, and being what. Only greys buttons out: the room decides by its own policy. */
  @property({ attribute: false }) monitors: Policy['monitors'] = defaultPolicy.monitors;

  @state() private search = '';
  @state() private sort: Sort = defaultSort;
  @state() private selected: ConversationId | null = null;
  @state() private opening: ConversationId | null = null;
  @state() private reachable: ConversationId | null = null;

  @query('parley-conversation') private conversation!: ParleyConversation | null;
  @query('.scroller') private scroller!: HTMLElement | null;

  protected readonly grants: readonly Grant[] = ['monitor'];
  readonly #toasts = new Toasts(this);
  readonly #order = new HeldOrder(this);
  /** What a refusal has shown: so many supervisors are all that fit into this conversation. */
  readonly #full = new Map<ConversationId, number>();
  /** The open conversation was entered, so being outside of it means having left. */
  #isEntered = false;
  #scrolledTo = 0;

  protected override sessionChanged(session: StaffSession): void {
    const { selected } = this;
    const client = selected ? session.opened(selected) : undefined;
    const header = client?.snapshot.header ?? null;
    if (isInside(header)) this.#isEntered = true;
    if (selected && this.#isEntered && header && !isInside(header)) {
      this.#isEntered = false;
      session.release(selected);
      void this.#showList();
    }
    const kept = new Set(this.#supervised(session).map((item) => item.row.conversation));
    for (const id of session.openedIds) {
      if (!kept.has(id) && id !== this.selected && id !== this.opening) session.release(id);
    }
  }

  protected override sessionClosed(): void {
    this.selected = null;
    this.opening = null;
    this.reachable = null;
    this.search = '';
    this.#full.clear();
    this.#isEntered = false;
  }

  #supervised(session: StaffSession): readonly DeskItem[] {
    return (session.desk?.items ?? []).filter(
      (item) => item.relation === 'supervising' || item.mode !== null,
    );
  }

  readonly #onMonitor = (event: CustomEvent<ConversationDetail>): void => {
    if (!event.defaultPrevented) void this.#open(event.detail.conversation);
  };

  readonly #onStop = (event: CustomEvent<ConversationDetail>): void => {
    if (!event.defaultPrevented) void this.#stop(event.detail.conversation);
  };

  async #open(id: ConversationId): Promise<void> {
    const { session } = this;
    if (!session || this.opening) return;
    if (this.selected === null) this.#scrolledTo = this.scroller?.scrollTop ?? 0;
    this.opening = id;
    this.reachable = id;
    const opening = await openMonitored(session, id);
    if (session !== this.session) return;
    this.opening = null;
    if (opening.kind !== 'open') {
      session.release(id);
      const { answer } = opening.kind === 'refused' ? opening : { answer: null };
      const holders = answer?.kind === 'refused' ? answer.refusal.holders : undefined;
      if (holders) this.#full.set(id, holders.length);
      const text = answer ? refusalText(answer, this.words) : null;
      this.#toasts.show(
        text ?? this.words.t(opening.kind === 'gone' ? 'monitor.gone' : 'monitor.not-in-phase'),
      );
      return;
    }
    this.#isEntered = isInside(opening.client.snapshot.header);
    this.selected = id;
    await this.updateComplete;
    await this.conversation?.updateComplete;
    this.conversation?.focus();
  }

  async #stop(id: ConversationId): Promise<void> {
    const { session } = this;
    if (!session) return;
    await leaveQuietly(session.conversation(id), true);
    if (session !== this.session) return;
    if (id === this.selected) await this.#showList();
    session.release(id);
  }

  /** Ends the watching. What one has joined or taken over goes on, since others would notice its end: see the roster. */
  async #back(): Promise<void> {
    const { session, selected } = this;
    const client = selected ? session?.opened(selected) : undefined;
    if (client) await leaveQuietly(client, false);
    await this.#showList();
  }

  /** The table as it was left: same search, same place, and the focus on the row that one came from. */
  async #showList(): Promise<void> {
    this.selected = null;
    await this.updateComplete;
    if (this.scroller) this.scroller.scrollTop = this.#scrolledTo;
    const rows = this.#rows();
    const row = rows.find((each) => each.row?.conversation === this.reachable) ?? rows[0];
    if (row) row.focus({ preventScroll: true });
    else this.renderRoot.querySelector<HTMLElement>('input[type="search"]')?.focus();
  }

  #rows(): readonly ParleyMonitorRow[] {
    return [...this.renderRoot.querySelectorAll('parley-monitor-row')];
  }

  readonly #onRowKey = (event: KeyboardEvent): void => {
    const rows = this.#rows();
    const at = rows.findIndex((each) => each.row?.conversation === this.reachable);
    const isOnRow = event.target === rows[at] && event.composedPath()[0] === rows[at];
    if (event.key === 'm' || (event.key === 'Enter' && isOnRow)) {
      event.preventDefault();
      return rows[at]?.activate();
    }
    const to = roveTo(event, at, rows.length);
    if (to === null) return;
    event.preventDefault();
    this.reachable = rows[to]?.row?.conversation ?? null;
    rows[to]?.focus();
  };

  readonly #setAvailability = (kind: AvailabilityKind): void => this.session?.deskPort?.setAvailability(kind);

  readonly #onSearch = (text: string): void => {
    this.search = text;
  };

  readonly #onSort = (by: Column): void => {
    const isDescending = this.sort.by === by ? !this.sort.isDescending : by !== 'customer' && by !== 'agent';
    this.sort = { by, isDescending };
    this.#order.apply();
  };

  // In the capture phase: on its way up, the conversation keeps the keys of whoever writes to itself.
  readonly #onPaneKey = {
    capture: true,
    handleEvent: (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (event.composedPath().some((each) => each instanceof HTMLDialogElement)) return;
      event.preventDefault();
      // Ending the watching takes the button: a key pressed by habit must not.
      this.renderRoot.querySelector<HTMLElement>('.back')?.focus();
    },
  };

  #renderTable(session: StaffSession): TemplateResult {
    const rows = session.rows.filter((row) => matches(row, this.search));
    const shown = this.#order.arrange(rows, this.sort);
    const empty = emptinessOf(session, shown.length);
    const me = session.desk?.you?.id;
    if (empty || !me)
      return monitorEmpty(empty ?? 'connecting', this.words, this.search, () => this.#onSearch(''));
    const isKnown = shown.some((row) => row.conversation === this.reachable);
    return html`
      <div
        class="grid"
        role="grid"
        aria-label=${this.words.t('monitor.table')}
        @parley-monitor-request=${this.#onMonitor}
        @parley-stop-request=${this.#onStop}
      >
        ${monitorHead(this.words, this.sort, this.#onSort)}
        ${monitorBody({
          rows: shown,
          order: this.#order,
          selected: this.selected,
          reachable: isKnown ? this.reachable : (shown[0]?.conversation ?? null),
          thresholds: this.thresholds,
          choose: (row) => monitorChoice(row, me, this.monitors, this.#full.get(row.conversation)),
          onKey: this.#onRowKey,
          onReach: (id) => {
            this.reachable = id;
          },
        })}
      </div>
    `;
  }

  protected override renderSession(session: StaffSession): TemplateResult {
    const t = this.words;
    const client = this.selected ? session.opened(this.selected) : undefined;
    const table = this.#renderTable(session);
    const isStale = session.workgroups.some(
      ({ snapshot }) => snapshot.workgroup && snapshot.connection.kind !== 'live',
    );
    const actions = {
      open: (id: ConversationId) => this.#open(id),
      stop: (id: ConversationId) => this.#stop(id),
    };
    return html`
      <div class="columns ${this.selected ? 'watching' : ''}">
        <section part="list" class="list" aria-label=${t.t('monitor.label')} aria-busy=${this.opening ? 'true' : 'false'}>
          ${monitorHeader(session, t, { search: this.search, sort: this.sort, onSearch: this.#onSearch, onSort: this.#onSort, set: this.#setAvailability })}
          ${monitorPresence(session, this.monitors.requires, t, this.#setAvailability)}
          <parley-connection-status
            .connection=${session.desk?.connection ?? { kind: 'idle' }}
            @parley-reconnect-request=${() => session.retryNow()}
          ></parley-connection-status>
          ${isStale ? html`<p class="stale">${icon('pause', 'small')}${t.t('monitor.stale')}</p>` : nothing}
          ${monitorRoster(this.#supervised(session), t, actions)}
          ${monitorHeld(this.#order.moved, t, () => this.#order.apply())}
          <div class="scroller ${isStale ? 'dimmed' : ''}">${table}</div>
        </section>
        ${client ? monitorPane(client, t, () => void this.#back(), this.targets(session), this.#onPaneKey) : nothing}
      </div>
      ${this.#toasts.render(t.t('inbox.dismiss'))}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor': ParleyMonitor;
  }
}
