/** Events at the real server: receivers that fail, or hang, and are there again after a power cut. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTimeOf } from '../support/own-time.js';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import { allSupervision, newConversationId, newSecret, RawClient, signToken } from '../support/raw-client.js';
import type { HookReceiverServer } from '../support/receiver.js';
import { startHookReceiver } from '../support/receiver.js';

const secretOf = (byte: number): string => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const names = ['crm', 'audit'] as const;
type Name = (typeof names)[number];

let receivers: Readonly<Record<Name, HookReceiverServer>>;
let server: TestServer;

beforeAll(async () => {
  receivers = {
    crm: await startHookReceiver(secretOf(1)),
    audit: await startHookReceiver(secretOf(2)),
  };
  const config = {
    workgroups: {
      sales: { label: 'Sales', policy: { wrapUp: 'off', monitors: { requires: 'signed-in' } } },
    },
    webhooks: {
      crm: { url: receivers.crm.url, secret: secretOf(1), audience: 'everyone' },
      audit: { url: receivers.audit.url, secret: secretOf(2), audience: 'supervisors' },
    },
  };
  server = await startServer({ vars: { PARLEY_DEMO: '1', PARLEY_CONFIG: JSON.stringify(config) } });
});

afterAll(async () => {
  await server?.stop();
  for (const name of names) await receivers?.[name].close();
});

const enterAs = async (id: string, person: string, grants: readonly string[]): Promise<RawClient> => {
  const client = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/main/${id}`);
  const role = grants.includes('handle') ? 'agent' : 'supervisor';
  const token = await signToken(server.secret, { id: person, role, grants: { sales: grants } });
  await client.hello({ kind: 'token', token });
  return client;
};

const begin = async (): Promise<{ id: string; customer: RawClient; agent: RawClient }> => {
  const id = newConversationId();
  const customer = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/main/${id}`);
  await customer.hello({ kind: 'secret', secret: newSecret() }, { start: { workgroup: 'sales' } });
  const agent = await enterAs(id, 'anna', ['handle']);
  expect(await agent.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
  return { id, customer, agent };
};

const post = (text: string, more: object = {}) => ({ type: 'post', audience: 'everyone', text, ...more });

/** Each once, by its id, in the order in which it came first. */
const toldIn = (name: Name, id: string) => {
  const events = new Map(
    receivers[name].taken
      .filter(({ event }) => event.data.conversation === id)
      .map(({ id: event, event: { data } }) => [event, data]),
  );
  return [...events.values()];
};
const heardIn = (name: Name, id: string): readonly string[] =>
  toldIn(name, id).map(({ entry: { body } }) => (body.kind === 'message' ? body.text : body.kind));
const heard = (name: Name, id: string) =>
  expect.poll(() => heardIn(name, id), { timeout: 40_000, interval: 50 });

describe('receivers of events', () => {
  it('[G48] are told in order, signed; one for everyone nothing of what goes on beside', async () => {
    const { id, customer, agent } = await begin();
    const watcher = await enterAs(id, 'maria', allSupervision);
    expect(await watcher.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
    await watcher.command(post('Offer ten percent', { audience: 'whisper', epoch: 1 }));
    await agent.command(post('A difficult one', { audience: 'staff' }));
    await agent.command(post('It comes tomorrow', { epoch: 1 }));
    await customer.command({ type: 'end' });
    await heard('crm', id).toEqual(['handler-shown', 'It comes tomorrow', 'ended']);
    await heard('audit', id).toEqual(
      expect.arrayContaining(['supervision', 'Offer ten percent', 'A difficult one', 'ended']),
    );
    expect(JSON.stringify(toldIn('crm', id))).not.toMatch(/ten percent|difficult|maria|"id":"anna"|monitor/);
    for (const name of names) {
      const numbers = toldIn(name, id).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect(receivers[name].tries.every(({ isSigned }) => isSigned)).toBe(true);
    }
    for (const client of [customer, agent, watcher]) client.close();
  });

  it('[G48] that hang or fail hold up nobody, and are told after a kill -9 what they did not take', async () => {
    const { id, customer, agent } = await begin();
    await heard('crm', id).toEqual(['handler-shown']);
    receivers.crm.status = 503;
    receivers.audit.status = 0;
    // The first of these is tried ever more rarely, from the moment at which it is said.
    const tries = receivers.crm.tries.length;
    for (const text of ['One', 'Two', 'Three']) {
      const took = await ownTimeOf(server, async () =>
        expect(await agent.command(post(text, { epoch: 1 }))).toMatchObject({ type: 'accepted' }),
      );
      // The one that hangs would be waited for five seconds; a disk that stalls takes one or two of them.
      expect(took).toBeLessThan(4_000);
    }
    await customer.command({ type: 'end' });
    await expect.poll(() => receivers.crm.tries.length, { timeout: 40_000 }).toBeGreaterThan(tries + 1);
    expect(new Set(receivers.crm.tries.slice(tries).map(({ id: event }) => event)).size).toBe(1);
    await server.kill9();
    // What was on its way to them is not taken either.
    for (const name of names) await receivers[name].untilAlone();
    for (const name of names) receivers[name].status = 204;
    await server.restart();
    expect(heardIn('crm', id)).toEqual(['handler-shown']);
    // Somebody looks at the list.
    const list = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/workgroup/sales`);
    const token = await signToken(server.secret, { id: 'ben', role: 'agent', grants: { sales: ['handle'] } });
    await list.signIn(token);
    await heard('crm', id).toEqual(['handler-shown', 'One', 'Two', 'Three', 'ended']);
    await heard('audit', id).toEqual(expect.arrayContaining(['assigned', 'One', 'Two', 'Three', 'ended']));
    const numbers = toldIn('audit', id).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    for (const client of [customer, agent, list]) client.close();
  });
});
