/** The faults of `npm run faults`: a random mix for some minutes, one scenario, or so many kills in a row. */
import { parseArgs } from 'node:util';
import type { Verdict } from './checker.js';
import { isClean } from './checker.js';
import { Floor } from './floor.js';
import { losesStorage } from './lost-storage.js';
import { reportOf } from './report.js';
import type { Scenario } from './scenario.js';
import { scenarios } from './scenarios.js';
import { worldFaults } from './world-faults.js';
import { worldRun } from './world-run.js';

const help = `Known: --minutes <n>, --kills <n>, --only <fault>, --seed <n>, --talks <n>, --crowd <n>, --pace <n>.
Faults: ${[...Object.keys(scenarios), 'lost-storage', ...Object.keys(worldFaults)].join(', ')}`;

interface Asked {
  readonly minutes: number;
  readonly kills: number;
  readonly only: string | null;
  readonly seed: number;
  readonly talks: number;
  readonly crowd: number;
  readonly pace: number;
}

const numberOf = (text: string): number => {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) throw new Error(`${text} is no number. ${help}`);
  return number;
};

const read = (args: readonly string[]): Asked => {
  const text = { type: 'string' } as const;
  const options = {
    minutes: text,
    kills: text,
    only: text,
    seed: text,
    talks: text,
    crowd: text,
    pace: text,
  };
  const { values } = parseArgs({ args: [...args], options });
  const only = values.only ?? null;
  const isKnown = only === null || only === 'lost-storage' || only in scenarios || only in worldFaults;
  if (!isKnown) throw new Error(`No fault is called ${only}. ${help}`);
  return {
    minutes: numberOf(values.minutes ?? '1'),
    kills: numberOf(values.kills ?? '0'),
    only,
    seed: numberOf(values.seed ?? String(Math.floor(Math.random() * 1e6))),
    talks: numberOf(values.talks ?? '8'),
    crowd: numberOf(values.crowd ?? '300'),
    pace: numberOf(values.pace ?? '1'),
  };
};

/** A burst, a kill and a restart, again and again. */
const kills = async (floor: Floor, times: number): Promise<void> => {
  const { kill } = scenarios;
  for (let n = 1; n <= times && kill; n += 1) {
    await floor.during('kill', () => kill.run(floor));
    const { accepted, unknown } = floor.ledger.outcomes;
    console.log(`${n} of ${times} kills survived; ${accepted} messages accepted, ${unknown} unknown`);
  }
};

/** Long ones are drawn a fifth as often as the others. */
const drawn = (floor: Floor): readonly [string, Scenario] => {
  const all = Object.entries(scenarios).filter(([, { isLong }]) => !isLong || floor.random() < 0.2);
  return floor.pick(all);
};

const mix = async (floor: Floor, { minutes, only }: Asked): Promise<void> => {
  const end = performance.now() + minutes * 60_000;
  const fixed = only === null ? undefined : scenarios[only];
  do {
    const [name, scenario] = fixed && only ? [only, fixed] : drawn(floor);
    const from = performance.now();
    await floor.during(name, () => scenario.run(floor));
    console.log(`${name}: over after ${Math.round(performance.now() - from)} ms`);
  } while (performance.now() < end);
};

const onServer = async (asked: Asked): Promise<boolean> => {
  const floor = await Floor.open(asked);
  let verdict: Verdict | null = null;
  try {
    if (asked.kills > 0) await kills(floor, asked.kills);
    else await mix(floor, asked);
    verdict = await floor.verdict();
    console.log(reportOf(floor, verdict, asked.seed));
  } finally {
    const isKept = verdict === null || !isClean(verdict);
    if (verdict === null) console.log(`It broke off. Seed ${asked.seed}; the ledger is ${floor.ledger.path}`);
    await floor.close({ isKept });
  }
  return isClean(verdict);
};

/** The faults inside of the server, in memory: very many of them in a few seconds. */
const inMemory = async (asked: Asked): Promise<boolean> => {
  const names = asked.only === null ? Object.keys(worldFaults) : [asked.only];
  let isGood = true;
  for (const name of names) isGood = (await worldRun(name, asked)) && isGood;
  return isGood;
};

export const main = async (args: readonly string[]): Promise<number> => {
  const asked = read(args);
  const { only } = asked;
  const isInMemory = only === null ? asked.kills === 0 : only in worldFaults;
  const isOnServer = only === null || only in scenarios;
  const isGood = isOnServer ? await onServer(asked) : true;
  const isGoodInMemory = isInMemory ? await inMemory(asked) : true;
  if (only === 'lost-storage') {
    await losesStorage(asked.seed);
    console.log('Storage was lost: nothing old was shown, and nothing was sent into the new conversation.');
  }
  return isGood && isGoodInMemory ? 0 : 1;
};
