/** On the real server: who a customer is, by their page and by what they wrote before, and whom else one could ask. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import { newConversationId, RawClient, signToken } from '../support/raw-client.js';

let server: TestServer;
const open: RawClient[] = [];

beforeAll(async () => {
  const policy = { wrapUp: 'off', monitors: { requires: 'signed-in' } };
  const workgroups = { sales: { label: 'Sales', policy } };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});

afterAll(async () => {
  for (const client of open) client.close();
  await server.stop();
});

const at = async (party: string, id: string): Promise<RawClient> => {
  const client = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/${party}/${id}`);
  open.push(client);
  return client;
};
const staff = (id: string, role: 'agent' | 'supervisor', grants: readonly string[]): Promise<string> =>
  signToken(server.secret, { id, role, grants: { sales: grants } });

const read = async (
  path: string,
  token: string,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${server.url}/parties/workgroup/sales/${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

/** A signed-in customer's conversation, with somebody who answers. */
const begin = async (agent: string) => {
  const id = newConversationId();
  const customer = await at('main', id);
  const token = await signToken(server.secret, { id: 'kim', role: 'customer' });
  await customer.hello({ kind: 'token', token }, { start: { workgroup: 'sales' } });
  await customer.command({ type: 'post', audience: 'everyone', text: `Hello from ${id}` });
  const handler = await at('main', id);
  await handler.hello({ kind: 'token', token: agent });
  expect(await handler.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
  return { id, customer, handler };
};

describe('who is there', () => {
  it('[PR8][PT10] colleagues are told to whom something can be given, and nobody is told who may not give', async () => {
    const anna = await staff('anna', 'agent', ['handle', 'transfer']);
    const bert = await staff('bert', 'agent', ['handle']);
    for (const [id, token] of [
      ['anna', anna],
      ['bert', bert],
    ] as const) {
      await (await at('desk', id)).goOnline(token, id === 'bert' ? 'away' : 'available');
    }
    await vi.waitFor(async () => {
      expect(await read('colleagues', anna)).toMatchObject({
        status: 200,
        body: {
          colleagues: [
            { id: 'anna', availability: 'available', isFree: true, takesAs: ['agent'] },
            { id: 'bert', availability: 'away', isFree: true, takesAs: ['agent'] },
          ],
        },
      });
    }, 20_000);
    expect((await read('colleagues', bert)).status).toBe(403);
    expect((await read('colleagues', 'nobody')).status).toBe(404);
  });

  it('[PR9][G35][VC3] whoever answers is shown the page, and what the customer wrote before', async () => {
    const anna = await staff('ann', 'agent', ['handle']);
    const bert = await staff('ben', 'agent', ['handle']);
    const past = await begin(bert);
    await past.customer.command({ type: 'end' });
    const now = await begin(anna);
    const from = now.handler.texts.length;
    now.customer.send({
      type: 'set-context',
      page: { url: 'https://kim:secret@shop.example/cart', title: 'Your cart' },
      referrer: null,
      language: 'en',
      device: 'phone',
      fields: { plan: 'Pro' },
    });
    const told = await now.handler.next(
      ({ type, header }) => type === 'header' && (header as { readonly context: unknown }).context !== null,
      from,
    );
    expect(told.header).toMatchObject({
      context: { page: { url: 'https://shop.example/cart' }, fields: { plan: 'Pro' } },
    });
    expect(now.customer.texts.join()).not.toContain('shop.example');
    await vi.waitFor(async () => {
      const { status, body } = await read(`history/${now.id}`, anna);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { rows: [{ conversation: past.id, agents: [{ id: 'ben' }], figures: null }], before: null },
      });
    }, 20_000);
    expect((await read(`history/${now.id}`, bert)).status).toBe(404);
    expect((await read(`history/${past.id}`, bert)).status).toBe(404);
    const maria = await staff('maria', 'supervisor', ['monitor']);
    expect((await read(`history/${now.id}`, maria)).body).toMatchObject({ rows: [{ supervision: {} }] });
  });
});
