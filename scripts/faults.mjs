// `npm run faults`: crashes, cuts and lost storage against the real server: `npm run faults -- --minutes 5 --seed 7`, `-- --kills 100`.
import { runTypeScript } from './lib/typescript.mjs';

/** @param {readonly string[]} args */
export const main = (args) => runTypeScript('test/faults/main.ts', args);
