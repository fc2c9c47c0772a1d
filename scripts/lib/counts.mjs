// Turns what a tool left behind (exit code, report file) into passed and failed. The rule everywhere: whatever
// exits badly or leaves no report has at least one failure.
import { existsSync, readFileSync } from 'node:fs';

/**
 * What became of one file of tests.
 * @typedef {{path: string, passed: number, failed: readonly string[]}} FileResult `failed`: the titles; a file that
 *   cannot be loaded has its own path there
 */
/**
 * @typedef {{passed: number, failed: number, files?: readonly FileResult[], unsteady?: readonly string[]}} Counts
 *   `files`: none where no test ran; `unsteady`: what passed only when it was tried again
 */

/**
 * @param {readonly FileResult[]} files
 * @returns {Counts & {files: readonly FileResult[]}}
 */
export function countsOf(files) {
  const sum = (/** @type {(file: FileResult) => number} */ of) =>
    files.reduce((total, file) => total + of(file), 0);
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed.length), files };
}

/**
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
function atLeastOneIfBad(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * A tool without tests of its own counts as one.
 * @param {number} code
 * @returns {Counts}
 */
export function fromCode(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} report */
function read(report) {
  try {
    return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {any} file one of vitest's `testResults`
 * @returns {FileResult}
 */
function fileOfVitest({ name, status, assertionResults }) {
  const titles = (/** @type {string} */ wanted) =>
    assertionResults
      .filter((/** @type {any} */ test) => test.status === wanted)
      .map((/** @type {any} */ test) => test.fullName);
  const failed = titles('failed');
  // A file that cannot be loaded has no failed test in it; it is one failure itself.
  const isBroken = status === 'failed' && failed.length === 0;
  return { path: name, passed: titles('passed').length, failed: isBroken ? [name] : failed };
}

/**
 * @param {string} report vitest's JSON report; beside it what came from outside of every test
 * @param {number} code
 * @returns {Counts}
 */
export function fromVitest(report, code) {
  const result = read(report);
  // Without any test file vitest writes no report and exits with 0.
  if (!result) return code === 0 ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 };
  const counts = countsOf(result.testResults.map(fileOfVitest));
  const { outside, unsteady } = read(`${report}.beside`) ?? { outside: 0, unsteady: [] };
  return atLeastOneIfBad({ ...counts, failed: counts.failed + outside, unsteady }, code);
}

/**
 * @param {string} report written by wtr-reporter.mjs
 * @param {number} code
 * @returns {Counts}
 */
export function fromWebTestRunner(report, code) {
  const result = read(report);
  return result ? atLeastOneIfBad(countsOf(result), code) : { passed: 0, failed: 1 };
}
