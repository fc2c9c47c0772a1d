// `npm test`: types, lint, the demo's build, and every suite, one after the other. The last line is always
// `N passed, N failed`, and a suite that crashes counts as a failure even if it never got to its first test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { chromiumEnv, ensureChromium } from './lib/chromium.mjs';
import { fromCode, fromVitest, fromWebTestRunner } from './lib/counts.mjs';
import { filesBelow, runTool, Stop, tool } from './lib/run.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */
/** @typedef {{report: string, env: Record<string, string>}} Place where a suite reports, and its environment */

const lintArgs = ['ci', '--no-errors-on-unmatched', ...(process.stdout.isTTY ? [] : ['--colors=off'])];

/** @type {Record<string, {needsBrowser?: true, run: (place: Place) => Promise<Counts>}>} */
const suites = {
  types: { run: async () => fromCode(await runTool(tool.tsc, ['-p', 'tsconfig.json'])) },
  lint: { run: async () => fromCode(await runTool(tool.biome, lintArgs)) },
  demo: { run: async () => fromCode(await build('demo')) },
  unit: { run: (place) => vitest('unit', place) },
  prove: { run: (place) => vitest('prove', place) },
  server: { run: (place) => vitest('server', place) },
  faults: { run: (place) => vitest('faults', place) },
  e2e: { needsBrowser: true, run: (place) => vitest('e2e', place) },
  components: { needsBrowser: true, run: webTestRunner },
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
  try {
    const env = names.includes('demo') ? { PARLEY_DEMO_BUILT: '1' } : {};
    for (const name of names) {
      console.log(`\n--- ${name}`);
      const started = Date.now();
      const counts = await runSuite(name, { report: join(folder, `${name}.json`), env });
      total.passed += counts.passed;
      total.failed += counts.failed;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`--- ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/**
 * @param {string} name
 * @param {Place} place
 * @returns {Promise<Counts>}
 */
async function runSuite(name, place) {
  const suite = suites[name];
  try {
    const env = suite.needsBrowser ? { ...place.env, ...chromiumEnv(await ensureChromium()) } : place.env;
    return await suite.run({ ...place, env });
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

/**
 * @param {string} project
 * @param {Place} place
 */
async function vitest(project, { report, env }) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, '--passWithNoTests', ...reporters];
  return fromVitest(report, await runTool(tool.vitest, args, { env }));
}

/** @param {Place} place */
async function webTestRunner({ report, env }) {
  const isTest = (/** @type {string} */ path) => path.endsWith('.test.ts');
  if (![...filesBelow('test/components', isTest), ...filesBelow('test/widget', isTest)].length) {
    console.log('No test files found.');
    return { passed: 0, failed: 0 };
  }
  return fromWebTestRunner(
    report,
    await runTool(tool.webTestRunner, [], { env: { ...env, PARLEY_REPORT: report } }),
  );
}
