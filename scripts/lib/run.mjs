// Running other programs: from the repository's root, without a shell, with an exit code instead of an exception.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root; every script works from here wherever it was called from. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Colours are for people at a terminal; in a log they are noise, and some tools write them in any case. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };

/**
 * Runs a program and resolves to its exit code. A program that cannot be started gives 127, one that was
 * ended by a signal gives 128, so that a crash is never mistaken for success.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{env?: Record<string, string | undefined>, quiet?: boolean}} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...plain, ...options.env },
      stdio: options.quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      done(127);
    });
    child.on('exit', (code) => done(code ?? 128));
  });
}

/**
 * Runs a Node script of an installed package. The file itself is named, not node_modules/.bin, because
 * those are shell scripts on Windows.
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {{env?: Record<string, string | undefined>, quiet?: boolean}} [options]
 */
export function runTool(script, args, options) {
  return run(process.execPath, [join(root, 'node_modules', script), ...args], options);
}

/** The command lines of the tools, named once. */
export const tool = {
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
  webTestRunner: '@web/test-runner/dist/bin.js',
  playwright: 'playwright-core/cli.js',
};

/**
 * Every file below a folder, relative paths from the root with forward slashes. A missing folder is empty.
 * @param {string} folder
 * @param {(path: string) => boolean} [keep]
 * @returns {string[]}
 */
export function filesBelow(folder, keep = () => true) {
  const found = [];
  let names;
  try {
    names = readdirSync(join(root, folder));
  } catch {
    return [];
  }
  for (const name of names.sort()) {
    if (name === 'node_modules') continue;
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) found.push(...filesBelow(path, keep));
    else if (keep(path)) found.push(path);
  }
  return found;
}

/** Ends the script with a sentence for a person, not a stack. */
export class Stop extends Error {}
