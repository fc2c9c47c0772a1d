/** What random scripts found once, as short as it can be: tried before all others, for ever. */
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Phrase } from './phrases.js';
import { accept, at, begin, drop, end, enter, handle, marks, say } from './phrases.js';
import type { Script } from './script.js';

const scriptOf = (policy: PolicyOverrides, ...phrases: readonly Phrase[]): Script => {
  const steps = phrases.flat().map((move, index) => ({ ...move, at: index * 300 }));
  return { policy, steps, end: steps.length * 300 };
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
};
