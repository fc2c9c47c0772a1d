/** Plays a script in a house of its own. */
import type { Name } from './cast.js';
import type { Accepted } from './house.js';
import { House } from './house.js';
import type { Script } from './script.js';

/** Longer than anything of the moment is waited for. */
const afterwardsMs = 40_000;

export interface Played {
  readonly house: House;
  readonly accepted: readonly Accepted[];
  sentTo(who: Name): readonly string[];
}

export const play = async ({ policy, steps, end }: Script): Promise<Played> => {
  const house = new House(policy);
  for (const step of steps) {
    await house.until(step.at);
    await house.perform(step);
  }
  await house.world.flush();
  await house.until(end + afterwardsMs);
  return { house, accepted: house.accepted, sentTo: (who) => house.sentTo(who) };
};
