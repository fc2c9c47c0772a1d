// `npm run prove`: the promises over very many random histories: `npm run prove -- --runs 100000 --seed 7`.
import { runTypeScript } from './lib/typescript.mjs';

/** @param {readonly string[]} args */
export const main = (args) => runTypeScript('test/prove/main.ts', args);
