/**
 * What silent monitors cost those whom they watch: how long from a post until it is accepted, in rooms with none, one
 * and five of them. All rooms live in one server and take turns, so that a busy machine slows them alike: read the
 * ratios, not the times.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../test/support/partykit.js';
import { startServer } from '../test/support/partykit.js';
import { pause } from '../test/support/pause.js';
import type { Figures } from './support/figures.js';
import { figuresOf, milliseconds } from './support/figures.js';
import type { BenchConversation } from './support/people.js';
import { conversation, post } from './support/people.js';

const monitorCounts = [0, 1, 5] as const;
type MonitorCount = (typeof monitorCounts)[number];

/** Of each kind, so that no customer comes near the rate limit. */
const roomsEach = 8;
const rounds = 65;
const warmUpRounds = 4;
/** What one post leaves to do is done before the next. */
const pauseMs = 10;
/** No customer may post oftener than twice a second. */
const roundMs = 550;
const pingRounds = 20;
const aim = 1.05;

type Sender = 'customer' | 'agent';
const senders: readonly Sender[] = ['customer', 'agent'];

let server: TestServer;

beforeAll(async () => {
  const policy = { monitors: { requires: 'signed-in', perSupervisor: 'unlimited' } };
  server = await startServer({
    vars: { PARLEY_CONFIG: JSON.stringify({ workgroups: { sales: { label: 'Sales', policy } } }) },
  });
}, 60_000);

afterAll(() => server.stop());

type Times = Readonly<Record<Sender, Record<MonitorCount, number[]>>>;

const noTimes = (): Times => ({ customer: { 0: [], 1: [], 5: [] }, agent: { 0: [], 1: [], 5: [] } });

const everyone = ({ customer, agent, supervisors }: BenchConversation) => [customer, agent, ...supervisors];

/** Milliseconds until it is accepted; resolves when everybody has it, so that nobody's frames fall into the next. */
const timeOf = async (room: BenchConversation, sender: Sender, text: string): Promise<number> => {
  const seen = everyone(room).map(({ socket }) =>
    socket.seen((frame) => frame.includes('"entries"') && frame.includes(text)),
  );
  const time = await post(room[sender], { text, ...(sender === 'agent' ? { epoch: 1 } : {}) });
  await Promise.all(seen);
  return time;
};

const ratioText = (ours: number, base: number): string => (ours / base).toFixed(3);

describe('silent monitors', () => {
  it('are not felt by customer and agent', async () => {
    const rooms = new Map<MonitorCount, BenchConversation[]>();
    for (const count of monitorCounts) {
      const some: BenchConversation[] = [];
      for (let index = 0; index < roomsEach; index += 1) some.push(await conversation(server, count));
      rooms.set(count, some);
    }
    const times = noTimes();
    for (let round = -warmUpRounds; round < rounds; round += 1) {
      const beganAt = performance.now();
      for (let index = 0; index < roomsEach; index += 1) {
        for (let turn = 0; turn < monitorCounts.length; turn += 1) {
          // Each kind is first, second and third equally often.
          const count = monitorCounts[(turn + index + round + warmUpRounds) % monitorCounts.length] ?? 0;
          const room = rooms.get(count)?.[index];
          if (!room) throw new Error('There is no such room.');
          for (const sender of senders) {
            const time = await timeOf(room, sender, `${sender} ${round}-${index}-${count}.`);
            if (round >= 0) times[sender][count].push(time);
            await pause(pauseMs);
          }
        }
      }
      if (round % pingRounds === 0) {
        for (const { socket } of [...rooms.values()].flat().flatMap(everyone)) socket.ping();
      }
      await pause(Math.max(0, beganAt + roundMs - performance.now()));
    }

    console.log(
      `post to accepted, ${roomsEach} rooms with each number of silent monitors, ` +
        `${rounds * roomsEach} posts each, taking turns`,
    );
    for (const sender of senders) {
      const figures = monitorCounts.map((count): Figures => figuresOf(times[sender][count]));
      const [base] = figures;
      figures.forEach(({ median, p99 }, index) => {
        console.log(
          `  ${sender.padEnd(8)} ${monitorCounts[index]} monitors  median ${milliseconds(median)}  ` +
            `p99 ${milliseconds(p99)}  ratio ${ratioText(median, base?.median ?? 0)} ` +
            `(aim ${aim})  p99 ${ratioText(p99, base?.p99 ?? 0)}`,
        );
        // Far off only: the machines are shared.
        expect(median / (base?.median ?? 0)).toBeLessThan(aim * 2);
      });
    }
  });
});
