/** What a supervisor can do to conversations from the table: one row each, for the command bar, the menu and the keys. */
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { Action } from '../../core/domain/permissions.js';
import type { Row } from '../../core/domain/summary.js';
import type { IconName } from '../shared/staff-icons.js';
import type { MonitorChoice } from './monitor-choice.js';
import type { tableMessages } from './table-messages.js';

type Word = Extract<keyof typeof tableMessages, `command.${string}`>;

/** One conversation, as one supervisor may deal with it. */
export interface CommandContext {
  readonly row: Row;
  readonly choice: MonitorChoice;
  readonly grants: readonly Grant[];
}

export interface MonitorCommand {
  readonly word: Word;
  readonly icon: IconName;
  /** Pressed on a row. */
  readonly key: string | null;
  /** Without it the command is never shown; null: everybody who sees the row. */
  readonly grant: Grant | null;
  /** What the room is asked for; null: nothing. */
  readonly action: Action | null;
  /** The event that asks for it. */
  readonly asks: 'parley-monitor-request' | 'parley-stop-request' | 'parley-command-request';
  /** Several at once make sense. */
  readonly isForMany: boolean;
  /** The agent sees that it was done: said before it is done. */
  readonly isVisibleToAgent: boolean;
  readonly isDanger?: true;
  /** Where it makes sense at all. */
  readonly isMeant: (context: CommandContext) => boolean;
  /** Why it cannot be done right now, where that may pass. */
  readonly obstacle: (context: CommandContext) => Obstacle | null;
}

/** A word of its own, or that of the choice why it cannot be monitored. */
export type Obstacle = { readonly kind: 'word'; readonly word: Word } | { readonly kind: 'choice' };

const always = (): boolean => true;
const never = (): null => null;
const word = (key: Word): Obstacle => ({ kind: 'word', word: key });

const isOpen = ({ row }: CommandContext): Obstacle | null =>
  row.phase === 'wrap-up' ? word('command.not-in-phase') : null;

export const monitorCommands = {
  monitor: {
    word: 'command.monitor',
    icon: 'binoculars',
    key: 'm',
    asks: 'parley-monitor-request',
    grant: 'monitor',
    action: 'monitor',
    isForMany: true,
    isVisibleToAgent: false,
    isMeant: ({ choice }) => choice.kind !== 'mine',
    obstacle: ({ choice }) => (choice.kind === 'possible' ? null : { kind: 'choice' }),
  },
  stop: {
    word: 'command.stop',
    icon: 'eye-off',
    key: 's',
    asks: 'parley-stop-request',
    grant: null,
    action: 'leave',
    isForMany: true,
    isVisibleToAgent: false,
    // What one has taken over is handed back, in the conversation itself.
    isMeant: ({ choice }) => choice.kind === 'mine' && choice.mode !== 'takeover',
    obstacle: never,
  },
  open: {
    word: 'command.open',
    icon: 'panel-right',
    key: 'o',
    asks: 'parley-monitor-request',
    grant: null,
    action: null,
    isForMany: false,
    isVisibleToAgent: false,
    isMeant: ({ choice }) => choice.kind === 'mine',
    obstacle: never,
  },
  flag: {
    word: 'command.flag',
    icon: 'flag',
    key: 'f',
    asks: 'parley-command-request',
    grant: 'monitor',
    action: 'flag',
    isForMany: true,
    isVisibleToAgent: false,
    isMeant: ({ row }) => !row.concerns?.flag,
    obstacle: never,
  },
  unflag: {
    word: 'command.unflag',
    icon: 'flag',
    key: 'f',
    asks: 'parley-command-request',
    grant: 'monitor',
    action: 'unflag',
    isForMany: true,
    isVisibleToAgent: false,
    isMeant: ({ row }) => Boolean(row.concerns?.flag),
    obstacle: never,
  },
  'copy-link': {
    word: 'command.copy-link',
    icon: 'link',
    key: 'c',
    asks: 'parley-command-request',
    grant: null,
    action: null,
    isForMany: false,
    isVisibleToAgent: false,
    isMeant: always,
    obstacle: never,
  },
  assign: {
    word: 'command.assign',
    icon: 'user-check',
    key: 'a',
    asks: 'parley-command-request',
    grant: 'assign',
    action: 'assign',
    isForMany: true,
    isVisibleToAgent: true,
    isMeant: always,
    obstacle: (context) => (context.choice.kind === 'own' ? word('command.own') : isOpen(context)),
  },
  'set-priority': {
    word: 'command.set-priority',
    icon: 'arrow-up',
    key: 'p',
    asks: 'parley-command-request',
    grant: 'assign',
    action: 'set-priority',
    isForMany: true,
    isVisibleToAgent: true,
    isMeant: always,
    obstacle: (context) => (context.choice.kind === 'own' ? word('command.own') : isOpen(context)),
  },
  'force-close': {
    word: 'command.force-close',
    icon: 'x',
    key: null,
    asks: 'parley-command-request',
    grant: 'forceClose',
    action: 'force-close',
    isForMany: true,
    isVisibleToAgent: true,
    isDanger: true,
    isMeant: always,
    obstacle: never,
  },
} as const satisfies Record<string, MonitorCommand>;

export type MonitorCommandName = keyof typeof monitorCommands;

const commandNames = Object.keys(monitorCommands) as readonly MonitorCommandName[];

export const commandOf = (name: MonitorCommandName): MonitorCommand => monitorCommands[name];

export const isMonitorCommand = (name: string): name is MonitorCommandName =>
  Object.hasOwn(monitorCommands, name);

/** In it already, by its own word: whoever only watches changes nothing for others, unless the policy opens that. */
const notAsOneIsIn = ({ action }: MonitorCommand, { choice }: CommandContext): Obstacle | null => {
  if (choice.isAsked && choice.kind !== 'mine' && action !== null && action !== 'monitor')
    return word('command.asked');
  if (choice.kind !== 'mine' || action === null || (choice.may ?? [action]).includes(action)) return null;
  if (choice.mode === 'takeover') return word('command.own');
  return word(choice.mode === 'join' ? 'command.not-in-phase' : 'command.only-watching');
};

const obstacleTo = (command: MonitorCommand, context: CommandContext): Obstacle | null =>
  command.obstacle(context) ?? notAsOneIsIn(command, context);

const isOffered = ({ grant, isMeant }: MonitorCommand, context: CommandContext): boolean =>
  (grant === null || context.grants.includes(grant)) && isMeant(context);

export interface OfferedCommand {
  readonly name: MonitorCommandName;
  readonly command: MonitorCommand;
  /** To which of the conversations it would be done. */
  readonly conversations: readonly ConversationId[];
  /** Set where it can be done to none of them now. */
  readonly obstacle: { readonly because: Obstacle; readonly context: CommandContext } | null;
}

/** What is offered for these conversations, in the order of the table; those that the agent sees come last. */
export const offeredCommands = (contexts: readonly CommandContext[]): readonly OfferedCommand[] =>
  commandNames.flatMap((name) => {
    const command = commandOf(name);
    const meant = contexts.filter((context) => isOffered(command, context));
    const [first] = meant;
    if (!first) return [];
    const possible = meant.filter((context) => obstacleTo(command, context) === null);
    const isTooMany = contexts.length > 1 && !command.isForMany;
    const because = isTooMany
      ? word('command.one-at-a-time')
      : possible.length === 0
        ? obstacleTo(command, first)
        : null;
    const conversations = possible.map(({ row }) => row.conversation);
    return [{ name, command, conversations, obstacle: because && { because, context: first } }];
  });

/** Whether a key that is pressed on a row means this command. */
export type KeyOfCommand = (name: MonitorCommandName, event: KeyboardEvent) => boolean;

export const isKeyOf: KeyOfCommand = (name, { key, ctrlKey, metaKey, altKey }) =>
  !ctrlKey && !metaKey && !altKey && commandOf(name).key === key;

export interface CommandDetail {
  readonly command: MonitorCommandName;
  readonly conversations: readonly ConversationId[];
}
