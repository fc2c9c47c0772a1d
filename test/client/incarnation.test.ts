/** A server that comes back with nothing: what was written for the old room is not sent into the new one. */
import { describe, expect, it } from 'vitest';
import {
  accepted,
  clientIn,
  entries,
  entry,
  fresh,
  liveIn,
  MemoryStorage,
  reconnect,
} from './conversation-room.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();

describe('a room that has forgotten this device', () => {
  it('[F4] is sent nothing that was waiting; its writer is told, and may say it again', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('accepted and lost');
    socket.say(accepted(socket.of('post')[0]?.commandId, 1));
    socket.say(entries([entry(1, 'accepted and lost', true)]));
    client.post('on its way');
    client.post('behind it');
    const next = await reconnect(world(), { nextCommand: 1 });
    next.say(fresh());
    expect(next.of('post')).toEqual([]);
    expect(client.snapshot.entries).toEqual([]);
    expect(client.snapshot.pending).toMatchObject(
      ['on its way', 'behind it'].map((text) => ({
        text,
        state: { kind: 'failed', refusal: { code: 'storage' } },
      })),
    );
    client.retry(client.snapshot.pending[0]?.localId ?? '');
    expect(next.of('post')).toMatchObject([{ text: 'on its way', commandId: expect.stringMatching(/:1$/) }]);
  });

  it('[F4] is known by a number that only an older page can have used', async () => {
    const storage = new MemoryStorage();
    const old = clientIn(world(), { storage });
    await liveIn(world(), old, { nextCommand: 5 });
    old.post('on its way');
    old.disconnect();
    const client = clientIn(world(), { storage });
    const socket = await liveIn(world(), client, { nextCommand: 1 });
    expect(socket.of('post')).toEqual([]);
    expect(client.snapshot.pending).toMatchObject([{ text: 'on its way', state: { kind: 'failed' } }]);
  });

  it('[F4] does not do what was clicked before', async () => {
    const client = clientIn(world());
    await liveIn(world(), client, { nextCommand: 3 });
    const answer = client.accept();
    const next = await reconnect(world(), { nextCommand: 1 });
    expect(await answer).toEqual({ kind: 'lost' });
    expect(next.of('accept')).toEqual([]);
  });

  it('[F4] is not taken for one that only lost the answer', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { nextCommand: 3 });
    client.post('on its way');
    expect(socket.of('post')).toHaveLength(1);
    for (const nextCommand of [3, 4]) {
      const next = await reconnect(world(), { nextCommand });
      expect(next.of('post')).toEqual(socket.of('post'));
    }
  });
});
