/** A conversation on another channel, on the real server: in over HTTP, out by webhooks that a receiver verifies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import { pause } from '../support/pause.js';
import {
  allSupervision,
  newConversationId,
  RawClient,
  signBridgeToken,
  signToken,
} from '../support/raw-client.js';
import type { Receiver } from '../support/receiver.js';
import { startReceiver } from '../support/receiver.js';

/** An idle room without sockets leaves the server's memory after about ten seconds. */
const EVICTION_MS = 12_500;

const secret = 'shared with the gateway and with nobody else';
let receiver: Receiver;
let server: TestServer;
let token: string;

beforeAll(async () => {
  receiver = await startReceiver(secret);
  const workgroups = {
    sales: { label: 'Sales', policy: { wrapUp: 'off', monitors: { requires: 'signed-in' } } },
  };
  const channels = { sms: { webhook: receiver.url, secret } };
  const config = JSON.stringify({ workgroups, channels });
  server = await startServer({ vars: { PARLEY_DEMO: '1', PARLEY_CONFIG: config } });
  token = await signBridgeToken(server.secret, { id: 'gateway', channel: 'sms', workgroups: ['sales'] });
});

afterAll(async () => {
  await server?.stop();
  await receiver?.close();
});

const customer = { id: '4915112345', name: 'Carla' };
const device = 'gateway-number-1';

const send = async (id: string, n: number, command: object, more: object = {}, bearer = token) => {
  const response = await fetch(`${server.url}/parties/main/${id}/bridge`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      commandId: `${device}:${n}`,
      customer,
      start: { workgroup: 'sales' },
      command,
      ...more,
    }),
  });
  return { status: response.status, text: await response.text() };
};

const enterAs = async (id: string, person: string, grants: readonly string[]): Promise<RawClient> => {
  const client = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/main/${id}`);
  const role = grants.includes('handle') ? 'agent' : 'supervisor';
  const bearer = await signToken(server.secret, { id: person, role, grants: { sales: grants } });
  await client.hello({ kind: 'token', token: bearer });
  return client;
};

/** Begun by a text, and taken on by Anna. */
const begin = async (): Promise<{ id: string; agent: RawClient }> => {
  const id = newConversationId();
  const { status } = await send(id, 1, { type: 'post', text: 'Where is my parcel?' });
  expect(status).toBe(200);
  const agent = await enterAs(id, 'anna', ['handle']);
  expect(await agent.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
  await expect.poll(() => receiver.taken.some((each) => each.conversation === id)).toBe(true);
  return { id, agent };
};

const heardIn = (id: string): readonly string[] => {
  const entries = new Map(
    receiver.taken
      .filter((each) => each.conversation === id)
      .flatMap((each) => each.entries.map((entry) => [entry.seq, entry.body])),
  );
  return [...entries.values()].map((body) => (body.kind === 'message' ? body.text : body.kind));
};

const heard = (id: string) => expect.poll(() => heardIn(id), { timeout: 60_000, interval: 50 });

const post = (text: string, more: object = {}) => ({ type: 'post', audience: 'everyone', text, ...more });

describe('a bridge', () => {
  it('[B08] speaks once, also when it asks twice, and finds nothing that is not its own', async () => {
    const { id, agent } = await begin();
    const first = await send(id, 2, { type: 'post', text: 'Hello?' });
    expect(await send(id, 2, { type: 'post', text: 'Hello?' })).toEqual(first);
    await agent.settled();
    expect(agent.texts.filter((text) => text.includes('"Hello?"'))).toHaveLength(1);

    const stranger = { customer: { id: '18', name: 'Eve' } };
    const say = { type: 'post', text: 'x' };
    const foreign = await send(id, 3, say, stranger);
    expect(foreign.status).toBe(404);
    expect(await send(newConversationId(), 1, say, { start: { workgroup: 'none' } })).toEqual(foreign);
    const messaging = await signBridgeToken(server.secret, {
      id: 'gateway',
      channel: 'messaging',
      workgroups: ['sales'],
    });
    expect(await send(id, 3, say, {}, messaging)).toEqual(foreign);
    const staff = await signToken(server.secret, {
      id: 'anna',
      role: 'agent',
      grants: { sales: ['handle'] },
    });
    expect(await send(id, 3, say, {}, staff)).toEqual(foreign);
    expect((await send(id, 3, { type: 'take-over', epoch: 1 })).status).toBe(400);
    expect((await send(id, 3, say, { role: 'agent' })).status).toBe(400);

    const socket = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/main/${id}`);
    expect(await socket.hello({ kind: 'token', token })).toMatchObject({ code: 'unauthenticated' });
    agent.close();
  });

  it('[B38][E13] is told what is said to the customer, signed, and nothing of supervision', async () => {
    const { id, agent } = await begin();
    const watcher = await enterAs(id, 'maria', allSupervision);
    expect(await watcher.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
    await watcher.command({ type: 'post', audience: 'whisper', text: 'Offer ten percent', epoch: 1 });
    await agent.command({ type: 'post', audience: 'staff', text: 'A difficult one' });
    await agent.command(post('It comes tomorrow', { epoch: 1 }));
    await agent.command({ type: 'end' });
    await heard(id).toEqual(['handler-shown', 'It comes tomorrow', 'ended']);
    const told = JSON.stringify(receiver.taken.filter((each) => each.conversation === id));
    expect(told).not.toMatch(/ten percent|difficult|maria|"id":"anna"|epoch|monitor/);
    expect(told).toContain('"customer":{"id":"4915112345","name":"Carla"}');
    expect(receiver.tries.every(({ isSigned }) => isSigned)).toBe(true);
    for (const client of [agent, watcher]) client.close();
  });

  it('[B38][PT1] is told after a kill -9, in order, when somebody looks at the list', async () => {
    const { id, agent } = await begin();
    receiver.status = 503;
    await agent.command(post('One', { epoch: 1 }));
    await agent.command(post('Two', { epoch: 1 }));
    await agent.command({ type: 'end' });
    const tries = receiver.tries.length;
    await expect.poll(() => receiver.tries.length).toBeGreaterThan(tries);
    await pause(500);
    await server.kill9();
    // What was on its way is not taken either.
    await receiver.untilAlone();
    receiver.status = 204;
    await server.restart();
    expect(heardIn(id)).toEqual(['handler-shown']);
    const list = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/workgroup/sales`);
    const bearer = await signToken(server.secret, {
      id: 'ben',
      role: 'agent',
      grants: { sales: ['handle'] },
    });
    await list.signIn(bearer);
    await heard(id).toEqual(['handler-shown', 'One', 'Two', 'ended']);
    list.close();
  });

  it('[B38] is tried until it takes it, long after everybody has left; no redirect is followed', async () => {
    const { id, agent } = await begin();
    receiver.status = 302;
    await agent.command(post('Are you there?', { epoch: 1 }));
    agent.close();
    await agent.untilClosed();
    await pause(EVICTION_MS);
    expect(heardIn(id)).toEqual(['handler-shown']);
    receiver.status = 204;
    await heard(id).toContain('Are you there?');
  });
});
