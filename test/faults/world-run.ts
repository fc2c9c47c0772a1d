/** Lets one fault happen again and again on the world in memory, and says what came of it. */
import type { Verdict } from './checker.js';
import { isClean, numbersOf } from './checker.js';
import { worldFaults } from './world-faults.js';
import { WorldFloor } from './world-floor.js';

export interface WorldRun {
  readonly verdict: Verdict;
  readonly accepted: number;
  readonly refused: number;
  readonly times: number;
  readonly ledger: string;
}

/** So many times the fault, with everybody writing before and after each. */
export const runInWorld = async (name: string, seed: number, times: number): Promise<WorldRun> => {
  const fault = worldFaults[name];
  if (!fault) throw new Error(`No fault is called ${name}.`);
  const floor = await WorldFloor.open({ seed, ...fault.options });
  let isGood = false;
  try {
    for (let time = 0; time < times; time += 1) {
      floor.chatter();
      await fault.run(floor);
      await floor.live(2);
    }
    await floor.rest();
    const verdict = await floor.verdict();
    isGood = isClean(verdict);
    const { accepted, refused } = floor.ledger.outcomes;
    return { verdict, accepted, refused, times, ledger: floor.ledger.path };
  } catch (cause) {
    throw new Error(`${name} with seed ${seed}; the ledger is ${floor.ledger.path}`, { cause });
  } finally {
    floor.close({ isKept: !isGood });
  }
};

export const worldRun = async (name: string, { seed }: { readonly seed: number }): Promise<boolean> => {
  const { verdict, accepted, refused, times, ledger } = await runInWorld(name, seed, 20);
  const numbers = Object.entries(numbersOf(verdict)).map(([what, number]) => `${what} ${number}`);
  console.log(
    `In memory, ${name} ${times} times: ${accepted} accepted, ${refused} refused, ${numbers.join(', ')}`,
  );
  for (const finding of Object.values(verdict).flat()) console.log(`  - ${finding}`);
  if (!isClean(verdict)) console.log(`Seed ${seed}; the ledger is ${ledger}`);
  return isClean(verdict);
};
