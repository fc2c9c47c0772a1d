/** The shortcuts of the supervisor's panel, and how they are told. */
import type { Localize } from '../shared/localize.js';
import type { ShortcutLine } from '../shared/parley-shortcuts-help.js';
import type { Shortcut, ShortcutNow, Shortcuts } from '../shared/shortcuts.js';
import type { KeyOfCommand, MonitorCommandName } from './monitor-commands.js';
import type { panelMessages } from './panel-messages.js';

type Word = Extract<keyof typeof panelMessages, `panel.key-${string}`>;
type Group = Extract<keyof typeof panelMessages, `panel.keys-${string}`>;

export const monitorShortcuts = {
  search: { keys: '/', word: 'panel.key-search', group: 'panel.keys-moving' },
  next: { keys: ']', word: 'panel.key-next', group: 'panel.keys-moving', repeats: true },
  previous: { keys: '[', word: 'panel.key-previous', group: 'panel.keys-moving', repeats: true },
  // Also while one writes, which is why the pane listens for it itself.
  back: { keys: 'Escape', word: 'panel.key-back', group: 'panel.keys-moving', isOwn: true },
  help: { keys: '?', word: 'panel.key-help', group: 'panel.keys-moving' },
  join: { keys: 'Shift+J', word: 'panel.key-join', group: 'panel.keys-supervising' },
  'take-over': { keys: 'Shift+T', word: 'panel.key-take-over', group: 'panel.keys-supervising' },
  // The rows listen for these themselves.
  monitor: { keys: 'm', word: 'panel.key-monitor', group: 'panel.keys-row', isOwn: true },
  stop: { keys: 's', word: 'panel.key-stop', group: 'panel.keys-row', isOwn: true },
  open: { keys: 'o', word: 'panel.key-open', group: 'panel.keys-row', isOwn: true },
  flag: { keys: 'f', word: 'panel.key-flag', group: 'panel.keys-row', isOwn: true },
  'copy-link': { keys: 'c', word: 'panel.key-copy-link', group: 'panel.keys-row', isOwn: true },
  assign: { keys: 'a', word: 'panel.key-assign', group: 'panel.keys-row', isOwn: true },
  'set-priority': { keys: 'p', word: 'panel.key-set-priority', group: 'panel.keys-row', isOwn: true },
} as const satisfies Readonly<Record<string, Shortcut<Word, Group>>>;

export type MonitorShortcut = keyof typeof monitorShortcuts;

/** One key flags and takes the flag away; what cannot be undone has none. */
const shortcutOf = (name: MonitorCommandName): MonitorShortcut | null => {
  if (name === 'force-close') return null;
  return name === 'unflag' ? 'flag' : name;
};

/** The keys of the rows, as the page has them. */
export const keysOfRows =
  (shortcuts: Shortcuts<MonitorShortcut>): KeyOfCommand =>
  (name, event) => {
    const id = shortcutOf(name);
    return id !== null && shortcuts.matches(id, event);
  };

export const linesOf = (
  now: readonly ShortcutNow<MonitorShortcut>[],
  words: Localize<typeof panelMessages>,
): readonly ShortcutLine[] =>
  now.flatMap(({ id, keys }) => {
    const { word, group } = monitorShortcuts[id];
    return keys === null ? [] : [{ keys, label: words.t(word), group: words.t(group) }];
  });
