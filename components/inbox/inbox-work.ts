/** What is asked for in the inbox, by rows, menus and keys, and what is then done. */

import type { Notice } from '../../core/domain/desk-notices.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { choiceReason } from '../monitor/choice-words.js';
import type { MonitorChoice } from '../monitor/monitor-choice.js';
import { monitorChoice } from '../monitor/monitor-choice.js';
import type { RecordDetail } from '../record/record-events.js';
import { ask } from '../shared/ask.js';
import type { ConversationDetail } from '../shared/conversation-events.js';
import type { MenuPlace } from '../shared/parley-menu.js';
import type { ConversationStep } from './conversation-steps.js';
import { performStep } from './conversation-steps.js';
import type { CommandContext, RowCommandName } from './inbox-commands.js';
import { isRowCommand, rowMenu } from './inbox-commands.js';
import type { InboxKey } from './inbox-keys.js';
import type { InboxEntry, InboxTab } from './inbox-lists.js';
import { entriesOf, heldBack, itemOf, offers, queue, tabsOf } from './inbox-lists.js';
import type { KeyDesk } from './inbox-shortcuts.js';
import { keyActions } from './inbox-shortcuts.js';
import { InboxState } from './inbox-state.js';
import type { RowMenuDetail } from './parley-inbox-row.js';

type RequestName = `parley-${'open' | 'accept' | 'decline' | 'monitor'}-request`;

export class InboxWork extends InboxState {
  /** Says it to the page, which may say no; what a row has asked for is asked by the inbox as a whole. */
  #request(type: RequestName, conversation: ConversationId): boolean {
    return ask(this.host, type, { conversation });
  }

  #on(type: RequestName, act: (id: ConversationId) => Promise<void>) {
    return (event: CustomEvent<ConversationDetail>): void => {
      event.stopPropagation();
      if (event.defaultPrevented) return;
      if (this.#request(type, event.detail.conversation)) void act(event.detail.conversation);
    };
  }

  readonly onOpen = this.#on('parley-open-request', (id) => this.open(id));
  readonly onAccept = this.#on('parley-accept-request', (id) => this.#accept(id));
  readonly onDecline = this.#on('parley-decline-request', (id) => this.#decline(id));
  readonly onMonitor = this.#on('parley-monitor-request', (id) => this.#monitor(id));

  async #accept(id: ConversationId): Promise<void> {
    if ((await this.acts.accept(id)) !== 'done') return;
    this.lists.tab = 'mine';
    await this.open(id);
  }

  async #decline(id: ConversationId): Promise<void> {
    if ((await this.acts.decline(id, id === this.selection.selected)) === 'over') return;
    await this.focusRow();
  }

  /** What one monitors stands among what is open, apart from what is one's own. */
  async #monitor(id: ConversationId): Promise<void> {
    if ((await this.acts.monitor(id)) !== 'done') return;
    this.lists.tab = 'mine';
    await this.open(id);
  }

  async #stop(id: ConversationId): Promise<void> {
    if ((await this.acts.stop(id)) === 'over') return;
    const session = this.options.session();
    if (session && !itemOf(session, id)) this.letGo(session, id);
    await this.focusRow();
  }

  monitorChoice(row: Row): MonitorChoice {
    const me = this.options.session()?.desk?.you?.id;
    if (me === undefined) return { kind: 'not-in-phase' };
    return monitorChoice(row, me, this.options.monitors(), undefined);
  }

  readonly dismiss = (notice: Notice): void => this.options.session()?.deskPort?.dismissNotice(notice.id);

  readonly openNotice = (notice: Notice): void => {
    this.dismiss(notice);
    this.lists.tab = 'mine';
    void this.open(notice.conversation);
  };

  readonly onRecord = (event: CustomEvent<RecordDetail>): void => {
    if (event.defaultPrevented) return;
    this.selection.openRecord(event.detail);
  };

  /** What is open in the conversation has taken the key before it comes here. */
  readonly onPaneKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || !this.options.isBack(event)) return;
    const isLayer = (each: EventTarget): boolean =>
      each instanceof HTMLDialogElement || (each instanceof Element && each.matches(':popover-open'));
    if (event.composedPath().some(isLayer)) return;
    event.preventDefault();
    if (this.focus.isListThere) void this.focusRow();
    else void this.close();
  };

  choose(tab: InboxTab): void {
    this.lists.tab = tab;
    void this.host.updateComplete.then(() => this.focus.focusTab());
  }

  #contextOf(entry: InboxEntry): CommandContext {
    const session = this.options.session();
    const held = session ? heldBack(session) : new Set();
    return {
      entry,
      isUnread: this.selection.isUnread(entry),
      mayAccept: !held.has(entry.row.workgroup),
      monitorReason: choiceReason(this.monitorChoice(entry.row), this.options.staff),
    };
  }

  #openMenu(entry: InboxEntry, place: MenuPlace): void {
    const { words } = this;
    const row = this.focus.row(entry.row.conversation);
    const asked = {
      label: words.t('inbox-row.actions', { customer: entry.row.customer.name }),
      items: rowMenu(this.#contextOf(entry), { words, hint: this.options.hint }),
      choose: (id: string) => {
        if (isRowCommand(id)) this.#run(id, entry.row.conversation);
      },
    };
    void this.menu.open(asked, place, row);
  }

  readonly onRowMenu = ({ detail }: CustomEvent<RowMenuDetail>): void => {
    const entry = this.#entryOf(detail.conversation);
    if (entry) this.#openMenu(entry, detail.place);
  };

  #entryOf(id: ConversationId): InboxEntry | null {
    const item = itemOf(this.options.session(), id);
    const known = this.entries().find(({ row }) => row.conversation === id);
    return known ?? (item ? { row: item.row, item, place: 'mine' } : null);
  }

  readonly #commands: Readonly<Record<RowCommandName, (id: ConversationId) => unknown>> = {
    accept: (id) => this.#request('parley-accept-request', id) && this.#accept(id),
    decline: (id) => this.#request('parley-decline-request', id) && this.#decline(id),
    open: (id) => this.#request('parley-open-request', id) && this.open(id),
    monitor: (id) => this.#request('parley-monitor-request', id) && this.#monitor(id),
    stop: (id) => this.#stop(id),
    reply: (id) => this.#step(id, 'reply'),
    note: (id) => this.#step(id, 'note'),
    actions: (id) => this.#step(id, 'actions'),
    end: (id) => this.#step(id, 'end'),
    'mark-unread': (id) => this.#markUnread(id),
    'mark-read': (id) => this.selection.markRead(id),
  };

  #run(name: RowCommandName, id: ConversationId): void {
    void this.#commands[name](id);
  }

  #markUnread(id: ConversationId): void {
    this.selection.markUnread(id);
    void this.focusRow();
  }

  /** Where it is not open yet, it is opened first. */
  async #step(id: ConversationId, step: ConversationStep): Promise<void> {
    if (id !== this.selection.selected || this.selection.record) {
      if (!this.#request('parley-open-request', id)) return;
      await this.open(id);
    }
    await performStep(this.options.conversation(), step);
  }

  #keyDesk(): KeyDesk {
    const session = this.options.session();
    const id = this.focus.focused()?.row?.conversation;
    const row = id === undefined ? null : this.#entryOf(id);
    const isMine = row?.item !== null && row?.item?.relation !== 'offered';
    return {
      row,
      target: row && isMine ? row.row.conversation : row ? null : this.selection.selected,
      mayAccept: row !== null && this.#mayAccept(row),
      next: this.#next(),
      move: (step) => this.focus.move(step),
      choose: (tab) => {
        if (!session || !tabsOf(session).includes(tab)) return false;
        this.choose(tab);
        return true;
      },
      search: () => this.#search(),
      accept: (each) => this.#run('accept', each),
      step: (each, step) => void this.#step(each, step),
      markUnread: (each) => this.#markUnread(each),
      menu: (entry) => {
        const place = this.focus.row(entry.row.conversation)?.getBoundingClientRect();
        if (place) this.#openMenu(entry, place);
      },
      help: () => this.options.showKeys(),
    };
  }

  #mayAccept({ place, item, row }: InboxEntry): boolean {
    const session = this.options.session();
    if (item?.relation === 'offered') return true;
    return place === 'queue' && session !== null && !heldBack(session).has(row.workgroup);
  }

  /** What is offered first; otherwise whoever waits longest, where one may choose. */
  #next(): ConversationId | null {
    const session = this.options.session();
    if (!session) return null;
    const [offered] = offers(session.desk?.items ?? []);
    if (offered) return offered.row.conversation;
    const held = heldBack(session);
    const waiting = entriesOf('queue', session).map(({ row }) => row);
    return queue(waiting).find((row) => !held.has(row.workgroup))?.conversation ?? null;
  }

  #search(): boolean {
    const own = this.focus.find<HTMLElement>('.search input');
    const closed = this.focus.find<HTMLElement>('parley-closed-list')?.shadowRoot;
    const field = own ?? closed?.querySelector<HTMLElement>('input[type="search"], input');
    field?.focus();
    return field != null;
  }

  /** By key, for the table of shortcuts. */
  readonly keyRuns: Partial<Record<InboxKey, () => boolean>> = Object.fromEntries(
    Object.entries(keyActions).map(([id, act]) => [id, () => act(this.#keyDesk())]),
  );
}
