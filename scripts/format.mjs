// `npm run format`: formats, sorts imports and applies the safe fixes.
import { runTool, tool } from './lib/run.mjs';

/** @param {readonly string[]} args files or folders; everything by default */
export function main(args) {
  return runTool(tool.biome, ['check', '--write', '--no-errors-on-unmatched', ...args]);
}
