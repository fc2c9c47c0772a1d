/** What the run of all tests makes of a test that fails once. */
import { expect, it } from 'vitest';
import type { Counts, FileResult } from '../../scripts/lib/counts.mjs';
import { countsOf } from '../../scripts/lib/counts.mjs';
import { withSecondGo } from '../../scripts/lib/second-go.mjs';

const file = (path: string, passed: number, ...failed: string[]): FileResult => ({ path, passed, failed });

/** Runs with these results, one after the other, and says which files were asked for. */
const ran = async (...results: readonly Counts[]) => {
  const asked: (readonly string[])[] = [];
  const end = await withSecondGo(
    async (files) => {
      asked.push(files);
      return results[asked.length - 1] ?? { passed: 0, failed: 1 };
    },
    () => {},
  );
  return { passed: end.passed, failed: end.failed, unsteady: end.unsteady, asked };
};

const steady = file('/e2e/steady', 5);

it('has no second go where all passed', async () => {
  expect(await ran(countsOf([steady]))).toEqual({ passed: 5, failed: 0, unsteady: [], asked: [[]] });
});

it('runs alone what failed, and names what passed only then', async () => {
  const first = countsOf([steady, file('/e2e/a', 2, 'one', 'two')]);
  expect(await ran(first, countsOf([file('/e2e/a', 3, 'two')]))).toEqual({
    passed: 8,
    failed: 1,
    unsteady: ['one (/e2e/a)'],
    asked: [[], ['/e2e/a']],
  });
});

it('tells tests of one name in two files apart', async () => {
  const first = countsOf([file('/e2e/a', 0, 'one'), file('/e2e/b', 0, 'one')]);
  const second = countsOf([file('/e2e/a', 0, 'one'), file('/e2e/b', 1)]);
  expect(await ran(first, second)).toMatchObject({ passed: 1, failed: 1, unsteady: ['one (/e2e/b)'] });
});

it.each([
  ['a crash that is in no file', { ...countsOf([steady]), failed: 1 }],
  ['a crash beside a test that failed', { ...countsOf([file('/e2e/a', 0, 'one')]), failed: 2 }],
  ['no report', { passed: 0, failed: 1 }],
  ['too many files', countsOf(['a', 'b', 'c', 'd'].map((name) => file(`/e2e/${name}`, 0, 'one')))],
  ['a loss', countsOf([file('/test/faults/crash.test.ts', 1, 'lost')])],
  ['a leak', countsOf([file('/test/server/twin.test.ts', 1, 'differs')])],
  ['an attack', countsOf([file('/test/server/attack-room.test.ts', 1, 'is told')])],
  ['a script that ran', countsOf([file('/test/e2e/harmless.test.ts', 1, 'is harmless')])],
])('gives %s no second go', async (_, first) => {
  const { passed, failed } = first;
  expect(await ran(first)).toEqual({ passed, failed, unsteady: [], asked: [[]] });
});

it.each([
  ['nothing', countsOf([])],
  ['fewer tests', countsOf([file('/e2e/a', 1), file('/e2e/b', 1)])],
  ['one file of two', countsOf([file('/e2e/a', 2)])],
])('is no better for a second go of %s', async (_, second) => {
  const first = countsOf([file('/e2e/a', 1, 'one'), file('/e2e/b', 0, 'two')]);
  expect(await ran(first, second)).toMatchObject({ passed: 1, failed: 2, unsteady: [] });
});

it('takes a file that left something behind, or could not be loaded, for whole when it passes', async () => {
  const first = countsOf([file('/e2e/a', 2, '/e2e/a'), file('/e2e/b', 0, '/e2e/b')]);
  const second = countsOf([file('/e2e/a', 2), file('/e2e/b', 3)]);
  expect(await ran(first, second)).toMatchObject({ passed: 5, failed: 0, unsteady: { length: 2 } });
});

it('is no better for a second go that crashes', async () => {
  expect(await ran(countsOf([file('/e2e/a', 1, 'one')]))).toMatchObject({
    passed: 1,
    failed: 1,
    unsteady: [],
  });
});
