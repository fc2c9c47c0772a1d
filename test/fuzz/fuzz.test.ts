/** Ten thousand hostile frames at the real server: none of them breaks anything, for whoever sends it or for others. */
import { describe, expect, it } from 'vitest';
import { fuzz } from './run.js';

const seed = Number(process.env.PARLEY_SEED ?? 7);
const frames = 10_000;
/** A busy machine takes longer, and finds the same. */
const LIMIT_MS = 600_000;

describe('fuzz', () => {
  it(
    `[TH34][TH35][TH32][F25][WI11] every frame has its answer, and bystanders notice nothing (seed ${seed})`,
    async () => {
      const report = await fuzz({ frames, seed });
      expect(report.findings).toEqual([]);
      // What is only ever thrown out at the door tests no more than the door.
      expect(report.wellFormed).toBeGreaterThan(0.4 * report.frames);
      expect(report.answers.get('accepted') ?? 0).toBeGreaterThan(0.01 * report.frames);
      expect(report.rounds).toBeGreaterThanOrEqual(10);
    },
    LIMIT_MS,
  );
});
