// A reporter for vitest that writes what its own report leaves out: how many errors came from outside of every test, as
// from a promise that nobody awaits (beside a failed test the exit code does not tell of them), and which tests passed
// only when they were tried again.
import { writeFileSync } from 'node:fs';

/** @typedef {{readonly outside: number, readonly unsteady: readonly string[]}} Beside */

export default class {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors
   */
  onTestRunEnd(modules, errors) {
    const unsteady = modules.flatMap(({ relativeModuleId, children }) =>
      [...children.allTests()]
        .filter((test) => test.diagnostic()?.flaky)
        .map(({ fullName }) => `${fullName} (${relativeModuleId})`),
    );
    const report = process.env.PARLEY_REPORT;
    if (report) writeFileSync(`${report}.beside`, JSON.stringify({ outside: errors.length, unsteady }));
  }
}
