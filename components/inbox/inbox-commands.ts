/** What can be done to a row, as one table for its menu and for keys. */
import type { Localize } from '../shared/localize.js';
import type { MenuItem } from '../shared/parley-menu.js';
import type { IconName } from '../shared/staff-icons.js';
import type { InboxKey } from './inbox-keys.js';
import type { InboxEntry } from './inbox-lists.js';
import type { inboxMessages } from './inbox-messages.js';

export interface CommandContext {
  readonly entry: InboxEntry;
  readonly isUnread: boolean;
  readonly mayAccept: boolean;
  /** Why it cannot be monitored; null where it can. */
  readonly monitorReason: string | null;
}

interface RowCommand {
  readonly icon: IconName;
  /** The key that does the same. */
  readonly key?: InboxKey;
  readonly startsGroup?: true;
  readonly isDanger?: true;
  isMeant(context: CommandContext): boolean;
  /** Why it is listed, and cannot be chosen now; null where it can. */
  barred?(context: CommandContext): string | null;
}

const isOffered = ({ entry: { item } }: CommandContext): boolean => item?.relation === 'offered';
const isHandled = ({ entry: { item, row } }: CommandContext): boolean =>
  item?.relation === 'handler' && row.phase === 'active';
const isOnDesk = (context: CommandContext): boolean => context.entry.item !== null && !isOffered(context);

export const rowCommands = {
  accept: {
    icon: 'check',
    key: 'accept',
    isMeant: (context) => isOffered(context) || (context.entry.place === 'queue' && context.mayAccept),
  },
  decline: { icon: 'x', isMeant: isOffered },
  open: { icon: 'message-circle', key: 'open', isMeant: isOnDesk },
  reply: { icon: 'reply', key: 'reply', isMeant: isHandled },
  note: { icon: 'sticky-note', key: 'note', isMeant: isHandled },
  monitor: {
    icon: 'binoculars',
    isMeant: ({ entry }) => entry.place === 'team',
    barred: ({ monitorReason }) => monitorReason,
  },
  stop: {
    icon: 'eye-off',
    isMeant: ({ entry: { item } }) => item?.mode === 'monitor' || item?.mode === 'whisper',
  },
  'mark-unread': {
    icon: 'mail',
    key: 'mark-unread',
    startsGroup: true,
    isMeant: (context) => isOnDesk(context) && !context.isUnread,
  },
  'mark-read': {
    icon: 'mail-open',
    startsGroup: true,
    isMeant: (context) => isOnDesk(context) && context.isUnread,
  },
  actions: { icon: 'ellipsis', isMeant: isOnDesk },
  end: { icon: 'log-out', key: 'end', startsGroup: true, isDanger: true, isMeant: isHandled },
} as const satisfies Record<string, RowCommand>;

export type RowCommandName = keyof typeof rowCommands;

export const isRowCommand = (name: string): name is RowCommandName => Object.hasOwn(rowCommands, name);

export interface CommandWords {
  readonly words: Localize<typeof inboxMessages>;
  /** As it is printed on the keyboard; undefined where there is none. */
  hint(key: InboxKey): string | undefined;
}

/** The menu of a row, in the order of the table. */
export const rowMenu = (context: CommandContext, { words, hint }: CommandWords): readonly MenuItem[] =>
  (Object.keys(rowCommands) as RowCommandName[]).flatMap((id) => {
    const command: RowCommand = rowCommands[id];
    if (!command.isMeant(context)) return [];
    const reason = command.barred?.(context) ?? null;
    const keys = command.key ? hint(command.key) : undefined;
    return [
      {
        id,
        label: words.t(`inbox-command.${id}`),
        icon: command.icon,
        ...(keys === undefined ? {} : { hint: keys }),
        ...(command.startsGroup ? { startsGroup: true } : {}),
        ...(command.isDanger ? { isDanger: true } : {}),
        ...(reason === null ? {} : { disabledReason: reason }),
      },
    ];
  });
