// `npm run prove`: the promises over very many random histories: `npm run prove -- --runs 100000 --seed 7`.
import { parseArgs } from 'node:util';
import { loadTypeScript, runTypeScript } from './lib/typescript.mjs';

const entry = 'test/prove/main.ts';

/** @param {readonly string[]} args */
const leakIn = (args) => {
  const { values } = parseArgs({ args: [...args], options: { leak: { type: 'string' } }, strict: false });
  return values.leak;
};

/** @param {readonly string[]} args */
export const main = async (args) => {
  const leak = leakIn(args);
  if (leak === undefined) return runTypeScript(entry, args);
  const { leaks, leakNames, planted } = await loadTypeScript('test/prove/leaks.ts');
  if (!leakNames.includes(leak)) {
    console.error(`There is no leak "${leak}". There are: ${leakNames.join(', ')}.`);
    return 2;
  }
  const { main: run } = await loadTypeScript(entry, [planted(leaks[leak].edits)]);
  return run([...args, '--of', leaks[leak].by]);
};
