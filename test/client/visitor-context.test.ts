// What a customer's page says of itself, as the client tells it.
import { describe, expect, it } from 'vitest';
import type { VisitorClaims } from '../../core/domain/visitor-context.js';
import { limits } from '../../core/protocol/limits.js';
import { clientIn, customerHeader, liveIn, reconnect, welcome } from './conversation-room.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();

const context = (title: string, more: Partial<VisitorClaims> = {}): VisitorClaims => ({
  page: { url: 'https://shop.example/', title },
  referrer: null,
  language: 'en',
  device: 'desktop',
  fields: {},
  ...more,
});
const may = { header: customerHeader(['post-to-everyone', 'set-context']) };

describe('what the page says of itself', () => {
  it('[G35] is told soon after it is set, and of several only the last', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, may);
    for (const title of ['Home', 'Cart', 'Pay']) client.setContext(context(title));
    expect(socket.of('set-context')).toEqual([]);
    await world().pass(1_000);
    expect(socket.of('set-context')).toEqual([{ type: 'set-context', ...context('Pay') }]);
    await world().pass(10_000);
    expect(socket.of('set-context')).toHaveLength(1);
  });

  it('[G35] is told again after a reconnect, as it is by then, and not before there is a connection', async () => {
    const client = clientIn(world());
    client.setContext(context('Home'));
    const socket = await liveIn(world(), client, may);
    await world().pass(1_000);
    expect(socket.of('set-context')).toEqual([{ type: 'set-context', ...context('Home') }]);
    socket.shut(1006);
    client.setContext(context('Cart'));
    await world().pass(2_000);
    const next = await world().opened();
    expect(next.of('set-context')).toEqual([]);
    next.say(welcome(may));
    await world().pass(1_000);
    expect(next.of('set-context')).toEqual([{ type: 'set-context', ...context('Cart') }]);
    const last = await reconnect(world(), may);
    await world().pass(1_000);
    expect(last.of('set-context')).toEqual(next.of('set-context'));
  });

  it('[G35] is told again where an agreement was taken back and given again', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, may);
    client.setContext(context('Home'));
    await world().pass(1_000);
    socket.say({ type: 'header', header: customerHeader(['consent']) });
    await world().pass(5_000);
    expect(socket.of('set-context')).toHaveLength(1);
    socket.say({ type: 'header', ...may });
    await world().pass(5_000);
    expect(socket.of('set-context')).toHaveLength(2);
  });

  it('[G35] waits until the room takes it: before an agreement and after the end it does not', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, {});
    client.setContext(context('Home'));
    await world().pass(5_000);
    expect(socket.of('set-context')).toEqual([]);
    socket.say({ type: 'header', ...may });
    await world().pass(1_000);
    expect(socket.of('set-context')).toHaveLength(1);
    client.setContext(context('Cart'));
    socket.say({ type: 'header', header: customerHeader([]) });
    await world().pass(5_000);
    expect(socket.of('set-context')).toHaveLength(1);
  });

  it('[G35] is made to fit: without the fields where a frame would be too large', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, may);
    const wide = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`field ${n}`, '👍'.repeat(200)]));
    client.setContext(context('x'.repeat(300), { fields: { plan: 'Pro', ...wide } }));
    await world().pass(1_000);
    const [frame] = socket.of('set-context');
    expect(frame).toMatchObject({ page: { title: 'x'.repeat(200) }, fields: {} });
    expect(JSON.stringify(frame).length).toBeLessThan(limits.frameBytes);
  });
});
