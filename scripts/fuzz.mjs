// `npm run fuzz`: hostile frames against the real server, `npm run fuzz -- --frames 1000000 --seed 7`; or watched talks
// and unwatched ones compared byte for byte, `npm run fuzz -- --pairs 1000 --seed 7`.
import { runTypeScript } from './lib/typescript.mjs';

/** @param {readonly string[]} args */
export const main = (args) => runTypeScript('test/fuzz/main.ts', args);
