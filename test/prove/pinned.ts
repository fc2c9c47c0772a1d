/** What random scripts found once, as short as it can be: tried before all others, for ever. */
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Phrase } from './phrases.js';
import {
  accept,
  at,
  begin,
  drop,
  end,
  enter,
  handle,
  marks,
  say,
  supervise,
  takeOver,
  word,
} from './phrases.js';
import type { Script } from './script.js';

const scriptOf = (policy: PolicyOverrides, ...phrases: readonly Phrase[]): Script => {
  const steps = phrases.flat().map((move, index) => ({ ...move, at: index * 300 }));
  return { policy, steps, end: steps.length * 300 };
};

/** The same, each phrase at a time of its own: milliseconds since the start. */
const timedScript = (policy: PolicyOverrides, phrases: readonly (readonly [number, Phrase])[]): Script => {
  const steps = phrases.flatMap(([at, moves]) => moves.map((move) => ({ ...move, at })));
  return { policy, steps, end: Math.max(...steps.map(({ at }) => at)) };
};

const tag = { type: 'tag', add: ['vip'], remove: [] } as const;
const cut = (ms: number): Phrase => at(0, { kind: 'cut', places: ['one', 'sales'], ms });
const toQueue: Phrase = at(0, say('sue', 'one', takeOver({ target: { kind: 'queue' } })));
/** Carla is with Ann and has said something more, Dora waits, and Sue is in both. */
const busy: readonly (readonly [number, Phrase])[] = [
  [0, begin('one')],
  [1_000, begin('two')],
  [2_000, handle('ann', 'one')],
  [3_000, at(0, say('carla', 'one', word('Still there?')))],
  [4_000, at(0, enter('sue', 'one'), say('sue', 'one', supervise('monitor')))],
  [5_000, at(0, enter('sue', 'two'), say('sue', 'two', supervise('monitor')))],
];
const anywhere: PolicyOverrides = {
  monitors: { phases: ['queued', 'active', 'wrap-up'], sideEffects: ['tag'], requires: 'signed-in' },
};

export const pinned: Readonly<Record<string, Script>> = {
  'whoever comes to see the timeline is told how far both have read': scriptOf(
    {},
    begin('one'),
    at(0, say('carla', 'one', marks), enter('ann', 'one'), say('ann', 'one', accept)),
  ),
  'whoever was away while it was erased keeps nothing of it': scriptOf(
    { retentionDays: 1, wrapUp: 'off' },
    begin('one'),
    handle('ann', 'one'),
    at(0, say('carla', 'one', end), drop('carla', 'one'), { kind: 'night' }),
  ),
  'what staff note while rooms are cut off does not decide when they agree again': timedScript(anywhere, [
    ...busy,
    [10_000, cut(3_000)],
    [10_300, at(1, say('ann', 'one', tag))],
    [10_600, toQueue],
  ]),
  'what staff note does not bring forward what waits until everybody is back': timedScript(anywhere, [
    ...busy,
    [10_000, cut(3_000)],
    [10_600, toQueue],
    [12_900, at(0, { kind: 'sleep', place: 'one' })],
    [14_000, at(1, say('sue', 'one', tag))],
  ]),
  'what staff note of whoever waits hurries no place': timedScript(anywhere, [
    [0, begin('one')],
    [1_000, begin('two')],
    [5_000, at(0, enter('sue', 'two'), say('sue', 'two', supervise('monitor')), enter('ann', 'one'))],
    [10_000, at(0, say('ann', 'one', accept))],
    [10_100, at(1, say('sue', 'two', tag))],
  ]),
};
