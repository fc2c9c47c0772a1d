// Traps of the platform inside a room: each has bitten somebody, and each stays shut.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSources } from '../house/sources.js';
import { Driver, freshAddresses } from '../support/contracts/probe-rigs.js';
import type { TestServer } from '../support/partykit.js';
import { pause } from '../support/pause.js';
import { serverFleet, startProbeServer, urlOf } from '../support/probe-server.js';
import { connectTo } from '../support/real-socket.js';

/** An idle room without sockets leaves the server's memory after about ten seconds. */
const EVICTION_MS = 15_000;

let server: TestServer;
/** Rooms, of which the conversation has left memory; begun early, because it takes so long. */
let left: Promise<ReturnType<typeof freshAddresses>>;
beforeAll(async () => {
  server = await startProbeServer();
  left = leaveMemory();
  // Whoever waits for it is told.
  left.catch(() => undefined);
});
afterAll(async () => {
  await server?.stop();
});

const leaveMemory = async (): Promise<ReturnType<typeof freshAddresses>> => {
  const rooms = freshAddresses();
  const fleet = serverFleet(server);
  await (await Driver.of(fleet, rooms.conversation)).order({ do: 'break', what: 'told' });
  await fleet.dispose();
  await pause(EVICTION_MS);
  return rooms;
};

const internal = expect.stringContaining('"code":"internal"');

describe('[PT4] connection ids', () => {
  it('[PT4] a stolen one gives nothing and takes nothing', async () => {
    const address = freshAddresses().conversation;
    const fleet = serverFleet(server);
    const driver = await Driver.of(fleet, address);
    await driver.order({ do: 'now' });
    const victim = await connectTo(`${urlOf(server, address)}?_pk=victim`);
    const attacker = await connectTo(`${urlOf(server, address)}?_pk=victim`);
    await fleet.settle();
    const ids = (await driver.order({ do: 'all' })) as string[];
    expect(new Set([...ids, 'victim']).size).toBe(3);
    await driver.order({ do: 'send', to: ids[0] ?? '', text: 'for the victim' });
    await victim.until((client) => client.texts().length === 1);
    await attacker.roundTrip();
    expect(attacker.texts()).toEqual([]);
    attacker.close();
    await attacker.untilClosed();
    await driver.order({ do: 'send-all', text: 'n', count: 2 });
    await victim.until((client) => client.texts().length === 3);
    expect(victim.texts()).toEqual(['for the victim', 'n0', 'n1']);
    await expect.poll(() => driver.order({ do: 'all' })).toEqual([ids[0]]);
    victim.close();
    await fleet.dispose();
  });
});

describe('[PT5] a broken socket among others', () => {
  it('[PT5] the others miss nothing when one is cut in the middle of a burst', async () => {
    const address = freshAddresses().conversation;
    const fleet = serverFleet(server);
    const driver = await Driver.of(fleet, address);
    await driver.order({ do: 'now' });
    const url = urlOf(server, address);
    const [first, broken, last] = [await connectTo(url), await connectTo(url), await connectTo(url)];
    const bursts = Array.from({ length: 10 }, (_, n) =>
      driver.order({ do: 'send-all', text: `${n}/`, count: 50 }),
    );
    // Looked at when all are over, and no surprise before.
    for (const each of bursts) each.catch(() => undefined);
    await broken.until((client) => client.texts().length > 10);
    broken.socket.terminate();
    await Promise.all(bursts);
    await driver.order({ do: 'send-all', text: 'end', count: 1 });
    const expected = Array.from({ length: 10 }, (_, n) =>
      Array.from({ length: 50 }, (__, m) => `${n}/${m}`),
    ).flat();
    for (const client of [first, last]) {
      await client.until((each) => each.texts().at(-1) === 'end0', 'the end');
      expect(client.texts()).toEqual([...expected, 'end0']);
      client.close();
    }
    await fleet.dispose();
  });
});

describe('[PT7] large frames', () => {
  it('[PT7] the platform closes above a mebibyte, and the room hears of it', async () => {
    const address = freshAddresses().conversation;
    const fleet = serverFleet(server);
    const driver = await Driver.of(fleet, address);
    await driver.order({ do: 'now' });
    const client = await connectTo(urlOf(server, address));
    client.send('x'.repeat(2 * 1_048_576));
    await client.untilClosed();
    expect([1006, 1009]).toContain(client.closedWith()?.code);
    await expect.poll(() => driver.order({ do: 'all' })).toEqual([]);
    await fleet.dispose();
  });
});

describe('[PT8] a throw while a frame is handled', () => {
  it('[PT8] is answered with a fixed sentence, and the socket stays', async () => {
    const fleet = serverFleet(server);
    const client = await connectTo(urlOf(server, freshAddresses().conversation));
    client.send('!{"n":1,"order":{"do":"throw"}}');
    await client.until((each) => each.texts().length === 1);
    expect(client.texts()).toEqual([internal]);
    expect(client.texts()[0]).not.toContain('inside');
    client.send('!{"n":2,"order":{"do":"told"}}');
    await client.until((each) => each.texts().length === 2);
    expect(client.texts()[1]).toBe('{"reply":2,"ok":true,"value":[]}');
    await vi.waitFor(() => expect(server.output.join('\n')).toContain('"event":"received-failed"'), 20_000);
    client.close();
    await fleet.dispose();
  });
});

describe('[PT3] alarms', () => {
  it('[PT3] no source asks for one, nor for hibernation', () => {
    const using = readSources(['party'])
      .filter(({ text }) =>
        /\b(?:set|get|delete)Alarm\b|\bonAlarm\b|\bhibernate\b|allowUnconfirmed\s*:/.test(text),
      )
      .map(({ path }) => path);
    expect(using).toEqual([]);
  });
});

describe('[PT2] a room that comes back', () => {
  it('[PT2] from eviction knows its name, the other rooms and the time', async () => {
    const { conversation, desk } = await left;
    const comeBack = async () => {
      const fleet = serverFleet(server);
      const driver = await Driver.of(fleet, conversation);
      const other = await Driver.of(fleet, desk);
      try {
        await other.order({ do: 'tell', to: conversation, message: { type: 'wake' } });
      } catch (cause) {
        await fleet.dispose();
        throw cause;
      }
      return { fleet, driver };
    };
    // It would still be broken if it had stayed in memory, as it may for once on a machine that was held up meanwhile.
    const { fleet, driver } = await comeBack().catch(() => pause(EVICTION_MS).then(comeBack));
    await driver.order({ do: 'tell', to: desk, message: { type: 'wake' } });
    expect(await (await Driver.of(fleet, desk)).order({ do: 'told' })).toHaveLength(1);
    await driver.order({ do: 'wake-in', ms: 30 });
    await expect.poll(() => driver.order({ do: 'wakes' })).toHaveLength(1);
    await fleet.dispose();
  });
});

/** These end the server; they come last. */
describe('[PT12] a cold room', () => {
  it('[PT12] twenty that connect at once all see it loaded', async () => {
    const address = freshAddresses().conversation;
    const fleet = serverFleet(server);
    const driver = await Driver.of(fleet, address);
    await driver.order({ do: 'write', puts: [['loaded', 'greet']], deletes: [] });
    await fleet.dispose();
    await server.restart();
    const clients = await Promise.all(Array.from({ length: 20 }, () => connectTo(urlOf(server, address))));
    for (const client of clients) {
      await client.until((each) => each.texts().length > 0, 'the greeting');
      expect(client.texts()).toEqual(['{"greeting":"greet"}']);
      client.close();
    }
  });

  it('[PT12] one whose start fails refuses, and is tried again', async () => {
    const { conversation, desk } = freshAddresses();
    const fleet = serverFleet(server);
    const driver = await Driver.of(fleet, conversation);
    await driver.order({ do: 'write', puts: [['fail-start', true]], deletes: [] });
    await fleet.dispose();
    await server.restart();
    for (const _ of [1, 2]) {
      const client = await connectTo(urlOf(server, conversation));
      await client.untilClosed();
      expect(client.texts()).toEqual([internal]);
      expect(client.closedWith()).toEqual({ code: 4500, reason: 'internal' });
    }
    const headers = { authorization: 'Bearer somebody' };
    const response = await fetch(`${urlOf(server, conversation)}/transcript`, { headers });
    expect([response.status, await response.text()]).toEqual([500, internal]);
    const after = serverFleet(server);
    const other = await Driver.of(after, desk);
    await expect(other.order({ do: 'tell', to: conversation, message: { type: 'wake' } })).rejects.toThrow(
      'answered 500',
    );
    await after.dispose();
  });
});

describe('[PT18] a power cut', () => {
  it('[PT18] what was answered is stored, and no write is half done', async () => {
    const address = freshAddresses().conversation;
    let done = 0;
    for (const round of [1, 2, 3]) {
      const client = await connectTo(urlOf(server, address));
      for (let n = 1; n <= 300; n += 1) {
        const value = done + n;
        const order = {
          do: 'write',
          puts: [
            ['a', value],
            [`n/${value}`, 1],
            ['b', value],
          ],
          deletes: [`n/${value - 1}`],
        };
        client.send(`!${JSON.stringify({ n: value, order })}`);
      }
      const enough = 20 * round;
      await client.until((each) => each.texts().length >= enough, 'some answers');
      await server.kill9();
      const answered = client.texts().length;
      await server.restart();
      const fleet = serverFleet(server);
      const driver = await Driver.of(fleet, address);
      const a = ((await driver.order({ do: 'get', key: 'a' })) as { value: number }).value;
      expect(a).toBeGreaterThanOrEqual(done + answered);
      expect(await driver.order({ do: 'get', key: 'b' })).toEqual({ value: a });
      expect(await driver.order({ do: 'list', range: { prefix: 'n/' } })).toEqual([[`n/${a}`, 1]]);
      await fleet.dispose();
      done = a;
    }
  });
});
