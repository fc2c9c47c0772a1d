/** The property: what is hidden from somebody changes no byte, no moment and no end of what they are sent. */
import type { Name, Talk } from './cast.js';
import { agents, customers } from './cast.js';
import type { Meter } from './meter.js';
import { play } from './play.js';
import { checkReplay } from './replay.js';
import type { Script } from './script.js';
import { upTo } from './script.js';

const shortened = (text: string | undefined): string => (text ?? '(nothing more)').slice(0, 1_500);

/** Throws with the first thing in which they differ. */
export const same = (
  who: string,
  full: readonly string[],
  without: readonly string[],
  what: string,
): void => {
  const index = full.findIndex((text, at) => text !== without[at]);
  const first = index < 0 ? full.length : index;
  if (index < 0 && full.length === without.length) return;
  throw new Error(
    `${who} can tell whether there is ${what}, by number ${first + 1} of what they were sent:\n` +
      `  with    ${shortened(full[first])}\n  without ${shortened(without[first])}`,
  );
};

export const check = async (script: Script, meter?: Meter): Promise<void> => {
  const full = await play(script);
  const unwatched = await play(upTo(1, script));
  const open = await play(upTo(0, script));
  meter?.count(full.accepted);
  for (const who of customers) {
    same(who, full.sentTo(who), open.sentTo(who), 'anything among staff');
    same(who, full.sentTo(who), unwatched.sentTo(who), 'somebody who watches');
  }
  same('A stranger', full.house.fronts, unwatched.house.fronts, 'somebody who watches');
  same('A stranger', full.house.fronts, open.house.fronts, 'anything among staff');
  const isTold = (script.policy.agentAwareness ?? 'none') !== 'none';
  for (const who of isTold ? [] : agents)
    same(who, full.sentTo(who), unwatched.sentTo(who), 'somebody who watches');
  const been = new Set(
    script.steps.flatMap(({ act }) => ('tab' in act && act.tab === 0 ? [`${act.who} ${act.place}`] : [])),
  );
  await checkReplay(full.house, (who: Name, where: Talk) => been.has(`${who} ${where}`));
};
