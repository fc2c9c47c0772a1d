/** The property over rooms as tests: in two files, so that two cores work at it. */
import { describe, expect, it } from 'vitest';
import type { Hunted } from './hunt.js';
import { hunt } from './hunt.js';

/** Throws what was found, with the way to it. */
export const expectNothing = ({ found }: Hunted, of = 'rooms'): void => {
  if (!found) return;
  throw new Error(
    `${found.message}\nAgain: npm run prove -- --of ${of} --seed ${found.seed} --path ${found.path}`,
  );
};

/**
 * The same scripts in every run, so that what fails is the change that is tested. New ones are looked for by
 * `npm run prove`, which begins elsewhere each time.
 */
const seeds = { 1: 101, 2: 202 } as const;

/** Also where other things go on on the same machine. */
const timeout = 30 * 60_000;

export const proveRooms = (runs: number, half: 1 | 2): void => {
  describe(`hidden things are not felt in real rooms, half ${half}`, { timeout }, () => {
    it(`[R1][R3][B05][E13][VI8][VI9][WI6][WI7][WI16][WP16][TH14][TH15][TH17] ${runs} random scripts leave not a byte`, async () => {
      const hunted = await hunt({ runs, seed: seeds[half] });
      expectNothing(hunted);
      console.log(`${hunted.meter.runs} runs: ${hunted.meter}`);
      const { whispered, watched } = hunted.meter.shares;
      expect(whispered).toBeGreaterThan(0.6);
      expect(watched).toBeGreaterThan(0.6);
    });
  });
};
