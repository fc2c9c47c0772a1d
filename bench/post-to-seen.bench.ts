/**
 * How long from sending a message until everyone has it, beside a bare PartyKit room that stores and broadcasts.
 * Both live in the same server and take turns, so that a busy machine slows both: read the ratio, not the times.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../test/support/partykit.js';
import { startServer } from '../test/support/partykit.js';
import { pause } from '../test/support/pause.js';
import { figuresOf, milliseconds } from './support/figures.js';
import type { BenchConversation } from './support/people.js';
import { conversation } from './support/people.js';
import { BenchSocket } from './support/socket.js';

const rounds = 12;
const messagesPerRound = 40;
/** Apart enough for the rate limit of one sender. */
const pauseMs = 55;
/** Aim at the median; reported always, failed only when far off, as the machines are shared. */
const aim = 1.5;

let server: TestServer;

beforeAll(async () => {
  server = await startServer({
    vars: {
      PARLEY_CONFIG: JSON.stringify({
        workgroups: {
          sales: {
            label: 'Sales',
            policy: { monitors: { requires: 'signed-in', perSupervisor: 'unlimited' } },
          },
        },
      }),
    },
    parties: { workgroup: 'party/workgroup.ts', desk: 'party/desk.ts', raw: 'bench/raw-room.ts' },
  });
}, 60_000);

afterAll(() => server.stop());

const rawRound = async (sockets: readonly BenchSocket[], round: number, times: number[]): Promise<void> => {
  for (let index = 0; index < messagesPerRound; index += 1) {
    const text = `raw message ${round}-${index}.`;
    const seen = sockets.map((socket) => socket.seen((frame) => frame.includes(text)));
    const sentAt = performance.now();
    sockets[0]?.send({ type: 'post', text });
    times.push(...(await Promise.all(seen)).map((at) => at - sentAt));
    await pause(pauseMs);
  }
};

const ourRound = async (room: BenchConversation, round: number, times: number[]): Promise<void> => {
  const { customer, agent, supervisors } = room;
  for (let index = 0; index < messagesPerRound; index += 1) {
    const text = `our message ${round}-${index}.`;
    const everyone = [customer, agent, ...supervisors];
    const seen = everyone.map((member) =>
      member.socket.seen((frame) => frame.includes('"entries"') && frame.includes(text)),
    );
    const commandId = `${agent.device}:${agent.next}`;
    agent.next += 1;
    const sentAt = performance.now();
    agent.socket.send({ type: 'post', commandId, audience: 'everyone', text, epoch: 1 });
    times.push(...(await Promise.all(seen)).map((at) => at - sentAt));
    await pause(pauseMs);
  }
};

describe('post to seen, three viewers', () => {
  it('stays near a room that only stores and broadcasts', async () => {
    const rawUrl = `${server.url.replace('http', 'ws')}/parties/raw/bench`;
    const raw = await Promise.all([1, 2, 3].map(() => BenchSocket.open(rawUrl)));
    const room = await conversation(server, 1);
    const rawTimes: number[] = [];
    const ourTimes: number[] = [];
    await rawRound(raw, -1, []);
    await ourRound(room, -1, []);
    for (let round = 0; round < rounds; round += 1) {
      await rawRound(raw, round, rawTimes);
      await ourRound(room, round, ourTimes);
    }
    const base = figuresOf(rawTimes);
    const ours = figuresOf(ourTimes);
    const ratio = { median: ours.median / base.median, p99: ours.p99 / base.p99 };
    console.log(`post to seen, 3 viewers, ${rounds * messagesPerRound} messages each, taking turns`);
    console.log(`  raw room   median ${milliseconds(base.median)}  p99 ${milliseconds(base.p99)}`);
    console.log(`  Parley     median ${milliseconds(ours.median)}  p99 ${milliseconds(ours.p99)}`);
    console.log(`  ratio      median ${ratio.median.toFixed(2)} (aim ${aim})  p99 ${ratio.p99.toFixed(2)}`);
    expect(ratio.median).toBeLessThan(aim * 3);
  });
});
