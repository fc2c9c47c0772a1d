/**
 * The worlds that are walked to their end in every test run, and how many different moments each has. A world of two
 * agents and two supervisors who may do everything has too many for that: so one of the two is single, or the policy
 * is narrow; where there are two supervisors none of them is handed a conversation or whispered to, as agents are
 * (`areAllAlike`); the customer is there all the time, as no decision reads whether they are; and frames stay on their
 * way in the smallest world alone. Everywhere else what arrives late is there all the same: every command that says
 * its epoch is also tried with one that is over, at every moment. `npm run explore` has the larger ones.
 */
import type { PolicyName, World } from './world.js';
import { anna, bert, policies, sam, tess } from './world.js';

export interface Bounds {
  readonly policy: PolicyName;
  readonly agents: number;
  readonly supervisors: number;
  readonly inFlight: number;
  readonly areAllAlike: boolean;
}

export interface Row extends Bounds {
  /** Fewer by more than a tenth: something can no longer happen. More by as much: write the new number down. */
  readonly states: number;
}

const row = (
  policy: PolicyName,
  [agents, supervisors]: readonly [number, number],
  states: number,
  bounds: Partial<Bounds> = {},
): Row => ({ policy, agents, supervisors, states, inFlight: 0, areAllAlike: false, ...bounds });

export const rows: readonly Row[] = [
  row('default', [2, 1], 2_593, { areAllAlike: true }),
  row('default', [1, 2], 2_325),
  row('lenient', [2, 1], 9_306),
  row('lenient', [1, 2], 5_650),
  row('genesys', [2, 2], 1_806),
  row('default', [1, 1], 354),
  row('default', [1, 1], 10_704, { inFlight: 1 }),
];

export const worldOf = (bounds: Bounds): World => ({
  ...bounds,
  name: nameOf(bounds),
  cast: {
    agents: [anna, bert].slice(0, bounds.agents),
    supervisors: [sam, tess].slice(0, bounds.supervisors),
  },
  policy: policies[bounds.policy],
});

export const nameOf = ({ policy, agents, supervisors, inFlight, areAllAlike }: Bounds): string =>
  [
    policy,
    `${agents}+${supervisors}`,
    ...(inFlight > 0 ? [`${inFlight} in flight`] : []),
    ...(areAllAlike ? ['all alike'] : []),
  ].join(', ');
