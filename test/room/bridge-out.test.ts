/** What a channel is owed: everything said to its customer, in order, until it was taken; and nothing else, ever. */
import { describe, expect, it } from 'vitest';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { conversationId, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent } from '../support/builders.js';
import { deliveryIn, Gateway, heardBy } from '../support/gateway.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna');
const room = { kind: 'conversation', id: conversationId(1) } as const;

const begun = async (options: Parameters<typeof parleyWorld>[0] = {}) => {
  const world = parleyWorld(options);
  const gateway = new Gateway(world);
  await gateway.post('Where is my parcel?');
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  return { world, gateway, handler };
};

/** Nobody takes anything. */
const isDown = (): never => {
  throw new Error('The gateway is down.');
};

const numbersIn = ({ webhooks }: World): readonly number[] =>
  webhooks.taken.flatMap((posted) => deliveryIn(posted).entries.map(({ seq }) => seq));

describe('what a channel is told', () => {
  it('[B38][BR3] is what everybody said to the customer, as the customer sees it, and not what they said', async () => {
    const { world, gateway, handler } = await begun();
    await handler.post('Let me look', { epoch: 1 });
    await gateway.post('Thank you');
    await handler.command({ type: 'post', audience: 'staff', text: 'a note' });
    await handler.post('It comes tomorrow', { epoch: 1 });
    await gateway.command({ type: 'end' });
    expect(heardBy(world)).toEqual(['handler-shown', 'Let me look', 'It comes tomorrow']);
    expect(numbersIn(world)).toEqual([2, 3, 5]);
    expect(deliveryIn(world.webhooks.tries[1] ?? never())).toEqual({
      conversation: conversationId(1),
      customer: { id: '17', name: 'Carla' },
      entries: [
        {
          id: expect.any(String),
          seq: 3,
          at: world.time.now(),
          audience: 'everyone',
          body: { kind: 'message', author: { name: 'Anna', role: 'agent' }, text: 'Let me look' },
        },
      ],
      seq: 3,
    });
  });

  it('[B38] is told that staff ended it', async () => {
    const { world, handler } = await begun();
    await handler.command({ type: 'end' });
    expect(heardBy(world)).toEqual(['handler-shown', 'ended']);
  });

  it('[B38][ER2] is told that it is over when its content is erased while it goes on', async () => {
    const { world } = await begun();
    await world.conversation(room.id).told({ type: 'erase' });
    await world.advance(1_000);
    expect(heardBy(world)).toEqual(['handler-shown', 'ended']);
    const [ended] = deliveryIn(world.webhooks.taken.at(-1) ?? never()).entries;
    expect(ended?.body).toEqual({ kind: 'ended', by: 'agent', name: '' });
  });

  it('[B38] nobody is told where nobody listens; whoever listens later is told all of it', async () => {
    const { world, handler } = await begun();
    world.webhooks.listening = [];
    await handler.post('One', { epoch: 1 });
    await handler.post('Two', { epoch: 1 });
    await world.advance(60_000);
    expect(world.webhooks.tries).toHaveLength(1);
    world.webhooks.listening = ['sms'];
    await world.sleep(room);
    await world.flush();
    expect(heardBy(world)).toEqual(['handler-shown', 'One', 'Two']);
  });

  it('[B38] content that was erased before it was taken is told as a gap', async () => {
    const { world, handler } = await begun();
    world.webhooks.before = isDown;
    await handler.post('A secret', { epoch: 1 });
    await world.conversation(conversationId(1)).told({ type: 'erase' });
    world.webhooks.before = () => {};
    await world.advance(60_000);
    expect(heardBy(world).slice(0, 2)).toEqual(['handler-shown', 'erased']);
    expect(world.webhooks.taken.map(({ body }) => body).join()).not.toContain('A secret');
  });

  it('[B38] much at once comes in pieces, in order', async () => {
    const { world, handler } = await begun();
    world.webhooks.before = isDown;
    const texts = Array.from({ length: 120 }, (_, index) => `${index} ${'x'.repeat(2_000)}`);
    for (const text of texts) {
      await handler.post(text, { epoch: 1 });
      await world.advance(100);
    }
    world.webhooks.before = () => {};
    await world.advance(60_000);
    expect(heardBy(world).slice(1)).toEqual(texts);
    for (const { body } of world.webhooks.taken) expect(body.length).toBeLessThan(131_072);
  });
});

describe('a channel that cannot be reached', () => {
  it('[B38] is tried again, more and more seldom, and holds nobody up', async () => {
    const { world, gateway, handler } = await begun();
    const from = world.webhooks.tries.length;
    const start = world.time.now();
    world.webhooks.before = isDown;
    expect(await handler.post('Still here', { epoch: 1 })).toMatchObject({ type: 'accepted' });
    expect(await gateway.post('And I')).toMatchObject({ status: 200 });
    await world.advance(8_000);
    const times = world.webhooks.tries.slice(from).map(({ at }) => at - start);
    expect(times).toEqual([0, 1_000, 3_000, 7_000]);
    await handler.post('Hello?', { epoch: 1 });
    expect(world.webhooks.tries).toHaveLength(from + 4);
    world.webhooks.before = () => {};
    await world.advance(10_000);
    expect(heardBy(world)).toEqual(['handler-shown', 'Still here', 'Hello?']);
    await world.advance(20_000);
    expect(world.webhooks.tries).toHaveLength(from + 5);
  });

  it('[B38] that hangs holds no turn up, and what is said meanwhile follows', async () => {
    const { world, gateway, handler } = await begun();
    let take = (): void => {};
    world.webhooks.before = () => new Promise((resolve) => (take = resolve));
    await handler.post('One', { epoch: 1 });
    expect(await handler.post('Two', { epoch: 1 })).toMatchObject({ type: 'accepted' });
    expect(await gateway.post('Hello?')).toMatchObject({ status: 200 });
    expect(world.webhooks.tries).toHaveLength(2);
    world.webhooks.before = () => {};
    take();
    await world.advance(1);
    expect(heardBy(world)).toEqual(['handler-shown', 'One', 'Two']);
  });

  it('[B38][PT1][BR3] is told after a restart, with no socket open, and not before the time that was kept', async () => {
    const { world, handler } = await begun();
    world.webhooks.before = isDown;
    await handler.command({ type: 'end' });
    await world.advance(3_500);
    const tries = world.webhooks.tries.length;
    const crashedAt = world.time.now();
    world.conversation(conversationId(1)).crash();
    world.webhooks.before = () => {};
    await world.sleep(room);
    await world.conversation(conversationId(1)).told({ type: 'wake' });
    await world.flush();
    expect(world.webhooks.tries).toHaveLength(tries);
    await world.advance(4_000);
    expect(heardBy(world)).toEqual(['handler-shown', 'ended']);
    expect((world.webhooks.tries.at(-1)?.at ?? 0) - crashedAt).toBe(3_500);
  });

  it('[B38] a crash between taking and noting sends it twice under one number, and nothing else twice', async () => {
    const { world, handler } = await begun();
    let isCrashed = false;
    world.webhooks.before = () => {
      if (isCrashed) return;
      isCrashed = true;
      world.conversation(conversationId(1)).crash();
    };
    handler.send({
      type: 'post',
      audience: 'everyone',
      text: 'Once',
      epoch: 1,
      commandId: `${handler.device}:2`,
    });
    await world.flush();
    await handler.enter();
    await handler.post('Then', { epoch: 1 }).catch(() => undefined);
    await world.advance(1_000);
    expect(numbersIn(world).slice(0, 3)).toEqual([2, 3, 3]);
    expect(new Set(numbersIn(world)).size).toBe(numbersIn(world).length - 1);
  });

  it('[B38] a note that cannot be stored is no reason to send again', async () => {
    const { world, handler } = await begun();
    const { storage } = world.conversation(conversationId(1));
    storage.beforeWrite = (puts) => {
      if (puts.has('bridge')) throw new Error('The disk is full.');
    };
    await handler.post('One', { epoch: 1 });
    await handler.post('Two', { epoch: 1 });
    await world.advance(60_000);
    expect(heardBy(world)).toEqual(['handler-shown', 'One', 'Two']);
  });
});

describe('who wakes a room that is gone', () => {
  it('[B38][PT1] its workgroup, also when the conversation is closed: nobody else needs to come', async () => {
    const { world, handler } = await begun({ workgroups: { sales: { policy: { wrapUp: 'off' } } } });
    world.webhooks.before = isDown;
    await handler.command({ type: 'end' });
    await world.advance(500);
    handler.end.drop();
    await world.advance(2_000);
    world.conversation(conversationId(1)).crash();
    world.workgroup('sales' as WorkgroupId).crash();
    world.webhooks.before = () => {};
    // Somebody looks at the list.
    await workgroupOf(world, anna).enter();
    await world.advance(10_000);
    expect(heardBy(world)).toEqual(['handler-shown', 'ended']);
    const writes = world.conversation(conversationId(1)).storage.writes;
    await world.advance(600_000);
    expect(world.conversation(conversationId(1)).storage.writes).toBe(writes);
  });

  it('[B38] one that went down before the channel answered is woken, too', async () => {
    const { world, handler } = await begun({ workgroups: { sales: { policy: { wrapUp: 'off' } } } });
    world.webhooks.before = () => new Promise(() => {});
    await handler.command({ type: 'end' });
    world.conversation(conversationId(1)).crash();
    world.webhooks.before = () => {};
    await world.advance(20_000);
    expect(heardBy(world)).toEqual(['handler-shown', 'ended']);
  });
});

const never = (): never => {
  throw new Error('Nothing was posted.');
};
