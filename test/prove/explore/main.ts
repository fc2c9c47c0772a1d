/**
 * `npm run explore`: walks worlds to their end and prints how large they are. Without options the worlds of the test;
 * with them one, such as `npm run explore -- --in-flight 2` or `-- --policy lenient --agents 2 --supervisors 2`.
 */
import { parseArgs } from 'node:util';
import type { Report, Violation } from './search.js';
import { explore } from './search.js';
import type { Bounds } from './table.js';
import { rows, worldOf } from './table.js';
import type { PolicyName } from './world.js';
import { policies } from './world.js';

const whole = (text: string, name: string, most: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most) throw new Error(`--${name} is 0 to ${most}.`);
  return value;
};

const policyNamed = (name: string): PolicyName => {
  if (!Object.hasOwn(policies, name))
    throw new Error(`--policy is one of ${Object.keys(policies).join(', ')}.`);
  return name as PolicyName;
};

const boundsFrom = (args: readonly string[]): readonly Bounds[] => {
  if (args.length === 0) return rows;
  const { values } = parseArgs({
    args: [...args],
    options: {
      policy: { type: 'string', default: 'default' },
      agents: { type: 'string', default: '1' },
      supervisors: { type: 'string', default: '1' },
      'in-flight': { type: 'string', default: '0' },
      'all-alike': { type: 'boolean', default: false },
    },
  });
  return [
    {
      policy: policyNamed(values.policy),
      agents: whole(values.agents, 'agents', 2),
      supervisors: whole(values.supervisors, 'supervisors', 2),
      inFlight: whole(values['in-flight'], 'in-flight', 3),
      areAllAlike: values['all-alike'],
    },
  ];
};

const headings = ['world', 'states', 'edges', 'depth', 'compared', 'seconds'];
const line = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(10))).join('');

export const lineOf = ({ world, states, edges, depth, compared, seconds }: Report): string =>
  line([world.name, ...[states, edges, depth, compared].map(String), seconds.toFixed(1)]);

export const violationText = ({ invariant, what, path }: Violation): string =>
  [`${invariant}: ${what}`, ...path.map((step, index) => `  ${index + 1}. ${step}`)].join('\n');

export const main = async (args: readonly string[]): Promise<number> => {
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  print(line(headings));
  let violations = 0;
  for (const bounds of boundsFrom(args)) {
    const report = explore(worldOf(bounds));
    print(lineOf(report));
    if (!report.violation) continue;
    violations += 1;
    print(violationText(report.violation));
  }
  return violations === 0 ? 0 : 1;
};
