// A reporter for web-test-runner that writes how many tests passed and failed to the file in PARLEY_REPORT.
import { writeFileSync } from 'node:fs';

/** @param {any} suite */
function count(suite, counts = { passed: 0, failed: 0 }) {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) continue;
    if (test.passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const child of suite?.suites ?? []) count(child, counts);
  return counts;
}

export function countReporter() {
  return {
    /** @param {{sessions: Iterable<any>}} run */
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0 };
      for (const session of sessions) {
        const { passed, failed } = count(session.testResults);
        // A page that does not load, or throws outside a test, fails without a failed test.
        const broken = failed === 0 && !session.passed ? 1 : 0;
        total.passed += passed;
        total.failed += failed + broken;
      }
      const file = process.env.PARLEY_REPORT;
      if (file) writeFileSync(file, JSON.stringify(total));
    },
  };
}
