/** What is printed at the end of a run: faults, messages, the four numbers, and how long recoveries took. */
import type { Verdict } from './checker.js';
import { isClean, numbersOf } from './checker.js';
import type { Floor } from './floor.js';

const mostShown = 20;

const quantile = (sorted: readonly number[], q: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);

/** In the middle, of the slowest tenth, and at most. */
const spread = (values: readonly number[]): string => {
  const sorted = [...values].sort((a, b) => a - b);
  const [middle, slow, most] = [0.5, 0.9, 1].map((q) => quantile(sorted, q));
  return values.length < 3 ? sorted.map(Math.round).join(', ') : `p50 ${middle}, p90 ${slow}, max ${most}`;
};

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
};

const counted = <T>(values: readonly T[]): ReadonlyMap<T, number> => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const listed = (counts: ReadonlyMap<unknown, number>): string =>
  counts.size === 0 ? 'none' : [...counts].map(([what, times]) => `${what} (${times})`).join(', ');

export const reportOf = (floor: Floor, verdict: Verdict, seed: number): string => {
  const { accepted, refused, unknown } = floor.ledger.outcomes;
  const faults = [...floor.ledger.faults].map(([name, times]) => [
    name,
    `${times} times`,
    `recovered in ms: ${spread(floor.recoveries.get(name) ?? [])}`,
  ]);
  const people = floor.talks.flatMap((talk) => talk.people);
  const closes = counted(people.flatMap((person) => person.closes));
  const figures = [...floor.figures].map(([name, values]) => [name, spread(values)]);
  const numbers = Object.entries(numbersOf(verdict)).map(([name, number]) => [name, String(number)]);
  const findings = Object.values(verdict).flat().slice(0, mostShown);
  return [
    'Faults',
    table(faults),
    ...(figures.length > 0 ? ['Measured', table(figures)] : []),
    `Messages: ${floor.ledger.size} written, ${accepted} accepted, ${refused} refused, ${unknown} unknown`,
    `Refusals of messages: ${listed(floor.ledger.refusals)}`,
    `Still in an outbox, for their writers to see: ${people.flatMap((person) => person.kept()).length}`,
    `Sockets were closed with: ${listed(closes)}`,
    table(numbers),
    ...findings.map((finding) => `  - ${finding}`),
    isClean(verdict) ? `Nothing found. Seed ${seed}.` : `Seed ${seed}; the ledger is ${floor.ledger.path}`,
  ].join('\n');
};
