/** What each shortcut of the inbox does; false: nothing could be done, and the key is left to the page. */
import type { ConversationId } from '../../core/domain/ids.js';
import type { ConversationStep } from './conversation-steps.js';
import type { InboxKey } from './inbox-keys.js';
import type { InboxEntry, InboxTab } from './inbox-lists.js';

/** What the keys work on. */
export interface KeyDesk {
  /** The row that has the focus. */
  readonly row: InboxEntry | null;
  /** Whether that row can be accepted. */
  readonly mayAccept: boolean;
  /** That conversation, or the one that is open. */
  readonly target: ConversationId | null;
  /** What is offered first, or whoever waits longest. */
  readonly next: ConversationId | null;
  move(step: 1 | -1): boolean;
  choose(tab: InboxTab): boolean;
  search(): boolean;
  accept(id: ConversationId): void;
  step(id: ConversationId, step: ConversationStep): void;
  markUnread(id: ConversationId): void;
  menu(entry: InboxEntry): void;
  help(): void;
}

const accept = (desk: KeyDesk): boolean => {
  const id = desk.mayAccept && desk.row ? desk.row.row.conversation : desk.next;
  if (id) desk.accept(id);
  return id !== null;
};

const step =
  (name: ConversationStep) =>
  (desk: KeyDesk): boolean => {
    if (desk.target === null) return false;
    desk.step(desk.target, name);
    return true;
  };

export const keyActions = {
  next: (desk) => desk.move(1),
  previous: (desk) => desk.move(-1),
  search: (desk) => desk.search(),
  'tab-mine': (desk) => desk.choose('mine'),
  'tab-queue': (desk) => desk.choose('queue'),
  'tab-team': (desk) => desk.choose('team'),
  'tab-closed': (desk) => desk.choose('closed'),
  accept,
  reply: step('reply'),
  note: step('note'),
  end: step('end'),
  'mark-unread': (desk) => {
    if (desk.target === null) return false;
    desk.markUnread(desk.target);
    return true;
  },
  actions: (desk) => {
    if (!desk.row) return step('actions')(desk);
    desk.menu(desk.row);
    return true;
  },
  help: (desk) => {
    desk.help();
    return true;
  },
} as const satisfies Partial<Record<InboxKey, (desk: KeyDesk) => boolean>>;
