/** The shortcuts of the supervisor's panel, and how they are told. */
import type { Localize } from '../shared/localize.js';
import type { ShortcutLine } from '../shared/parley-shortcuts-help.js';
import type { Shortcut, ShortcutNow } from '../shared/shortcuts.js';
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
  // The rows listen for it themselves.
  monitor: { keys: 'm', word: 'panel.key-monitor', group: 'panel.keys-supervising', isOwn: true },
  join: { keys: 'Shift+J', word: 'panel.key-join', group: 'panel.keys-supervising' },
  'take-over': { keys: 'Shift+T', word: 'panel.key-take-over', group: 'panel.keys-supervising' },
} as const satisfies Readonly<Record<string, Shortcut<Word, Group>>>;

export type MonitorShortcut = keyof typeof monitorShortcuts;

export const linesOf = (
  now: readonly ShortcutNow<MonitorShortcut>[],
  words: Localize<typeof panelMessages>,
): readonly ShortcutLine[] =>
  now.flatMap(({ id, keys }) => {
    const { word, group } = monitorShortcuts[id];
    return keys === null ? [] : [{ keys, label: words.t(word), group: words.t(group) }];
  });
