/**
 * Memory of the server for each conversation, idle (a customer who has posted three times and waits) and active
 * (customer and agent, who talk), beside bare rooms with as many sockets and messages. Each kind has a server of its
 * own, which is warm before anything is counted.
 */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TestServer } from '../test/support/partykit.js';
import { startServer } from '../test/support/partykit.js';
import { pause } from '../test/support/pause.js';
import { quantile } from './support/figures.js';
import { residentKilobytes } from './support/memory.js';
import { conversation, openedBy, post } from './support/people.js';
import { BenchSocket } from './support/socket.js';

const warmUpRooms = 50;
const rooms = 300;
/** Opened at once. */
const lump = 10;
const idlePosts = 3;
/** Each active room has a message in this time. */
const talkMs = 2_500;
const talkSeconds = 12;
const settleSeconds = 4;
const samplesPerSecond = 4;
/** Sessions of one agent. */
const mostSessions = 90;
const aim = 2;

/** The server leaves who is silent for 45 seconds. A bare room would store a ping as a message, and leaves nobody. */
const pingMs = 10_000;

/** One more message; resolves when it is stored. */
type Talk = () => Promise<unknown>;

/** Opens a room in its state, tells its sockets that must say that they are there, and says how it goes on. */
type Open = (server: TestServer, index: number, alive: BenchSocket[]) => Promise<Talk>;

const textOf = (index: number): string =>
  `message ${index} of a conversation about an order that has not come.`;

const openRaw =
  (sockets: number): Open =>
  async (server) => {
    const url = `${server.url.replace('http', 'ws')}/parties/raw/${randomBytes(16).toString('hex')}`;
    const open = await Promise.all(Array.from({ length: sockets }, () => BenchSocket.open(url)));
    let count = 0;
    const talk = async (): Promise<void> => {
      count += 1;
      const text = textOf(count);
      const sender = open[count % sockets];
      const seen = sender?.seen((frame) => frame.includes(text));
      sender?.send({ type: 'post', text });
      await seen;
    };
    for (let index = 0; index < idlePosts; index += 1) await talk();
    return talk;
  };

const openIdle: Open = async (server, _, alive) => {
  const { customer } = await openedBy(server);
  alive.push(customer.socket);
  let count = 0;
  const talk = (): Promise<unknown> => {
    count += 1;
    return post(customer, { text: textOf(count) });
  };
  for (let index = 0; index < idlePosts; index += 1) await talk();
  return talk;
};

const openActive: Open = async (server, index, alive) => {
  const agentId = `anna-${Math.floor(index / mostSessions)}`;
  const { customer, agent } = await conversation(server, 0, agentId);
  alive.push(customer.socket, agent.socket);
  let count = 0;
  const talk = (): Promise<unknown> => {
    count += 1;
    const text = textOf(count);
    return count % 2 === 0 ? post(customer, { text }) : post(agent, { text, epoch: 1 });
  };
  for (let posted = 1; posted < idlePosts; posted += 1) await talk();
  return talk;
};

const openRooms = async (
  open: (index: number) => Promise<Talk>,
  from: number,
  to: number,
): Promise<Talk[]> => {
  const talks: Talk[] = [];
  for (let index = from; index < to; index += lump) {
    const some = Array.from({ length: Math.min(lump, to - index) }, (_, each) => open(index + each));
    talks.push(...(await Promise.all(some)));
  }
  return talks;
};

/** Everyone in turn, evenly over the time. */
const talkAll = async (talks: readonly Talk[], seconds: number): Promise<void> => {
  const beganAt = performance.now();
  const under: Promise<unknown>[] = [];
  while (performance.now() - beganAt < seconds * 1000) {
    const due = Math.floor(((performance.now() - beganAt) * talks.length) / talkMs);
    while (under.length < due) under.push(talks[under.length % talks.length]?.() ?? Promise.resolve());
    await pause(5);
  }
  await Promise.all(under);
};

/** The median over a while, in which the collector may or may not have run. */
const residentOver = async (server: TestServer, seconds: number): Promise<number> => {
  const samples: number[] = [];
  for (let count = 0; count < seconds * samplesPerSecond; count += 1) {
    await pause(1000 / samplesPerSecond);
    samples.push(residentKilobytes(server.pid));
  }
  return quantile(samples, 0.5);
};

/** Kilobytes for each room. */
const measure = async (open: Open, isActive: boolean): Promise<number> => {
  const policy = { site: { beginningsPerMinute: 60_000 } };
  const server = await startServer({
    vars: { PARLEY_CONFIG: JSON.stringify({ workgroups: { sales: { label: 'Sales', policy } } }) },
    parties: { workgroup: 'party/workgroup.ts', desk: 'party/desk.ts', raw: 'bench/raw-room.ts' },
  });
  const alive: BenchSocket[] = [];
  const pinging = setInterval(() => {
    for (const socket of alive) socket.ping();
  }, pingMs);
  const openOne = (index: number): Promise<Talk> => open(server, index, alive);
  try {
    const residentWith = async (talks: readonly Talk[]): Promise<number> => {
      if (!isActive) return residentOver(server, settleSeconds);
      const talking = talkAll(talks, talkSeconds);
      await pause((talkSeconds - settleSeconds) * 1000);
      const resident = await residentOver(server, settleSeconds);
      await talking;
      return resident;
    };
    const warm = await openRooms(openOne, 0, warmUpRooms);
    const before = await residentWith(warm);
    const all = [...warm, ...(await openRooms(openOne, warmUpRooms, warmUpRooms + rooms))];
    return ((await residentWith(all)) - before) / rooms;
  } finally {
    clearInterval(pinging);
    await server.stop();
  }
};

const kinds = [
  { name: 'idle, one socket', isActive: false, raw: openRaw(1), ours: openIdle },
  { name: 'active, two sockets', isActive: true, raw: openRaw(2), ours: openActive },
] as const;

describe('memory of a conversation', () => {
  it('stays within twice that of a bare room', async () => {
    console.log(`resident memory a room, ${rooms} rooms (aim: within ${aim} times)`);
    for (const { name, isActive, raw, ours } of kinds) {
      const base = await measure(raw, isActive);
      const mine = await measure(ours, isActive);
      console.log(
        `  ${name.padEnd(20)} raw ${base.toFixed(0)} kB  Parley ${mine.toFixed(0)} kB  ` +
          `ratio ${(mine / base).toFixed(2)}`,
      );
      // Not a number where the system does not tell, which is not absurd.
      expect(mine / base > aim * 4).toBe(false);
    }
  });
});
