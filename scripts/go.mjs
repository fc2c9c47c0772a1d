// The one door to every job: `node scripts/go.mjs start|dev|build|test|check|docs|format|size|shots|bench|prove|explore|faults|fuzz`.
// Works on a fresh clone: it checks Node, installs what is missing and then runs the job. Plain Node, no dependencies,
// because nothing is installed yet when it starts.
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { Stop } from './lib/run.mjs';

/** Loaded on demand: a job may import packages, and those are only there after the installation. */
const jobs = {
  start: () => import('./start.mjs'),
  dev: () => import('./dev.mjs'),
  build: () => import('./build.mjs'),
  test: () => import('./test.mjs'),
  check: () => import('./check.mjs'),
  docs: () => import('./docs.mjs'),
  format: () => import('./format.mjs'),
  size: () => import('./size.mjs'),
  shots: () => import('./shots.mjs'),
  bench: () => import('./bench.mjs'),
  prove: () => import('./prove.mjs'),
  explore: () => import('./explore.mjs'),
  faults: () => import('./faults.mjs'),
  fuzz: () => import('./fuzz.mjs'),
};

const [name = '', ...args] = process.argv.slice(2);
try {
  checkNode();
  if (!Object.hasOwn(jobs, name)) {
    throw new Stop(`Which job? One of: ${Object.keys(jobs).join(', ')}.`);
  }
  await ensureInstalled();
  const job = await jobs[name]();
  process.exitCode = await job.main(args);
} catch (error) {
  console.error(error instanceof Stop ? error.message : error);
  // Whoever reads the last line of a test run must find a verdict there, also when it never began.
  if (name === 'test') console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
