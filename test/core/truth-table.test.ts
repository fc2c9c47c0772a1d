// The whole of who may do what, written out by hand a second time: a reader checks it against the tables in
// core/domain/permissions.ts, and this test checks that a conversation brought there by real commands obeys it.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../core/domain/command.js';
import { standingOf } from '../../core/domain/conversation.js';
import { decide } from '../../core/domain/decide.js';
import type { Grant, Identity } from '../../core/domain/identity.js';
import { hasGrant } from '../../core/domain/identity.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { PhaseName } from '../../core/domain/lifecycle.js';
import type { Action, Standing } from '../../core/domain/permissions.js';
import { actions, standings } from '../../core/domain/permissions.js';
import { actionsFor, permit } from '../../core/domain/permit.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { RefusalCode } from '../../core/domain/refusal.js';
import type { Talk } from '../support/builders.js';
import {
  active,
  agent,
  anna,
  carla,
  customer,
  deepFreeze,
  granted,
  queued,
  sam,
  tess,
  uma,
} from '../support/builders.js';

/*
 * One cell is four letters: queued, active, wrap-up, closed.
 *   +  allowed        .  forbidden       B  bad-state      C  closed             X  not-found
 *   N  not-handler    M  not-monitoring  O  own-conversation   A  already-accepted
 *   -  nobody has this standing in this phase
 * A letter before the colon is a grant (h handle, m monitor, w whisper, j join, t takeover): without it the answer
 * is `forbidden` in every phase, because permission is looked at before phase.
 */
const matrix = `
                  customer  handler  takeover  consultant  observer  displaced  monitoring  whispering  joined  outsider  stranger
post-to-everyone  ++CC      -+C-     -+C-      NNNN        NNNN      NNNN       ....        ....        j:++CC  ....      XXXX
post-to-staff     ....      -++-     -++-      B++C        B..C      NNNN       ....        B++C        B++C    ....      XXXX
whisper           ....      -..-     -..-      ....        ....      ....       w:B++C      w:B++C      w:B++C  ....      XXXX
set-typing        ++BB      -+B-     -+B-      ....        ....      ....       ....        ....        ++BB    ....      XXXX
set-draft         ....      -+B-     -+B-      ....        ....      ....       ....        ....        ....    ....      XXXX
mark-read         ++++      -++-     -++-      ....        ....      ....       ....        ....        ....    ....      XXXX
read-history      ++++      -++-     -++-      ++++        ++++      ....       ++++        ++++        ++++    ....      XXXX
accept            ....      -AA-     -AA-      h:+ACC      h:+ACC    h:+ACC     h:+ACC      h:+ACC      h:+ACC  h:+ACC    XXXX
monitor           ....      -OO-     -OO-      m:B++B      m:B++B    m:B++B     m:B++B      m:B++B      ....    m:B++B    XXXX
join              ....      -OO-     -OO-      MMMM        MMMM      MMMM       j:B+BB      j:B+BB      j:B+BB  MMMM      XXXX
take-over         ....      -OO-     -OO-      MMMM        MMMM      MMMM       t:B+BB      t:B+BB      t:B+BB  MMMM      XXXX
hand-back         ....      -BB-     -+B-      ....        ....      ....       ....        ....        ....    ....      XXXX
leave             ....      -..-     -..-      ....        ....      ....       ++++        ++++        ++++    ++++      XXXX
end               ++CC      -+C-     -+C-      NNNN        NNNN      NNNN       ....        ....        ....    ....      XXXX
wrap-up           ....      -B+-     -B+-      ++++        ++++      ++++       ....        ....        ....    ....      XXXX
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
};
const grantLetters: Readonly<Record<string, Grant>> = {
  h: 'handle',
  m: 'monitor',
  w: 'whisper',
  j: 'join',
  t: 'takeover',
};
const phases: readonly PhaseName[] = ['queued', 'active', 'wrap-up', 'closed'];

const everyGrant: readonly Grant[] = ['handle', 'monitor', 'whisper', 'join', 'takeover'];
/** Staff with every grant, so that a cell shows what standing and phase allow and nothing else. */
const able = (who: Identity): Identity => ({ ...granted(who, everyGrant), supervisor: true });
const ann = able(anna);
const sue = able(sam);
const outsider = able(agent('Otto'));

/** Who is looked at, the standing that it must be, the policy, and how it came to that while Anna handled. */
interface Situation {
  readonly who: Identity;
  readonly standing: Standing;
  readonly policy?: PolicyOverrides;
  readonly arrive: (talk: Talk) => Talk;
}
const displacing = (talk: Talk): Talk => talk.monitor(tess).takeOver(tess);
const situations: Readonly<Record<string, Situation>> = {
  customer: { who: carla, standing: 'customer', arrive: (talk) => talk },
  handler: { who: ann, standing: 'handler', arrive: (talk) => talk },
  takeover: { who: sue, standing: 'handler', arrive: (talk) => talk.monitor(sue).takeOver(sue) },
  consultant: { who: ann, standing: 'standby', policy: { formerAgent: 'consultant' }, arrive: displacing },
  observer: { who: ann, standing: 'standby', policy: { formerAgent: 'observer' }, arrive: displacing },
  displaced: { who: ann, standing: 'displaced', policy: { formerAgent: 'removed' }, arrive: displacing },
  monitoring: { who: sue, standing: 'monitoring', arrive: (talk) => talk.monitor(sue) },
  whispering: { who: sue, standing: 'whispering', arrive: (talk) => talk.monitor(sue).whisper(sue, 'psst') },
  joined: { who: sue, standing: 'joined', arrive: (talk) => talk.monitor(sue).join(sue) },
  outsider: { who: outsider, standing: 'outsider', arrive: (talk) => talk },
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

const inPhase = ({ arrive, policy }: Situation, phase: PhaseName): Talk =>
  moveOn[phase](arrive(active(policy)));

const commandFor = (action: Action, epoch: number): Command | null => {
  switch (action) {
    case 'post-to-everyone':
      return { type: 'post', audience: 'everyone', text: 'hi', epoch };
    case 'post-to-staff':
      return { type: 'post', audience: 'staff', text: 'hi', epoch };
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
    case 'end':
      return { type: 'end' };
    case 'wrap-up':
      return { type: 'wrap-up', disposition: 'solved' };
    default:
      return null;
  }
};

const answer = (talk: Talk, who: Identity, action: Action): RefusalCode | 'allowed' => {
  const permitted = permit(talk.state, who, action)?.code ?? 'allowed';
  const command = commandFor(action, talk.epoch);
  if (!command) return permitted;
  const before = talk.everything();
  const decision = decide({ state: deepFreeze(talk.state), who, command, now: talk.now });
  expect(decision.kind === 'refused' ? decision.refusal.code : 'allowed', 'decide and permit agree').toBe(
    permitted,
  );
  if (decision.kind === 'refused') {
    expect(Object.keys(decision)).toEqual(['kind', 'refusal']);
    talk.ask(who, command);
    expect(talk.everything(), 'a refusal changes nothing').toBe(before);
  }
  return permitted;
};

const rows = matrix
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const columns = rows[0] ?? [];
const cells = rows.slice(1).flatMap(([action, ...row]) =>
  row.map((cell, index) => {
    const [grant, letter] = cell.includes(':') ? cell.split(':') : [null, cell];
    return {
      action: action as Action,
      name: columns[index] ?? '',
      grant: grant ? grantLetters[grant] : null,
      letter: letter ?? '',
    };
  }),
);

const situationOf = (name: string): Situation => {
  const situation = situations[name];
  if (!situation) throw new Error(`The matrix names ${name}, which nobody prepared.`);
  return situation;
};

describe('the truth table: standing x action x phase x grant', () => {
  it('[PE1] has a row for every action and a column for every standing', () => {
    expect(new Set(rows.slice(1).map(([action]) => action))).toEqual(new Set(actions));
    expect(new Set(columns.map((name) => situationOf(name).standing))).toEqual(new Set(standings));
    for (const row of rows) expect(row.length - (row === rows[0] ? 0 : 1)).toBe(columns.length);
  });

  for (const name of columns) {
    for (const [at, phase] of phases.entries()) {
      const mine = cells.filter((cell) => cell.name === name);
      if (mine.every(({ letter }) => letter[at] === '-')) {
        it(`[ST2] nobody is ${name} in a ${phase} conversation`, () => {
          const situation = situationOf(name);
          const talk = inPhase(situation, phase);
          expect(standingOf(talk.state, situation.who)).not.toBe(situation.standing);
        });
        continue;
      }

      it(`[PE1][PE2][RE1] ${name} in a ${phase} conversation`, () => {
        const situation = situationOf(name);
        const { who } = situation;
        expect(standingOf(inPhase(situation, phase).state, who)).toBe(situation.standing);
        const expected = mine.map(({ action, letter }) => `${action}: ${letters[letter[at] ?? '']}`);
        const given = mine.map(
          ({ action }) => `${action}: ${answer(inPhase(situation, phase), who, action)}`,
        );
        expect(given).toEqual(expected);
      });

      it(`[PE3][B04][R6] ${name} in a ${phase} conversation, with each grant taken away`, () => {
        const situation = situationOf(name);
        for (const missing of everyGrant) {
          const who = granted(
            situation.who,
            everyGrant.filter((each) => each !== missing),
          );
          if (situation.who.role === 'customer') continue;
          const expected = mine.map(
            ({ action, letter, grant }) =>
              `${action}: ${grant === missing ? 'forbidden' : letters[letter[at] ?? '']}`,
          );
          const given = mine.map(
            ({ action }) => `${action}: ${answer(inPhase(situation, phase), who, action)}`,
          );
          expect(given, `without ${missing}`).toEqual(expected);
        }
      });

      it(`[PE6] what ${name} is told to be possible in a ${phase} conversation is what is possible`, () => {
        const situation = situationOf(name);
        const talk = inPhase(situation, phase);
        const allowed = mine.filter(({ letter }) => letter[at] === '+').map(({ action }) => action);
        expect(actionsFor(talk.state, situation.who)).toEqual(allowed);
      });
    }
  }
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
    expect(active().refusal(unflagged, { type: 'supervise', mode: 'monitor' })).toBe('forbidden');
    expect(active().monitor({ ...unflagged, supervisor: true }).state.supervisions).toHaveLength(1);
  });

  it('[PE3][A36] grants stand alone: quality assurance may watch and whisper, and not more', () => {
    const quality = granted(uma, ['monitor', 'whisper']);
    const talk = active().monitor(quality).whisper(quality, 'well done');
    expect(talk.refusal(quality, { type: 'supervise', mode: 'join' })).toBe('forbidden');
    expect(talk.refusal(quality, { type: 'take-over', epoch: talk.epoch })).toBe('forbidden');
  });
});
