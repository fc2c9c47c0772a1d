// A reporter for web-test-runner that writes what passed and failed in each file to the file in PARLEY_REPORT.
import { writeFileSync } from 'node:fs';

/**
 * @param {any} suite
 * @param {string} above the titles of what it is part of
 * @returns {{title: string, hasPassed: boolean}[]}
 */
function testsIn(suite, above = '') {
  const own = (suite?.tests ?? [])
    .filter((/** @type {any} */ test) => !test.skipped)
    .map((/** @type {any} */ test) => ({ title: above + test.name, hasPassed: test.passed }));
  return own.concat(
    ...(suite?.suites ?? []).map((/** @type {any} */ child) => testsIn(child, `${above}${child.name} `)),
  );
}

export function countReporter() {
  return {
    /** @param {{sessions: Iterable<any>}} run */
    onTestRunFinished({ sessions }) {
      const files = [...sessions].map(({ testFile, testResults, passed: hasPassed }) => {
        const tests = testsIn(testResults);
        const failed = tests.filter((test) => !test.hasPassed).map(({ title }) => title);
        // A page that does not load, or throws outside a test, fails without a failed test.
        const isBroken = failed.length === 0 && !hasPassed;
        return {
          path: testFile,
          passed: tests.length - failed.length,
          failed: isBroken ? [testFile] : failed,
        };
      });
      const report = process.env.PARLEY_REPORT;
      if (report) writeFileSync(report, JSON.stringify(files));
    },
  };
}
