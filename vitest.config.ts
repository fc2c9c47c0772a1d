// The folder decides the runner: everything without a browser page is vitest's, in three projects.
import { defineConfig } from 'vitest/config';

const SERVER_LIMIT_MS = 60_000;

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
          include: ['core', 'room', 'host', 'client', 'house'].map((folder) => `test/${folder}/**/*.test.ts`),
        },
      },
      {
        // Against the real server in processes of its own: each file starts what it needs.
        test: {
          name: 'server',
          environment: 'node',
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
          maxWorkers: 2,
        },
      },
      {
        // One server at a time, which is killed, cut off and starved.
        test: {
          name: 'faults',
          environment: 'node',
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
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-demo.ts'],
          fileParallelism: false,
          testTimeout: SERVER_LIMIT_MS,
          hookTimeout: SERVER_LIMIT_MS,
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
