// `npm run shots`: pictures of the main states in light, dark, right-to-left and narrow, and one page with all of them.
import { build } from './build.mjs';
import { runTypeScript } from './lib/typescript.mjs';

/** @param {readonly string[]} args such as `--only inbox` */
export async function main(args) {
  const code = await build('demo');
  return code === 0 ? runTypeScript('test/shots/main.ts', args) : code;
}
