/** What a customer's page says of itself, in the room: who is told, what is kept of it, and what it costs. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Frame } from '../support/actors.js';
import { conversationId, customerIn, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';

const anna = agent('Anna');
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'export']);
const said = (title: string): Frame => ({
  type: 'set-context',
  page: { url: 'https://kim:4711@shop.example/cart', title },
  referrer: null,
  language: 'en',
  device: 'phone',
  fields: { plan: 'Pro' },
});

const stage = async (policy: PolicyOverrides = {}, isWatched = true) => {
  const world = parleyWorld({ workgroups: { sales: { policy } } });
  const customer = await customerIn(world).enter();
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  const watcher = await staffIn(world, maria).enter();
  if (isWatched) await watcher.command({ type: 'supervise', mode: 'monitor' });
  const say = async (title: string): Promise<void> => {
    customer.send(said(title));
    await world.flush();
  };
  const stored = (): string => JSON.stringify([...world.conversation(conversationId(1)).storage.dump()]);
  for (const each of [customer, handler, watcher]) each.fresh();
  return { world, customer, handler, watcher, say, stored };
};

describe('what a page says of itself', () => {
  it('[G35][VC3] reaches handler and supervisors as a header, and no device of the customer', async () => {
    const { world, customer, handler, watcher, say } = await stage();
    const second = await customerIn(world, 1, { device: 'another' }).enter();
    for (const each of [customer, second, handler, watcher]) each.fresh();
    await say('Your cart');
    for (const each of [handler, watcher]) {
      expect(each.fresh()).toMatchObject([
        {
          type: 'header',
          header: {
            context: { page: { url: 'https://shop.example/cart', title: 'Your cart' }, device: 'phone' },
          },
        },
      ]);
    }
    expect([...customer.fresh(), ...second.fresh()]).toEqual([]);
    await customer.enter();
    expect(JSON.stringify(customer.frames)).not.toContain('shop.example');
    await say('Your cart');
    expect([...handler.fresh(), ...watcher.fresh()], 'said again').toEqual([]);
  });

  it('[G35][VC3] is in no list, no export and no record, and no call to another room is made for it', async () => {
    const { world, customer, handler, say } = await stage();
    const panel = await workgroupOf(world, maria).enter();
    await world.advance(5_000);
    let calls = 0;
    world.isCut = () => {
      calls += 1;
      return false;
    };
    await say('Your cart');
    await world.advance(5_000);
    expect(calls).toBe(0);
    const credential = { kind: 'token', value: world.tokenFor(maria) } as const;
    for (const path of ['transcript', 'transcript.json', 'timeline.json', 'timeline.csv', 'metrics.json']) {
      const answer = await world.conversation(conversationId(1)).request({ path, credential });
      expect(answer?.status).toBe(200);
      expect(answer?.body, path).not.toContain('shop.example');
    }
    await customer.command({ type: 'end' });
    await handler.command({ type: 'wrap-up', disposition: 'solved' });
    await world.advance(5_000);
    expect(panel.end.texts.join()).not.toContain('shop.example');
    const kept = JSON.stringify([...world.workgroup('sales' as never).storage.dump()]);
    expect(kept).toContain('solved');
    expect(kept).not.toContain('shop.example');
  });

  it('[G35][VC1] is taken from nobody else, and not once it is over', async () => {
    const { world, customer, handler, watcher, say, stored } = await stage();
    for (const each of [handler, watcher]) {
      each.send(said('Mine'));
      await world.flush();
      expect(each.fresh()).toMatchObject([{ type: 'refused', code: 'forbidden' }]);
    }
    await customer.command({ type: 'end' });
    customer.fresh();
    await say('After the end');
    expect(customer.fresh()).toMatchObject([{ type: 'refused', code: 'bad-state' }]);
    expect(stored()).not.toContain('shop.example');
  });

  it('[G35][VC1][CO1] waits for an agreement that is required', async () => {
    const { customer, handler, say, stored } = await stage({ consent: 'required' }, false);
    await say('Too early');
    expect(customer.fresh()).toMatchObject([{ type: 'refused', code: 'consent-required' }]);
    await customer.command({ type: 'consent', version: '1', agreed: true });
    await say('Now');
    expect(handler.header).toMatchObject({ context: { page: { title: 'Now' } } });
    await customer.command({ type: 'consent', version: '1', agreed: false });
    expect(handler.header).toMatchObject({ context: null });
    expect(stored()).not.toContain('shop.example');
  });

  it('[G35][VC2] outlives the room’s memory, with neither name nor password', async () => {
    const { world, handler, say, stored } = await stage();
    await say('Your cart');
    expect(stored()).not.toContain('4711');
    world.conversation(conversationId(1)).crash();
    await handler.enter();
    expect(handler.header).toMatchObject({
      context: { page: { title: 'Your cart' }, fields: { plan: 'Pro' } },
    });
  });

  it('[G35][VC4][ER2] is gone from storage with what was said', async () => {
    const { world, handler, say, stored } = await stage();
    await say('Your cart');
    expect(stored()).toContain('shop.example');
    await world.conversation(conversationId(1)).told({ type: 'erase' });
    await world.flush();
    expect(stored()).not.toContain('shop.example');
    expect(handler.header.context ?? null).toBeNull();
  });

  it('[G35][WI13] has a budget of its own, which takes nothing from messages', async () => {
    const { world, customer } = await stage();
    for (let n = 0; n < 22; n += 1) customer.send(said(`Page ${n}`));
    await world.flush();
    expect(customer.fresh().filter(({ code }) => code === 'rate-limited')).toHaveLength(2);
    expect(await customer.post('Hello?')).toMatchObject({ type: 'accepted' });
  });
});

describe('how lively a conversation was', () => {
  it('[PR10] is told with the message, in the same call as before', async () => {
    const { world, customer } = await stage({}, false);
    const panel = await workgroupOf(world, maria).enter();
    // The first word hurries: somebody waits from now on.
    await customer.post('Hello?');
    await world.advance(30_000);
    panel.fresh();
    let calls = 0;
    world.isCut = (_, to) => {
      if (to.kind === 'workgroup') calls += 1;
      return false;
    };
    await customer.post('Anybody?');
    await customer.post('I wait.');
    await world.advance(1_000);
    expect(calls).toBe(1);
    const rows = panel.fresh().filter(({ type }) => type === 'rows');
    expect(rows).toMatchObject([{ changed: [{ messages: 3, activity: { counts: [1, 0, 2] } }] }]);
    await world.advance(10_000);
    expect(panel.fresh().filter(({ type }) => type === 'rows')).toEqual([]);
  });
});
