// `npm test`: types, lint, the demo's build, the weight of what websites load, and every suite, one after the other. The last line is always
// `N passed, N failed`, and a suite that crashes counts as a failure even if it never got to its first test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { chromiumEnv, ensureChromium } from './lib/chromium.mjs';
import { fromCode, fromVitest, fromWebTestRunner } from './lib/counts.mjs';
import { filesBelow, runTool, Stop, tool } from './lib/run.mjs';
import { withSecondGo } from './lib/second-go.mjs';
import { main as weigh } from './size.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */
/**
 * Where a suite reports, its environment, and the files that are wanted of it: all where none is named.
 * @typedef {{report: string, env: Record<string, string>, files?: readonly string[]}} Place
 */

const lintArgs = ['ci', '--no-errors-on-unmatched', ...(process.stdout.isTTY ? [] : ['--colors=off'])];

/**
 * A machine that is busy with something else can fail a test of other processes, never one in memory.
 * @type {Record<string, {needsBrowser?: true, hasSecondGo?: true, run: (place: Place) => Promise<Counts>}>}
 */
const suites = {
  // Samples are apart: they alone have JSX, and see Parley as a package.
  types: {
    run: async () => {
      const own = await runTool(tool.tsc, ['-p', 'tsconfig.json']);
      return fromCode(own || (await runTool(tool.tsc, ['-p', 'samples/tsconfig.json'])));
    },
  },
  lint: { run: async () => fromCode(await runTool(tool.biome, lintArgs)) },
  demo: { run: async () => fromCode(await build('demo')) },
  // Builds what websites load, which the suites with a browser use, and weighs it.
  size: { run: async () => fromCode(await weigh()) },
  unit: { run: (place) => vitest('unit', place) },
  prove: { run: (place) => vitest('prove', place) },
  server: { hasSecondGo: true, run: (place) => vitest('server', place) },
  faults: { run: (place) => vitest('faults', place) },
  e2e: { needsBrowser: true, hasSecondGo: true, run: (place) => vitest('e2e', place) },
  components: { needsBrowser: true, hasSecondGo: true, run: webTestRunner },
};

/** @param {readonly string[]} args names of suites; all of them by default */
export async function main(args) {
  const unknown = args.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0) {
    throw new Stop(`No suite is called ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`);
  }
  const names = Object.keys(suites).filter((name) => args.length === 0 || args.includes(name));
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'));
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const unsteady = [];
  try {
    const isBuilt = names.includes('demo') && names.includes('size');
    const env = isBuilt ? { PARLEY_DEMO_BUILT: '1' } : {};
    for (const name of names) {
      console.log(`\n--- ${name}`);
      const started = Date.now();
      const counts = await runSuite(name, { report: join(folder, `${name}.json`), env });
      total.passed += counts.passed;
      total.failed += counts.failed;
      unsteady.push(...counts.unsteady.map((title) => `${name}: ${title}`));
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`--- ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (unsteady.length > 0) console.log(['', 'Passed only at a second go:', ...unsteady].join('\n'));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/**
 * @param {string} name
 * @param {Place} place
 * @returns {Promise<Counts & {unsteady: readonly string[]}>}
 */
async function runSuite(name, place) {
  const suite = suites[name];
  try {
    const env = suite.needsBrowser ? { ...place.env, ...chromiumEnv(await ensureChromium()) } : place.env;
    if (!suite.hasSecondGo) return { unsteady: [], ...(await suite.run({ ...place, env })) };
    const run = (/** @type {readonly string[]} */ files) =>
      suite.run({ ...place, env, files, report: `${place.report}.${files.length}` });
    return await withSecondGo(run, console.log);
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return { passed: 0, failed: 1, unsteady: [] };
  }
}

/**
 * @param {string} project
 * @param {Place} place
 */
async function vitest(project, { report, env, files = [] }) {
  const own = '--reporter=./scripts/lib/vitest-beside.mjs';
  const reporters = ['--reporter=default', own, '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, '--passWithNoTests', ...reporters, ...files];
  return fromVitest(report, await runTool(tool.vitest, args, { env: { ...env, PARLEY_REPORT: report } }));
}

/** @param {Place} place */
async function webTestRunner({ report, env, files = [] }) {
  const isTest = (/** @type {string} */ path) => path.endsWith('.test.ts');
  if (![...filesBelow('test/components', isTest), ...filesBelow('test/widget', isTest)].length) {
    console.log('No test files found.');
    return { passed: 0, failed: 0 };
  }
  const wanted = files.length > 0 ? ['--files', ...files] : [];
  return fromWebTestRunner(
    report,
    await runTool(tool.webTestRunner, wanted, { env: { ...env, PARLEY_REPORT: report } }),
  );
}
