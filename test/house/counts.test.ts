/** What is made of the report of a suite. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromVitest } from '../../scripts/lib/counts.mjs';
import { root, runTool, tool } from '../../scripts/lib/run.mjs';

let folder: string;
let report: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'));
  report = join(folder, 'unit.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs these files as the suites are run. */
const counted = async (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const reporters = ['--reporter=json', `--reporter=${join(root, 'scripts/lib/vitest-beside.mjs')}`];
  const args = ['run', '--root', folder, '--globals', ...reporters, `--outputFile.json=${report}`];
  return fromVitest(
    report,
    await runTool(tool.vitest, args, { quiet: true, env: { PARLEY_REPORT: report } }),
  );
};

const thrown = `it('goes on', async () => {
  void Promise.reject(new Error('Nobody awaits this'));
  await new Promise((resolve) => setTimeout(resolve, 50));
});`;

it('counts what was thrown outside of every test, also beside a test that failed', async () => {
  const failed = `it('fails', () => expect(1).toBe(2));`;
  expect(await counted({ 'thrown.test.js': thrown, 'failed.test.js': failed })).toMatchObject({
    passed: 1,
    failed: 2,
    files: { length: 2 },
  });
}, 60_000);

it('counts it once where all tests passed', async () => {
  expect(await counted({ 'thrown.test.js': thrown })).toMatchObject({ passed: 1, failed: 1 });
}, 60_000);

it('names what passed only when it was tried again', async () => {
  const late = `let tries = 0;
describe('the floor', () => it('is late', { retry: 1 }, () => expect((tries += 1)).toBe(2)));`;
  expect(await counted({ 'late.test.js': late })).toMatchObject({
    passed: 1,
    failed: 0,
    unsteady: ['the floor > is late (late.test.js)'],
  });
}, 60_000);
