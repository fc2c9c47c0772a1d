// What one who asks and does not read can make the real server hold for them; and that who reads gets everything.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { browserEnvironment, ConversationClient } from '../../client/index.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { limits } from '../../core/protocol/limits.js';
import { rates } from '../../party/room/rate-limit.js';
import { readOrNothing } from '../support/files-of-others.js';
import { startServer, type TestServer } from '../support/partykit.js';
import { pause } from '../support/pause.js';
import { type Frame, newConversationId, newSecret, RawClient, signToken } from '../support/raw-client.js';

const MIB = 1_048_576;
const watchers = ['maria', 'luis', 'ines', 'omar'] as const;
const count = 110;
/** Six bytes for each character: as much as fits a frame, and a page of it is three quarters of a mebibyte. */
const heavy = '\u0001'.repeat(2_600);

let server: TestServer;
beforeAll(async () => {
  const policy = { monitors: { requires: 'signed-in', perRoom: 8 } };
  const workgroups = { sales: { label: 'Sales', policy } };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});
afterAll(async () => {
  await server?.stop();
});

const urlOf = (id: string): string => `${server.url.replace('http', 'ws')}/parties/main/${id}`;
const tokenOf = (id: string, role: 'agent' | 'supervisor', grants: readonly string[]): Promise<string> =>
  signToken(server.secret, { id, role, grants: { sales: grants } });

/** After the name, which may hold anything and ends with the last bracket. */
const groupOf = (pid: string): number =>
  Number(readOrNothing(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[2]);

/** Bytes in memory of all processes of the server. */
const memory = (): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && groupOf(name) === server.pid)
    .reduce((sum, pid) => {
      const kibibytes = /VmRSS:\s+(\d+) kB/.exec(readOrNothing(`/proc/${pid}/status`))?.[1];
      return sum + Number(kibibytes ?? 0) * 1_024;
    }, 0);

const fill = async (id: string, secret: string) => {
  const customer = await RawClient.open(urlOf(id));
  await customer.hello({ kind: 'secret', secret }, { start: { workgroup: 'sales' } });
  const handler = await RawClient.open(urlOf(id));
  await handler.hello({ kind: 'token', token: await tokenOf('anna', 'agent', ['handle']) });
  await handler.does({ type: 'accept', epoch: 0 });
  for (let n = 1; n <= count; ) {
    const text = `${n} ${heavy}`;
    const answer = await handler.command({ type: 'post', audience: 'everyone', text, epoch: 1 });
    if (answer.type === 'accepted') n += 1;
    else await pause(Number(answer.retryAfter ?? 0) * 1_000);
    if (n % 10 === 0) await Promise.all([customer.settled(), handler.settled()]);
  }
  handler.close();
  return customer;
};

const beforeOf = (client: RawClient): string | null => {
  const frame = client.frames.findLast((each) => each.type === 'page' || each.reset !== undefined);
  return (frame?.type === 'page' ? frame.before : (frame?.reset as Frame | undefined)?.before) as
    | string
    | null;
};

/** Watches, and has the newest page. */
const watch = async (id: string, person: string): Promise<RawClient> => {
  const client = await RawClient.open(urlOf(id));
  const from = client.texts.length;
  await client.hello({ kind: 'token', token: await tokenOf(person, 'supervisor', ['monitor']) });
  await client.does({ type: 'supervise', mode: 'monitor' });
  await client.next((frame) => frame.type === 'entries' && (frame.entries as unknown[]).length > 0, from);
  return client;
};

/** Is welcomed, and reads nothing from then on. Again where the hello came too late for the server to look at it. */
const idleIn = async (id: string, hello: string): Promise<WebSocket> => {
  for (;;) {
    const socket = new WebSocket(urlOf(id));
    await new Promise((resolve, reject) => socket.once('open', resolve).on('error', reject));
    socket.send(hello);
    const isWelcome = await new Promise<boolean>((resolve) => {
      socket.once('message', () => {
        socket.pause();
        resolve(true);
      });
      socket.once('close', () => resolve(false));
    });
    if (isWelcome) return socket;
  }
};

const readAll = async (id: string, person: string): Promise<number> => {
  const client = await watch(id, person);
  for (let before = beforeOf(client); before !== null; before = beforeOf(client)) {
    const from = client.texts.length;
    client.send({ type: 'ping', received: from });
    client.send({ type: 'read-history', before });
    await client.next((frame) => frame.type === 'page', from);
  }
  const texts = client.frames
    .flatMap((frame) => (frame.entries as { body: { text?: string } }[] | undefined) ?? [])
    .filter(({ body }) => body.text !== undefined);
  client.close();
  return texts.length;
};

describe.runIf(process.platform === 'linux')('[PT15][TH37] readers who do not read', () => {
  it('[PT15][TH37][F11] cannot make the server hold what they ask for, and a fresh connection gets everything', async () => {
    const id = newConversationId();
    const customer = await fill(id, newSecret());
    // What reading takes once, it has taken before it is measured.
    for (const person of watchers) {
      expect(await readAll(id, person)).toBe(count);
      // They are there still: a machine that is slow enough takes longer than anybody may be silent.
      await customer.settled();
    }
    const start = memory();
    const idle: WebSocket[] = [];
    for (const person of watchers) {
      const client = await watch(id, person);
      const before = beforeOf(client);
      const device = `${person}-paused`.padEnd(16, '-');
      const token = await tokenOf(person, 'supervisor', ['monitor']);
      const hello = { type: 'hello', versions: [1, 1], credential: { kind: 'token', token }, device };
      const socket = await idleIn(id, JSON.stringify(hello));
      idle.push(socket);
      for (let n = 0; n < rates.staff.reading.burst; n += 1)
        socket.send(JSON.stringify({ type: 'read-history', before }));
      client.close();
      await customer.settled();
    }
    let most = start;
    for (let round = 0; round < 30; round += 1) {
      for (const socket of idle) socket.send(JSON.stringify({ type: 'set-typing', active: true }));
      await customer.settled();
      await pause(100);
      most = Math.max(most, memory());
    }
    // Unbounded it would be a hundred and more.
    // Without a bound it is more than a hundred; collecting garbage alone makes ten.
    expect((most - start) / MIB).toBeLessThan(60);
    expect(watchers.length * rates.staff.reading.burst * 50 * 6 * heavy.length).toBeGreaterThan(100 * MIB);
    expect(limits.unacknowledgedBytes * watchers.length * 3).toBeLessThan(30 * MIB);
    for (const socket of idle) socket.terminate();
    expect(await readAll(id, 'zoe')).toBe(count);
    customer.close();
  });
});

it('[PT15][WI7] our own client reads back to the first message, as fast as it can, and is never held back', async () => {
  const [id, secret] = [newConversationId() as ConversationId, newSecret()];
  const customer = await fill(id, secret);
  customer.close();
  const client = new ConversationClient({
    server: server.url,
    conversation: id,
    credential: { kind: 'secret', secret },
    environment: { ...browserEnvironment, WebSocket },
  });
  const live = new Promise<void>((resolve) => {
    client.addEventListener('change', () => {
      if (client.snapshot.entries.length > 0) resolve();
    });
  });
  client.connect();
  await live;
  // Each takes it further, or this would go on for ever.
  for (let shown = -1; client.snapshot.hasOlder && client.snapshot.entries.length > shown; ) {
    shown = client.snapshot.entries.length;
    await client.loadOlder();
  }
  const texts = client.snapshot.entries.filter(({ body }) => body.kind === 'message');
  expect([texts.length, client.snapshot.hasOlder]).toEqual([count, false]);
  client.disconnect();
});
