// What a client has unsent when it is not used any more: for the next one, on the same page as well, or for its writer.
import { describe, expect, it } from 'vitest';
import type { ConversationClient } from '../../client/conversation-client.js';
import { clientIn, liveIn } from './conversation-room.js';
import { pagesOf, useFakeTimeouts } from './fake-pages.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();

const pending = ({ snapshot }: ConversationClient): string[] => snapshot.pending.map(({ text }) => text);

useFakeTimeouts();

describe('[G12] what is unsent when a client is closed', () => {
  it('[G01][G12] is left to the next client when one is closed, on the same page as well', async () => {
    const { page, locks } = pagesOf();
    const old = clientIn(world(), { storage: page() });
    await liveIn(world(), old);
    old.post('one');
    old.post('two');
    expect(old.close()).toEqual([]);
    await world().pass(1_000);
    expect(locks.held.size).toBe(0);
    const next = clientIn(world(), { storage: page() });
    const socket = await liveIn(world(), next);
    expect(socket.of('hello')[0]?.device).toBe(world().sockets[0]?.of('hello')[0]?.device);
    expect(pending(next)).toEqual(['one', 'two']);
    expect(socket.of('post')).toMatchObject([{ text: 'one', commandId: expect.stringMatching(/:1$/) }]);
  });

  it('[G01][G12] is left also by one that is closed while it takes over', async () => {
    const { page, locks } = pagesOf();
    const first = clientIn(world(), { storage: page() });
    await liveIn(world(), first);
    first.post('one');
    first.disconnect();
    const second = clientIn(world(), { storage: page() });
    // The page of the first is just being left.
    locks.isImpatient = false;
    second.connect();
    second.post('two');
    await world().pass(1);
    expect(second.close()).toEqual([]);
    first.close();
    await world().pass(1_000);
    expect(locks.held.size).toBe(0);
    const third = clientIn(world(), { storage: page() });
    await liveIn(world(), third);
    expect(pending(third).sort()).toEqual(['one', 'two']);
  });

  it('[G01][G12] is kept from the moment at which it is known whose it is, not only when all others are asked', async () => {
    const { page, storage, locks } = pagesOf();
    const before = clientIn(world(), { storage: page() });
    await liveIn(world(), before);
    before.post('of a page that is open');
    locks.isImpatient = false;
    const client = clientIn(world(), { storage: page() });
    client.post('first words');
    client.connect();
    await world().pass(1);
    expect(Object.values(storage).join()).toContain('first words');
  });

  it('[G12] is given back when one is closed and nothing keeps it', async () => {
    const { page, storage } = pagesOf();
    const unknown = clientIn(world(), { storage: page() });
    unknown.post('before it is known whose');
    expect(unknown.close()).toEqual(['before it is known whose']);
    unknown.connect();
    await world().pass(1);
    expect(Object.keys(storage)).toEqual([]);

    const full = clientIn(world(), { storage: page() });
    await liveIn(world(), full);
    full.post('one');
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    full.post('two');
    expect(full.close()).toEqual(['one', 'two']);
    expect(Object.keys(storage).filter((key) => key.startsWith('parley:'))).toEqual([]);
  });

  it("[G01][G12] is the next one's alone: a closed client says nothing more, whoever connects it", async () => {
    const { page } = pagesOf();
    const old = clientIn(world(), { storage: page() });
    await liveIn(world(), old);
    old.post('one');
    old.close();
    const next = clientIn(world(), { storage: page() });
    await liveIn(world(), next);
    const { length } = world().sockets;
    old.connect();
    old.retryNow();
    await world().pass(60);
    expect(world().sockets).toHaveLength(length);
  });
});
