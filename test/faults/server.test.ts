/** One fault after the other on the real server, with the same people all the time; all four numbers stay 0. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numbersOf } from './checker.js';
import { Floor } from './floor.js';
import { losesStorage } from './lost-storage.js';
import { scenarios } from './scenarios.js';

const none = { lost: 0, duplicated: 0, misordered: 0, leaked: 0 };

describe('on the real server', () => {
  let floor: Floor;
  let isGood = true;
  beforeAll(async () => {
    floor = await Floor.open({ talks: 2, seed: 11, pace: 8, crowd: 20, isEager: true });
  });
  afterAll(async () => {
    await floor?.close({ isKept: !isGood });
  });

  // What is left out is seen on the world in memory, where the server's clock is in our hands.
  const quick = Object.entries(scenarios).filter(([, { isByTheServersClock }]) => !isByTheServersClock);
  for (const [name, { ids, says, run }] of quick) {
    it(`${ids} ${name}: ${says}`, async () => {
      const before = floor.ledger.outcomes.accepted;
      isGood = false;
      await floor.during(name, () => run(floor));
      const verdict = await floor.verdict();
      const found = [floor.ledger.path, ...Object.values(verdict).flat()].join('\n');
      expect(numbersOf(verdict), found).toEqual(none);
      expect(floor.ledger.outcomes.accepted).toBeGreaterThan(before);
      isGood = true;
    });
  }
});

it('[F4] storage that is lost is not papered over: nothing old is shown, and nothing is sent into another life', () =>
  losesStorage(5));
