// Makes sure that Node is new enough and that node_modules is what package-lock.json says.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, Stop } from './run.mjs';

const MINIMUM = [20, 19];

/** @param {string} version of the form 20.19.0 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

export function checkNode() {
  if (isNodeNewEnough(process.versions.node)) return;
  throw new Stop(`Parley needs Node ${MINIMUM.join('.')} or newer; this is Node ${process.versions.node}.`);
}

/**
 * Runs `npm ci` when the lock file is not the one that was installed last. The hash stands inside node_modules,
 * so deleting that folder forgets it too.
 */
export async function ensureInstalled() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules/.lock-sha');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return;
  console.log('Installing packages (npm ci) ...');
  if ((await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])) !== 0) {
    throw new Stop('npm ci failed; its output above says why.');
  }
  writeFileSync(stamp, `${hash}\n`);
}

/**
 * npm through the file it was started from where that is known: on Windows `npm` is a command script, which Node
 * starts only through a shell.
 * @param {readonly string[]} args
 */
export function npm(args) {
  return run(...npmCommand(args));
}

/**
 * @param {readonly string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function npmCommand(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return [process.execPath, [cli, ...args]];
  if (process.platform === 'win32') return ['cmd.exe', ['/d', '/s', '/c', 'npm', ...args]];
  return ['npm', [...args]];
}
