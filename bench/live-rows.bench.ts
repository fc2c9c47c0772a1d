/**
 * The supervisor's live table in the browser: 1,000 rows with 300 updates a second, beside a plain table that draws all
 * of its rows each time. Frame times, and what the page holds in memory after thousands of updates.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchPage } from './support/browser-page.js';
import { openBenchPage } from './support/browser-page.js';
import { milliseconds, quantile } from './support/figures.js';
import type * as LiveRows from './support/pages/live-rows.js';

declare const bench: typeof LiveRows;

const length = 1000;
const perSecond = 300;
const seconds = 10;
/** Rounds over which memory is watched. */
const rounds = 3;
const slowFrame = 50;

interface Result {
  readonly frames: readonly number[];
  readonly told: number;
  /** After each round. */
  readonly heaps: readonly number[];
}

let opened: BenchPage;

beforeAll(async () => {
  opened = await openBenchPage(fileURLToPath(new URL('support/pages/live-rows.ts', import.meta.url)));
}, 120_000);

afterAll(() => opened.close());

const measured = async (way: LiveRows.Way, times: number): Promise<Result> => {
  const { page } = opened;
  await page.evaluate((given) => bench.open(given.way, given.length), { way, length });
  await page.evaluate((rate) => bench.run(rate, 2), perSecond);
  const frames: number[] = [];
  const heaps = [await opened.heap()];
  let told = 0;
  for (let round = 0; round < times; round += 1) {
    const ran = await page.evaluate((given) => bench.run(given.perSecond, given.seconds), {
      perSecond,
      seconds,
    });
    frames.push(...ran.frames);
    told += ran.told;
    heaps.push(await opened.heap());
  }
  await page.evaluate(() => bench.close());
  return { frames, told, heaps };
};

const print = (name: string, { frames, told, heaps }: Result): void => {
  const [p50, p95, most] = [0.5, 0.95, 1].map((q) => milliseconds(quantile(frames, q)));
  const slow = frames.filter((frame) => frame > slowFrame).length;
  console.log(
    `  ${name.padEnd(12)} frames p50 ${p50}  p95 ${p95}  max ${most}  over ${slowFrame} ms: ${slow} of ${frames.length}  ` +
      `updates ${told}  heap ${heaps.map((heap) => heap.toFixed(1)).join(' ')} MB`,
  );
};

describe('a live table', () => {
  it('keeps its frames short, and holds no more in memory the longer it runs', async () => {
    const ours = await measured('parley-monitor-table', rounds);
    const plain = await measured('plain-table', 1);
    console.log(`${length} rows, ${perSecond} updates a second`);
    print('Parley', ours);
    print('plain table', plain);
    expect(quantile(ours.frames, 0.95)).toBeLessThan(slowFrame * 2);
    const [first = 0, ...rest] = ours.heaps;
    expect((rest.at(-1) ?? 0) - first).toBeLessThan(3);
  }, 120_000);
});
