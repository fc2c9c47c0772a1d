/** The supervisor's live table: all conversations of the scope, in an order that holds still, and what can be done to them. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { prepareAnnouncer } from '../shared/announcer.js';
import { tell } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { Localize } from '../shared/localize.js';
import { nothingStyles } from '../shared/nothing.styles.js';
import { ParleyElement } from '../shared/parley-element.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { ElementWidth } from './element-width.js';
import { FrameGate } from './frames.js';
import { HeldOrder } from './held-order.js';
import type { MonitorChoice } from './monitor-choice.js';
import type { CommandDetail, KeyOfCommand } from './monitor-commands.js';
import { isKeyOf } from './monitor-commands.js';
import { commandBar } from './monitor-table-bar.js';
import { barStyles } from './monitor-table-bar.styles.js';
import type { Fitting } from './monitor-table-columns.js';
import { fitter, sortedBy, tracksOf } from './monitor-table-columns.js';
import { TableCommands } from './monitor-table-commands.js';
import type { TablePlace } from './monitor-table-focus.js';
import { TableFocus } from './monitor-table-focus.js';
import { monitorTableGrid } from './monitor-table-grid.js';
import { monitorTableHead, monitorTableSort, sideways } from './monitor-table-head.js';
import { tableKey } from './monitor-table-keys.js';
import { TableMenu } from './monitor-table-menu.js';
import { tableHeld, tableNothing } from './monitor-table-notices.js';
import { TableRows } from './monitor-table-rows.js';
import { TableSelection } from './monitor-table-selection.js';
import { TableWindow } from './monitor-table-window.js';
import type { Column, MonitorView, ViewDetail } from './monitor-view.js';
import { defaultView, widened } from './monitor-view.js';
import { styles } from './parley-monitor-table.styles.js';
import type { Labels } from './row-order.js';
import { tableMessages } from './table-messages.js';

/** Narrower than this, rows are cards; the styles say the same. */
const CARDS_BELOW = 720;
const HEAD_HEIGHT = 37;
const rowHeights = { comfortable: 57, compact: 41, card: 168 } as const;

/**
 * @summary Every conversation of a scope, live: sorted, found, selected and monitored.
 *
 * @slot empty - Shown where there is no conversation at all.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - A conversation shall be monitored, or opened again. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-stop-request - A conversation shall no longer be monitored. Cancelable.
 * @fires {CustomEvent<CommandDetail>} parley-command-request - Something else shall be done to conversations.
 * @fires {CustomEvent<ViewDetail>} parley-view-change - Another order is wanted, or no filters.
 *
 * @csspart table - The grid.
 * @csspart command-bar - What can be done to the selected rows.
 * @csspart held - What says that the order waits.
 *
 * @attr {boolean} stale - What is shown is old, since the connection is down.
 * @attr {boolean} without-sentiment - There is no column for how customers feel.
 */
export class ParleyMonitorTable extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, nothingStyles, styles, barStyles];

  /** All of the scope; what is searched and filtered for is `view`'s. */
  @property({ attribute: false }) rows: readonly Row[] = [];

  /** What is looked for, in which order, in which columns. */
  @property({ attribute: false }) view: MonitorView = defaultView;

  /** Who looks. */
  @property({ attribute: false }) me: PersonId | null = null;

  /** How workgroups are called. */
  @property({ attribute: false }) labels: Labels = new Map();

  /** Whether a row can be monitored, and if not, why. */
  @property({ attribute: false }) choose: (row: Row) => MonitorChoice = () => ({ kind: 'possible' });

  /** What this supervisor may do in the workgroup of a row. Hides commands only: the room decides. */
  @property({ attribute: false }) may: (row: Row) => readonly Grant[] = () => [];

  /** Which keys mean which command on a row. */
  @property({ attribute: false }) isKeyOf: KeyOfCommand = isKeyOf;

  /** What is open in panes. */
  @property({ attribute: false }) opened: ReadonlySet<ConversationId> = new Set();

  /** The pane that one works in. */
  @property({ attribute: false }) selected: ConversationId | null = null;

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** What is shown is old, since the connection is down. */
  @property({ type: Boolean, reflect: true }) stale = false;

  /** There is no column for how customers feel: the workgroup does not measure it. */
  @property({ type: Boolean, attribute: 'without-sentiment' }) withoutSentiment = false;

  @state() private heading: Column = 'customer';

  readonly #words = new Localize(this, tableMessages);
  readonly #frames = new FrameGate();
  readonly #order = new HeldOrder(this, (row: Row) => row.conversation);
  readonly #shown = new TableRows(this.#order);
  readonly #window = new TableWindow(this);
  readonly #focus = new TableFocus(this, this.#shown, this.#window);
  readonly #selection = new TableSelection(this, this.#words);
  readonly #commands = new TableCommands(this, this.#shown, this.#selection, {
    table: this.#words,
    staff: new Localize(this, staffMessages),
  });
  readonly #menu = new TableMenu(this, this.#commands, this.#focus);
  readonly #size = new ElementWidth(this, () => this.#window.scroller);
  readonly #fit = fitter(CARDS_BELOW);
  #fitting: Fitting = { shown: [], dropped: [] };

  constructor() {
    super();
    new Ticker(this);
  }

  /** Where somebody is in the table, and puts them back there. */
  get place(): TablePlace {
    return { top: this.#window.scroller?.scrollTop ?? 0, reachable: this.#focus.reachable };
  }

  set place({ top, reachable }: TablePlace) {
    this.#focus.reach(reachable);
    if (this.#window.scroller) this.#window.scroller.scrollTop = top;
  }

  /** The focus goes to a row; without one, or where it is gone, to the one that Tab leads to. */
  async focusRow(id: ConversationId | null = null): Promise<void> {
    await this.updateComplete;
    if (this.#shown.shown.length === 0) return this.#window.scroller?.focus();
    const place = this.#shown.placeOf(id);
    await this.#focus.moveTo(place < 0 ? this.#shown.placeOf(this.#focus.reachable) : place);
  }

  /** However often something changes, it is drawn once a frame. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.#frames.pass();
    super.scheduleUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
  }

  get #isCards(): boolean {
    const { width } = this.#size;
    return width > 0 && width < CARDS_BELOW;
  }

  protected override willUpdate(): void {
    const { view } = this;
    this.#shown.update(this.rows, view, this.labels, Date.now());
    this.#focus.settle();
    this.#selection.keep((id) => this.#shown.placeOf(id) >= 0);
    this.#fitting = this.#fit(view.columns, this.withoutSentiment, this.#size.width);
    this.#window.show(this.#shown.shown, this.#shown.placeOf(this.#focus.reachable), {
      rowHeight: rowHeights[this.#isCards ? 'card' : view.density],
      headHeight: this.#isCards ? 0 : HEAD_HEIGHT,
    });
  }

  protected override updated(): void {
    const { scroller } = this.#window;
    scroller?.style.setProperty('--_tracks', tracksOf(this.#fitting.shown));
    const body = this.renderRoot.querySelector<HTMLElement>('.body');
    body?.style.setProperty('block-size', `${this.#window.height}px`);
    this.#window.place(this.#focus.elements);
    this.#focus.restore();
  }

  readonly #onSelectAll = (isSelected: boolean): void =>
    this.#selection.set(isSelected ? this.#shown.shown.map((row) => row.conversation) : []);

  readonly #onKey = (event: KeyboardEvent): void => {
    const { reachable } = this.#focus;
    const element = this.#focus.elementOf(reachable);
    if (!element || !reachable) return;
    const isMeant = tableKey(event, event.composedPath()[0] === element, {
      at: this.#shown.placeOf(reachable),
      count: this.#shown.shown.length,
      page: this.#window.page,
      move: (to) => void this.#focus.moveTo(to),
      activate: () => element.activate(),
      toggle: () => this.#selection.turn(reachable),
      selectAll: () => this.#onSelectAll(true),
      deselect: () => this.#selection.clear(),
      openMenu: () => void this.#menu.open(element),
      command: (pressed) => this.#commands.press(pressed, element),
    });
    if (!isMeant) return;
    event.preventDefault();
    // Nothing that is meant for a row is a shortcut of the page, too.
    event.stopPropagation();
  };

  #show(view: MonitorView): void {
    tell(this, 'parley-view-change', { view });
  }

  readonly #onSort = (by: Column): void => this.#show({ ...this.view, sort: sortedBy(this.view.sort, by) });

  readonly #onHeadKey = (event: KeyboardEvent): void => {
    const to = sideways(event, this.#fitting.shown, this.heading, this.#words.direction);
    if (to === null) return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`[data-column='${to}']`)?.focus();
  };

  #renderHead(): TemplateResult {
    const count = this.#selection.ids.length;
    const { shown } = this.#fitting;
    return monitorTableHead(
      {
        fitting: this.#fitting,
        sort: this.view.sort,
        reachable: shown.includes(this.heading) ? this.heading : (shown[0] ?? 'customer'),
        selection: count === 0 ? 'none' : count === this.#shown.shown.length ? 'all' : 'some',
        onSort: this.#onSort,
        onSelectAll: this.#onSelectAll,
        onReach: (column) => {
          this.heading = column;
        },
        onKey: this.#onHeadKey,
      },
      this.#words,
    );
  }

  #renderGrid(): TemplateResult {
    return monitorTableGrid(
      {
        host: this,
        head: this.#renderHead(),
        columns: this.#fitting.shown,
        rows: this.#shown,
        window: this.#window,
        focus: this.#focus,
        selection: this.#selection,
        order: this.#order,
        menu: this.#menu,
        onKey: this.#onKey,
      },
      this.#words,
    );
  }

  /** What comes and goes stands below the rows: above them it would move them under the pointer. */
  protected override render(): TemplateResult {
    const { view } = this;
    const count = this.#selection.ids.length;
    const isEmpty = this.#shown.shown.length === 0;
    return html`
      ${isEmpty || !this.#isCards ? nothing : monitorTableSort(this.#fitting.shown, view.sort, this.#words, this.#onSort)}
      <div class="scroller ${this.stale ? 'dimmed' : ''}" tabindex="-1">
        ${isEmpty ? tableNothing(this.rows.length > 0, view, this.#words, () => this.#show(widened(view))) : this.#renderGrid()}
      </div>
      ${
        count === 0
          ? nothing
          : commandBar(
              {
                count,
                offered: this.#commands.offered,
                run: this.#commands.run,
                clear: () => this.#selection.clear(),
              },
              this.#commands.words,
            )
      }
      ${tableHeld(this.#order.moved, this.#words, () => this.#order.apply())}
      ${this.#menu.render()}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-table': ParleyMonitorTable;
  }
  interface HTMLElementEventMap {
    'parley-view-change': CustomEvent<ViewDetail>;
    'parley-command-request': CustomEvent<CommandDetail>;
  }
}
