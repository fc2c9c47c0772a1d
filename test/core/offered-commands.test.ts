// What elements offer against what the room allows: nobody is shown a button and then told that they may not.
import { describe, expect, it } from 'vitest';
import { audiencesOf, composersFor } from '../../components/conversation/conversation-plan.js';
import { stepsFor } from '../../components/conversation/supervision-steps.js';
import type { RowCommandName } from '../../components/inbox/inbox-commands.js';
import { rowCommands } from '../../components/inbox/inbox-commands.js';
import type { InboxEntry } from '../../components/inbox/inbox-lists.js';
import { monitorChoice } from '../../components/monitor/monitor-choice.js';
import type { MonitorCommandName } from '../../components/monitor/monitor-commands.js';
import { commandOf, offeredCommands } from '../../components/monitor/monitor-commands.js';
import { panelChoice } from '../../components/monitor/panel-choice.js';
import type { StaffSession } from '../../components/shared/staff-session.js';
import type { WorkTargets } from '../../components/work/work-commands.js';
import { workCommands, workNames } from '../../components/work/work-commands.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import type { Grant, Identity } from '../../core/domain/identity.js';
import { personOf } from '../../core/domain/identity.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { Action } from '../../core/domain/permissions.js';
import { permit } from '../../core/domain/permit.js';
import type { SideEffect } from '../../core/domain/policy.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, granted, SALES, SUPPORT, supervisor, tess, uma } from '../support/builders.js';

const optional = ['whisper', 'join', 'takeover', 'assign', 'forceClose', 'handle'] as const;
const monitorAnd = (bits: number): readonly Grant[] => [
  'monitor',
  ...optional.filter((_, index) => (bits >> index) % 2 === 1),
];
/** The grant to monitor, with every selection of the others. */
const selections = Array.from({ length: 2 ** optional.length }, (_, bits) => monitorAnd(bits));
const every = selections.at(-1) ?? [];
const sue = supervisor('Sue', every);
const ann = granted(anna, ['handle', 'transfer', 'monitor']);

/** How somebody comes to be in it while Anna handles it. */
const situations: Readonly<Record<string, (talk: Talk) => Talk>> = {
  outside: (talk) => talk,
  monitoring: (talk) => talk.monitor(sue),
  whispering: (talk) => talk.monitor(sue).whisper(sue, 'psst'),
  joined: (talk) => talk.monitor(sue).join(sue),
  'taken over': (talk) => talk.monitor(sue).takeOver(sue),
  'taken over from': (talk) => talk.monitor(sue).takeOver(sue).monitor(tess).takeOver(tess),
  'beside a flag and a hand': (talk) =>
    talk.do(ann, { type: 'flag', reason: 'x' }).do(ann, { type: 'raise-hand', text: 'x' }).monitor(sue),
  'beside another': (talk) => talk.monitor(tess).join(tess).monitor(sue).join(sue),
  'handed to her': (talk) => {
    talk.facts = { reservation: { kind: 'reserved', person: personOf(sue), over: null } };
    talk.handOff(ann, { kind: 'supervisor', id: sue.id }, 'warm');
    talk.facts = null;
    return talk;
  },
};

const people: readonly Identity[] = [sue, ann, bert, tess, uma];
const handlerOf = (talk: Talk): Identity =>
  people.find(({ id }) => 'handler' in talk.state.phase && talk.state.phase.handler.id === id) ?? ann;
const moveOn = {
  queued: (talk) => talk.drop(handlerOf(talk)).sleep(90),
  active: (talk) => talk,
  'wrap-up': (talk) => talk.end(handlerOf(talk)),
  closed: (talk) => talk.end(handlerOf(talk)).wrapUp(handlerOf(talk)),
} as const satisfies Record<PhaseName, (talk: Talk) => Talk>;
const phases = Object.keys(moveOn) as readonly PhaseName[];

/** What is open to whoever only watches. */
const policies: readonly (readonly SideEffect[])[] = [[], ['assign'], ['status'], ['tag', 'assign']];

interface Offer {
  readonly where: string;
  readonly action: Action;
}
const offer = (where: string, action: Action | null): readonly Offer[] =>
  action === null ? [] : [{ where, action }];

/** As the panel has it: their desk, and the connection to what they are in. */
const sessionOf = (talk: Talk, who: Identity): StaffSession =>
  ({
    desk: { you: { id: who.id }, availability: { kind: 'available' } },
    workgroups: [],
    opened: () => ({ snapshot: { header: talk.header(who) } }),
  }) as unknown as StaffSession;

const inTable = (talk: Talk, who: Identity): readonly Offer[] => {
  const row = rowFor(who, summaryOf(talk.state, talk.presence));
  if (!row?.supervisors) return [];
  const choice = panelChoice(sessionOf(talk, who), row, talk.state.policy.monitors, undefined);
  const context = { row, choice, grants: who.grants[SALES] ?? [] };
  return offeredCommands([context]).flatMap(({ name, obstacle }) =>
    obstacle ? [] : offer(`the table’s ${name satisfies MonitorCommandName}`, commandOf(name).action),
  );
};

const asked = {
  accept: 'accept',
  decline: 'decline',
  open: null,
  reply: 'post-to-everyone',
  note: 'post-to-staff',
  monitor: 'monitor',
  stop: 'leave',
  'mark-unread': null,
  'mark-read': null,
  actions: null,
  end: 'end',
} as const satisfies Record<RowCommandName, Action | null>;

const inInbox = (talk: Talk, who: Identity): readonly Offer[] => {
  const item = deskItemFor(talk.state, talk.presence, who.id);
  const row = rowFor(who, summaryOf(talk.state, talk.presence));
  const entries: InboxEntry[] = [];
  if (item)
    entries.push({ row: item.row, item, place: item.relation === 'supervising' ? 'monitoring' : 'mine' });
  if (row && !item) entries.push({ row, item: null, place: row.supervisors ? 'team' : 'queue' });
  return entries.flatMap((entry) => {
    const choice = monitorChoice(entry.row, who.id, talk.state.policy.monitors, undefined);
    const monitorReason = choice.kind === 'possible' ? null : choice.kind;
    const context = { entry, isUnread: false, mayAccept: true, monitorReason };
    return (Object.keys(rowCommands) as RowCommandName[]).flatMap((name) => {
      const command = rowCommands[name];
      const isBarred = 'barred' in command && command.barred(context) !== null;
      return command.isMeant(context) && !isBarred ? offer(`the inbox’s ${name}`, asked[name]) : [];
    });
  });
};

const targets: WorkTargets = {
  workgroups: [{ id: SUPPORT, label: 'Support' }],
  people: [{ id: bert.id, name: 'Bert', role: 'agent' }],
};
const fields = { everyone: 'post-to-everyone', staff: 'post-to-staff', whisper: 'whisper' } as const;

const inConversation = (talk: Talk, who: Identity): readonly Offer[] => {
  const header = talk.header(who);
  if (header.kind !== 'staff') return [];
  const { you } = header;
  const context = { header, targets, canLookUp: true, words: undefined as never, now: talk.now };
  const steps = stepsFor(you.standing, you.may).filter(({ action }) => you.may.includes(action));
  return [
    ...workNames(context).flatMap((name) => offer(`the menu’s ${name}`, workCommands[name].action)),
    ...audiencesOf(composersFor(header)).flatMap((to) => offer(`the field to ${to}`, fields[to])),
    ...steps.flatMap(({ action }) => offer(`the step to ${action}`, action)),
  ];
};

describe('what is offered', () => {
  for (const [name, arrive] of Object.entries(situations)) {
    it(`[T12][R6][PE6] is what the room allows: ${name}, in every phase, with every selection of grants`, () => {
      const wrong = new Set<string>();
      const met = new Set<string>();
      // Whoever was asked with the grants to accept, and comes with fewer, is asked no more.
      const given = selections.filter(
        (each) => name !== 'handed to her' || each.includes('handle') || each.includes('takeover'),
      );
      for (const phase of phases) {
        for (const sideEffects of policies) {
          const talk = moveOn[phase](arrive(active({ monitors: { sideEffects, perRoom: 3 } })));
          for (const who of [...given.map((each) => granted(sue, each)), ann, bert]) {
            for (const place of [inTable, inInbox, inConversation]) {
              for (const { where, action } of place(talk, who)) {
                met.add(where);
                const no = permit(talk.state, who, action);
                if (no) wrong.add(`${where} for ${who.name} in ${phase}: ${no.code}`);
              }
            }
          }
        }
      }
      expect([...wrong]).toEqual([]);
      expect(met.size).toBeGreaterThan(10);
    });
  }

  it('[T12] whoever only watches is told why they cannot assign, and may where the policy opens it', () => {
    const offeredUnder = (sideEffects: readonly SideEffect[]) => {
      const talk = active({ monitors: { sideEffects } }).monitor(sue);
      const row = rowFor(sue, summaryOf(talk.state, talk.presence));
      if (!row) throw new Error('Sue has no such row.');
      const choice = panelChoice(sessionOf(talk, sue), row, talk.state.policy.monitors, undefined);
      const found = offeredCommands([{ row, choice, grants: every }]).find((each) => each.name === 'assign');
      return found?.obstacle?.because ?? null;
    };
    expect(offeredUnder([])).toEqual({ kind: 'word', word: 'command.only-watching' });
    expect(offeredUnder(['assign'])).toBeNull();
  });

  it('[T12][D08][HF6] to assign needs neither to join nor the grant to watch: each is its own', () => {
    const talk = active();
    const shift = supervisor('Shift', ['assign']);
    expect(permit(talk.state, shift, 'monitor')).not.toBeNull();
    expect(talk.assign(shift, bert).header(bert)).toMatchObject({ you: { standing: 'handler' } });
    const watcher = supervisor('Watcher', ['monitor', 'join']);
    talk.monitor(watcher).join(watcher);
    expect(talk.refusal(watcher, { type: 'assign', epoch: talk.epoch, to: anna.id })).toBe('forbidden');
  });
});
