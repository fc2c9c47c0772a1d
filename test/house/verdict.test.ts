/** The last line of a whole run, which whoever runs it on another machine reads alone. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const run = fileURLToPath(new URL('../../.ci/run', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdict-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What it says at the end, and its exit code, where `npm test` prints this and ends so. */
const verdictOf = (printf: string, code: number): readonly [string | undefined, number | null] => {
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\nprintf '${printf}'\nexit ${code}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` };
  const { stdout, status } = spawnSync(run, { env, encoding: 'latin1' });
  return [stdout.trimEnd().split('\n').at(-1), status];
};

it('is that of the tests, whatever they print before', () => {
  expect(verdictOf('a \\000 byte, \\377\\n12 passed, 0 failed\\n', 0)).toEqual(['12 passed, 0 failed', 0]);
});

it('stands at the end after a failure too', () => {
  expect(verdictOf('12 passed, 1 failed\\nnpm error code 1\\n', 1)).toEqual(['12 passed, 1 failed', 1]);
});

it('is a failure where there is none', () => {
  expect(verdictOf('it broke\\n', 3)).toEqual(['0 passed, 1 failed', 3]);
});
