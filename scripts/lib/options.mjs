// What `npm start` and `npm run dev` understand, and how they choose a port and keep the demo's secret.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isPortFree } from './partykit.mjs';
import { root, Stop } from './run.mjs';

export const DEFAULT_PORT = 1999;
const TRIES = 50;

/** @param {readonly string[]} args */
export function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        'no-open': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new Stop(`${error.message} Known: --port <number>, --host 0.0.0.0, --no-open.`);
  }
  if (!['127.0.0.1', '0.0.0.0'].includes(values.host)) {
    throw new Stop('--host is 127.0.0.1 (this machine only) or 0.0.0.0 (everyone who can reach it).');
  }
  return { port: values.port ?? process.env.PORT, host: values.host, shouldOpen: !values['no-open'] };
}

/**
 * A port that somebody asked for is used or refused; the default one may move up.
 * @param {string | undefined} asked
 * @param {number} [from]
 */
export async function choosePort(asked, from = DEFAULT_PORT) {
  if (asked !== undefined) {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Stop(`${asked} is not a port number.`);
    if (!(await isPortFree(port))) throw new Stop(`Port ${port} is in use. Choose another with --port.`);
    return port;
  }
  for (let port = from; port < from + TRIES; port += 1) {
    if (await isPortFree(port)) return port;
  }
  throw new Stop(`Ports ${from} to ${from + TRIES - 1} are all in use. Choose one with --port.`);
}

/** Random, but kept, so that the demo's sessions survive a restart of the server. Readable by its owner only. */
export function demoSecret() {
  const folder = join(root, '.partykit');
  const file = join(folder, 'demo-secret');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

const SHORTEST_SECRET = 32;
const passedOn = ['PARLEY_CONFIG', 'PARLEY_ORIGINS', 'PARLEY_ISSUER', 'PARLEY_JWKS_URL'];

/**
 * What rooms find in their environment: what is set here, and the demo unless PARLEY_DEMO says otherwise. The
 * server refuses to start with the same faults; said here, the sentence is the last line that somebody sees.
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @returns {Record<string, string>}
 */
export function serverVars(env = process.env) {
  const isDemo = (env.PARLEY_DEMO || '1') === '1';
  const secret = env.PARLEY_SECRET || (isDemo ? demoSecret() : '');
  if (secret.length < SHORTEST_SECRET) {
    throw new Stop(`Set PARLEY_SECRET to a random text of at least ${SHORTEST_SECRET} characters.`);
  }
  if (!isDemo && !env.PARLEY_CONFIG) {
    throw new Stop(
      'Set PARLEY_CONFIG to the JSON document that names the workgroups, or leave PARLEY_DEMO unset.',
    );
  }
  const set = passedOn.flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return { PARLEY_SECRET: secret, ...(isDemo ? { PARLEY_DEMO: '1' } : {}), ...Object.fromEntries(set) };
}
