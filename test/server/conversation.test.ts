/** A conversation on the real server, over bare sockets: silence, durability, and what becomes of bad input. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../support/partykit.js';
import { startServer } from '../support/partykit.js';
import {
  allSupervision,
  canonical,
  newConversationId,
  newSecret,
  RawClient,
  signToken,
} from '../support/raw-client.js';

let server: TestServer;

beforeAll(async () => {
  const workgroups = {
    sales: { label: 'Sales', policy: { grace: { supervisor: 1, handler: 3 } } },
    support: { label: 'Support' },
  };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});

afterAll(async () => {
  for (const desk of online) desk.close();
  await server.stop();
});

const urlOf = (id: string): string => `${server.url.replace('http', 'ws')}/parties/main/${id}`;

const staffToken = (id: string, grants: readonly string[], workgroup = 'sales'): Promise<string> => {
  const role = grants.includes('handle') ? 'agent' : 'supervisor';
  return signToken(server.secret, { id, role, grants: { [workgroup]: grants } });
};

/** Watching needs being on-line at one's desk. */
const online: RawClient[] = [];
const goOnline = async (person: string, token: string): Promise<void> => {
  const desk = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/desk/${person}`);
  expect(await desk.goOnline(token)).toMatchObject({ availability: { kind: 'available' } });
  online.push(desk);
};

const enterAs = async (id: string, token: string, more = {}): Promise<RawClient> => {
  const client = await RawClient.open(urlOf(id));
  await client.hello({ kind: 'token', token }, more);
  return client;
};

interface Room {
  readonly id: string;
  readonly secret: string;
  readonly customer: RawClient;
}

const begin = async (workgroup = 'sales'): Promise<Room> => {
  const id = newConversationId();
  const secret = newSecret();
  const customer = await RawClient.open(urlOf(id));
  await customer.hello({ kind: 'secret', secret }, { start: { workgroup } });
  return { id, secret, customer };
};

const post = (text: string, more = {}) => ({ type: 'post', audience: 'everyone', text, ...more });

/** The same talk, with or without a supervisor in every covert way there is. */
const talk = async (
  isWatched: boolean,
): Promise<{ customer: readonly string[]; agent: readonly string[] }> => {
  const { id, customer } = await begin('support');
  // Their place in the queue is told by another room: before or after an answer, or too late for them to be told at all.
  await customer.next(({ header }) => ((header ?? {}) as { readonly queue?: unknown }).queue != null);
  await customer.command(post('My parcel is late'));
  const agent = await enterAs(id, await staffToken('anna', ['handle'], 'support'));
  await agent.does({ type: 'accept', epoch: 0 });
  const token = await staffToken('maria', allSupervision, 'support');
  if (isWatched) await goOnline('maria', token);
  const supervisor = isWatched ? await enterAs(id, token) : null;
  // Or else nothing would be proven.
  if (supervisor) {
    const answer = await supervisor.command({ type: 'supervise', mode: 'monitor' });
    expect(answer.type).toBe('accepted');
  }
  agent.send({ type: 'set-typing', active: true });
  agent.send({ type: 'set-draft', text: 'Let me' });
  await agent.command(post('Let me look', { epoch: 1 }));
  // What a monitor may not do either makes no difference to anybody.
  await supervisor?.command(post('I should not be heard', { epoch: 1 }));
  supervisor?.send({ type: 'set-typing', active: true });
  supervisor?.send({ type: 'mark-read', delivered: 3, read: 3 });
  supervisor?.sendText('not even json');
  await supervisor?.settled();
  supervisor?.terminate();
  const again = isWatched ? await enterAs(id, token) : null;
  await customer.command(post('Thank you'));
  await again?.command({ type: 'supervise', mode: 'leave' });
  await agent.command(post('It comes tomorrow', { epoch: 1 }));
  await customer.command({ type: 'end' });
  await customer.settled();
  await agent.settled();
  const seen = { customer: canonical(customer.texts), agent: canonical(agent.texts) };
  for (const client of [customer, agent, again]) client?.close();
  return seen;
};

describe('silence', () => {
  it('[R3][B05][E11][E20] customer and agent are sent the same bytes with a monitor and without', async () => {
    const unwatched = await talk(false);
    const watched = await talk(true);
    expect(watched.customer).toEqual(unwatched.customer);
    expect(watched.agent).toEqual(unwatched.agent);
  });

  it('[R1][E13] the customer gets no byte of a whisper, live, on return, or in the transcript', async () => {
    const { id, secret, customer } = await begin();
    const agent = await enterAs(id, await staffToken('anna', ['handle']));
    await agent.does({ type: 'accept', epoch: 0 });
    const token = await staffToken('maria', allSupervision);
    await goOnline('maria', token);
    const supervisor = await enterAs(id, token);
    await supervisor.does({ type: 'supervise', mode: 'monitor' });
    await customer.settled();
    const before = customer.texts.length;
    const sent = await supervisor.command({
      type: 'post',
      audience: 'whisper',
      text: 'Offer ten percent',
      epoch: 1,
    });
    expect(sent.type).toBe('accepted');
    await agent.next((frame) => JSON.stringify(frame).includes('Offer ten percent'));
    await customer.settled();
    expect(customer.texts.slice(before)).toEqual(['{"type":"pong"}']);

    await customer.command(post('And now?'));
    const returned = await RawClient.open(urlOf(id));
    await returned.hello({ kind: 'secret', secret });
    expect(returned.texts.join()).not.toContain('Offer ten percent');
    const entries = returned.frames.flatMap(
      (frame) => (frame.entries as { seq: number }[] | undefined) ?? [],
    );
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1));

    const transcript = await fetch(`${server.url}/parties/main/${id}/transcript`, {
      headers: { authorization: `Parley-Secret ${secret}` },
    });
    const text = await transcript.text();
    expect(text).toContain('And now?');
    expect(text).not.toContain('Offer ten percent');
    for (const client of [customer, agent, supervisor, returned]) client.close();
  });
});

describe('durability', () => {
  it('[R8][G03] a kill -9 loses nothing that was accepted and doubles nothing that is sent again', async () => {
    const { id, secret, customer } = await begin();
    for (let index = 1; index <= 15; index += 1) await customer.command(post(`line ${index}`));
    const cursor = customer.frames.findLast((frame) => frame.type === 'entries')?.cursor as string;
    await server.kill9();
    await server.restart();
    const back = await RawClient.open(urlOf(id), { device: customer.device });
    await back.hello({ kind: 'secret', secret });
    // The last one again, as a client does that did not get the answer.
    back.send({ ...post('line 15, said differently'), commandId: `${customer.device}:15` });
    const answer = await back.next((frame) => frame.commandId === `${customer.device}:15`);
    expect(answer.type).toBe('accepted');
    const texts = back.frames
      .flatMap((frame) => (frame.entries as { body: { text?: string } }[] | undefined) ?? [])
      .map((entry) => entry.body.text);
    expect(texts).toEqual(Array.from({ length: 15 }, (_, index) => `line ${index + 1}`));

    const resumed = await RawClient.open(urlOf(id));
    await resumed.hello({ kind: 'secret', secret }, { since: cursor });
    const replayed = resumed.frames.find((frame) => frame.type === 'entries');
    expect(replayed).toMatchObject({ entries: [], live: true });
    expect(replayed).not.toHaveProperty('reset');
    back.close();
    resumed.close();
  });

  it('[PT1][WI10] a handler who vanished before a crash is replaced once, after it', async () => {
    const { id, secret, customer } = await begin();
    await customer.command(post('Anyone?'));
    const agent = await enterAs(id, await staffToken('anna', ['handle']));
    await agent.does({ type: 'accept', epoch: 0 });
    agent.terminate();
    await customer.next((frame) => JSON.stringify(frame.header ?? null).includes('"present":false'));
    await server.kill9();
    // The server's own clock is what is tested here: the deadline of three seconds passes while it is down.
    await new Promise((resolve) => setTimeout(resolve, 3_200));
    await server.restart();
    const back = await RawClient.open(urlOf(id));
    const welcome = await back.hello({ kind: 'secret', secret });
    expect(welcome.header).toMatchObject({ phase: 'queued', handler: null });
    const kinds = back.frames
      .flatMap((frame) => (frame.entries as { body: { kind: string } }[] | undefined) ?? [])
      .map((entry) => entry.body.kind);
    expect(kinds.filter((kind) => kind === 'waiting-again')).toHaveLength(1);
    back.close();
  });
});

describe('bad input', () => {
  it('[TH4][TH12] a foreign room and a room that does not exist are the same bytes', async () => {
    const { id, customer } = await begin();
    const strangers = [
      { kind: 'secret', secret: newSecret() },
      { kind: 'token', token: await signToken(server.secret, { id: 'eve', role: 'customer' }) },
      { kind: 'token', token: await staffToken('ben', ['handle', 'monitor'], 'support') },
    ];
    for (const credential of strangers) {
      const foreign = await RawClient.open(urlOf(id));
      await foreign.hello(credential);
      const nowhere = await RawClient.open(urlOf(newConversationId()));
      await nowhere.hello(credential);
      expect(await foreign.untilClosed()).toEqual(await nowhere.untilClosed());
      expect(foreign.texts).toEqual(nowhere.texts);
      expect(foreign.closed?.code).toBe(4404);
    }
    customer.close();
  });

  it('[WI1][A02] nothing is sent before hello, and what comes early is refused', async () => {
    const { id, customer } = await begin();
    const early = await RawClient.turnedAway(urlOf(id), (each) => {
      each.send({ type: 'ping', received: 0 });
      each.send({ type: 'read-history', before: 'abc' });
    });
    expect(new Set(early.frames.map((frame) => frame.code))).toEqual(new Set(['bad-frame']));
    customer.close();
  });

  it('[WI11] ten bad frames close the socket, and nobody else hears of them', async () => {
    // Where nobody is given up for having been away a moment.
    const { id, customer } = await begin('support');
    const agent = await enterAs(id, await staffToken('anna', ['handle'], 'support'));
    await agent.does({ type: 'accept', epoch: 0 });
    await customer.settled();
    const before = customer.texts.length;
    const bad = [
      '',
      'null',
      '[]',
      '{"type":"post"}',
      '{"type":"nonsense"}',
      '{"type":"post","commandId":"x:1","audience":"everyone","text":"a"}',
      `{"type":"post","commandId":"${agent.device}:2","audience":"everyone","text":"a","role":"customer"}`,
      '{"__proto__":{"type":"ping"}}',
      `{"type":"post","commandId":"${agent.device}:2","audience":"everyone","text":${JSON.stringify('x'.repeat(16_500))}}`,
      '{"type":"hello"}',
    ];
    for (const text of bad) agent.sendText(text);
    expect(await agent.untilClosed()).toMatchObject({ code: 4400 });
    const codes = agent.frames.filter((frame) => frame.type === 'refused').map((frame) => frame.code);
    expect(codes).toHaveLength(10);
    expect(new Set(codes)).toEqual(new Set(['bad-frame', 'too-large']));
    await customer.settled();
    // The agent's disconnection shows; the frames do not.
    const heard = customer.frames.slice(before).map((frame) => frame.type);
    expect(heard.filter((type) => type !== 'header')).toEqual(['pong']);
    customer.close();
  });

  it('[WI12][TH46] a version that is not spoken is refused with the range', async () => {
    const client = await RawClient.open(urlOf(newConversationId()));
    const credential = { kind: 'secret', secret: newSecret() };
    expect(await client.greet({ versions: [7, 9], credential, device: client.device })).toMatchObject({
      code: 'unsupported-version',
      versions: [1, 1],
    });
    expect(await client.untilClosed()).toMatchObject({ code: 4406 });
  });

  it('[TH5] a token that is expired, of another key, of another audience or unsigned is refused alike', async () => {
    const { id, customer } = await begin();
    const good = { id: 'anna', role: 'agent', grants: { sales: ['handle'] } } as const;
    const [header, payload] = (await signToken(server.secret, good)).split('.');
    const tokens = [
      await signToken(server.secret, { ...good, expires: Math.floor(Date.now() / 1000) - 3_600 }),
      await signToken('another secret that is long enough, too', good),
      `${header}.${payload}.`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
      'true',
    ];
    for (const token of tokens) {
      const client = await RawClient.open(urlOf(id));
      expect(await client.hello({ kind: 'token', token })).toMatchObject({ code: 'unauthenticated' });
      expect(await client.untilClosed()).toMatchObject({ code: 4401 });
    }
    customer.close();
  });
});
