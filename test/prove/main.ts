/**
 * The proof in as many runs as one has time for: `npm run prove -- --runs 100000 --seed 7`. A counterexample is made
 * smaller and printed with the seed and the path that lead to it again: `--seed 7 --path 12:3`.
 */
import { parseArgs } from 'node:util';
import { hunt, isPropertyName } from './hunt.js';
import type { Meter } from './meter.js';

const everyMs = 5_000;

const usage = `npm run prove -- [--runs 1000] [--seed 1] [--path 12:3] [--of uplink] [--leak <name>]
  --runs   how many random scripts
  --seed   where they begin; another one each time unless given
  --path   only the counterexample that this leads to
  --of     rooms: what they send; uplink: what the clients of customer and agent send
  --leak   with a leak planted, which is to be found`;

const progress = (runs: number) => {
  const start = Date.now();
  let told = start;
  return (meter: Meter): void => {
    const now = Date.now();
    if (now - told < everyMs) return;
    told = now;
    const perSecond = (meter.runs * 1_000) / (now - start);
    console.log(`${meter.runs} of ${runs} runs, ${perSecond.toFixed(1)} a second; ${meter}`);
  };
};

const wholeNumber = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);

/** 0: nothing was found. */
export const main = async (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string' },
      path: { type: 'string' },
      of: { type: 'string', default: 'rooms' },
      leak: { type: 'string' },
    },
  });
  const runs = wholeNumber(values.runs);
  const seed = wholeNumber(values.seed ?? String(Date.now() % 1_000_000_000));
  const { of } = values;
  if (runs === null || seed === null || !isPropertyName(of)) {
    console.error(usage);
    return 2;
  }
  const path = values.path === undefined ? {} : { path: values.path };
  const { meter, found } = await hunt({ of, runs, seed, isShrunk: true, passed: progress(runs), ...path });
  console.log(`${meter.runs} runs from seed ${seed}: ${meter}`);
  if (!found) return 0;
  console.error(`\n${found.message}\n\n${found.counterexample}\n`);
  const leak = values.leak === undefined ? '' : ` --leak ${values.leak}`;
  console.error(`Again: npm run prove --${leak} --of ${of} --seed ${found.seed} --path ${found.path}`);
  return 1;
};
