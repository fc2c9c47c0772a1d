/** One fault after the other on the real server, with the same people all the time; all four numbers stay 0. */
import { afterAll, describe, expect, it } from 'vitest';
import { numbersOf, type Verdict } from './checker.js';
import { Floor } from './floor.js';
import { losesStorage } from './lost-storage.js';
import { scenarios } from './scenarios.js';
import { isNotInTime, onceMoreIfLate } from './waiting.js';

const none = { lost: 0, duplicated: 0, misordered: 0, leaked: 0 };

describe('on the real server', () => {
  let floor: Floor | null = null;
  afterAll(() => floor?.close());

  /** Its file is kept, and whoever comes next begins on another one. */
  const leave = async (broken: Floor): Promise<void> => {
    floor = null;
    await broken.close({ isKept: true });
  };

  // What is left out is seen on the world in memory, where the server's clock is in our hands.
  const quick = Object.entries(scenarios).filter(([, { isByTheServersClock }]) => !isByTheServersClock);
  for (const [name, { ids, says, run }] of quick) {
    it(`${ids} ${name}: ${says}`, onceMoreIfLate, async () => {
      floor ??= await Floor.open({ talks: 2, seed: 11, pace: 8, crowd: 20, isEager: true });
      const here = floor;
      const nothingFound = (verdict: Verdict): void =>
        expect(numbersOf(verdict), [here.ledger.path, ...Object.values(verdict).flat()].join('\n')).toEqual(
          none,
        );
      try {
        const before = here.ledger.outcomes.accepted;
        await here.during(name, () => run(here));
        nothingFound(await here.verdict());
        expect(here.ledger.outcomes.accepted).toBeGreaterThan(before);
      } catch (cause) {
        await leave(here);
        if (isNotInTime(cause as Error)) nothingFound(here.verdictSoFar());
        throw cause;
      }
    });
  }
});

it(
  '[F4] storage that is lost is not papered over: nothing old is shown, and nothing is sent into another life',
  onceMoreIfLate,
  () => losesStorage(5),
);
