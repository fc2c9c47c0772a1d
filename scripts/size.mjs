// `npm run size`: the gzipped size of what a website's visitors download, against a budget.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow, root } from './lib/run.mjs';

/**
 * Budgets in gzipped bytes. A file that has not been built is named, not failed. The embed script holds launcher and
 * panel in one piece; what it weighs now is the ceiling until the panel is loaded apart (aim: 25,000 for both).
 */
export const budgets = [{ what: 'embed script', path: 'dist/embed/embed.js', limit: 43_000 }];

/**
 * @param {string} path a file, or a folder whose scripts are added up
 */
function gzippedSize(path) {
  const full = join(root, path);
  const files = statSync(full).isDirectory() ? filesBelow(path, (file) => file.endsWith('.js')) : [path];
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file)), { level: 9 }).length, 0);
}

export async function main() {
  let isOver = false;
  for (const { what, path, limit } of budgets) {
    if (!existsSync(join(root, path))) {
      console.log(`${what}: ${path} is not built (npm run build)`);
      continue;
    }
    const size = gzippedSize(path);
    isOver ||= size > limit;
    const verdict = size > limit ? 'OVER' : 'ok';
    console.log(`${what}: ${size} of ${limit} bytes gzipped, ${verdict}`);
  }
  return isOver ? 1 : 0;
}
