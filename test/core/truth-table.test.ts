// The whole of who may do what, written out by hand a second time: a reader checks it against the tables in
// core/domain/permissions.ts, and this test checks that a conversation brought there by real commands obeys it.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../core/domain/command.js';
import { standingOf } from '../../core/domain/conversation.js';
import { decide } from '../../core/domain/decide.js';
import type { Grant, Identity } from '../../core/domain/identity.js';
import { hasGrant, personOf } from '../../core/domain/identity.js';
import type { EntryId, WorkgroupId } from '../../core/domain/ids.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { Action, Standing } from '../../core/domain/permissions.js';
import { actions, standings } from '../../core/domain/permissions.js';
import { actionsFor, permit } from '../../core/domain/permit.js';
import type { Policy, PolicyOverrides, SideEffect } from '../../core/domain/policy.js';
import type { RefusalCode } from '../../core/domain/refusal.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import type { Talk } from '../support/builders.js';
import {
  active,
  agent,
  anna,
  bert,
  carla,
  customer,
  deepFreeze,
  factsFor,
  granted,
  queued,
  START,
  sam,
  tess,
  uma,
} from '../support/builders.js';

/*
 * One cell is four letters: queued, active, wrap-up, closed.
 *   +  allowed        .  forbidden       B  bad-state      C  closed             X  not-found
 *   N  not-handler    M  not-monitoring  O  own-conversation   A  already-accepted
 *   F  not-offered    L  not-lead        -  nobody has this standing in this phase
 * A letter before the colon is a grant (h handle, m monitor, w whisper, j join, t takeover, a assign, x transfer,
 * f forceClose), several of which any one will do: without it the answer is `forbidden` in every phase, because
 * permission is looked at before phase.
 * In each of these conversations there is a flag, a raised hand and a suggested reply, so that there is something to
 * undo and to settle; that there has to be is the matter of other tests.
 */
const matrix = `
                   customer  handler  takeover  own     consultant  observer  offered  asked   displaced  monitoring  whispering  joined  outsider  stranger
post-to-everyone   ++CC      -+C-     -+C-      -+C-    NNNN        NNNN      N---     -N--    NNNN       ....        ....        j:++CC  ....      XXXX
post-to-staff      ....      -++-     -++-      -++-    B++C        B..C      B---     -+--    NNNN       ....        B++C        B++C    ....      XXXX
whisper            ....      -..-     -..-      -..-    ....        ....      .---     -.--    ....       w:B++C      w:B++C      w:B++C  ....      XXXX
attach             ++CC      -+C-     -+C-      -+C-    NNNN        NNNN      N---     -N--    NNNN       ....        ....        j:++CC  ....      XXXX
set-typing         ++BB      -+B-     -+B-      -+B-    ....        ....      .---     -.--    ....       ....        ....        ++BB    ....      XXXX
set-draft          ..BB      -+B-     -+B-      -+B-    B+BB        ..BB      B---     -+--    ....       ....        ....        ....    ....      XXXX
set-context        ++BB      -..-     -..-      -..-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
mark-read          ++++      -++-     -++-      -++-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
read-history       ++++      -++-     -++-      -++-    ++++        ++++      +---     -+--    ....       ++++        ++++        ++++    ....      XXXX
accept             ....      -AA-     -AA-      -AA-    h:+ACC      h:+ACC    h:+---   ht:-+-- h:+ACC     h:+ACC      h:+ACC      h:+ACC  h:+ACC    XXXX
decline            ....      -..-     -..-      -..-    FFBB        FFBB      +---     -+--    ....       FFBB        FFBB        FFBB    ....      XXXX
withdraw-offer     ....      -BB-     -BB-      -BB-    ....        ....      .---     -.--    ....       ....        ....        a:BBBB  a:BBBB    XXXX
hand-off           ....      x:-+C-   x:-+C-    x:-+C-  NNNN        NNNN      N---     -N--    NNNN       ....        ....        ....    ....      XXXX
assign             ....      -OO-     -OO-      -OO-    ....        ....      .---     -.--    ....       ....        ....        a:++CC  a:++CC    XXXX
monitor            ....      m:-OO-   m:-OO-    m:-++-  m:B++B      m:B++B    m:B---   m:-+--  m:B++B     m:B++B      m:B++B      ....    m:B++B    XXXX
join               ....      -OO-     -OO-      -OO-    MMMM        MMMM      M---     -M--    MMMM       j:B+BB      j:B+BB      j:B+BB  MMMM      XXXX
take-over          ....      -OO-     -OO-      -OO-    MMMM        MMMM      M---     -M--    MMMM       t:B+BB      t:B+BB      t:B+BB  MMMM      XXXX
hand-back          ....      -BB-     -+B-      -BB-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
leave              ....      -..-     -..-      -++-    ....        ....      .---     -.--    ....       ++++        ++++        ++++    ++++      XXXX
pass-lead          ....      -..-     -LL-      -LL-    ....        ....      .---     -.--    ....       ....        ....        +++B    ....      XXXX
hold               ....      -+B-     -+B-      -+B-    NNNN        NNNN      N---     -N--    NNNN       ....        ....        f:B+BB  ....      XXXX
snooze             ....      -+B-     -+B-      -+B-    NNNN        NNNN      N---     -N--    NNNN       ....        ....        ....    ....      XXXX
tag                ....      -++-     -++-      -++-    ....        ....      .---     -.--    ....       ....        ....        a:+++B  ....      XXXX
set-priority       ....      -..-     -..-      -..-    ....        ....      .---     -.--    ....       ....        ....        a:++BB  a:++BB    XXXX
flag               ....      -++-     -++-      -++-    ....        ....      .---     -.--    ....       ....        ....        m:+++B  m:+++B    XXXX
unflag             ....      m:-++-   m:-++-    m:-++-  ....        ....      .---     -.--    ....       ....        ....        m:+++B  m:+++B    XXXX
raise-hand         ....      -+B-     -+B-      -+B-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
lower-hand         ....      -+B-     -+B-      -+B-    ....        ....      .---     -.--    ....       ....        w:B+BB      B+BB    ....      XXXX
settle-suggestion  ....      -++-     -++-      -++-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
consent            ++CC      -..-     -..-      -..-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
fill-form          ++CC      -..-     -..-      -..-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
end                ++CC      -+C-     -+C-      -+C-    NNNN        NNNN      N---     -N--    NNNN       ....        ....        ....    ....      XXXX
force-close        ....      f:-++-   f:-++-    f:-++-  ....        ....      .---     -.--    ....       ....        ....        f:+++C  f:+++C    XXXX
wrap-up            ....      -B+-     -B+-      -B+-    ++++        ++++      B---     -B--    ++++       ....        ....        ....    ....      XXXX
rate               BB++      -..-     -..-      -..-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
forget             ++++      -..-     -..-      -..-    ....        ....      .---     -.--    ....       ....        ....        ....    ....      XXXX
`;

/** What the columns of those who only watch say where the policy opens the sort of change named here. */
const opened = `
                 effect  cell
assign           assign  a:++CC
withdraw-offer   assign  a:BBBB
hold             status  f:B+BB
force-close      status  f:+++C
tag              tag     a:+++B
set-priority     tag     a:++BB
flag             tag     m:+++B
unflag           tag     m:+++B
`;

const letters: Readonly<Record<string, RefusalCode | 'allowed'>> = {
  '+': 'allowed',
  '.': 'forbidden',
  B: 'bad-state',
  C: 'closed',
  X: 'not-found',
  N: 'not-handler',
  M: 'not-monitoring',
  O: 'own-conversation',
  A: 'already-accepted',
  F: 'not-offered',
  L: 'not-lead',
};
const grantLetters: Readonly<Record<string, Grant>> = {
  h: 'handle',
  m: 'monitor',
  w: 'whisper',
  j: 'join',
  t: 'takeover',
  a: 'assign',
  x: 'transfer',
  f: 'forceClose',
};
const phases: readonly PhaseName[] = ['queued', 'active', 'wrap-up', 'closed'];

const everyGrant: readonly Grant[] = Object.values(grantLetters);
/** All 256 selections of those grants. */
const selections: readonly (readonly Grant[])[] = Array.from({ length: 2 ** everyGrant.length }, (_, bits) =>
  everyGrant.filter((_, index) => (bits >> index) % 2 === 1),
);
/** Staff with every grant, so that a cell shows what standing and phase allow and nothing else. */
const able = (who: Identity): Identity => ({ ...granted(who, everyGrant), supervisor: true });
const ann = able(anna);
const sue = able(sam);
const otto = able(agent('Otto'));
const asking = granted(anna, ['handle', 'transfer']);

/** Who is looked at, the standing that it must be, the policy, and how it came to that while Anna handled. */
interface Situation {
  readonly who: Identity;
  readonly standing: Standing;
  readonly policy?: PolicyOverrides;
  readonly arrive: (talk: Talk) => Talk;
  /** What happens once the conversation is in its phase. */
  readonly there?: (talk: Talk) => Talk;
}
const displacing = (talk: Talk): Talk => talk.monitor(tess).takeOver(tess);
const replaced = (formerAgent: Policy['formerAgent']): Pick<Situation, 'who' | 'policy' | 'arrive'> => ({
  who: ann,
  policy: { formerAgent, formerAgentWrapUp: 'on' },
  arrive: displacing,
});
const askOtto = (talk: Talk): Talk => {
  talk.facts = { reservation: { kind: 'reserved', person: personOf(otto), over: null } };
  talk.handOff(asking, { kind: 'agent', id: otto.id }, 'warm');
  talk.facts = null;
  return talk;
};
const situations: Readonly<Record<string, Situation>> = {
  // Answered once, so that there is something to rate.
  customer: { who: carla, standing: 'customer', arrive: (talk) => talk.say(anna, 'Hello') },
  handler: { who: ann, standing: 'handler', arrive: (talk) => talk },
  takeover: { who: sue, standing: 'handler', arrive: (talk) => talk.monitor(sue).takeOver(sue) },
  own: {
    who: ann,
    standing: 'handler',
    policy: { monitors: { own: 'allow' } },
    arrive: (talk) => talk.monitor(ann),
  },
  consultant: { ...replaced('consultant'), standing: 'standby' },
  observer: { ...replaced('observer'), standing: 'standby' },
  offered: { who: otto, standing: 'standby', arrive: (talk) => talk, there: (talk) => talk.offer(otto) },
  asked: { who: otto, standing: 'standby', arrive: askOtto },
  displaced: { ...replaced('removed'), standing: 'displaced' },
  monitoring: { who: sue, standing: 'monitoring', arrive: (talk) => talk.monitor(sue) },
  whispering: { who: sue, standing: 'whispering', arrive: (talk) => talk.monitor(sue).whisper(sue, 'psst') },
  joined: { who: sue, standing: 'joined', arrive: (talk) => talk.monitor(sue).join(sue) },
  outsider: { who: otto, standing: 'outsider', arrive: (talk) => talk },
  stranger: { who: customer('Dora'), standing: 'outsider', arrive: (talk) => talk },
};

const handlerNow = (talk: Talk): Identity =>
  [anna, tess, sue].find(({ id }) => 'handler' in talk.state.phase && talk.state.phase.handler.id === id) ??
  anna;

/** From `active` on, by the handler's own acts or absence. */
const moveOn: Readonly<Record<PhaseName, (talk: Talk) => Talk>> = {
  queued: (talk) => talk.drop(handlerNow(talk)).sleep(90),
  active: (talk) => talk,
  'wrap-up': (talk) => talk.end(handlerNow(talk)),
  closed: (talk) => talk.end(handlerNow(talk)).wrapUp(handlerNow(talk)),
};

const suggestion = 'suggested' as EntryId;
const furnished = (talk: Talk): Talk => {
  const mark = { by: personOf(uma), at: START, text: 'x' };
  talk.state = { ...talk.state, flag: mark, hand: mark, suggestions: [{ id: suggestion, by: uma.id }] };
  return talk;
};

const inPhase = (
  { arrive, policy, there }: Situation,
  phase: PhaseName,
  more: PolicyOverrides = {},
): Talk => {
  const talk = moveOn[phase](arrive(active({ ...policy, ...more })));
  return furnished(there ? there(talk) : talk);
};

const unsent: readonly Action[] = [
  'attach',
  'set-typing',
  'set-draft',
  'set-context',
  'mark-read',
  'read-history',
];

const commandFor = (action: Action, epoch: number, who: Identity): Command | null => {
  switch (action) {
    case 'post-to-everyone':
      return { type: 'post', audience: 'everyone', text: 'hi', epoch };
    case 'post-to-staff':
      return { type: 'post', audience: 'staff', text: 'hi', epoch };
    // Asked over HTTP, and no command.
    case 'attach':
      return null;
    case 'whisper':
      return { type: 'post', audience: 'whisper', text: 'hi', epoch };
    case 'monitor':
    case 'join':
    case 'leave':
      return { type: 'supervise', mode: action };
    case 'accept':
    case 'take-over':
    case 'hand-back':
      return { type: action, epoch };
    case 'hand-off':
      return { type: action, epoch, to: { kind: 'agent', id: bert.id }, manner: 'cold' };
    case 'assign':
      return { type: action, epoch, to: bert.id };
    case 'pass-lead':
      return { type: action, to: who.id };
    case 'hold':
      return { type: action, on: true };
    case 'snooze':
      return { type: action, until: START + 3_600_000 };
    case 'tag':
      return { type: action, add: ['x'], remove: [] };
    case 'set-priority':
      return { type: action, priority: 3 };
    case 'flag':
      return { type: action, reason: 'x' };
    case 'raise-hand':
      return { type: action, text: 'x' };
    case 'settle-suggestion':
      return { type: action, suggestion, outcome: 'edited' };
    case 'consent':
      return { type: action, version: '1', agreed: true };
    case 'fill-form':
      return { type: action, form: 'away', values: {} };
    case 'wrap-up':
      return { type: action, disposition: 'solved' };
    case 'rate':
      return { type: action, score: 5 };
    case 'decline':
    case 'withdraw-offer':
    case 'unflag':
    case 'lower-hand':
    case 'end':
    case 'force-close':
    case 'forget':
      return { type: action };
    case 'set-typing':
    case 'set-draft':
    case 'set-context':
    case 'mark-read':
    case 'read-history':
      return null;
  }
};

/** What the tables say, what is decided, and that a refusal is all that happens: the very state stays in place. */
const answer = (talk: Talk, who: Identity, action: Action): string => {
  const permitted = permit(talk.state, who, action)?.code ?? 'allowed';
  const command = commandFor(action, talk.epoch, who);
  if (!command) return permitted;
  const { state, entries } = talk;
  const facts = factsFor(state, who, command);
  const decision = decide({ state: deepFreeze(state), who, command, now: talk.now, facts });
  const decided = decision.kind === 'refused' ? decision.refusal.code : 'allowed';
  if (decided !== permitted) return `${permitted} and ${decided}`;
  if (decision.kind === 'accepted') return permitted;
  if (Object.keys(decision).join() !== 'kind,refusal') return 'more than a refusal';
  talk.ask(who, command);
  return talk.state === state && talk.entries === entries ? permitted : `${permitted}, with consequences`;
};

const tableOf = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
const rows = tableOf(matrix);
const columns = rows[0] ?? [];

interface Cell {
  readonly action: Action;
  readonly name: string;
  /** Any of these; none is needed where there is none. */
  readonly grants: readonly Grant[];
  readonly letter: string;
}
const cellOf = (action: string, name: string, cell: string): Cell => {
  const [initials, letter] = cell.includes(':') ? cell.split(':') : ['', cell];
  const needed = [...(initials ?? '')].flatMap((each) => grantLetters[each] ?? []);
  return { action: action as Action, name, grants: needed, letter: letter ?? '' };
};
const cells = rows
  .slice(1)
  .flatMap(([action = '', ...row]) => row.map((cell, index) => cellOf(action, columns[index] ?? '', cell)));

/** What one cell says to somebody with these grants, in the phase at this place. */
const said = ({ name, grants, letter }: Cell, at: number, given: readonly Grant[]): string => {
  // Nobody among staff may know of it without a grant, but whoever is in it.
  if (name === 'outsider' && given.length === 0) return 'not-found';
  return grants.length > 0 && !grants.some((each) => given.includes(each))
    ? 'forbidden'
    : (letters[letter[at] ?? ''] ?? '?');
};

const situationOf = (name: string): Situation => {
  const situation = situations[name];
  if (!situation) throw new Error(`The matrix names ${name}, which nobody prepared.`);
  return situation;
};

describe('the truth table: standing x action x phase x grant', () => {
  it('[PE1] has a row for every action and a column for every standing', () => {
    expect(rows.slice(1).map(([action]) => action)).toEqual(actions);
    expect(new Set(columns)).toEqual(new Set(Object.keys(situations)));
    expect(new Set(columns.map((name) => situationOf(name).standing))).toEqual(new Set(standings));
    for (const row of rows) expect(row.length - (row === rows[0] ? 0 : 1)).toBe(columns.length);
    const asked = actions.filter((action) => commandFor(action, 0, anna) !== null);
    expect(asked).toEqual(actions.filter((action) => !unsent.includes(action)));
  });

  for (const name of columns) {
    for (const [at, phase] of phases.entries()) {
      const mine = cells.filter((cell) => cell.name === name);
      if (mine.every(({ letter }) => letter[at] === '-')) {
        it(`[ST2] nobody is ${name} in a ${phase} conversation`, () => {
          const situation = situationOf(name);
          const talk = inPhase({ ...situation, there: (each) => each }, phase);
          expect(standingOf(talk.state, situation.who)).not.toBe(situation.standing);
        });
        continue;
      }

      it(`[PE1][PE2][RE1] ${name} in a ${phase} conversation`, () => {
        const situation = situationOf(name);
        const { who } = situation;
        const talk = inPhase(situation, phase);
        expect(standingOf(talk.state, who)).toBe(situation.standing);
        const expected = mine.map(({ action, letter }) => `${action}: ${letters[letter[at] ?? '']}`);
        expect(mine.map(({ action }) => `${action}: ${answer(talk, who, action)}`)).toEqual(expected);
      });

      it(`[PE6] what ${name} is told to be possible in a ${phase} conversation is what is possible`, () => {
        const situation = situationOf(name);
        const talk = inPhase(situation, phase);
        const allowed = mine.filter(({ letter }) => letter[at] === '+').map(({ action }) => action);
        expect(actionsFor(talk.state, situation.who)).toEqual(allowed);
      });

      if (situationOf(name).who.role === 'customer') continue;
      it(`[A13][P11][PE1][PE3][RE1][B04][R6] ${name} in a ${phase} conversation, with every selection of grants`, () => {
        const situation = situationOf(name);
        const talk = inPhase(situation, phase);
        const wrong: string[] = [];
        for (const given of selections) {
          const who = granted(situation.who, given);
          for (const cell of mine) {
            const [expected, found] = [said(cell, at, given), answer(talk, who, cell.action)];
            if (found !== expected)
              wrong.push(`${cell.action} with ${given.join()}: ${found}, not ${expected}`);
          }
        }
        expect(wrong).toEqual([]);
      });
    }
  }
});

describe('side effects of those who only watch', () => {
  const choices: readonly (readonly SideEffect[])[] = [
    [],
    ['assign'],
    ['status'],
    ['tag'],
    ['assign', 'status'],
    ['assign', 'tag'],
    ['status', 'tag'],
    ['assign', 'status', 'tag'],
  ];
  const open = tableOf(opened)
    .slice(1)
    .map(([action = '', effect = '', cell = '']) => ({ effect, cell: cellOf(action, 'watching', cell) }));

  for (const sideEffects of choices) {
    it(`[P17][D08][D10][R4][PE1][PE7] with ${sideEffects.join(' and ') || 'none'}, each with its own grant`, () => {
      const wrong: string[] = [];
      for (const name of ['monitoring', 'whispering']) {
        for (const [at, phase] of phases.entries()) {
          const situation = situationOf(name);
          const talk = inPhase(situation, phase, { monitors: { sideEffects } });
          for (const plain of cells.filter((cell) => cell.name === name)) {
            const change = open.find(({ cell }) => cell.action === plain.action);
            const isOpen = sideEffects.some((each) => each === change?.effect);
            const cell = change && isOpen ? change.cell : plain;
            for (const given of selections) {
              const [expected, found] = [
                said(cell, at, given),
                answer(talk, granted(situation.who, given), cell.action),
              ];
              if (found !== expected)
                wrong.push(`${name}, ${phase}, ${cell.action}: ${found}, not ${expected}`);
            }
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});

describe('the supervisor flag', () => {
  it.each([
    ['on', true, 'allowed'],
    ['on', false, 'not-found'],
    ['off', true, 'allowed'],
    ['off', false, 'allowed'],
  ] as const)(
    '[P11][E03][PE4] monitors.needsSupervisor %s, flag %s: %s',
    (needsSupervisor, supervisor, expected) => {
      const who = { ...granted(agent('Nils'), ['monitor']), supervisor };
      const talk = inPhase(situationOf('outsider'), 'active', { monitors: { needsSupervisor } });
      const given = ['monitor', 'flag', 'read-history'].map((action) => answer(talk, who, action as Action));
      const history = expected === 'allowed' ? 'forbidden' : expected;
      expect(given).toEqual([expected, expected, history]);
      expect(rowFor(who, summaryOf(talk.state, talk.presence), talk.state.policy) !== null).toBe(
        expected === 'allowed',
      );
    },
  );
});

describe('who is nobody here', () => {
  const nobodies: readonly Identity[] = [
    customer('Dora'),
    agent('Nils', []),
    { ...agent('Olga'), grants: { support: ['handle', 'monitor'] } },
    { ...agent('Pia'), grants: { ['constructor' as string]: ['handle'] } },
    { ...customer('Eve'), grants: { sales: everyGrant }, supervisor: true },
  ];
  it.each(nobodies)('[PE5][TH12][TH27] $name is answered as if there were no such conversation', (who) => {
    for (const phase of phases) {
      const talk = moveOn[phase](active());
      for (const action of actions) expect(answer(talk, who, action)).toBe('not-found');
    }
    for (const action of actions) expect(answer(queued(), who, action)).toBe('not-found');
  });

  it('[PE5][TH32] a workgroup named like what every object has grants nothing', () => {
    for (const name of ['constructor', 'toString', 'valueOf', '__proto__']) {
      expect(hasGrant(agent('Nils', []), name as WorkgroupId, 'handle')).toBe(false);
    }
  });

  it('[PE4][E02][E03] the grant to monitor has no effect without the supervisor flag', () => {
    const unflagged = granted(agent('Nils'), everyGrant);
    expect(active().refusal(unflagged, { type: 'supervise', mode: 'monitor' })).toBe('supervisor-required');
    expect(active().monitor({ ...unflagged, supervisor: true }).state.supervisions).toHaveLength(1);
  });

  it('[PE3][A36] grants stand alone: quality assurance may watch and whisper, and not more', () => {
    const quality = granted(uma, ['monitor', 'whisper']);
    const talk = active().monitor(quality).whisper(quality, 'well done');
    expect(talk.refusal(quality, { type: 'supervise', mode: 'join' })).toBe('forbidden');
    expect(talk.refusal(quality, { type: 'take-over', epoch: talk.epoch })).toBe('forbidden');
  });
});
