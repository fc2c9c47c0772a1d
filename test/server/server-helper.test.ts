// The helper that starts the real server: storage survives a power cut, secrets stay private, nothing is left behind.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPortFree, startPartyKit } from '../../scripts/lib/partykit.mjs';
import { startServer, type TestServer } from '../support/partykit.js';

const probe = 'test/support/probe-party.ts';
const options = { main: probe, parties: { desk: probe }, vars: { GREETING: 'hello' } };

let server: TestServer;

beforeAll(async () => {
  server = await startServer(options);
});

afterAll(async () => {
  await server?.stop();
});

async function ask(path: string, body?: string): Promise<Record<string, unknown>> {
  const init = body === undefined ? {} : { method: 'PUT', body };
  return (await fetch(`${server.url}/parties/${path}`, init)).json() as Promise<Record<string, unknown>>;
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    const answer = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.on('connect', () => answer(true));
    socket.on('error', () => answer(false));
    socket.setTimeout(2000, () => answer(false));
  });
}

describe('[SH1] variables', () => {
  it('[SH1] reach the rooms of every party, with a random secret', async () => {
    expect(server.secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await ask('main/a')).toMatchObject({ greeting: 'hello', secret: server.secret });
    expect(await ask('desk/a')).toMatchObject({ greeting: 'hello', secret: server.secret });
  });

  it('[SH1] a secret is in no command line and in no file that others can read', () => {
    if (process.platform === 'win32') return;
    expect(commandLines()).toContain('partykit');
    expect(commandLines()).not.toContain(server.secret);
    const files = readdirSync(server.persistDir).map((name) => join(server.persistDir, name));
    const holding = files.filter(
      (f) => statSync(f).isFile() && readFileSync(f, 'utf8').includes(server.secret),
    );
    expect(holding.map((file) => statSync(file).mode & 0o077)).toEqual([0]);
  });
});

describe('[SH2] the network', () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);

  it('[SH2] reaches the rooms on loopback only', async () => {
    expect(await canConnect('127.0.0.1', server.port)).toBe(true);
    for (const address of addresses) expect(await canConnect(address, server.port)).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')(
    '[SH2] no process of the server listens anywhere else',
    async () => {
      const serving = await startServer({ ...options, serve: servedFolder() });
      const open = listenersOf(serving.pid).filter((address) => !address.startsWith('0100007F:'));
      const own = listenersOf(serving.pid).length;
      await serving.stop();
      expect(open).toEqual([]);
      expect(own).toBeGreaterThan(1);
    },
  );
});

describe('[SH3] ends and returns', () => {
  it('[SH3] keeps what was stored through a power cut', async () => {
    await ask('main/kept', 'still here');
    await server.kill9();
    expect(await canConnect('127.0.0.1', server.port)).toBe(false);
    await server.restart();
    expect(await ask('main/kept')).toMatchObject({ text: 'still here', secret: server.secret });
  });

  it('[SH3] leaves no process, port or temporary folder', async () => {
    const other = await startServer({ ...options, serve: servedFolder() });
    await other.stop();
    await other.stop();
    expect(() => process.kill(-other.pid, 0)).toThrow();
    expect(await isPortFree(other.port)).toBe(true);
    expect(existsSync(other.persistDir)).toBe(false);
  });

  it('[SH3] says so when its port is taken, and does not hang', async () => {
    const { port, persistDir } = server;
    const second = startPartyKit({
      port,
      vars: {},
      persistDir: join(persistDir, 'second'),
      main: probe,
      parties: {},
    });
    await expect(second).rejects.toThrow(`Port ${port} could not be used`);
  });
});

function servedFolder(): string {
  const folder = join(server.persistDir, 'pages');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  return folder;
}

function commandLines(): string {
  // Small Linux images have no ps.
  if (process.platform !== 'linux') return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => readOrNothing(`/proc/${pid}/cmdline`)).join('\n');
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The listening TCP addresses of a process group, in the kernel's notation (`0100007F:` is 127.0.0.1). */
function listenersOf(group: number): string[] {
  const members = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && groupOf(name) === group);
  const inodes = new Set(members.flatMap(socketInodes));
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === '0A' && inodes.has(columns[9] ?? ''))
      .map((columns) => columns[1] ?? ''),
  );
}

function groupOf(pid: string): number {
  const afterName = readOrNothing(`/proc/${pid}/stat`).split(') ').pop() ?? '';
  return Number(afterName.split(' ')[2]);
}

function socketInodes(pid: string): string[] {
  const folder = `/proc/${pid}/fd`;
  const links = namesIn(folder).map((name) => linkTarget(join(folder, name)));
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Its process has ended meanwhile.
    return [];
  }
}

function linkTarget(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
