/** Many twins, in batches: each has two fresh servers with a workgroup for every pair. */
import type { Report } from './pairs.js';
import { Twins } from './pairs.js';

const PAIRS_OF_A_BATCH = 50;
const LANES = 10;

const sum = (all: readonly Report[], of: (report: Report) => number): number =>
  all.reduce((total, each) => total + of(each), 0);

/** The exit code. */
export const playPairs = async (
  count: number,
  seed: number,
  print: (line: string) => void,
): Promise<number> => {
  const startedAt = Date.now();
  const reports: Report[] = [];
  const errors: string[] = [];
  for (let first = 0; first < count; first += PAIRS_OF_A_BATCH) {
    const twins = await Twins.start(seed, first, Math.min(PAIRS_OF_A_BATCH, count - first));
    try {
      reports.push(await twins.play(LANES));
      errors.push(...twins.errors());
    } finally {
      await twins.stop();
    }
    print(`${sum(reports, ({ pairs }) => pairs)} of ${count} pairs`);
  }
  const differences = reports.flatMap((each) => each.differences);
  for (const each of differences) print(JSON.stringify(each, null, 2));
  for (const line of errors) print(line);
  const pairs = sum(reports, (each) => each.pairs);
  const watched = sum(reports, (each) => each.watched);
  print(
    `seed ${seed}: ${pairs} pairs, ${differences.length} differences, ${errors.length} errors of the servers`,
  );
  print(`${sum(reports, ({ compared }) => compared)} frames and answers compared`);
  print(
    `${sum(reports, ({ hiddenAccepted }) => hiddenAccepted)} of ${sum(reports, ({ hiddenTried }) => hiddenTried)} hidden ` +
      `commands accepted, in ${watched} pairs; whispers in ${sum(reports, ({ whispered }) => whispered)}`,
  );
  const again = reports.flatMap(({ playedAgain }) => playedAgain);
  for (const found of again) print(`Played again, since a room was late: ${found}`);
  print(`${again.length} pairs played again`);
  print(`${Math.round((Date.now() - startedAt) / 1000)} s`);
  const isProof = watched >= 0.6 * pairs;
  if (!isProof) print('Too little hidden was accepted to prove anything.');
  return differences.length === 0 && errors.length === 0 && isProof ? 0 : 1;
};
