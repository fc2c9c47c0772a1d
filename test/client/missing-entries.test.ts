// A replay that was cut, or a frame that never came: asked for again, never left out of the timeline.
import { describe, expect, it } from 'vitest';
import type { ConversationClient } from '../../client/conversation-client.js';
import { clientIn, entries, entry, fresh, liveIn, reconnect, welcome } from './conversation-room.js';
import type { FakeSocket } from './fake-world.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();

const seqs = ({ snapshot }: ConversationClient): number[] => snapshot.entries.map(({ seq }) => seq);
const hello = (socket: FakeSocket) => socket.of('hello')[0];

/** The next try, opened at once: no time passes. */
const next = async (): Promise<FakeSocket> => {
  const socket = await world().opened();
  socket.say(welcome());
  return socket;
};

describe('[WI7] a replay in several frames', () => {
  it('[G03] that is cut goes on after the last frame that came', async () => {
    const client = clientIn(world());
    await liveIn(world(), client, {}, [entry(1, 'a')]);
    const second = await reconnect(world());
    second.say(entries([entry(2, 'b')], { cursor: 'after-2', live: false }));
    const third = await reconnect(world());
    expect(hello(third)).toMatchObject({ since: 'after-2' });
    third.say(entries([entry(3, 'c')], { cursor: 'after-3', live: false }));
    third.say(entries([entry(4, 'd')], { cursor: 'after-4' }));
    expect(seqs(client)).toEqual([1, 2, 3, 4]);
    expect(client.snapshot.connection).toEqual({ kind: 'live', isComplete: true });
  });
});

describe('[WI7] entries that begin beyond the next number', () => {
  it('[G02] are not shown; the client says hello again at once, from where it stands', async () => {
    const client = clientIn(world());
    const first = await liveIn(world(), client);
    first.say(entries([entry(1, 'a')], { cursor: 'after-1' }));
    first.say(entries([entry(3, 'c')], { cursor: 'after-3' }));
    expect(seqs(client)).toEqual([1]);
    const second = await next();
    expect(second).not.toBe(first);
    expect(hello(second)).toMatchObject({ since: 'after-1' });
    second.say(entries([entry(2, 'b'), entry(3, 'c')]));
    expect(seqs(client)).toEqual([1, 2, 3]);
  });

  it('[G02] are found behind what is there already, and where there is nothing yet', async () => {
    const client = clientIn(world());
    const first = await liveIn(world(), client, {}, [entry(1, 'a')]);
    first.say(entries([entry(1, 'a'), entry(3, 'c')]));
    expect(seqs(client)).toEqual([1]);
    const other = clientIn(world());
    other.connect();
    const second = await next();
    second.say(entries([entry(2, 'b')]));
    expect(seqs(other)).toEqual([]);
    expect(hello(await next())).not.toHaveProperty('since');
  });

  it('[WI7] a second time: asks for a fresh start, and only after a while', async () => {
    const client = clientIn(world());
    const first = await liveIn(world(), client, {}, [entry(1, 'a')]);
    const beyond = entries([entry(3, 'c')]);
    first.say(beyond);
    (await next()).say(beyond);
    expect(client.snapshot.connection.kind).toBe('waiting');
    await world().pass(2_000);
    const third = await next();
    expect(hello(third)).not.toHaveProperty('since');
    third.say(fresh([entry(2, 'b'), entry(3, 'c')], 'before-2'));
    expect(seqs(client)).toEqual([2, 3]);
    expect(client.snapshot.hasOlder).toBe(true);
  });

  it('never hurry to a server that leaves some out every time', async () => {
    const client = clientIn(world());
    const first = await liveIn(world(), client, {}, [entry(1, 'a')]);
    world().luck = 1;
    first.say(entries([entry(3, 'c')]));
    const delays: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const socket = await next();
      socket.say(entries([entry(1, 'a')], { reset: { before: null }, live: false }));
      socket.say(entries([entry(3, 'c')]));
      const { connection } = client.snapshot;
      if (connection.kind !== 'waiting') throw new Error(`it is ${connection.kind}`);
      delays.push(connection.retryAt - Date.now());
      await world().pass(delays.at(-1) ?? 0);
    }
    expect(delays).toEqual([2_000, 500, 1_000, 2_000, 4_000]);
  });

  it('are asked for at once again when all had come in between', async () => {
    const client = clientIn(world());
    const first = await liveIn(world(), client, {}, [entry(1, 'a')]);
    first.say(entries([entry(3, 'c')]));
    const second = await next();
    second.say(entries([entry(2, 'b'), entry(3, 'c')], { cursor: 'after-3' }));
    second.say(entries([entry(5, 'e')]));
    expect(hello(await next())).toMatchObject({ since: 'after-3' });
  });
});
