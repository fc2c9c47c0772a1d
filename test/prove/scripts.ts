/** Random scripts: what is public and what is hidden, mixed, under policies of every kind. */
import fc from 'fast-check';
import type { PolicyOverrides, PresenceLevel } from '../../core/domain/policy.js';
import type { Strategy } from '../../core/domain/routing.js';
import { anyPolicy } from '../support/histories.js';
import { cast } from './cast.js';
import { anySite } from './filling.js';
import { watchPhrase, whisperPhrase } from './hidden.js';
import type { Phrase } from './phrases.js';
import { at, begin, enter, handle, post, say, signIn, supervise } from './phrases.js';
import { publicPhrase } from './public.js';
import type { Act, Script, Step } from './script.js';

const often = <T extends string>(value: T, times: number): readonly T[] => Array<T>(times).fill(value);

/**
 * What a policy releases on purpose is not drawn, as that a place which a watcher has is one that another one has not;
 * or left out where it is looked at: the record that agents may read, and agents who are told that they are watched.
 */
const policy: fc.Arbitrary<PolicyOverrides> = fc
  .record({
    base: anyPolicy,
    site: anySite,
    requires: fc.constantFrom<PresenceLevel>('signed-in', 'online', 'online', 'available'),
    perSupervisor: fc.constantFrom('capacity' as const, 'unlimited' as const, 1),
    onDowngrade: fc.constantFrom('keep' as const, 'end' as const),
    strategy: fc.constantFrom<Strategy>(
      ...often('manual', 4),
      'longest-idle',
      'least-busy',
      'least-busy',
      'round-robin',
    ),
    supervisorRouting: fc.constantFrom('never' as const, 'with-handle' as const),
    recordAudience: fc.constantFrom(
      'supervisors' as const,
      'supervisors' as const,
      'agent-after-close' as const,
    ),
    agentStatistics: fc.constantFrom('on' as const, 'off' as const),
    pull: fc.constantFrom(...often('on', 9), 'off' as const),
    patienceSeconds: fc.constantFrom(null, null, 20),
    agentAwareness: fc.constantFrom(...often('none', 8), 'anonymous' as const, 'named' as const),
    whisper: fc.constantFrom(...often('monitor-and-join', 18), 'join' as const, 'off' as const),
  })
  .map(({ base, requires, perSupervisor, onDowngrade, strategy, patienceSeconds, pull, ...rest }) => ({
    ...base,
    ...rest,
    monitors: { ...base.monitors, perRoom: 8, requires, perSupervisor, onDowngrade },
    // Where nobody is asked and nobody may take it, nothing happens.
    routing: { pull: strategy === 'manual' ? 'on' : pull, strategy, patienceSeconds },
  }));

const desks: Phrase = [...signIn('ann', 0), ...signIn('ben', 0)];
const supervisors: Phrase = [...signIn('sue', 0), ...signIn('uma', 0), ...at(0, enter('uma', 'one'))];

/** Somebody whispers and somebody watches: nothing is proved by a script in which they do not. */
const hidden: Phrase = [
  ...signIn('tess', 1),
  ...signIn('hana', 2),
  ...at(2, enter('hana', 'one'), say('hana', 'one', supervise('monitor'))),
  ...at(1, enter('tess', 'one'), say('tess', 'one', supervise('monitor'))),
  ...at(1, say('tess', 'one', post('whisper', 'psst, I am here'))),
];

const opening = fc.constantFrom<Phrase>(
  [...desks, ...supervisors, ...begin('one'), ...handle('ann', 'one'), ...hidden],
  [...desks, ...begin('one'), ...handle('ann', 'one'), ...hidden, ...supervisors, ...begin('two')],
  [...desks, ...supervisors, ...begin('one'), ...begin('two'), ...handle('ann', 'one'), ...hidden],
  [...begin('one'), ...handle('ann', 'one'), ...hidden],
  [...desks, ...begin('one'), ...handle('ann', 'one'), ...begin('two'), ...hidden],
  [...desks, ...supervisors, ...begin('one'), ...handle('ann', 'one')],
  [...desks, ...supervisors, ...begin('one')],
);

const night: Phrase = at(0, { kind: 'night' });
const pause = fc.constantFrom(0, 0, 0, 1, 40, 251, 251, 1_000, 1_000, 5_000, 21_000, 100_000);

const phrase: fc.Arbitrary<Phrase> = fc.oneof(
  { weight: 120, arbitrary: publicPhrase },
  { weight: 56, arbitrary: whisperPhrase },
  { weight: 68, arbitrary: watchPhrase },
  { weight: 1, arbitrary: fc.constant(night) },
);

/** Where agents may read afterwards who watched, that is no secret. */
const isReleased = ({ recordAudience }: PolicyOverrides, act: Act): boolean =>
  recordAudience === 'agent-after-close' &&
  act.kind === 'read' &&
  cast[act.who].role === 'agent' &&
  /record|timeline/.test(act.path);

const timed = (first: Phrase, rest: readonly (readonly [Phrase, number])[]): readonly Step[] => {
  let time = 0;
  return [[first, 1] as const, ...rest].flatMap(([moves, by]) => {
    time += by;
    return moves.map(({ level, act, isHurried }, index): Step => {
      // Within a phrase people are quick, and not always so quick that lists hear of it in one piece.
      time += index === 0 ? 0 : Math.min(by, 260);
      const nights = act.kind === 'night' ? 3 * 24 * 60 * 60 * 1000 : 0;
      const step: Step = { level, at: time, act, ...(isHurried ? { isHurried } : {}) };
      time += nights;
      return step;
    });
  });
};

/** Unbiased: the extremes that would be preferred otherwise are those in which little happens. */
export const anyScript: fc.Arbitrary<Script> = fc.noBias(
  fc
    .record({
      policy,
      first: opening,
      rest: fc.array(fc.tuple(phrase, pause), { minLength: 6, maxLength: 24, size: 'max' }),
    })
    .map(({ policy, first, rest }) => {
      const steps = timed(first, rest).filter(({ act }) => !isReleased(policy, act));
      return { policy, steps, end: steps.at(-1)?.at ?? 0 };
    }),
);
