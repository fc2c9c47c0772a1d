// What a site may know before a conversation, and what customers fill in, on the real server: asked and attacked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Front } from '../../core/domain/front.js';
import { startServer, type TestServer } from '../support/partykit.js';
import type { Frame } from '../support/raw-client.js';
import { newConversationId, newSecret, RawClient, signToken } from '../support/raw-client.js';

const shop = 'https://shop.example';
const field = (name: string, more = {}) => ({ name, label: name, kind: 'text', isRequired: false, ...more });
const preChat = {
  isSkippable: false,
  fields: [
    field('name', { isRequired: true }),
    field('topic', { kind: 'choice', options: ['Order', 'Other'] }),
  ],
};

let server: TestServer;
beforeAll(async () => {
  const policy = { monitors: { requires: 'signed-in' }, site: { preChat, greeting: { de: 'Hallo' } } };
  const workgroups = {
    sales: { label: 'Sales', policy },
    bank: { label: 'Bank', policy: { ...policy, consent: 'required' } },
  };
  server = await startServer({
    vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }), PARLEY_ORIGINS: shop },
  });
});
afterAll(async () => {
  await server?.stop();
});

const grants = ['monitor', 'whisper', 'join', 'takeover', 'export'];
const tokenOf = (id: string, role: 'customer' | 'agent' | 'supervisor', given: readonly string[] = []) =>
  signToken(server.secret, { id, role, grants: { sales: given, bank: given } });
const urlOf = (party: string, id: string): string =>
  `${server.url.replace('http', 'ws')}/parties/${party}/${id}`;
const at = (party: string, id: string): Promise<RawClient> => RawClient.open(urlOf(party, id));
const enter = async (id: string, token: string): Promise<RawClient> => {
  const client = await at('main', id);
  await client.hello({ kind: 'token', token });
  return client;
};
const begin = async (workgroup = 'sales') => {
  const [id, secret] = [newConversationId(), newSecret()];
  const customer = await at('main', id);
  await customer.hello({ kind: 'secret', secret }, { start: { workgroup } });
  return { id, secret, customer };
};
const frontAt = (workgroup: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.url}/parties/workgroup/${workgroup}/front`, { method, headers });
const headerOf = (client: RawClient): Record<string, unknown> =>
  (client.frames.findLast(({ header }) => header !== undefined)?.header ?? {}) as Record<string, unknown>;
const fill = (values: unknown, form = 'pre-chat') => ({ type: 'fill-form', form, values });
/** Everything that was sent before has been taken: frames of one socket are taken in their order. */
const settle = async (client: RawClient): Promise<void> => {
  const from = client.texts.length;
  client.send({ type: 'ping', received: 0 });
  await client.next((frame) => frame.type === 'pong', from);
};

describe('before a conversation', () => {
  it('[G07][FR1][FR3] anybody is told, without a credential, and no cache keeps it', async () => {
    const response = await frontAt('sales');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect((await response.json()) as Front).toMatchObject({
      service: 'unattended',
      greeting: { de: 'Hallo' },
      preChat,
      notice: { isRequired: false },
    });
    expect(await (await frontAt('bank')).json()).toMatchObject({ notice: { isRequired: true } });
  });

  it('[TH10][FR3] pages of the list may read it, and no others', async () => {
    const good = await frontAt('sales', { origin: shop });
    expect([good.status, good.headers.get('access-control-allow-origin')]).toEqual([200, shop]);
    expect(good.headers.get('vary')).toMatch(/origin/i);
    expect((await frontAt('sales', { origin: 'https://evil.example' })).status).toBe(403);
    const preflight = await frontAt(
      'sales',
      { origin: shop, 'access-control-request-method': 'GET' },
      'OPTIONS',
    );
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET']);
  });

  it('[FR3][PT10] nothing else is open, and no room begins that nobody configured', async () => {
    for (const workgroup of ['other', 'constructor', 'a'.repeat(40)])
      expect([workgroup, (await frontAt(workgroup)).status]).toEqual([workgroup, 404]);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect([method, (await frontAt('sales', {}, method)).status]).toEqual([method, 404]);
    for (const path of ['policy', 'today', 'snapshot', 'colleagues']) {
      const response = await fetch(`${server.url}/parties/workgroup/sales/${path}`);
      expect([path, response.status]).toEqual([path, 401]);
    }
    expect((await fetch(`${server.url}/parties/desk/anna/front`)).status).toBe(404);
    expect((await fetch(`${server.url}/parties/main/${newConversationId()}/front`)).status).toBe(404);
    expect((await frontAt('sales', { authorization: 'Bearer nonsense' })).status).toBe(200);
  });

  it('[G08][T21][FR2] it says so within seconds when somebody comes', async () => {
    const desk = await at('desk', 'anna');
    await desk.goOnline(await tokenOf('anna', 'agent', ['handle']));
    const service = async () => ((await (await frontAt('sales')).json()) as Front).service;
    await expect.poll(service, { interval: 300 }).toBe('open');
  });
});

describe('filling in', () => {
  it('[G07][FO3][FO5] reaches staff in order, names the visitor, and outlives a reload', async () => {
    const { id, secret, customer } = await begin();
    expect(await customer.command(fill({ name: 'Kim Day', topic: 'Order' }))).toMatchObject({
      type: 'accepted',
      entryId: null,
      seq: null,
    });
    const posted = await customer.command({ type: 'post', audience: 'everyone', text: 'Hello' });
    expect(posted).toMatchObject({ type: 'accepted', seq: 1 });
    const again = await at('main', id);
    await again.hello({ kind: 'secret', secret });
    expect(headerOf(again)).toMatchObject({
      form: { name: 'Kim Day', topic: 'Order' },
      you: { name: 'Kim Day' },
    });
    expect(again.texts.join()).not.toContain('form-filled');
    const ben = await enter(id, await tokenOf('ben', 'agent', ['handle']));
    await ben.does({ type: 'accept', epoch: 0 });
    const maria = await enter(id, await tokenOf('maria', 'supervisor', grants));
    await maria.does({ type: 'supervise', mode: 'monitor' });
    await maria.does({ type: 'supervise', mode: 'join' });
    for (const staff of [ben, maria]) {
      await settle(staff);
      expect(headerOf(staff)).toMatchObject({
        customer: { name: 'Kim Day', verified: false },
        form: [
          { name: 'name', value: 'Kim Day' },
          { name: 'topic', value: 'Order' },
        ],
      });
    }
    const bodies = ben.frames
      .flatMap(
        (frame) =>
          (frame.entries ?? []) as { readonly seq: number; readonly body: Frame & { kind: string } }[],
      )
      .map(({ seq, body }) => [seq, body.kind]);
    expect(bodies.slice(0, 2)).toEqual([
      [1, 'form-filled'],
      [2, 'message'],
    ]);
  });

  it('[FO1][FO2][TH2] is taken from nobody else, in no other form, and leaves nothing when refused', async () => {
    const { id, customer } = await begin();
    await customer.command({ type: 'post', audience: 'everyone', text: 'Hello' });
    const carl = await enter(id, await tokenOf('carl', 'agent', ['handle']));
    await carl.does({ type: 'accept', epoch: 0 });
    const maria = await enter(id, await tokenOf('maria', 'supervisor', grants));
    await maria.does({ type: 'supervise', mode: 'monitor' });
    const dora = await enter(id, await tokenOf('dora', 'agent', ['handle']));
    for (const each of [carl, maria, dora])
      expect(await each.command(fill({ name: 'Forged' }))).toMatchObject({
        type: 'refused',
        code: 'forbidden',
      });
    const credential = { kind: 'token', token: await tokenOf('kim', 'customer') };
    await RawClient.turnedAway(urlOf('main', id), (other) => {
      other.send({ type: 'hello', versions: [1, 1], credential, device: other.device });
      other.send({ ...fill({ name: 'Forged' }), commandId: `${other.device}:1` });
    });
    const wrong = [
      [{}, ['name']],
      [{ name: 'Kim', topic: 'Neither' }, ['topic']],
      [{ name: 'x'.repeat(501) }, ['name']],
      [{ name: 'Kim', isadmin: 'true' }, ['isadmin']],
    ] as const;
    for (const [values, fields] of wrong)
      expect(await customer.command(fill(values))).toMatchObject({ code: 'invalid-form', fields });
    const six = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, 'x']));
    const frames: readonly unknown[] = [
      fill({ name: 1 }),
      fill({ name: null }),
      fill({ name: { $ne: '' } }),
      fill(['Kim']),
      fill('Kim'),
      fill({ name: 'x'.repeat(1_001) }),
      fill(six),
    ];
    for (const frame of frames) {
      const from = customer.texts.length;
      customer.send({ ...(frame as object), commandId: `${customer.device}:2` });
      const answer = await customer.next((each) => each.type === 'refused', from);
      expect([frame, answer.code]).toEqual([frame, 'bad-frame']);
    }
    await settle(carl);
    expect(headerOf(carl).form).toBeNull();
    expect(headerOf(customer).form).toBeNull();
    expect(carl.texts.join()).not.toMatch(/Forged|form-filled/);
  });

  it('[FO2][TH2] odd keys and other forms are no frame', async () => {
    const { customer } = await begin();
    const texts = [
      '{"type":"fill-form","form":"pre-chat","values":{"__proto__":"x"},"commandId":"ID"}',
      '{"type":"fill-form","form":"pre-chat","values":{"constructor":"x"},"commandId":"ID"}',
      '{"type":"fill-form","form":"toString","values":{"name":"x"},"commandId":"ID"}',
      '{"type":"fill-form","form":"pre-chat","values":{"Name":"x"},"commandId":"ID"}',
      '{"type":"fill-form","form":"pre-chat","values":{"name":"x"},"verified":true,"commandId":"ID"}',
    ];
    for (const text of texts) {
      const from = customer.texts.length;
      customer.sendText(text.replace('ID', `${customer.device}:1`));
      const answer = await customer.next((each) => each.type === 'refused', from);
      expect([text, answer.code]).toEqual([text, 'bad-frame']);
    }
    expect(await customer.command(fill({ name: 'Kim' }))).toMatchObject({ type: 'accepted' });
  });

  it('[G07][FO2][CO1] waits for an agreement where one is required', async () => {
    const { customer } = await begin('bank');
    expect(await customer.command(fill({ name: 'Kim' }))).toMatchObject({ code: 'consent-required' });
    await customer.command({ type: 'consent', version: '1', agreed: true });
    expect(await customer.command(fill({ name: 'Kim' }))).toMatchObject({ type: 'accepted' });
  });
});
