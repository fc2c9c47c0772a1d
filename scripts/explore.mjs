// `npm run explore`: every state of a small world, to the end: `npm run explore -- --in-flight 2`.
import { runTypeScript } from './lib/typescript.mjs';

/** @param {readonly string[]} args */
export const main = (args) => runTypeScript('test/prove/explore/main.ts', args);
