/** What `npm run fuzz` does: hostile frames at the real server, or twins with `--pairs`; seeded, and counted at the end. */
import { parseArgs } from 'node:util';
import { playPairs } from '../server/twin/main.js';
import { fuzz } from './run.js';

const whole = (text: string | undefined, name: string): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is a whole number.`);
  return Number(text);
};

export const main = async (args: readonly string[]): Promise<number> => {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { frames: option, seed: option, session: option, pairs: option },
  });
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const seed = whole(values.seed, 'seed') ?? Date.now() % 1_000_000;
  const pairs = whole(values.pairs, 'pairs');
  if (pairs !== undefined) return playPairs(pairs, seed, print);
  const session = whole(values.session, 'session');
  const frames = whole(values.frames, 'frames') ?? 100_000;
  const report = await fuzz({ frames, seed, print, ...(session === undefined ? {} : { session }) });
  for (const line of report.lines()) print(line);
  return report.findings.length === 0 ? 0 : 1;
};
