// The folder decides the runner: everything without a browser page is vitest's, in three projects.
import { defineConfig } from 'vitest/config';

/** A server alone may take a minute to start on a machine that does much else. */
const SERVER_LIMIT_MS = 120_000;
/** For tests that wait for another process: it may be slow, and what never comes fails all the same. */
const withServer = {
  setupFiles: ['test/support/own-connections.ts'],
  expect: { poll: { timeout: SERVER_LIMIT_MS / 3 } },
};
/**
 * As long where nobody else is waited for: a machine that does much else lets a process stand still for seconds, and
 * what is over in milliseconds proves the same then. A test that hangs fails all the same.
 */
const alone = { testTimeout: SERVER_LIMIT_MS, hookTimeout: SERVER_LIMIT_MS };

export default defineConfig({
  // Decorators as tsconfig.json has them; stated by that file, which vitest reads.
  test: {
    coverage: {
      provider: 'v8',
      include: ['core/**/*.ts', 'party/room/**/*.ts', 'party/host/**/*.ts', 'client/**/*.ts'],
    },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['test/support/seed.ts'],
          ...alone,
          include: ['core', 'room', 'host', 'client', 'house'].map((folder) => `test/${folder}/**/*.test.ts`),
        },
      },
      {
        // Against the real server in processes of its own: each file starts what it needs.
        test: {
          name: 'server',
          environment: 'node',
          ...withServer,
          include: ['test/server/**/*.test.ts', 'test/fuzz/**/*.test.ts'],
          testTimeout: SERVER_LIMIT_MS,
          hookTimeout: SERVER_LIMIT_MS,
          maxWorkers: 2,
        },
      },
      {
        // The promises over random and over all histories, in memory.
        test: {
          name: 'prove',
          environment: 'node',
          include: ['test/prove/**/*.test.ts'],
          testTimeout: 10 * SERVER_LIMIT_MS,
          hookTimeout: SERVER_LIMIT_MS,
          maxWorkers: 2,
        },
      },
      {
        // One server at a time, which is killed, cut off and starved.
        test: {
          name: 'faults',
          environment: 'node',
          ...withServer,
          include: ['test/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 5 * SERVER_LIMIT_MS,
          hookTimeout: SERVER_LIMIT_MS,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          ...withServer,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-demo.ts'],
          fileParallelism: false,
          // Many steps, each of which a busy machine may slow; and to begin with both a server and a browser.
          testTimeout: 3 * SERVER_LIMIT_MS,
          hookTimeout: 3 * SERVER_LIMIT_MS,
        },
      },
      {
        test: {
          name: 'bench',
          environment: 'node',
          include: ['bench/**/*.bench.ts'],
          fileParallelism: false,
          testTimeout: 5 * SERVER_LIMIT_MS,
        },
      },
    ],
  },
});
