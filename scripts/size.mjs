// `npm run size`: the gzipped size of what a website's visitors download, against budgets.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from './build.mjs';
import { root } from './lib/run.mjs';

const folder = join(root, 'dist/embed');

/**
 * Budgets in gzipped bytes, and where the download of each begins. Only what is imported at once counts, once: what is
 * imported later stands in a line of its own. Kilobytes are of 1,024, as the zlib of another processor packs a few
 * bytes more or less.
 */
export const budgets = [
  { what: 'launcher, classic script', from: ['embed.js'], limit: 4 * 1024 },
  { what: 'launcher, module', from: ['widget.js'], limit: 4 * 1024 },
  { what: 'launcher + panel', from: ['embed.js', 'chat'], limit: 25 * 1024 },
  {
    what: 'all that the first message needs',
    from: ['embed.js', 'chat', 'panel-parts', 'connection', 'talk'],
    limit: 56 * 1024,
  },
];

/** @param {string} name a file, or a part without its hash */
function fileOf(name) {
  if (name.endsWith('.js')) return name;
  const found = readdirSync(join(folder, 'parts')).find((file) => file.startsWith(`${name}-`));
  if (!found) throw new Error(`${name} was not built.`);
  return `parts/${found}`;
}

/**
 * What is downloaded with a file: it, and what it imports before it runs.
 * @param {string} file
 * @param {Set<string>} seen
 */
function withImports(file, seen) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)"\.\/([\w./-]+\.js)"/g))
    withImports(`parts/${name}`, seen);
  return seen;
}

/** @param {string} file */
const gzipped = (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;

export async function main() {
  const code = await build('embed');
  if (code !== 0) return code;
  let isOver = false;
  /** @type {Set<string>} */
  const counted = new Set();
  for (const { what, from, limit } of budgets) {
    /** @type {Set<string>} */
    const files = new Set();
    for (const name of from) withImports(fileOf(name), files);
    for (const file of files) counted.add(file);
    const size = [...files].reduce((sum, file) => sum + gzipped(file), 0);
    isOver ||= size > limit;
    console.log(`${what}: ${size} of ${limit} bytes gzipped, ${size > limit ? 'OVER' : 'ok'}`);
  }
  for (const name of readdirSync(join(folder, 'parts'))) {
    if (!counted.has(`parts/${name}`)) console.log(`on demand: ${name} ${gzipped(`parts/${name}`)} bytes`);
  }
  return isOver ? 1 : 0;
}
