/** The shortcuts of the inbox, as one table, and how they are told. */
import type { Localize } from '../shared/localize.js';
import type { ShortcutLine } from '../shared/parley-shortcuts-help.js';
import type { Shortcut, ShortcutNow } from '../shared/shortcuts.js';
import type { inboxMessages } from './inbox-messages.js';

type Word = Extract<keyof typeof inboxMessages, `inbox-key.${string}`>;

export const inboxKeys = {
  next: { keys: 'j', word: 'inbox-key.next', group: 'inbox-key.group-move', repeats: true },
  previous: { keys: 'k', word: 'inbox-key.previous', group: 'inbox-key.group-move', repeats: true },
  // The row is a button, and Enter is what presses buttons.
  open: { keys: 'Enter', word: 'inbox-key.open', group: 'inbox-key.group-move', isOwn: true },
  // Also from a field that one writes in, where no other key counts.
  back: { keys: 'Escape', word: 'inbox-key.back', group: 'inbox-key.group-move', isOwn: true },
  search: { keys: '/', word: 'inbox-key.search', group: 'inbox-key.group-move' },
  'tab-mine': { keys: '1', word: 'inbox-key.tab-mine', group: 'inbox-key.group-move' },
  'tab-queue': { keys: '2', word: 'inbox-key.tab-queue', group: 'inbox-key.group-move' },
  'tab-team': { keys: '3', word: 'inbox-key.tab-team', group: 'inbox-key.group-move' },
  'tab-closed': { keys: '4', word: 'inbox-key.tab-closed', group: 'inbox-key.group-move' },
  accept: { keys: 'a', word: 'inbox-key.accept', group: 'inbox-key.group-answer' },
  reply: { keys: 'r', word: 'inbox-key.reply', group: 'inbox-key.group-answer' },
  note: { keys: 'n', word: 'inbox-key.note', group: 'inbox-key.group-answer' },
  // The composer's own.
  send: { keys: '$mod+Enter', word: 'inbox-key.send', group: 'inbox-key.group-answer', isOwn: true },
  end: { keys: 'e', word: 'inbox-key.end', group: 'inbox-key.group-answer' },
  'mark-unread': { keys: 'u', word: 'inbox-key.mark-unread', group: 'inbox-key.group-more' },
  actions: { keys: '$mod+k', word: 'inbox-key.actions', group: 'inbox-key.group-more' },
  help: { keys: '?', word: 'inbox-key.help', group: 'inbox-key.group-more' },
} as const satisfies Record<string, Shortcut<Word, Word>>;

export type InboxKey = keyof typeof inboxKeys;

/** For the sheet that lists them; `isThere` leaves out what this person has not got. */
export const keyLines = (
  now: readonly ShortcutNow<InboxKey>[],
  words: Localize<typeof inboxMessages>,
  isThere: (id: InboxKey) => boolean,
): readonly ShortcutLine[] =>
  now.flatMap(({ id, keys }) =>
    keys === null || !isThere(id)
      ? []
      : [{ keys, label: words.t(inboxKeys[id].word), group: words.t(inboxKeys[id].group) }],
  );
