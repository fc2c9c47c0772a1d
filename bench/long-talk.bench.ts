/**
 * A talk of 10,000 entries in the browser: how long until it is open, and what one more entry costs, beside a plain
 * list that draws one template for each row. Both in one page, one after the other: read the ratios.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchPage } from './support/browser-page.js';
import { openBenchPage } from './support/browser-page.js';
import { milliseconds, quantile } from './support/figures.js';
import type * as LongTalk from './support/pages/long-talk.js';
import type { Cost } from './support/pages/measures.js';

declare const bench: typeof LongTalk;

const length = 10_000;
const rounds = 5;
const appends = 30;
/** The list that draws everything is opened less often: it takes its time. */
const plainRounds = 2;
const aim = { open: 300, append: 16 };

interface Result {
  readonly open: readonly Cost[];
  readonly append: readonly Cost[];
  readonly heap: number;
  readonly rows: number;
}

let opened: BenchPage;

beforeAll(async () => {
  opened = await openBenchPage(fileURLToPath(new URL('support/pages/long-talk.ts', import.meta.url)));
}, 120_000);

afterAll(() => opened.close());

const median = (costs: readonly Cost[], which: keyof Cost): number =>
  quantile(
    costs.map((cost) => cost[which]),
    0.5,
  );

const appended = (count: number): Promise<readonly Cost[]> =>
  opened.page.evaluate(async (times) => {
    const costs: Cost[] = [];
    for (let index = 0; index < times; index += 1) costs.push(await bench.append());
    return costs;
  }, count);

const measured = async (way: LongTalk.Way, times: number): Promise<Result> => {
  const open: Cost[] = [];
  const of = { way, length };
  for (let round = 0; round < times; round += 1)
    open.push(await opened.page.evaluate((given) => bench.open(given.way, given.length), of));
  const append = await appended(way === 'plain-list' ? 8 : appends);
  const rows = await opened.page.evaluate(() => bench.rows());
  return { open, append, heap: await opened.heap(), rows };
};

const print = (name: string, { open, append, heap, rows }: Result): void => {
  const both = (costs: readonly Cost[]): string =>
    `${milliseconds(median(costs, 'script'))} / ${milliseconds(median(costs, 'painted'))}`;
  console.log(
    `  ${name.padEnd(22)} open ${both(open)}  one more ${both(append)}  rows ${rows}  heap ${heap.toFixed(0)} MB`,
  );
};

describe('a talk of ten thousand entries', () => {
  it('opens at once, and one more entry costs no more than in a short one', async () => {
    await opened.page.evaluate(() => bench.open('parley-timeline', 100));
    const ours = await measured('parley-timeline', rounds);
    const back = await opened.page.evaluate(() => bench.scrollBack());
    await opened.page.evaluate(() => bench.toEnd());
    const allDrawn: Result = {
      open: back.costs,
      append: await appended(appends),
      rows: await opened.page.evaluate(() => bench.rows()),
      heap: await opened.heap(),
    };
    const plain = await measured('plain-list', plainRounds);
    console.log(
      `a talk of ${length} entries (script / painted; aim: open ${aim.open} ms, one more ${aim.append} ms)`,
    );
    print('Parley', ours);
    print('Parley, scrolled back', allDrawn);
    print('plain list', plain);
    console.log(
      `  scrolled back: 50 entries at a time ("open"), nothing moved by more than ${back.moved.toFixed(1)} px`,
    );
    expect(median(ours.open, 'painted')).toBeLessThan(aim.open * 3);
    expect(median(ours.append, 'script')).toBeLessThan(aim.append * 3);
    expect(back.moved).toBeLessThan(2);
  });
});
