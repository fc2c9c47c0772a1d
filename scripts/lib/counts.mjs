// Turns what a tool left behind (exit code, report file) into passed and failed. The rule everywhere: whatever
// exits badly or leaves no report has at least one failure.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number}} Counts */

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
 * @param {string} report vitest's JSON report
 * @param {number} code
 * @returns {Counts}
 */
export function fromVitest(report, code) {
  const result = read(report);
  // Without any test file vitest writes no report and exits with 0.
  if (!result) return code === 0 ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 };
  // A file that cannot be loaded has no failed test in it; it is one failure itself.
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return atLeastOneIfBad({ passed: result.numPassedTests, failed: result.numFailedTests + broken }, code);
}

/**
 * @param {string} report written by wtr-reporter.mjs
 * @param {number} code
 * @returns {Counts}
 */
export function fromWebTestRunner(report, code) {
  const result = read(report);
  if (!result) return { passed: 0, failed: 1 };
  return atLeastOneIfBad({ passed: result.passed, failed: result.failed }, code);
}
