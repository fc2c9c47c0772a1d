/**
 * A workgroup with 1,000 live conversations takes 300 updates a second with 20 watchers: how long from an update
 * until each watcher has it, beside a bare room that stores each update and broadcasts it. Both are told the same by
 * the same driver in one server and take turns.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../test/support/partykit.js';
import { startServer } from '../test/support/partykit.js';
import { pause } from '../test/support/pause.js';
import type { Done, Order, Target } from './list-driver.js';
import { targets } from './list-driver.js';
import { figuresOf, milliseconds } from './support/figures.js';
import { activePrefix, floor, isQueued, policy } from './support/floor.js';
import { tokenFor } from './support/people.js';
import { processorSeconds, roomsProcess } from './support/processor.js';
import { BenchSocket } from './support/socket.js';
import { Watcher } from './support/watcher.js';

const rounds = 5;
const perSecond = 300;
/** Each of another conversation, so that none may be left out for a later one. */
const updatesPerRound = 600;
const watchers = 20;
const agents = 5;
/** What has not arrived by then is late. */
const patienceMs = 5_000;
/** Nothing more is waited for then. */
const lostMs = 10_000;
const never = Number.MAX_VALUE;
/** A machine on which the bare room takes so long has other work, and nothing late is our fault. */
const busyMs = 500;
/** Of processor time: unlike waiting it is the same on a machine that has other work. */
const absurd = 12;

interface Side {
  readonly watchers: readonly Watcher[];
  readonly seconds: { wall: number; processor: number };
  failed: number;
}

let server: TestServer;

beforeAll(async () => {
  server = await startServer({
    vars: { PARLEY_CONFIG: JSON.stringify({ workgroups: { sales: { label: 'Sales', policy } } }) },
    parties: {
      workgroup: 'party/workgroup.ts',
      desk: 'party/desk.ts',
      raw: 'bench/raw-list.ts',
      driver: 'bench/list-driver.ts',
    },
  });
}, 60_000);

afterAll(() => server.stop());

const address = (party: string, room: string): string =>
  `${server.url.replace('http', 'ws')}/parties/${party}/${room}`;

const several = <T>(count: number, make: (index: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

const helloOf = async (id: string, role: 'agent' | 'supervisor', grant: string): Promise<unknown> => ({
  type: 'hello',
  versions: [1, 1],
  credential: { kind: 'token', token: await tokenFor(server.secret, { id, role, grants: [grant] }) },
});

const openSupervisor = async (index: number): Promise<Watcher> =>
  Watcher.open(address('workgroup', 'sales'), await helloOf(`maria-${index}`, 'supervisor', 'monitor'));

const openAgent = async (index: number): Promise<Watcher> =>
  Watcher.open(address('workgroup', 'sales'), await helloOf(`anna-${index}`, 'agent', 'handle'), (text) =>
    text.includes(activePrefix),
  );

const ask = async (driver: BenchSocket, order: Order): Promise<Done> => {
  let answer = '';
  const answered = driver.seen((text) => {
    answer = text;
    return true;
  });
  driver.send(order);
  await answered;
  return JSON.parse(answer) as Done;
};

const arrived = async (side: Side, from: number, to: number): Promise<void> => {
  const hasAll = ({ seen }: Watcher): boolean => {
    for (let update = from; update < to; update += 1) if (!seen.has(update)) return false;
    return true;
  };
  for (const limit = performance.now() + lostMs; performance.now() < limit; ) {
    if (side.watchers.every((each) => each.closed !== null || hasAll(each))) return;
    await pause(20);
  }
};

const runRound = async (driver: BenchSocket, target: Target, side: Side, round: number): Promise<void> => {
  await ask(driver, { type: 'move-on', target, updates: updatesPerRound });
  const rooms = roomsProcess(server.pid);
  const began = { wall: performance.now(), processor: processorSeconds(rooms) };
  side.failed += (await ask(driver, { type: 'tell', target, perSecond })).failed;
  await arrived(side, round * updatesPerRound, (round + 1) * updatesPerRound);
  side.seconds.wall += (performance.now() - began.wall) / 1000;
  side.seconds.processor += processorSeconds(rooms) - began.processor;
};

/** Of the last update of each conversation and each watcher: those that took longer. Never come is longest. */
const longerThan = ({ watchers: all }: Side, ms: number): number => {
  const listening = all.filter(({ closed }) => closed === null);
  const updates = rounds * updatesPerRound;
  const last = Array.from({ length: floor.conversations }, (_, index) => updates - 1 - index);
  const slow = listening.map(({ seen }) =>
    last.filter((each) => (seen.get(each) ?? Number.POSITIVE_INFINITY) > ms),
  );
  return slow.flat().length;
};

/** A reader that falls behind is closed, and would come again: on a busy machine that may be the bench itself. */
const closedOf = ({ watchers: all }: Side): number => all.filter(({ closed }) => closed !== null).length;

const timesOf = ({ watchers: all }: Side): readonly number[] => all.flatMap(({ seen }) => [...seen.values()]);

describe('a workgroup with a thousand live conversations', () => {
  it('tells twenty watchers of 300 updates a second', async () => {
    const driver = await BenchSocket.open(address('driver', 'bench'));
    for (const target of targets) expect((await ask(driver, { type: 'prepare', target })).failed).toBe(0);
    const sides: Readonly<Record<Target, Side>> = {
      raw: {
        watchers: await several(watchers, () => Watcher.open(address('raw', 'sales'))),
        seconds: { wall: 0, processor: 0 },
        failed: 0,
      },
      parley: {
        watchers: await several(watchers, openSupervisor),
        seconds: { wall: 0, processor: 0 },
        failed: 0,
      },
    };
    const staff = await several(agents, openAgent);
    for (let round = 0; round < rounds; round += 1)
      for (const target of targets) await runRound(driver, target, sides[target], round);

    const updates = rounds * updatesPerRound;
    const figures = { raw: figuresOf(timesOf(sides.raw)), parley: figuresOf(timesOf(sides.parley)) };
    console.log(
      `update to watcher: ${floor.conversations} conversations, ${perSecond} updates a second, ` +
        `${watchers} watchers, ${updates} updates each, taking turns`,
    );
    for (const target of targets) {
      const { seconds, failed } = sides[target];
      console.log(
        `  ${target.padEnd(6)} median ${milliseconds(figures[target].median)}  ` +
          `p99 ${milliseconds(figures[target].p99)}  ` +
          `processor ${(seconds.processor / seconds.wall).toFixed(2)} s/s, ` +
          `${milliseconds((seconds.processor / updates) * 1000)} an update  ` +
          `late ${longerThan(sides[target], patienceMs)}  ` +
          `lost ${longerThan(sides[target], never)}  closed ${closedOf(sides[target])}  ` +
          `not answered ${failed}`,
      );
    }
    const ratio = {
      median: figures.parley.median / figures.raw.median,
      p99: figures.parley.p99 / figures.raw.p99,
      processor: sides.parley.seconds.processor / sides.raw.seconds.processor,
    };
    console.log(
      `  ratio  median ${ratio.median.toFixed(2)}  p99 ${ratio.p99.toFixed(2)}  ` +
        `processor ${ratio.processor.toFixed(2)}`,
    );

    for (const target of targets) expect(longerThan(sides[target], never)).toBe(0);
    if (figures.raw.p99 < busyMs) {
      expect(longerThan(sides.parley, patienceMs)).toBe(0);
      expect(closedOf(sides.parley)).toBe(0);
    }
    // Not a number where there is no such figure, which is not absurd.
    expect(ratio.processor > absurd).toBe(false);
    const queued = Array.from({ length: floor.conversations }, (_, index) => index).filter(isQueued);
    for (const each of staff) {
      expect(each.strange).toEqual([]);
      // They are there and listen: what waits they are told.
      expect([...each.seen.keys()].every((update) => isQueued(update % floor.conversations))).toBe(true);
      expect(each.seen.size).toBeGreaterThanOrEqual(queued.length);
    }
  });
});
