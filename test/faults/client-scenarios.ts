/** Faults of clients: said twice, read slowly, closed in mid-word, frozen, and of another version. */
import { closeReasons } from '../../core/protocol/close-codes.js';
import { limits } from '../../core/protocol/limits.js';
import { pause } from '../support/pause.js';
import { RawClient } from '../support/raw-client.js';
import type { Floor } from './floor.js';
import { freeze } from './frozen.js';
import { talkAsOldClient } from './old-client.js';
import { roomsMegabytes } from './processes.js';
import type { Antics } from './recording-socket.js';
import type { Scenarios } from './scenario.js';
import { NotInTime } from './waiting.js';
import type { Writer } from './writer.js';

/** Everybody behaves so for a while, also over a cut. */
const behaving = async (floor: Floor, antics: Partial<Antics>): Promise<void> => {
  const all = floor.talks.flatMap(({ people }) => people).map((person) => person.antics);
  const before = all.map((each) => ({ ...each }));
  for (const each of all) Object.assign(each, antics);
  await pause(floor.between(500, 1_000));
  for (const proxy of floor.proxies) proxy.cut();
  await pause(floor.between(500, 1_000));
  await floor.rest('antics');
  for (const [index, each] of all.entries()) Object.assign(each, before[index]);
};

/** Six units each on the wire, so that few messages are much. */
const padding = '\u0001'.repeat(2_500);
const enough = Math.ceil((1.3 * limits.unacknowledgedBytes) / (6 * padding.length));

/** With which codes they were closed who did not read for a while. */
const readingNothing = async (floor: Floor, slow: Writer): Promise<readonly number[]> => {
  const { handler } = floor.talks.find(({ readers }) => readers.includes(slow)) ?? floor.pick(floor.talks);
  await slow.until(() => slow.isSettled, 'is not there');
  const before = roomsMegabytes(floor.server);
  const { socket } = slow;
  const closedBefore = slow.closes.length;
  socket?.pause();
  for (let sent = 0; sent < enough; sent += 1) {
    await handler.until(({ pending }) => pending.length < 20, 'is held up');
    handler.say('staff', padding);
  }
  await handler.until(() => handler.isSettled, 'is held up by somebody who does not read');
  floor.measured('slow-reader: memory grew by MB', roomsMegabytes(floor.server) - before);
  socket?.resume();
  await slow.until(() => slow.isSettled && slow.closes.length > closedBefore, 'is not closed');
  return slow.closes.slice(closedBefore);
};

const mostTimes = 3;

/**
 * Their own client gives up a socket on which it hears nothing. On a machine on which others cannot write enough by then,
 * it does so before the server would; the next socket is read.
 */
const slowReader = async (floor: Floor): Promise<void> => {
  const slow = await floor.slowReader();
  const codes: number[] = [];
  for (let time = 1; time <= mostTimes; time += 1) {
    codes.push(...(await readingNothing(floor, slow)));
    if (codes.includes(closeReasons.slow.code)) return;
  }
  throw new NotInTime(`Nobody was closed as slow, but with ${codes.join()}.`);
};

/** What a client that is too new, or too old, is told. */
const otherVersions = async (floor: Floor): Promise<void> => {
  const { conversation } = floor.pick(floor.talks).customer.viewer;
  const url = `${floor.networks.customers.url.replace('http', 'ws')}/parties/main/${conversation}`;
  for (const versions of [
    [2, 3],
    [0, 0],
  ] as const) {
    const client = await RawClient.open(url);
    const credential = { kind: 'secret', secret: 'x'.repeat(43) };
    await client.greet({ versions, credential, device: 'other-version-16' });
    const { code } = await client.untilClosed();
    const [refused] = client.frames;
    const isTold = refused?.code === 'unsupported-version' && JSON.stringify(refused.versions) === '[1,1]';
    if (code !== closeReasons['unsupported-version'].code || !isTold || client.frames.length !== 1) {
      throw new Error(`Versions ${versions.join(' to ')} were answered ${client.texts.join()} and ${code}.`);
    }
  }
};

export const clientScenarios: Scenarios = {
  repeats: {
    ids: '[F10][WP4]',
    says: 'every command is sent three times, and again over the next socket',
    run: (floor) => behaving(floor, { copies: 3, isRepeating: true }),
  },
  reload: {
    ids: '[F19]',
    says: 'pages are closed with a full outbox, and opened again',
    run: async (floor) => {
      for (const { customer, handler } of floor.talks) {
        for (const person of [customer, handler]) for (let n = 0; n < 4; n += 1) person.say();
        await pause(floor.between(0, 30));
        customer.reload();
        handler.reload();
      }
    },
  },
  devices: {
    ids: '[F20][F21]',
    says: 'customer and handler write on two devices each',
    run: async (floor) => {
      const talk = floor.pick(floor.talks);
      const both = [await talk.addDevice(talk.customer), await talk.addDevice(talk.handler)];
      for (let n = 0; n < 4; n += 1) {
        for (const device of both) device.say();
        await pause(floor.between(20, 150));
      }
    },
  },
  future: {
    ids: '[F26][WP12]',
    says: 'clients of an older schema ignore keys and frames that they do not know',
    run: (floor) => behaving(floor, { isFromTheFuture: true }),
  },
  'old-client': {
    ids: '[F26][TH46]',
    says: 'a client as it was at version 1 is understood',
    run: talkAsOldClient,
  },
  versions: {
    ids: '[F26][WP12][TH46]',
    says: 'versions that the server does not speak are refused with those that it does',
    run: otherVersions,
  },
  // Late, because it leaves the customer's bucket empty, and whoever comes next waits for it.
  frozen: {
    ids: '[F8]',
    says: 'a client whose process is stopped goes on where it was',
    run: freeze,
  },
  // Last, because from then on there is much to read.
  'slow-reader': {
    ids: '[F11][PT15][TH37]',
    says: 'somebody does not read until the server closes them, and nobody else is held up',
    run: slowReader,
  },
};
