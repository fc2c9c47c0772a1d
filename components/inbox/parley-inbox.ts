/** The agent's inbox: one's own conversations, what waits, the team's and what is closed, and the one that is open. */

import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { CannedReply } from '../conversation/canned-replies.js';
import type { ParleyConversation } from '../conversation/parley-conversation.js';
import type { Disposition } from '../conversation/parley-wrap-up-form.js';
import { defaultDispositions } from '../conversation/parley-wrap-up-form.js';
import { countStyles } from '../shared/count.styles.js';
import { nothingStyles } from '../shared/nothing.styles.js';
import type { ParleyShortcutsHelp } from '../shared/parley-shortcuts-help.js';
import type { ShortcutMap } from '../shared/shortcuts.js';
import { Shortcuts } from '../shared/shortcuts.js';
import { StaffElement, staffStyles } from '../shared/staff-element.js';
import type { StaffSession } from '../shared/staff-session.js';
import { tabStyles } from '../shared/tabs.styles.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { agentNoticeStyles } from './agent-notice.js';
import { lineOf } from './inbox-empty.js';
import { inboxHeader } from './inbox-header.js';
import type { InboxKey } from './inbox-keys.js';
import { inboxKeys, keyLines } from './inbox-keys.js';
import { tabsOf } from './inbox-lists.js';
import { inboxNotices, noticesStyles } from './inbox-notices.js';
import { inboxOffers, offersStyles } from './inbox-offers.js';
import { inboxPane } from './inbox-pane.js';
import { inboxRows } from './inbox-rows.js';
import { inboxTabs } from './inbox-tabs.js';
import { inboxToolbar } from './inbox-toolbar.js';
import { InboxWork } from './inbox-work.js';
import { styles } from './parley-inbox.styles.js';
import { listStyles } from './parley-inbox-list.styles.js';
import { topStyles } from './parley-inbox-top.styles.js';
import { TitleCount } from './title-count.js';

const noReplies: readonly CannedReply[] = [];
const noReasons: readonly string[] = [];

/** `away-reasons="Lunch, Training"`. */
const fromList = (text: string | null): readonly string[] =>
  (text ?? '').split(',').flatMap((each) => each.trim() || []);

/**
 * @summary An agent's inbox.
 *
 * @slot sign-in - Shown instead of everything while there is no token.
 * @slot header - Beside the name of whoever is signed in.
 * @slot panel - Below what is known of the customer of the open conversation: panels of the page.
 * @slot empty - Instead of the words in a list that has nothing in it.
 *
 * @fires {CustomEvent<ConversationDetail>} parley-open-request - An own conversation was chosen. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-accept-request - A waiting or an offered one was accepted. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-decline-request - An offered one was declined. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - A colleague's shall be monitored. Cancelable.
 * @fires {CustomEvent<AcknowledgedDetail>} parley-notice-acknowledged - The person said that they know that
 *   conversations may be monitored.
 *
 * @csspart base - The whole element.
 * @csspart list - The column with the lists.
 * @csspart header - Its top: who is signed in, availability, capacity.
 * @csspart availability - The button that opens the choice of an availability.
 * @csspart availability-state - Why one is not available, since when, and who said so.
 * @csspart notices - What happened while one was not there.
 * @csspart agent-notice - The line that says that conversations may be monitored.
 * @csspart offers - What one is asked to take on.
 * @csspart toolbar - Search, order and filters.
 * @csspart monitoring - The group of what one monitors.
 * @csspart pane - The open conversation.
 * @csspart context - The column about the customer.
 * @csspart toast - A short notice.
 *
 * @cssproperty [--parley-accent-color=#1557d6] - Buttons and what is selected.
 * @cssproperty [--parley-inbox-list-size=340px] - How wide the column with the lists is.
 * @cssproperty [--parley-inbox-context-size=300px] - How wide the column about the customer is.
 *
 * @attr {string} server - Where the rooms are; without it the page's own origin.
 * @attr {string} token - A signed staff token.
 * @attr {string} color-scheme - `light` or `dark`; without it that of the page.
 * @attr {string} view - `monitor` opens the list of the team.
 * @attr {string} away-reasons - Why one may be away, separated by commas.
 * @attr {string} agent-notice - `standing` or `per-login`: says that conversations may be monitored, whatever the house says.
 * @attr {boolean} require-read - A conversation has to be read before somebody steps into it.
 * @attr {boolean} title-count - How much is new stands before the title of the page.
 * @attr {boolean} global-shortcuts - The shortcuts work wherever the focus is in the page.
 */
export class ParleyInbox extends StaffElement {
  static override styles = [
    ...staffStyles,
    offersStyles,
    noticesStyles,
    agentNoticeStyles,
    topStyles,
    tabStyles,
    countStyles,
    nothingStyles,
    listStyles,
    styles,
  ];

  /** `light` or `dark`; without it that of the page. */
  @property({ attribute: 'color-scheme' }) colorScheme: string | null = null;

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** How a conversation may have come out. */
  @property({ attribute: false }) dispositions: readonly Disposition[] = defaultDispositions;

  /** Answers that are written already, for the composer. */
  @property({ attribute: false }) replies: readonly CannedReply[] = noReplies;

  /** It has to be read before somebody steps into it. */
  @property({ type: Boolean, attribute: 'require-read' }) requireRead = false;

  /** What may be monitored when, as the policy has it; the room decides. */
  @property({ attribute: false }) monitors: Policy['monitors'] = defaultPolicy.monitors;

  /** Why one may be away. */
  @property({ attribute: 'away-reasons', converter: fromList }) awayReasons: readonly string[] = noReasons;

  /** Other keys for shortcuts, by their names; null switches one off, `false` all of them. */
  @property({ attribute: false }) shortcuts: ShortcutMap = {};

  /** The shortcuts work wherever the focus is in the page, and not in this element alone. */
  @property({ type: Boolean, attribute: 'global-shortcuts' }) globalShortcuts = false;

  /** `monitor` opens the list of the team, where there is one for this person. */
  @property() view: 'inbox' | 'monitor' = 'inbox';

  /** Says that conversations may be monitored, also where the house does not. */
  @property({ attribute: 'agent-notice' }) agentNotice: string | null = null;

  /** How much is new stands before the title of the page. */
  @property({ type: Boolean, attribute: 'title-count' }) titleCount = false;

  @query('parley-conversation') private conversation!: ParleyConversation | null;
  @query('parley-shortcuts-help') private help!: ParleyShortcutsHelp | null;

  protected readonly grants: readonly Grant[] = ['handle', 'monitor'];
  readonly #work: InboxWork = new InboxWork(this, {
    session: () => this.session,
    staff: this.words,
    conversation: () => this.conversation,
    thresholds: () => this.thresholds,
    scheme: () => this.colorScheme,
    monitors: () => this.monitors,
    isMonitor: () => this.view === 'monitor',
    hint: (key) => this.#keys.hint(key),
    isBack: (event) => this.#keys.matches('back', event),
    showKeys: () => this.help?.open(),
  });
  readonly #keys: Shortcuts<InboxKey> = new Shortcuts<InboxKey>(this, {
    name: 'parley-inbox',
    table: inboxKeys,
    run: this.#work.keyRuns,
    map: () => this.shortcuts,
    isGlobal: () => this.globalShortcuts,
  });
  #person: PersonId | null = null;
  /** What was said to be open; undefined before anything was. */
  #front: ConversationId | null | undefined;
  /** Which view is shown: whoever chooses another list stays there until the page asks again. */
  #shown: ParleyInbox['view'] = 'inbox';

  constructor() {
    super();
    new TitleCount(
      this,
      () => this.#work.newCount,
      () => this.titleCount,
    );
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.view === this.#shown) return;
    this.#shown = this.view;
    this.#work.lists.tab = this.view === 'monitor' ? 'team' : null;
    if (this.session) this.#work.chooseFirst(this.session);
  }

  protected override updated(): void {
    const { selected, record } = this.#work.selection;
    const front = record ? null : selected;
    if (!this.session || front === this.#front) return;
    this.#front = front;
    // Said at every desk, looked at or not: what a client sends must not tell whether it is.
    this.session.deskPort?.setFront(front);
  }

  protected override sessionChanged(session: StaffSession): void {
    this.#person = session.desk?.you?.id ?? this.#person;
    this.#work.sessionChanged(session);
  }

  protected override sessionClosed(): void {
    // Whoever signs out says so; an element that was only taken away has not signed anybody out.
    this.#work.reset(this.isConnected ? this.#person : null);
    this.#person = null;
    this.#front = undefined;
  }

  /** Goes to the list. */
  override focus(): void {
    void this.#work.focusRow();
  }

  protected override renderSession(session: StaffSession): TemplateResult {
    const work = this.#work;
    const { menu, alerts, availability, context, lists, notice, selection, words } = work;
    const parts = work.parts(session);
    const entries = lists.shown(session, selection);
    const tabs = tabsOf(session);
    const isReading = selection.client !== undefined || selection.record !== null;
    return html`
      <div
        class="columns ${isReading ? 'reading' : ''} ${isReading && context.isOpen ? 'with-context' : ''}"
        @parley-open-request=${work.onOpen}
        @parley-accept-request=${work.onAccept}
        @parley-decline-request=${work.onDecline}
        @parley-monitor-request=${work.onMonitor}
        @parley-row-menu-request=${work.onRowMenu}
      >
        <section part="list" class="list" aria-label=${this.words.t('inbox.label')}>
          ${inboxHeader(parts, { menu, alerts, availability, awayReasons: this.awayReasons, showKeys: () => this.help?.open() })}
          <parley-connection-status
            .connection=${lineOf(session.desk?.connection)}
            @parley-reconnect-request=${() => session.retryNow()}
          ></parley-connection-status>
          ${inboxNotices(parts, { dismiss: work.dismiss, open: work.openNotice })}
          ${inboxOffers(parts)}
          ${inboxTabs(parts, tabs, (tab) => work.choose(tab))}
          ${inboxToolbar(parts, menu)}
          ${inboxRows(parts, entries, {
            virtual: work.virtual,
            set: availability.set,
            choose: (tab) => work.choose(tab),
            monitorChoice: (row) => work.monitorChoice(row),
            onKey: work.onListKey,
            onRecord: work.onRecord,
          })}
          ${notice.render(parts, this.agentNotice)}
        </section>
        <div part="pane" class="pane" @parley-record-request=${work.onRecord}>
          ${inboxPane(parts, {
            context,
            dispositions: this.dispositions,
            replies: this.replies,
            targets: this.targets(session),
            close: () => void work.close(),
            requireRead: this.requireRead,
            onKey: work.onPaneKey,
          })}
        </div>
        ${context.render(parts)}
      </div>
      ${menu.render()}
      ${availability.renderQuestion(parts)}
      <parley-shortcuts-help
        .lines=${keyLines(this.#keys.now, words, (id) => id !== 'tab-team' || tabs.includes('team'))}
        ?everywhere=${this.globalShortcuts}
      ></parley-shortcuts-help>
      ${work.toasts.render(this.words.t('inbox.dismiss'))}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-inbox': ParleyInbox;
  }
}
