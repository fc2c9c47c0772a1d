// `npm run bench`: measures what the documentation claims. A benchmark is a vitest file with a written limit.
import { chromiumEnv, ensureChromium } from './lib/chromium.mjs';
import { runTool, tool } from './lib/run.mjs';

/** @param {readonly string[]} args passed on, for instance a file name to filter by */
export async function main(args) {
  const env = chromiumEnv(await ensureChromium());
  return runTool(tool.vitest, ['run', '--project', 'bench', '--passWithNoTests', ...args], { env });
}
