/** Policies, offers, lists and erasure on the real server: over HTTP and bare sockets, from outside alone. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownTimeOf } from '../support/own-time.js';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import type { Frame } from '../support/raw-client.js';
import { newConversationId, newSecret, RawClient, signToken } from '../support/raw-client.js';

let server: TestServer;
const open: RawClient[] = [];

beforeAll(async () => {
  const policy = { monitors: { requires: 'signed-in' }, routing: { strategy: 'longest-idle' } };
  const workgroups = { sales: { label: 'Sales', policy } };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});

afterAll(async () => {
  for (const client of open) client.close();
  await server.stop();
});

const urlOf = (party: string, id: string): string =>
  `${server.url.replace('http', 'ws')}/parties/${party}/${id}`;
const at = async (party: string, id: string): Promise<RawClient> => {
  const client = await RawClient.open(urlOf(party, id));
  open.push(client);
  return client;
};
const tokenOf = (id: string, role: 'agent' | 'supervisor', grants: readonly string[]): Promise<string> =>
  signToken(server.secret, { id, role, grants: { sales: grants } });

const ask = async (
  method: string,
  path: string,
  token: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await fetch(`${server.url}/parties/workgroup/sales/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const begin = async (text: string) => {
  const [id, secret] = [newConversationId(), newSecret()];
  const customer = await at('main', id);
  await customer.hello({ kind: 'secret', secret }, { start: { workgroup: 'sales', name: 'Carla' } });
  await customer.command({ type: 'post', audience: 'everyone', text });
  return { id, secret, customer };
};

const enterAs = async (id: string, token: string): Promise<RawClient> => {
  const client = await at('main', id);
  await client.hello({ kind: 'token', token });
  return client;
};

const desk = async (person: string, token: string): Promise<RawClient> => {
  const client = await at('desk', person);
  await client.goOnline(token);
  return client;
};

describe('routing', () => {
  it('[G22][G23] an agent who is available is offered what waits, and answers it', async () => {
    const token = await tokenOf('anna', 'agent', ['handle']);
    const inbox = await desk('anna', token);
    const { id, customer } = await begin('My parcel is late');
    const offered = await inbox.next(
      (frame) =>
        frame.type === 'items' &&
        ((frame.changed as { relation: string }[]) ?? []).some(({ relation }) => relation === 'offered'),
    );
    expect(offered).toMatchObject({ changed: [{ row: { conversation: id } }] });
    const anna = await enterAs(id, token);
    expect(await anna.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
    await customer.next((frame) => frame.type === 'header' && JSON.stringify(frame).includes('"anna"'));
    expect(await anna.command({ type: 'end' })).toMatchObject({ type: 'accepted' });
    expect(await anna.command({ type: 'wrap-up', disposition: 'solved' })).toMatchObject({
      type: 'accepted',
    });
  });
});

describe('a policy over HTTP', () => {
  it('[P11][P12] reaches a running conversation within a second, and a wrong one changes nothing', async () => {
    const admin = await tokenOf('root', 'supervisor', ['configure']);
    const token = await tokenOf('maria', 'supervisor', ['monitor', 'whisper']);
    const agent = await tokenOf('bert', 'agent', ['handle']);
    const { id } = await begin('Hello');
    const bert = await enterAs(id, agent);
    expect(await bert.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
    const maria = await enterAs(id, token);
    expect(await maria.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
    const whisper = { type: 'post', audience: 'whisper', text: 'psst', epoch: 1 };
    expect((await ask('PUT', 'policy', agent, { whisper: 'off' })).status).toBe(403);
    expect((await ask('PUT', 'policy', 'nobody', { whisper: 'off' })).status).toBe(404);
    expect(
      await ask('PUT', 'policy', admin, { whisper: 'loud', grace: { handler: 0 }, volume: 11 }),
    ).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-policy',
        faults: [{ path: '/whisper' }, { path: '/grace/handler' }, { path: '/volume' }],
      },
    });
    const before = maria.texts.length;
    const told = (frame: Frame): boolean =>
      frame.type === 'header' && !JSON.stringify(frame.header).includes('"whisper"');
    const took = await ownTimeOf(server, async () => {
      const set = await ask('PUT', 'policy', admin, { monitors: { requires: 'signed-in' }, whisper: 'off' });
      expect(set).toMatchObject({ status: 200, body: { policy: { whisper: 'off' } } });
      await maria.next(told, before);
    });
    expect(took).toBeLessThan(5_000);
    expect(await maria.command(whisper)).toMatchObject({ code: 'forbidden' });
    await bert.settled();
    expect(bert.texts.join()).not.toContain('psst');
  });
});

describe('afterwards', () => {
  it('[C02][C28][G34] what is over is found, counted, and erased when its customer is', async () => {
    const admin = await tokenOf('root', 'supervisor', ['configure', 'monitor', 'export']);
    const { id, secret, customer } = await begin('The secret word is heliotrope');
    await customer.command({ type: 'end' });
    const search = () => ask('POST', 'closed/search', admin, { text: 'heliotrope' });
    const rows = async (): Promise<readonly { conversation: string; customer: { id: string } }[]> =>
      (await search()).body.rows as readonly { conversation: string; customer: { id: string } }[];
    // Whoever asks more often than the server answers is told that alone, and has used up what the next question needs.
    const patiently = { timeout: 40_000, interval: 300 };
    const found = await vi.waitFor(async () => {
      const now = await rows();
      expect(now).toMatchObject([{ conversation: id }]);
      return now[0];
    }, patiently);
    await expect
      .poll(async () => (await ask('GET', 'today', admin)).body, patiently)
      .toMatchObject({ abandoned: 1 });
    expect(await ask('DELETE', `customers/${found?.customer.id}`, admin)).toMatchObject({
      status: 200,
      body: { conversations: 1 },
    });
    const transcript = async (): Promise<string> => {
      const headers = { authorization: `Parley-Secret ${secret}` };
      const answer = await fetch(`${server.url}/parties/main/${id}/transcript`, { headers });
      expect(answer.status).toBe(200);
      return answer.text();
    };
    await vi.waitFor(async () => expect(await transcript()).not.toContain('heliotrope'), patiently);
    await expect.poll(rows, patiently).toEqual([]);
  });
});
