// What docs/protocol.md promises, as a client finds it that was written by that page alone.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import { random, signToken, WrittenClient } from './written-client.js';

let server: TestServer;
let open: WrittenClient[] = [];

beforeAll(async () => {
  const workgroups = {
    sales: { label: 'Sales', policy: { routing: { strategy: 'longest-idle' } } },
    support: { label: 'Support' },
  };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});
afterEach(() => {
  for (const each of open) each.cut();
  open = [];
});
afterAll(() => server?.stop());

const clientOf = (path: string, hello: object): WrittenClient => {
  const client = new WrittenClient(`${server.url.replace('http', 'ws')}/parties/${path}`, hello);
  open.push(client);
  return client;
};

const withToken = (claims: object) => ({
  credential: { kind: 'token', token: signToken(server.secret, claims) },
});
const agent = (sub: string, workgroup: string): object =>
  withToken({ sub, name: sub, role: 'agent', grants: { [workgroup]: ['handle'] } });
const supervisor = (sub: string, workgroup: string): object =>
  withToken({
    sub,
    name: sub,
    role: 'supervisor',
    supervisor: true,
    grants: { [workgroup]: ['monitor', 'whisper', 'join', 'takeover'] },
  });

const begin = (workgroup: string) => {
  const id = `cv_${random(16)}`;
  const secret = random(32);
  const hello = { credential: { kind: 'secret', secret }, start: { workgroup, name: 'Kim' } };
  return { id, secret, customer: clientOf(`main/${id}`, hello) };
};

const post = (text: string, more: object = {}) => ({ type: 'post', audience: 'everyone', text, ...more });

const goOnline = async (sub: string, hello: object): Promise<WrittenClient> => {
  const desk = await clientOf(`desk/${sub}`, hello).connect();
  desk.say({ type: 'set-availability', kind: 'available' });
  expect(await desk.until(({ type }) => type === 'availability')).toMatchObject({
    availability: { kind: 'available', setBy: 'self' },
  });
  return desk;
};

describe('a client written by the document', () => {
  it('[WI3][WI4][WI6][WI7] a customer begins, posts, is cut off, says it again and misses nothing', async () => {
    const { id, secret, customer } = begin('support');
    await customer.enter();
    expect(customer.header).toMatchObject({ kind: 'customer', phase: 'queued', you: { name: 'Kim' } });
    const first = await customer.command(post('See https://shop.example'));
    await customer.settle();
    const [entry] = customer.entries;
    expect(first).toMatchObject({ type: 'accepted', entryId: entry?.id, seq: 1 });
    expect(entry).toMatchObject({
      body: { links: [{ from: 4, to: 24, href: expect.stringMatching(/^https:/) }] },
    });

    const handler = await clientOf(`main/${id}`, agent('anna', 'support')).enter();
    await handler.command({ type: 'accept', epoch: handler.header?.epoch });
    // Said as the line goes: whether it came is not known.
    customer.say({ ...post('Hello?'), commandId: `${customer.device}:2` });
    customer.cut();
    await handler.command(post('Here I am', { epoch: handler.header?.epoch }));

    await customer.enter();
    expect(customer.frames.filter(({ reset }) => reset)).toEqual([]);
    const second = await customer.command(post('Hello?'), 2);
    expect(second.type).toBe('accepted');
    expect(await customer.command(post('Something else'), 2), 'the same number').toEqual(second);
    expect(await customer.command(post('Too early'), 4)).toMatchObject({ code: 'gap', expect: 3 });
    expect(await customer.command({ type: 'consent', version: 'old', agreed: true }, 3)).toMatchObject({
      code: 'bad-state',
    });
    expect((await customer.command(post('Thanks'), 3)).type, 'a refusal uses no number up').toBe('accepted');
    await customer.settle();
    expect([...customer.texts].sort()).toEqual(
      ['See https://shop.example', 'Here I am', 'Hello?', 'Thanks'].sort(),
    );
    expect(customer.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);

    const stranger = clientOf(`main/${id}`, { credential: { kind: 'secret', secret: random(32) } });
    await stranger.enter();
    expect(stranger.closed).toEqual({ code: 4404, reason: 'not-found' });
    const read = (authorization?: string) =>
      fetch(`${server.url}/parties/main/${id}/transcript`, {
        headers: authorization === undefined ? {} : { authorization },
      });
    expect(await (await read(`Parley-Secret ${secret}`)).text()).toContain('Kim: Thanks');
    expect([(await read()).status, (await read('Bearer nobody')).status]).toEqual([401, 404]);
  });

  it('[WI1][WI11] a device has one socket, and what is not in the tables is refused and says what follows', async () => {
    const { id, secret, customer } = begin('support');
    await customer.enter();
    customer.say({
      type: 'post',
      commandId: `${customer.device}:1`,
      audience: 'everyone',
      text: 'Hi',
      role: 'agent',
    });
    expect(await customer.until(({ type }) => type === 'refused')).not.toHaveProperty('commandId');
    expect(await customer.command(post('x'.repeat(4_000)))).toMatchObject({ type: 'accepted', seq: 1 });
    const hello = { credential: { kind: 'secret', secret }, device: customer.device };
    const again = await clientOf(`main/${id}`, hello).connect();
    expect(again.frames[0]).toMatchObject({ type: 'welcome', nextCommand: 2, seq: 1 });
    expect(await customer.untilClosed()).toEqual({ code: 4409, reason: 'replaced' });
    const strange = await clientOf('workgroup/support', {
      ...agent('anna', 'support'),
      device: random(16),
    }).connect();
    expect(strange.frames).toMatchObject([{ type: 'refused', code: 'bad-frame' }]);
    expect(await strange.untilClosed()).toEqual({ code: 4400, reason: 'bad-frames' });
    const old = await clientOf('workgroup/support', {
      ...agent('anna', 'support'),
      versions: [7, 9],
    }).connect();
    expect(old.frames).toMatchObject([{ code: 'unsupported-version', versions: [1, 1] }]);
    expect(await old.untilClosed()).toEqual({ code: 4406, reason: 'unsupported-version' });
  });

  it('[WI1][WI3][WI10] an agent is offered it, accepts, answers, ends and wraps up', async () => {
    const anna = agent('anna', 'sales');
    const desk = await goOnline('anna', anna);
    const list = await clientOf('workgroup/sales', anna).connect();
    const { id, customer } = begin('sales');
    await customer.enter();
    await customer.command(post('My parcel is late'));
    const row = { conversation: id, phase: 'queued', lastMessage: { text: 'My parcel is late' } };
    const told = await list.until(({ changed = [] }) =>
      JSON.stringify(changed).includes('My parcel is late'),
    );
    expect(told.changed).toMatchObject([row]);
    const item = await desk.until(({ changed }) => changed?.length === 1);
    expect(item.changed).toMatchObject([{ relation: 'offered', row: { conversation: id } }]);

    const handler = await clientOf(`main/${id}`, anna).enter();
    expect(handler.header?.you.may).toContain('accept');
    const { epoch = 0 } = handler.header ?? {};
    await handler.command({ type: 'accept', epoch });
    expect(handler.header).toMatchObject({ phase: 'active', epoch: epoch + 1, you: { standing: 'handler' } });
    await list.until(({ removed = [] }) => removed.includes(id));
    expect(await handler.command(post('Too late', { epoch }))).toMatchObject({
      code: 'not-handler',
      epoch: epoch + 1,
    });
    await handler.command(post('It comes tomorrow', { epoch: epoch + 1 }));
    await customer.until(() => customer.texts.includes('It comes tomorrow'));
    customer.say({ type: 'mark-read', delivered: 3, read: 3 });
    expect(await handler.until(({ type }) => type === 'marks')).toMatchObject({
      marks: { customer: { delivered: 3, read: 3 } },
    });
    await handler.command({ type: 'end' });
    expect(handler.header).toMatchObject({ phase: 'wrap-up' });
    await customer.settle();
    expect(customer.header).toMatchObject({ phase: 'closed', handler: null });
    expect(await customer.command(post('One more'))).toMatchObject({ code: 'closed' });
    await handler.command({ type: 'wrap-up', disposition: 'solved' });
    await desk.until(({ removed = [] }) => removed.includes(id));
    await handler.settle();
    expect(handler.header).toMatchObject({ kind: 'outsider', phase: 'closed' });
  });

  it('[WI7][WI16] a supervisor watches and whispers unseen, takes over and hands back', async () => {
    const { id, customer } = begin('support');
    await customer.enter();
    await customer.command(post('Hello'));
    const handler = await clientOf(`main/${id}`, agent('ben', 'support')).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    const maria = supervisor('maria', 'support');
    await goOnline('maria', maria);
    const watching = await clientOf(`main/${id}`, maria).enter();
    expect(watching.header).toMatchObject({ kind: 'outsider', epoch: 1 });
    expect(await watching.command({ type: 'supervise', mode: 'join' })).toMatchObject({
      code: 'not-monitoring',
    });
    await customer.settle();
    const before = customer.frames.length;

    expect((await watching.command({ type: 'supervise', mode: 'monitor' })).type).toBe('accepted');
    await watching.until(({ reset }) => reset !== undefined, 2);
    expect(watching.texts).toEqual(['Hello']);
    await watching.command({ type: 'post', audience: 'whisper', text: 'Offer ten percent', epoch: 1 });
    await handler.until(() => handler.texts.includes('Offer ten percent'));
    expect(handler.entries.find(({ body }) => body.text === 'Offer ten percent')).toMatchObject({
      audience: 'whisper',
      body: { author: { name: 'maria' } },
    });
    await customer.settle();
    expect(customer.frames.slice(before)).toEqual([{ type: 'pong' }]);

    await watching.command({ type: 'supervise', mode: 'join' });
    await watching.command({ type: 'take-over', epoch: 1, intro: 'Maria here' });
    await customer.until(() => customer.texts.includes('Maria here'));
    await customer.settle();
    expect(customer.header).toMatchObject({ phase: 'active', handler: { name: 'maria' } });
    await handler.settle();
    expect(handler.header).toMatchObject({ kind: 'displaced', displaced: { by: { name: 'maria' } } });
    expect(await handler.command(post('But', { epoch: 1 }))).toMatchObject({ code: 'not-handler' });
    await watching.command({ type: 'hand-back', epoch: 2 });
    await handler.until(() => handler.header?.epoch === 3);
    await watching.command({ type: 'supervise', mode: 'leave' });
    expect(watching.header).toMatchObject({ kind: 'outsider' });
  });

  it('[WI7][WI8] older entries come page by page, and are the same as they were', async () => {
    const { id, customer } = begin('support');
    await customer.enter();
    const handler = await clientOf(`main/${id}`, agent('carla', 'support')).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    for (let n = 1; n <= 55; n += 1) await handler.command(post(`line ${n}`, { epoch: 1 }));
    await handler.command({ type: 'post', audience: 'staff', text: 'a note' });
    await customer.until(() => customer.texts.includes('line 55'));
    await handler.settle();
    for (const client of [customer, handler]) {
      const live = [...client.entries];
      client.cut();
      client.cursor = undefined;
      await client.enter();
      expect(client.entries).toHaveLength(50);
      while (client.older !== null) {
        const from = client.frames.length;
        client.say({ type: 'read-history', before: client.older });
        await client.until(({ type }) => type === 'page', from);
      }
      expect(client.entries).toEqual(live);
    }
  });
});
