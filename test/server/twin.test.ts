/** Twins on the real server: the same talk with supervisors and without, compared byte for byte from outside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Twins } from './twin/pairs.js';

const seed = Number(process.env.PARLEY_SEED ?? 7);
const pairs = 24;
/** A busy machine takes longer, and finds the same. */
const LIMIT_MS = 600_000;

let twins: Twins;
beforeAll(async () => {
  twins = await Twins.start(seed, 0, pairs);
});
afterAll(async () => {
  await twins?.stop();
});

describe('twins', () => {
  it(
    `[WP16][TH26][R3][E11] customers and agents are sent the same bytes, watched or not (seed ${seed})`,
    async () => {
      const report = await twins.play(10);
      for (const found of report.playedAgain)
        process.stdout.write(`Played again, since a room was late: ${found}\n`);
      expect(report.differences).toEqual([]);
      expect(twins.errors()).toEqual([]);
      // Where supervisors were not let in nothing would be proven.
      expect(report.watched).toBeGreaterThanOrEqual(0.6 * pairs);
      expect(report.whispered).toBeGreaterThanOrEqual(0.6 * (pairs / 2));
    },
    LIMIT_MS,
  );
});
