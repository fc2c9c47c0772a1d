// The in-memory host keeps to every port's contract, so what a test shows with it holds for the real one.

import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../core/domain/ids.js';
import { cryptoIds } from '../../party/host/ids.js';
import { ProbeRoom } from '../server/probes/probe-room.js';
import { clockContract } from '../support/contracts/clock-contract.js';
import { idsContract } from '../support/contracts/ids-contract.js';
import { peersContract } from '../support/contracts/peers-contract.js';
import {
  clockRigOf,
  type Fleet,
  freshAddresses,
  peersRigOf,
  socketsRigOf,
} from '../support/contracts/probe-rigs.js';
import { socketsContract } from '../support/contracts/sockets-contract.js';
import { storageContract } from '../support/contracts/storage-contract.js';
import { World } from '../support/pair/memory-host.js';
import { MemoryStorage } from '../support/pair/memory-storage.js';
import { seededIds } from '../support/pair/seeded-ids.js';

const probe = (host: ConstructorParameters<typeof ProbeRoom>[0]) => new ProbeRoom(host);
const rooms = { conversation: probe, workgroup: probe, desk: probe };

const memoryFleet = (): Fleet => {
  const world = new World({ rooms });
  return {
    connect: async (address) => {
      const handle =
        address.kind === 'conversation'
          ? world.conversation(address.id)
          : address.kind === 'workgroup'
            ? world.workgroup(address.id)
            : world.desk(address.id);
      const end = handle.connect();
      return {
        send: (text) => end.send(text),
        texts: () => end.texts,
        closedWith: () => end.closedWith,
        close: () => end.drop(),
      };
    },
    settle: () => world.flush(),
    pass: (ms) => world.advance(ms),
    dispose: async () => undefined,
  };
};

storageContract('memory', async () => new MemoryStorage());
socketsContract('memory', () => socketsRigOf(memoryFleet()));
peersContract('memory', () => peersRigOf(memoryFleet()), freshAddresses);
clockContract('memory', () => clockRigOf(memoryFleet()));
idsContract('memory', () => seededIds(1));
// The same code under PartyKit and here: nothing of it depends on the platform.
idsContract('PartyKit', () => cryptoIds);

const id = `cv_${'a'.repeat(22)}` as ConversationId;
const order = (n: number, what: object): string => `!${JSON.stringify({ n, order: what })}`;

describe('[HC11] the in-memory world', () => {
  it('[HC11] fails the write it is told to, and stores nothing of it', async () => {
    const storage = new MemoryStorage();
    storage.failWrite(2);
    await storage.write(new Map([['a', 1]]));
    await expect(storage.write(new Map([['a', 2]]), ['b'])).rejects.toThrow('as the test asked');
    await storage.write(new Map([['c', 3]]));
    expect([...storage.dump()]).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
  });

  it('[HC11] rebuilds a room from storage and attachments', async () => {
    const world = new World({ rooms });
    const room = world.conversation(id);
    const client = room.connect();
    client.send(order(1, { do: 'attach', to: client.id, value: { kept: true } }));
    client.send(order(2, { do: 'write', puts: [['loaded', 'from storage']], deletes: [] }));
    client.send(order(3, { do: 'wake-in', ms: 10 }));
    await world.flush();
    expect(room.wish).toBe(world.time.now() + 10);
    await room.sleep();
    expect(room.wish).toBeNull();
    client.take();
    client.send(order(4, { do: 'started' }));
    await world.flush();
    expect(client.take()).toEqual([{ reply: 4, ok: true, value: 'from storage' }]);
  });

  it('[HC11] a restless world rebuilds the room after every event', async () => {
    const world = new World({ rooms, isRestless: true });
    const client = world.conversation(id).connect();
    client.send('noted by a room that is thrown away');
    client.send(order(1, { do: 'events' }));
    await world.flush();
    expect(client.take()).toEqual([{ reply: 1, ok: true, value: [] }]);
  });

  it('[HC11] a crash ends the sockets and loses what was on its way', async () => {
    const world = new World({ rooms });
    const room = world.conversation(id);
    const client = room.connect();
    await world.flush();
    client.send('lost');
    room.crash();
    expect(client.closedWith).toEqual({ code: 1006, reason: '' });
    const next = room.connect();
    next.send(order(1, { do: 'events' }));
    await world.flush();
    expect(next.take()).toEqual([{ reply: 1, ok: true, value: [] }]);
    expect(world.faults).toEqual([]);
  });

  it('[HC11] nothing passes a silent network, and neither end is told', async () => {
    const world = new World({ rooms });
    const room = world.conversation(id);
    const [silent, driver] = [room.connect(), room.connect()];
    await world.flush();
    silent.goSilent();
    silent.send('unheard');
    driver.send(order(1, { do: 'send', to: silent.id, text: 'unheard' }));
    driver.send(order(2, { do: 'close', to: silent.id, code: 4414, reason: 'silent' }));
    driver.send(order(3, { do: 'events' }));
    await world.flush();
    expect(silent.texts).toEqual([]);
    expect(silent.closedWith).toBeNull();
    expect(JSON.stringify(driver.frames)).not.toContain('unheard');
  });

  it('[HC11] answers a throw as the real host does, and keeps it for the test', async () => {
    const world = new World({ rooms });
    const client = world.conversation(id).connect();
    client.send(order(1, { do: 'throw' }));
    await world.flush();
    expect(client.take()).toEqual([expect.objectContaining({ type: 'refused', code: 'internal' })]);
    expect(world.faults).toHaveLength(1);
  });

  it('[HC11] cuts rooms off from one another', async () => {
    const world = new World({ rooms });
    world.isCut = (from, to) => from.kind === 'conversation' && to.kind === 'desk';
    const client = world.conversation(id).connect();
    client.send(order(1, { do: 'tell', to: { kind: 'desk', id: 'anna' }, message: { type: 'wake' } }));
    await world.flush();
    expect(client.take()).toEqual([{ reply: 1, ok: false, value: 'The desk room cannot be reached.' }]);
  });

  it('[HC11] draws the same public names whatever is drawn beside them', () => {
    const [plain, busy] = [seededIds(7), seededIds(7)];
    const names = [plain.next('public'), plain.next('public')];
    const again = [busy.next('public'), busy.next('supervisors'), busy.next('staff'), busy.next('public')];
    expect([again[0], again[3]]).toEqual(names);
    expect(new Set([...again, seededIds(8).next('public')]).size).toBe(5);
  });
});
