/** What the inbox keeps, part by part, and what follows when its desk says something new. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import { hasUnsent } from '../conversation/drafts.js';
import type { ParleyConversation } from '../conversation/parley-conversation.js';
import { announce } from '../shared/announcer.js';
import { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import { Toasts } from '../shared/toasts.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { AgentNotice } from './agent-notice.js';
import { InboxActs } from './inbox-acts.js';
import { InboxAlerts } from './inbox-alerts.js';
import { InboxAvailability } from './inbox-availability.js';
import { InboxContext } from './inbox-context.js';
import { InboxFocus } from './inbox-focus.js';
import type { InboxKey } from './inbox-keys.js';
import { InboxListState } from './inbox-list-state.js';
import type { InboxEntry } from './inbox-lists.js';
import { entriesOf, itemOf, offers } from './inbox-lists.js';
import { inboxMessages } from './inbox-messages.js';
import { isSaidElsewhere, noticeText } from './inbox-notices.js';
import type { InboxParts } from './inbox-parts.js';
import { InboxSelection } from './inbox-selection.js';
import { InboxVirtual } from './inbox-virtual.js';
import { OneMenu } from './one-menu.js';

export interface StateOptions {
  session(): StaffSession | null;
  readonly staff: Localize<typeof staffMessages>;
  conversation(): ParleyConversation | null;
  thresholds(): WaitThresholds;
  scheme(): string | null;
  monitors(): Policy['monitors'];
  /** The page asks for the team's list. */
  isMonitor(): boolean;
  hint(key: InboxKey): string | undefined;
  isBack(event: KeyboardEvent): boolean;
  showKeys(): void;
}

export type InboxHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export class InboxState {
  protected readonly host: InboxHost;
  protected readonly options: StateOptions;
  readonly words: Localize<typeof inboxMessages>;
  readonly toasts: Toasts;
  readonly selection: InboxSelection;
  readonly lists: InboxListState;
  readonly acts: InboxActs;
  readonly alerts: InboxAlerts;
  readonly availability: InboxAvailability;
  readonly notice: AgentNotice;
  readonly context: InboxContext;
  readonly menu: OneMenu;
  readonly virtual: InboxVirtual;
  protected readonly focus: InboxFocus;
  readonly #toldNotices = new Set<string>();
  /** Of these it was said when they were taken. */
  readonly #saidTakeover = new Set<ConversationId>();

  constructor(host: InboxHost, options: StateOptions) {
    this.host = host;
    this.options = options;
    const { session, staff } = options;
    this.words = new Localize(host, inboxMessages);
    this.toasts = new Toasts(host);
    this.selection = new InboxSelection(host, session);
    this.lists = new InboxListState(host);
    const toast = (text: string): void => this.toasts.show(text);
    this.acts = new InboxActs(host, { session, staff, words: this.words, problem: toast });
    this.alerts = new InboxAlerts(host, {
      staff,
      words: this.words,
      isOpen: (id) => id === this.selection.selected,
      toast,
      open: (id) => void this.open(id),
    });
    this.availability = new InboxAvailability(host, () => this.now());
    this.notice = new AgentNotice(host);
    this.context = new InboxContext(host);
    this.menu = new OneMenu(host);
    this.virtual = new InboxVirtual(host);
    this.focus = new InboxFocus({
      root: () => host.shadowRoot,
      rendered: () => host.updateComplete,
      entries: () => this.entries(),
      selection: this.selection,
      virtual: this.virtual,
    });
  }

  get onListKey(): (event: KeyboardEvent) => void {
    return this.focus.onListKey;
  }

  focusRow(): Promise<void> {
    return this.focus.focusRow();
  }

  parts(session: StaffSession): InboxParts {
    const { selection, lists, acts, words, options } = this;
    const { staff } = options;
    const [thresholds, scheme] = [options.thresholds(), options.scheme()];
    return { session, staff, words, lists, selection, acts, thresholds, scheme };
  }

  protected now(): InboxParts | null {
    const session = this.options.session();
    return session && this.parts(session);
  }

  protected entries(): readonly InboxEntry[] {
    const session = this.options.session();
    return session ? this.lists.shown(session, this.selection) : [];
  }

  /** Conversations with something new, and what is offered. */
  get newCount(): number {
    const session = this.options.session();
    if (!session) return 0;
    const unread = entriesOf('mine', session).filter((entry) => this.selection.isUnread(entry));
    return unread.length + offers(session.desk?.items ?? []).length;
  }

  sessionChanged(session: StaffSession): void {
    const { desk } = session;
    if (!desk?.you) return;
    const { selection, alerts } = this;
    const before = alerts.picture;
    this.chooseFirst(session);
    selection.look();
    const news = alerts.look(session);
    const taken = new Set(
      news.filter(({ kind }) => kind === 'takeover').map(({ item }) => item.row.conversation),
    );
    this.#tellNotices(session, taken, before === null);
    this.#letGoOfGone(session, new Set(before?.keys() ?? []));
  }

  /** The list that one begins with: one's own, if there is something in it. */
  chooseFirst(session: StaffSession): void {
    const { lists } = this;
    if (!session.desk?.you) return;
    if (this.options.isMonitor()) lists.tab ??= 'team';
    lists.tab ??= entriesOf('mine', session).length > 0 ? 'mine' : 'queue';
  }

  /** A notice is said once: not where the same was said a moment ago, nor where it is before the reader anyway. */
  #tellNotices(session: StaffSession, taken: ReadonlySet<ConversationId>, isFirst: boolean): void {
    for (const id of taken) this.#saidTakeover.add(id);
    for (const notice of session.desk?.notices ?? []) {
      if (this.#toldNotices.has(notice.id)) continue;
      this.#toldNotices.add(notice.id);
      const isOpen = this.selection.isLookedAt(notice.conversation);
      if (isOpen && isSaidElsewhere(notice)) session.deskPort?.dismissNotice(notice.id);
      else if (!isFirst && !(notice.kind === 'taken-over' && this.#saidTakeover.has(notice.conversation))) {
        announce(noticeText(notice, this.parts(session)));
      }
    }
  }

  /** Ends the connections to conversations that left the desk, and closes the one that is open if it did. */
  #letGoOfGone(session: StaffSession, before: ReadonlySet<ConversationId>): void {
    const { selection, acts } = this;
    for (const id of session.openedIds) {
      if (itemOf(session, id) || id === acts.busy) continue;
      // An accepted conversation is open before the desk was told of it: only what was there can have left.
      if (id === selection.selected && !before.has(id)) continue;
      // Nor is a text lost that somebody has not sent: it stays open until they go to another one.
      if (id === selection.selected && hasUnsent(session.opened(id))) continue;
      this.letGo(session, id);
    }
  }

  /** It is nobody's business here any more. The focus follows only from there, and to no row: keys would act on it. */
  protected letGo(session: StaffSession, id: ConversationId): void {
    if (id === this.selection.selected) {
      const wasThere = this.focus.isInPane;
      this.selection.close();
      if (wasThere) void this.host.updateComplete.then(() => this.focus.focusTab());
    }
    session.release(id);
  }

  reset(signedOut: PersonId | null): void {
    const { lists, selection, acts, alerts, availability, notice } = this;
    for (const each of [lists, selection, acts, alerts, availability]) each.reset();
    this.toasts.clear();
    notice.signedOut(signedOut);
    this.#toldNotices.clear();
    this.#saidTakeover.clear();
  }

  /** Opens it, and goes to where one writes. */
  async open(id: ConversationId): Promise<void> {
    const session = this.options.session();
    if (!session) return;
    this.selection.open(id);
    for (const notice of session.desk?.notices ?? []) {
      if (notice.conversation === id && isSaidElsewhere(notice)) session.deskPort?.dismissNotice(notice.id);
    }
    await this.host.updateComplete;
    const conversation = this.options.conversation();
    await conversation?.updateComplete;
    conversation?.focus();
  }

  /** Back to the list. */
  async close(): Promise<void> {
    this.selection.close();
    await this.focusRow();
  }
}
