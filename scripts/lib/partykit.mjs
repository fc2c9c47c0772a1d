// Starts `partykit dev` as `npm start` and the server tests need it: on loopback, secrets out of sight, and ended
// completely. There is no programmatic interface, so this is a process and its output.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const READY = /Ready (?:on|at)\b/;
// With a taken port partykit prints these and then hangs; it neither exits nor ever becomes ready.
const FATAL = /Address already in use|ERR_RUNTIME_FAILURE|EADDRINUSE/;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 3_000;

/**
 * @typedef {object} ServerOptions
 * @property {number} port
 * @property {Record<string, string>} vars what rooms find in `room.env`
 * @property {string} persistDir where room storage is kept
 * @property {string} [serve] a folder of static files; must exist
 * @property {string} [main] another main party, for tests of the platform itself
 * @property {Record<string, string>} [parties] other parties, likewise
 * @property {string} [host] 127.0.0.1 unless told otherwise
 * @property {(line: string) => void} [onLine] every line the server prints
 */

/**
 * @typedef {object} RunningServer
 * @property {number} pid
 * @property {Promise<void>} exited
 * @property {(signal: 'SIGTERM' | 'SIGKILL') => void} signal the whole process group
 * @property {() => Promise<void>} stop politely, then by force; nothing is left afterwards
 * @property {() => Promise<void>} kill9 like a power cut
 */

/** @type {Set<RunningServer>} */
const running = new Set();

/**
 * Resolves when the server answers; rejects with its last output when it does not get there.
 * @param {ServerOptions} options
 * @returns {Promise<RunningServer>}
 */
export async function startPartyKit(options) {
  if (running.size === 0) endServersWithUs();
  const config = writeConfig(options);
  const child = spawn(process.execPath, commandLine(options, config), {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NO_UPDATE_NOTIFIER: '1',
      FORCE_COLOR: '0',
      PARLEY_HOST: options.host ?? '127.0.0.1',
    },
  });
  const server = handle(child);
  running.add(server);
  void server.exited.then(() => {
    running.delete(server);
    rmSync(config, { force: true });
  });
  try {
    await ready(child, options);
  } catch (error) {
    await server.kill9();
    throw error;
  }
  return server;
}

/**
 * The secret travels in a configuration file that only its owner can read. On the command line (`--var`) every
 * user of the machine could read it in `ps`; from `.env` partykit copies every value into the bundle. Values of
 * the configuration's `vars` reach the rooms as bindings and appear in neither.
 * @param {ServerOptions} options
 */
function writeConfig(options) {
  const base = JSON.parse(readFileSync(join(root, 'partykit.json'), 'utf8'));
  /** @param {string} path */
  const absolute = (path) => (isAbsolute(path) ? path : join(root, path));
  /** @type {Record<string, string>} */
  const parties = options.parties ?? base.parties;
  const config = {
    ...base,
    main: absolute(options.main ?? base.main),
    parties: Object.fromEntries(Object.entries(parties).map(([name, path]) => [name, absolute(path)])),
    vars: { ...base.vars, ...options.vars },
  };
  mkdirSync(options.persistDir, { recursive: true });
  const file = join(options.persistDir, `server-${options.port}.json`);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}

/**
 * @param {ServerOptions} options
 * @param {string} config
 */
function commandLine(options, config) {
  /** @param {string} name */
  const hook = (name) => ['--import', pathToFileURL(join(root, 'scripts', name)).href];
  const partykit = join(root, 'node_modules/partykit/dist/bin.mjs');
  // `serve` and `persist` are given here because partykit.json's are respectively harmful and ignored.
  const args = ['dev', '--config', config, '--port', String(options.port), '--persist', options.persistDir];
  args.push('--disable-request-cf-fetch', '--no-hotkeys');
  if (options.serve) args.push('--serve', options.serve);
  return [...hook('loopback.mjs'), ...hook('leash.mjs'), partykit, ...args];
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {ServerOptions} options
 * @returns {Promise<void>}
 */
function ready(child, options) {
  return new Promise((resolve, reject) => {
    /** @type {string[]} */
    const last = [];
    let rest = '';
    /** @param {string} reason */
    const fail = (reason) => {
      clearTimeout(timer);
      reject(new Error(`${reason}\n${last.join('\n')}`));
    };
    const timer = setTimeout(
      () => fail(`The server was not ready after ${START_LIMIT_MS} ms:`),
      START_LIMIT_MS,
    );
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        options.onLine?.(line);
        last.push(line);
        if (last.length > 30) last.shift();
        if (FATAL.test(line)) fail(`Port ${options.port} could not be used:`);
        if (READY.test(line)) {
          clearTimeout(timer);
          resolve();
        }
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', (error) => fail(`The server could not be started: ${error.message}`));
    // partykit exits with code 0 for some failures, so any exit before "ready" is one.
    child.on('exit', (code) => fail(`The server ended with code ${code} before it was ready:`));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {RunningServer}
 */
function handle(child) {
  const pid = child.pid ?? 0;
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  /** @param {'SIGTERM' | 'SIGKILL'} name */
  const signal = (name) => signalGroup(pid, name);
  const kill9 = async () => {
    signal('SIGKILL');
    await exited;
    await groupGone(pid);
  };
  const stop = async () => {
    signal('SIGTERM');
    const limit = setTimeout(() => signal('SIGKILL'), STOP_LIMIT_MS);
    await exited;
    clearTimeout(limit);
    await kill9();
  };
  return { pid, exited, signal, stop, kill9 };
}

/**
 * To the parent alone a signal is not enough: workerd and esbuild would stay and keep their ports.
 * @param {number} pid
 * @param {'SIGTERM' | 'SIGKILL'} name
 */
function signalGroup(pid, name) {
  if (pid === 0) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, name);
  } catch {
    // ESRCH: nobody of the group is left, which is what we want.
  }
}

/** @param {number} pid */
async function groupGone(pid) {
  if (pid === 0 || process.platform === 'win32') return;
  // Whoever was killed needs a turn of the machine to be gone.
  for (let round = 0; round < 500; round += 1) {
    try {
      process.kill(-pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

let isWatching = false;

function endServersWithUs() {
  if (isWatching) return;
  isWatching = true;
  process.on('exit', () => {
    for (const server of running) server.signal('SIGKILL');
  });
}

/**
 * Whether a port of this machine is free, on loopback and on all addresses.
 * @param {number} port
 */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    if ((await listenOnce(port, host)) === undefined) return false;
  }
  return true;
}

/** A free loopback port chosen by the system. */
export async function freePort() {
  const port = await listenOnce(0, '127.0.0.1');
  if (port === undefined) throw new Error('No free port on 127.0.0.1.');
  return port;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | undefined>}
 */
function listenOnce(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.on('error', () => resolve(undefined));
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}
