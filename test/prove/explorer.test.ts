/** Every moment of small worlds, each to its end: what must hold does, and nothing that could happen has gone missing. */
import { describe, expect, it } from 'vitest';
import { lineOf, violationText } from './explore/main.js';
import { explore } from './explore/search.js';
import type { Row } from './explore/table.js';
import { nameOf, rows, worldOf } from './explore/table.js';

const aTenth = 0.1;

const all = '[I1][I2][I3][I4][I5][I6][I7][I8][I9][I10][I11][I12]';

const drift = ({ states }: Row, found: number): string | null => {
  if (found < states * (1 - aTenth)) return `only ${found} of ${states}: something can no longer happen`;
  if (found > states * (1 + aTenth))
    return `${found} instead of ${states}: write the new number into the table`;
  return null;
};

describe('every moment of a small world', () => {
  const found = new Map<Row, number>();
  for (const row of rows) {
    it(`${all} ${nameOf(row)}`, () => {
      const report = explore(worldOf(row));
      console.log(lineOf(report));
      expect(report.violation && violationText(report.violation)).toBeNull();
      expect(drift(row, report.states)).toBeNull();
      // What stays on its way leads nowhere that it would not lead at once.
      const still = rows.find((each) => nameOf(each) === nameOf({ ...row, inFlight: 0 }));
      if (still && row.inFlight > 0) expect(report.forms).toBe(found.get(still));
      found.set(row, report.states);
      // Moments of one form went on alike, and there were some.
      expect(report.compared).toBeGreaterThan(0);
    });
  }
});
