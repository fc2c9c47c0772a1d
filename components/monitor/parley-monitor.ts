/** The supervisor's panel: everything that is going on now, and the conversations that are being watched. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { Row } from '../../core/domain/summary.js';
import { tell } from '../shared/ask.js';
import { availabilityStyles } from '../shared/availability-control.js';
import { Localize } from '../shared/localize.js';
import { nothingStyles } from '../shared/nothing.styles.js';
import type { ParleyShortcutsHelp } from '../shared/parley-shortcuts-help.js';
import type { ShortcutMap } from '../shared/shortcuts.js';
import { Shortcuts } from '../shared/shortcuts.js';
import { StaffElement, staffStyles } from '../shared/staff-element.js';
import type { StaffSession } from '../shared/staff-session.js';
import { Toasts } from '../shared/toasts.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { monitorButtonStyles } from './monitor-button.styles.js';
import type { MonitorChoice } from './monitor-choice.js';
import { presenceStyles } from './monitor-presence.js';
import type { MonitorView } from './monitor-view.js';
import { defaultView, readView } from './monitor-view.js';
import { panelChoice } from './panel-choice.js';
import { panelFrame } from './panel-frame.js';
import { keysOfRows, linesOf, monitorShortcuts } from './panel-keys.js';
import type { LinkMaker } from './panel-link.js';
import { pageLink } from './panel-link.js';
import { firstView, keepPlace, keepSavedViews, readSavedViews } from './panel-memory.js';
import { panelMessages } from './panel-messages.js';
import { narrowStyles } from './panel-narrow.styles.js';
import { paneStyles } from './panel-pane.styles.js';
import { mostPanes } from './panel-panes.js';
import { rosterStyles } from './panel-roster.styles.js';
import { PanelWork } from './panel-work.js';
import { workgroupsStyles } from './panel-workgroups.styles.js';
import { styles } from './parley-monitor.styles.js';
import type { ParleyMonitorRules } from './parley-monitor-rules.js';
import type { SavedView } from './saved-views.js';

export interface PaneChangeDetail {
  /** Null: none is open. */
  readonly conversation: ConversationId | null;
}

/**
 * @summary A supervisor's panel of live conversations.
 *
 * @slot sign-in - Shown instead of everything while there is no token.
 * @slot header - Beside the title.
 * @slot panel - Below what is known of the customer, in the pane that has the attention.
 * @slot empty - Instead of the words that say that nothing goes on.
 * @slot no-access - Instead of the words that say what one lacks to supervise, and who can give it.
 * @slot footer - Instead of the words that say what supervision is for.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - A conversation shall be monitored. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-stop-request - A conversation shall not be monitored any more. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-open-request - A conversation is monitored and shall be opened. Cancel it to
 *   open it elsewhere.
 * @fires {CustomEvent<PaneChangeDetail>} parley-pane-change - Another conversation has the attention, or none.
 * @fires {CustomEvent<ViewDetail>} parley-view-change - Something else is looked at.
 *
 * @csspart base - The whole element.
 * @csspart list - The middle, with the tables.
 * @csspart workgroups - The workgroups that one may supervise.
 * @csspart roster - The conversations that one works on.
 * @csspart pane - One open conversation.
 * @csspart presence - What says that watching needs one to be online.
 * @csspart footer - What supervision is for.
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
    nothingStyles,
    monitorButtonStyles,
    styles,
    rosterStyles,
    workgroupsStyles,
    paneStyles,
    presenceStyles,
    narrowStyles,
  ];

  /** What is looked at; as an attribute the text of `writeView`. Without it: what this person looked at last. */
  @property({ converter: { fromAttribute: (text) => readView(text ?? '') } }) view: MonitorView = defaultView;

  /** A conversation to open, such as the one that a link names. Nobody monitors it by that. */
  @property() conversation = '';

  /** `never`: what is monitored only comes onto the list of one's own, and is opened from there. */
  @property({ attribute: 'auto-open' }) autoOpen: 'always' | 'never' = 'always';

  /** How many conversations are open side by side at most. */
  @property({ type: Number, attribute: 'max-panes' }) maxPanes = 4;

  /** Without a head of its own, as a part of something that has one. */
  @property({ type: Boolean, reflect: true }) embedded = false;

  /** Who can grant what somebody lacks, said to whoever lacks it. */
  @property({ attribute: 'access-help' }) accessHelp = '';

  /** What supervision is for, in the words of the house; empty says nothing. */
  @property({ attribute: 'intended-use' }) intendedUse: string | null = null;

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** How many may monitor one conversation, when, and being what. Only greys buttons out: the room decides by its own policy. */
  @property({ attribute: false }) monitors: Policy['monitors'] = defaultPolicy.monitors;

  /** Other keys for the shortcuts by their names, null for none; `false` for no shortcut at all. */
  @property({ attribute: false }) shortcuts: ShortcutMap = {};

  /** The shortcuts work wherever the focus is in the page. */
  @property({ type: Boolean, attribute: 'global-shortcuts' }) globalShortcuts = false;

  /** The address of a conversation, for whoever copies a link to it. */
  @property({ attribute: false }) linkTo: LinkMaker = pageLink;

  @state() private savedViews: readonly SavedView[] = [];

  @query('parley-monitor-rules') private rulesDialog!: ParleyMonitorRules | null;
  @query('parley-shortcuts-help') private help!: ParleyShortcutsHelp | null;

  protected readonly grants: readonly Grant[] = ['monitor'];
  readonly #panelWords = new Localize(this, panelMessages);
  readonly #toasts = new Toasts(this);
  readonly #work = new PanelWork(this, {
    words: this.words,
    panelWords: this.#panelWords,
    session: () => this.session,
    thresholds: () => this.thresholds,
    most: () => mostPanes(this.maxPanes),
    isOpening: () => this.autoOpen !== 'never',
    linkTo: () => this.linkTo,
    targets: (session) => this.targets(session),
    choose: (row) => this.#choose(row),
    view: () => this.view,
    look: (view) => this.#look(view),
    save: (views) => this.#save(views),
    say: (text) => this.#toasts.show(text),
  });
  readonly #shortcuts = new Shortcuts(this, {
    name: 'parley-monitor',
    table: monitorShortcuts,
    map: () => this.shortcuts,
    isGlobal: () => this.globalShortcuts,
    run: {
      search: () => this.#work.focus.toSearch(),
      next: () => this.#work.watch.step(1),
      previous: () => this.#work.watch.step(-1),
      join: () => this.#work.focus.supervise('join'),
      'take-over': () => this.#work.focus.supervise('take-over'),
      help: () => this.#openHelp(),
    },
  });
  readonly #isKeyOf = keysOfRows(this.#shortcuts);
  /** Whose memory was read, so that it is read once. */
  #person: PersonId | null = null;
  /** Who looked before, and at what: words of a search are theirs alone. */
  #before: { readonly person: PersonId; readonly view: MonitorView } | null = null;
  #linked = '';
  #attended: ConversationId | null = null;

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.session) this.#follow(this.session);
  }

  protected override updated(): void {
    if (this.session) this.#work.drawn(this.session);
    if (this.#person) this.#before = { person: this.#person, view: this.view };
    const { focused } = this.#work.panes;
    if (focused === this.#attended) return;
    this.#attended = focused;
    tell(this, 'parley-pane-change', { conversation: focused });
  }

  protected override sessionChanged(session: StaffSession): void {
    this.#remember(session);
    this.#follow(session);
    this.#work.changed(session);
  }

  protected override sessionClosed(): void {
    this.#work.reset();
    this.#toasts.clear();
    this.savedViews = [];
    this.#person = null;
    this.#linked = '';
  }

  /** What this person looked at last, where the page says nothing else. */
  #remember(session: StaffSession): void {
    const me = session.desk?.you?.id ?? null;
    if (me === null || me === this.#person) return;
    this.#person = me;
    this.savedViews = readSavedViews(me);
    const isLeftOver = this.#before?.view === this.view && this.#before.person !== me;
    if (isLeftOver) this.view = defaultView;
    if (this.view === defaultView) this.view = firstView(me, this.savedViews);
  }

  /** Opens the conversation that a link named, once. */
  #follow(session: StaffSession): void {
    const { conversation } = this;
    if (conversation === this.#linked || session.workgroups.length === 0) return;
    this.#linked = conversation;
    if (conversation !== '') this.#work.watch.show(conversation as ConversationId);
  }

  #look(view: MonitorView): void {
    if (view.section !== this.view.section) this.#work.turned();
    this.view = view;
    if (this.#person) keepPlace(this.#person, view);
    tell(this, 'parley-view-change', { view });
  }

  #save(views: readonly SavedView[]): void {
    this.savedViews = views;
    if (this.#person) keepSavedViews(this.#person, views);
  }

  #openHelp(): boolean {
    this.help?.open();
    return this.help !== null;
  }

  readonly #choose = (row: Row): MonitorChoice =>
    panelChoice(this.session, row, this.monitors, this.#work.watch.fullAt(row.conversation));

  // In the capture phase: on its way up, the conversation keeps the keys of whoever writes to itself.
  readonly #onPaneKey = {
    capture: true,
    handleEvent: (event: KeyboardEvent): void => {
      if (!this.#shortcuts.matches('back', event)) return;
      if (event.composedPath().some((each) => each instanceof HTMLDialogElement)) return;
      event.preventDefault();
      // Ending the watching takes the button: a key pressed by habit must not.
      this.#work.focus.toBack(this.#work.panes.focused);
    },
  };

  protected override renderSession(session: StaffSession): TemplateResult {
    const { words } = this;
    const panelWords = this.#panelWords;
    return html`
      ${panelFrame({
        session,
        words,
        panelWords,
        work: this.#work,
        view: this.view,
        savedViews: this.savedViews,
        thresholds: this.thresholds,
        requires: this.monitors.requires,
        targets: this.targets(session),
        lines: linesOf(this.#shortcuts.now, panelWords),
        isEmbedded: this.embedded,
        hasGlobalKeys: this.globalShortcuts,
        accessHelp: this.accessHelp,
        intendedUse: this.intendedUse,
        choose: this.#choose,
        look: (view) => this.#look(view),
        set: (kind) => session.deskPort?.setAvailability(kind),
        openRules: () => this.rulesDialog?.open(),
        openHelp: () => this.#openHelp(),
        isKeyOf: this.#isKeyOf,
        onPaneKey: this.#onPaneKey,
      })}
      ${this.#toasts.render(words.t('inbox.dismiss'))}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor': ParleyMonitor;
  }
  interface HTMLElementEventMap {
    'parley-pane-change': CustomEvent<PaneChangeDetail>;
  }
}
