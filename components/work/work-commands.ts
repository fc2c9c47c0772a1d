/** What staff can do to a conversation besides writing and supervising: one row each, offered as the room allows it. */
import type { Asked } from '../../client/conversation-asks.js';
import type { StaffHeader } from '../../core/domain/header.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { Action } from '../../core/domain/permissions.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import type { Field, Values } from './work-fields.js';
import { choice, explained, priorities, reasonField, tagsIn, targetField, text } from './work-fields.js';
import type { workMessages } from './work-messages.js';

export type WorkWords = Localize<typeof workMessages>;

/** To whom something can be given: what the element that shows the conversation knows of. */
export interface WorkTargets {
  readonly workgroups: readonly { readonly id: WorkgroupId; readonly label: string }[];
  readonly people: readonly {
    readonly id: PersonId;
    readonly name: string;
    readonly role: 'agent' | 'supervisor';
    /** Said beside the name: their availability and how much they have. */
    readonly detail?: string;
  }[];
}

export const noTargets: WorkTargets = { workgroups: [], people: [] };

/** They are made anew with every word of a list, and seldom differ. */
export const areOthers = (now: WorkTargets, before: WorkTargets): boolean =>
  JSON.stringify(now) !== JSON.stringify(before);

export interface WorkContext {
  readonly header: StaffHeader;
  readonly targets: WorkTargets;
  /** More of them can be asked for. */
  readonly canLookUp: boolean;
  readonly words: WorkWords;
  readonly now: number;
}

export interface WorkCommand {
  readonly action: Action;
  readonly icon: IconName;
  /** Closing and giving away; below a line, and in the colour of danger. */
  readonly isDanger?: true;
  /** It goes to somebody else: who there is has to be known first. */
  readonly isGiving?: true;
  /** Key of the words in the menu. */
  readonly label: Extract<keyof typeof workMessages, `work.${string}`>;
  /** Where it makes sense now; whether it is allowed the room says. */
  readonly isMeant: (context: WorkContext) => boolean;
  /** What has to be known for it; nothing: it is asked at once. */
  readonly fields: (context: WorkContext) => readonly Field[];
  readonly build: (values: Values, context: WorkContext) => Asked;
}

const always = (): boolean => true;
const none = (): readonly Field[] => [];

const minutes = 60_000;
const untilOf = (value: string, now: number): number => {
  if (value !== 'tomorrow') return now + Number(value) * minutes;
  const at = new Date(now);
  at.setDate(at.getDate() + 1);
  return at.setHours(9, 0, 0, 0);
};

const optional = (name: 'note' | 'reason', value: string | undefined) => (value ? { [name]: value } : {});

const isOwnHand = ({ header }: WorkContext): boolean => header.you.standing === 'handler';

export const workCommands = {
  'hand-off': {
    action: 'hand-off',
    icon: 'arrow-up-down',
    label: 'work.hand-off',
    isMeant: ({ targets, canLookUp }) => canLookUp || targets.workgroups.length + targets.people.length > 0,
    isGiving: true,
    fields: (context) => [
      targetField(context, context.targets),
      explained(
        'manner',
        'work.manner',
        (['warm', 'cold'] as const).map((value) => ({
          value,
          label: context.words.t(`work.manner-${value}`),
          about: context.words.t(`work.manner-${value}-about`),
        })),
      ),
      text('note', 'work.note', { isRequired: false, isLong: true }),
    ],
    build: ({ target = '', manner, note }, { targets }) => ({
      type: 'hand-off',
      to: targetOf(target, targets),
      manner: manner === 'cold' ? 'cold' : 'warm',
      ...optional('note', note),
    }),
  },
  'withdraw-offer': {
    action: 'withdraw-offer',
    icon: 'undo-2',
    label: 'work.withdraw-offer',
    isMeant: ({ header }) => header.offer !== null,
    fields: none,
    build: () => ({ type: 'withdraw-offer' }),
  },
  assign: {
    action: 'assign',
    icon: 'user-check',
    label: 'work.assign',
    isMeant: ({ targets, canLookUp }) => canLookUp || targets.people.length > 0,
    isGiving: true,
    fields: (context) => [
      targetField(context, { workgroups: [], people: context.targets.people }),
      reasonField(context, { name: 'reason', label: 'work.reason', isRequired: false }),
      { kind: 'check', name: 'override', label: 'work.override' },
    ],
    build: ({ target = '', reason, override }) => ({
      type: 'assign',
      to: idIn(target) as PersonId,
      ...optional('reason', reason),
      ...(override ? { override: true } : {}),
    }),
  },
  hold: {
    action: 'hold',
    icon: 'pause',
    label: 'work.hold',
    isMeant: ({ header }) => !header.onHold,
    fields: none,
    build: () => ({ type: 'hold', on: true }),
  },
  unhold: {
    action: 'hold',
    icon: 'play',
    label: 'work.unhold',
    isMeant: ({ header }) => header.onHold,
    fields: none,
    build: () => ({ type: 'hold', on: false }),
  },
  snooze: {
    action: 'snooze',
    icon: 'clock',
    label: 'work.snooze',
    isMeant: ({ header }) => header.snoozedUntil === null,
    fields: ({ words }) => [
      choice(
        'until',
        'work.until',
        (['15', '60', '240', 'tomorrow'] as const).map((value) => ({
          value,
          label: words.t(`work.until-${value}`),
        })),
      ),
    ],
    build: ({ until = '' }, { now }) => ({ type: 'snooze', until: untilOf(until, now) }),
  },
  wake: {
    action: 'snooze',
    icon: 'play',
    label: 'work.wake',
    isMeant: ({ header }) => header.snoozedUntil !== null,
    fields: none,
    build: () => ({ type: 'snooze', until: null }),
  },
  tag: {
    action: 'tag',
    icon: 'tag',
    label: 'work.tag',
    isMeant: always,
    fields: ({ header }) => [
      { kind: 'tags', name: 'tags', label: 'work.tags', known: header.house.tags, value: header.tags },
    ],
    build: ({ tags = '' }, { header }) => {
      const wanted = tagsIn(tags);
      return {
        type: 'tag',
        add: wanted.filter((tag) => !header.tags.includes(tag)),
        remove: header.tags.filter((tag) => !wanted.includes(tag)),
      };
    },
  },
  'set-priority': {
    action: 'set-priority',
    icon: 'arrow-up',
    label: 'work.set-priority',
    isMeant: always,
    fields: ({ header, words }) => [
      choice('priority', 'work.priority', priorities(words), String(header.priority)),
    ],
    build: ({ priority = '0' }) => ({ type: 'set-priority', priority: Number(priority) }),
  },
  'raise-hand': {
    action: 'raise-hand',
    icon: 'hand',
    label: 'work.raise-hand',
    isMeant: ({ header }) => header.hand === null,
    fields: () => [text('text', 'work.text', { isRequired: true, isLong: true })],
    build: ({ text: said = '' }) => ({ type: 'raise-hand', text: said }),
  },
  'lower-hand': {
    action: 'lower-hand',
    icon: 'hand',
    label: 'work.lower-hand',
    isMeant: (context) => context.header.hand !== null && isOwnHand(context),
    fields: none,
    build: () => ({ type: 'lower-hand' }),
  },
  'settle-hand': {
    action: 'lower-hand',
    icon: 'hand',
    label: 'work.settle-hand',
    isMeant: (context) => context.header.hand !== null && !isOwnHand(context),
    fields: none,
    build: () => ({ type: 'lower-hand' }),
  },
  flag: {
    action: 'flag',
    icon: 'flag',
    label: 'work.flag',
    isMeant: ({ header }) => !header.backstage?.flag,
    fields: (context) => [reasonField(context, { name: 'reason', label: 'work.reason', isRequired: true })],
    build: ({ reason = '' }) => ({ type: 'flag', reason }),
  },
  unflag: {
    action: 'unflag',
    icon: 'flag',
    label: 'work.unflag',
    isMeant: ({ header }) => Boolean(header.backstage?.flag),
    fields: none,
    build: () => ({ type: 'unflag' }),
  },
  'pass-lead': {
    action: 'pass-lead',
    icon: 'users',
    label: 'work.pass-lead',
    isMeant: (context) => othersWhoJoined(context).people.length > 0,
    fields: (context) => [targetField(context, othersWhoJoined(context))],
    build: ({ target = '' }) => ({ type: 'pass-lead', to: idIn(target) as PersonId }),
  },
  'force-close': {
    action: 'force-close',
    icon: 'x',
    label: 'work.force-close',
    isDanger: true,
    isMeant: ({ header }) => header.phase !== 'closed',
    fields: (context) => [reasonField(context, { name: 'reason', label: 'work.reason', isRequired: false })],
    build: ({ reason }) => ({ type: 'force-close', ...optional('reason', reason) }),
  },
} as const satisfies Record<string, WorkCommand>;

export type WorkName = keyof typeof workCommands;

export const isWorkName = (name: string): name is WorkName => Object.hasOwn(workCommands, name);

/** In the order of the table: what the room allows and what makes sense now. */
export const workNames = (context: WorkContext): readonly WorkName[] =>
  (Object.keys(workCommands) as WorkName[]).filter((name) => {
    const command: WorkCommand = workCommands[name];
    return context.header.you.may.includes(command.action) && command.isMeant(context);
  });

/** Values of targets are `<kind>:<id>`, as an id alone does not say of what it is one. */
const idIn = (target: string): string => target.slice(target.indexOf(':') + 1);

const targetOf = (target: string, { people }: WorkTargets): Extract<Asked, { type: 'hand-off' }>['to'] => {
  const id = idIn(target);
  if (target.startsWith('workgroup:')) return { kind: 'workgroup', id: id as WorkgroupId };
  const isSupervisor = people.find((each) => each.id === id)?.role === 'supervisor';
  return { kind: isSupervisor ? 'supervisor' : 'agent', id: id as PersonId };
};

/** Who may lead: supervisors who speak in the conversation. */
const othersWhoJoined = ({ header }: WorkContext): WorkTargets => ({
  workgroups: [],
  people: header.people.flatMap(({ id, name, self, standing }) =>
    id !== undefined && !self && standing === 'joined' ? [{ id, name, role: 'supervisor' as const }] : [],
  ),
});
