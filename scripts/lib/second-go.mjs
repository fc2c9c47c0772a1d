// A second go for tests that share a machine with browsers and servers. It hides nothing: what needed one is named at
// the end of the run, and is a fault to find.
import { countsOf } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {(file: import('./counts.mjs').FileResult) => string[]} Titles */

/** More files than these that fail at once are no accident of a busy machine. */
const mostFiles = 3;

/** What is lost, doubled or leaked once is a finding, however rarely. */
const finding = /test[/\\](?:faults|fuzz|prove|server[/\\](?:attack|twin)|(?:components|e2e)[/\\]harmless)/;

/** @type {Titles} */
const titlesOf = ({ path, failed }) => failed.map((title) => `${title} (${path})`);

/**
 * How many tests ran in a file; that it could not be loaded, or left something behind, is none.
 * @param {import('./counts.mjs').FileResult} file
 */
const testsOf = ({ path, passed, failed }) => passed + failed.filter((title) => title !== path).length;

/**
 * What was left out the second time has not passed.
 * @param {import('./counts.mjs').FileResult} before
 * @param {readonly import('./counts.mjs').FileResult[]} [files]
 */
const isWhole = (before, files = []) =>
  files.some((file) => file.path === before.path && testsOf(file) >= testsOf(before));

/**
 * Runs a suite, and those files again in which something failed; whatever fails then has failed.
 * @param {(files: readonly string[]) => Promise<Counts>} run all files where none is named
 * @param {(line: string) => void} say
 * @returns {Promise<Counts & {unsteady: readonly string[]}>} `unsteady`: what passed only then
 */
export async function withSecondGo(run, say) {
  const first = await run([]);
  const failed = (first.files ?? []).filter((file) => file.failed.length > 0);
  const paths = failed.map(({ path }) => path);
  // What failed and is in no file, such as a crash of the whole, would not be run again.
  const isInFiles = first.failed > 0 && first.failed === countsOf(failed).failed;
  if (!isInFiles || paths.length > mostFiles || paths.some((path) => finding.test(path)))
    return { unsteady: [], ...first };
  say(`A second go for ${paths.join(', ')}`);
  const second = await run(paths);
  if (!second.files || !failed.every((file) => isWhole(file, second.files)))
    return { unsteady: [], ...first };
  const stillFailed = new Set(second.files.flatMap(titlesOf));
  const late = failed.flatMap(titlesOf).filter((title) => !stillFailed.has(title));
  const unsteady = [...(first.unsteady ?? []), ...(second.unsteady ?? []), ...late];
  const steady = first.passed - countsOf(failed).passed;
  return { passed: steady + second.passed, failed: second.failed, unsteady };
}
