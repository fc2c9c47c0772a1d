// Runs a TypeScript program of the repository: bundled by Vite next to node_modules, loaded, and its `main` called.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './run.mjs';

let count = 0;

/**
 * The exports of a TypeScript file. Packages are left to Node; everything of ours is in the bundle, so that two
 * bundles share no module, and one may be made of changed source text.
 * @param {string} entry from the repository's root
 * @param {import('vite').Plugin[]} [plugins] may change the source text
 * @returns {Promise<Record<string, unknown>>}
 */
export async function loadTypeScript(entry, plugins = []) {
  count += 1;
  const name = `${entry.replaceAll(/[^a-z]+/gi, '-')}-${process.pid}-${count}.mjs`;
  const outDir = join(root, 'node_modules/.parley');
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    publicDir: false,
    plugins,
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } },
    },
  });
  const file = join(outDir, name);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} entry a file that exports `main(args): Promise<number>`, the exit code
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function runTypeScript(entry, args) {
  const { main } = await loadTypeScript(entry);
  if (typeof main !== 'function') throw new Error(`${entry} exports no main.`);
  return main(args);
}
