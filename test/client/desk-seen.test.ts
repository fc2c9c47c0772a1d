// What a desk's client says of what was seen, and what it keeps of conversations that are over.
import { describe, expect, it } from 'vitest';
import { DeskClient } from '../../client/desk-client.js';
import type { Seen } from '../../core/domain/desk-seen.js';
import { itemOf, roomOf } from '../core/desk-items.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();
const token = `h.${btoa(JSON.stringify({ sub: 'anna' }))}.s`;
const id = roomOf(1);
const item = (seen?: Seen) =>
  itemOf('handler', 1, { row: { messages: 3 }, whispers: 1, ...(seen ? { seen } : {}) });
const welcome = (...items: readonly unknown[]) => ({
  type: 'welcome',
  you: { id: 'anna' },
  availability: { kind: 'available' },
  items,
  notices: [],
  mirror: null,
});

const atDesk = async (...items: readonly unknown[]) => {
  const client = new DeskClient({ server: 'http://chat.example', token, environment: world().environment });
  client.connect();
  const socket = await world().opened();
  socket.say(welcome(...items));
  const seen = () => client.snapshot.items[0]?.seen;
  const again = async (...anew: readonly unknown[]) => {
    const next = await world().opened();
    next.say(welcome(...anew));
    return next;
  };
  return { client, socket, seen, again };
};

const all: Seen = { messages: 3, whispers: 1, isMarked: false };

describe('what was seen', () => {
  it('[G30] is shown at once, said once, and never to a desk where it does not stand', async () => {
    const { client, socket, seen } = await atDesk(item());
    for (let n = 0; n < 2; n += 1) client.setSeen(id, { messages: 3, whispers: 1 });
    client.setSeen(roomOf(2), { messages: 3 });
    client.setSeen(id, { isMarked: false });
    expect(seen()).toEqual(all);
    expect(socket.of('set-seen')).toEqual([{ type: 'set-seen', conversation: id, messages: 3, whispers: 1 }]);
  });

  it('[G30] is said again after a reconnect until the desk says it, and shown all the while', async () => {
    const { client, socket, seen, again } = await atDesk(item());
    client.setSeen(id, { messages: 2 });
    client.setSeen(id, { isMarked: true });
    socket.shut(1006);
    await world().pass(2_000);
    const second = await again(item());
    const wanted = { type: 'set-seen', conversation: id, messages: 2, isMarked: true };
    expect(second.of('set-seen')).toEqual([wanted]);
    const marked = { messages: 2, whispers: 0, isMarked: true };
    expect(seen()).toEqual(marked);
    // Something else of the desk, from before it heard of it, takes nothing back.
    second.say({ type: 'items', changed: [item()], removed: [] });
    expect(seen()).toEqual(marked);
    second.say({ type: 'items', changed: [item(marked)], removed: [] });
    second.shut(1006);
    await world().pass(2_000);
    const third = await again(item(marked));
    expect(third.of('set-seen')).toEqual([]);
    // Another tab may take it away now.
    third.say({ type: 'items', changed: [item({ ...marked, isMarked: false })], removed: [] });
    expect(seen()).toEqual({ ...marked, isMarked: false });
  });
});

describe('what is over', () => {
  it('[G34] is kept as it was last, the newest first, until it is erased', async () => {
    const { client, socket } = await atDesk(item(), itemOf('handler', 2), itemOf('handler', 3));
    const end = (n: number) => ({
      type: 'items',
      changed: [],
      removed: [roomOf(n)],
      closed: [{ conversation: roomOf(n), at: n }],
    });
    for (const n of [1, 2]) socket.say(end(n));
    socket.say({ type: 'items', changed: [], removed: [roomOf(3)] });
    const closed = () => client.snapshot.closed.map(({ item: { row }, at }) => [row.conversation, at]);
    expect(closed()).toEqual([
      [roomOf(2), 2],
      [roomOf(1), 1],
    ]);
    socket.say({ type: 'items', changed: [], removed: [], erased: [roomOf(2), roomOf(9)] });
    expect(closed()).toEqual([[roomOf(1), 1]]);
    expect(client.snapshot.erased).toEqual([roomOf(2), roomOf(9)]);
  });
});
