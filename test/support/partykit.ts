// Starts the real server for a test, on a free loopback port, with random secrets and a storage folder of its own.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type RunningServer, startPartyKit } from '../../scripts/lib/partykit.mjs';
import { pause } from './pause.js';

export interface TestServerOptions {
  /** What rooms find in `room.env`, besides a random PARLEY_SECRET; give your own to override it. */
  readonly vars?: Readonly<Record<string, string>>;
  /** Keep storage here instead of in a temporary folder that goes away with the server. */
  readonly persistDir?: string;
  /** A folder of static files to serve beside the rooms, for instance `dist/demo`. */
  readonly serve?: string;
  /** Another main party or other parties, for tests of the platform. */
  readonly main?: string;
  readonly parties?: Readonly<Record<string, string>>;
}

export interface TestServer {
  /** Without a slash at the end: `http://127.0.0.1:40123`. */
  readonly url: string;
  /** For PartySocket: `127.0.0.1:40123`. */
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  readonly secret: string;
  readonly persistDir: string;
  /** Everything the server printed so far, across restarts. */
  readonly output: readonly string[];
  /** Like a power cut: SIGKILL to every process of the server. The storage folder stays. */
  kill9(): Promise<void>;
  /** Ends the server and starts it again on the same port with the same storage and secret. */
  restart(): Promise<void>;
  /** Ends the server and removes its temporary storage. Safe to call twice. */
  stop(): Promise<void>;
}

const TRIES = 3;

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('could not be used');

export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const persistDir = options.persistDir ?? mkdtempSync(join(tmpdir(), 'parley-server-'));
  const isTemporary = options.persistDir === undefined;
  const secret = options.vars?.PARLEY_SECRET ?? randomBytes(32).toString('hex');
  const output: string[] = [];
  const { vars = {}, persistDir: _ignored, ...rest } = options;

  const start = (port: number): Promise<RunningServer> =>
    startPartyKit({
      ...rest,
      port,
      persistDir,
      vars: { ...vars, PARLEY_SECRET: secret },
      onLine: (line) => output.push(line),
    });

  let { port, running } = await startOnFreePort(start);

  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    get pid() {
      return running.pid;
    },
    secret,
    persistDir,
    output,
    kill9: () => running.kill9(),
    async restart() {
      await running.stop();
      running = await startOn(port, start);
    },
    async stop() {
      await running.stop();
      if (isTemporary) rmSync(persistDir, { recursive: true, force: true });
    },
  };
}

/** While nobody listens there, a connection of somebody else may have the port for a moment. */
async function startOn(
  port: number,
  start: (port: number) => Promise<RunningServer>,
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(port);
    } catch (error) {
      if (!isPortTaken(error) || attempt === TRIES) throw error;
      await pause(1_000);
    }
  }
}

/** Between choosing a port and using it somebody else may take it; then another one is tried. */
async function startOnFreePort(
  start: (port: number) => Promise<RunningServer>,
): Promise<{ port: number; running: RunningServer }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { port, running: await start(port) };
    } catch (error) {
      if (!isPortTaken(error) || attempt === TRIES) throw error;
    }
  }
}
