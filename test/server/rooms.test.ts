// Parley's own rooms behind the host: order within a packet, large frames, rooms that left memory, the demo's cast.
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { limits } from '../../core/protocol/limits.js';
import { startServer, type TestServer } from '../support/partykit.js';
import { pause } from '../support/pause.js';
import { newConversationId, newSecret, RawClient } from '../support/raw-client.js';
import { RealClient } from '../support/real-socket.js';

/** An idle room without sockets leaves the server's memory after about ten seconds. */
const EVICTION_MS = 15_000;

let server: TestServer;
/** A conversation that has left memory; begun early, because it takes so long. */
let left: Promise<{ id: string; secret: string }>;
beforeAll(async () => {
  server = await startServer({ vars: { PARLEY_DEMO: '1' } });
  left = leaveMemory();
  // Whoever waits for it is told.
  left.catch(() => undefined);
});
afterAll(async () => {
  await server?.stop();
});

const roomUrl = (party: string, id: string): string =>
  `${server.url.replace('http', 'ws')}/parties/${party}/${id}`;

const demoToken = async (person: string): Promise<string> => {
  const body = JSON.stringify({ person });
  const response = await fetch(`${server.url}/demo/token`, { method: 'POST', body });
  return ((await response.json()) as { token: string }).token;
};

const begin = async (): Promise<{ id: string; secret: string; customer: RawClient }> => {
  const [id, secret] = [newConversationId(), newSecret()];
  const customer = await RawClient.open(roomUrl('main', id));
  await customer.hello({ kind: 'secret', secret }, { start: { workgroup: 'sales' } });
  return { id, secret, customer };
};

const leaveMemory = async (): Promise<{ id: string; secret: string }> => {
  const { id, secret, customer } = await begin();
  await customer.command(post('Is anybody there?'));
  customer.close();
  await customer.untilClosed();
  await pause(EVICTION_MS);
  return { id, secret };
};

const enterAs = async (id: string, person: string): Promise<RawClient> => {
  const client = await RawClient.open(roomUrl('main', id));
  expect(await client.hello({ kind: 'token', token: await demoToken(person) })).toMatchObject({
    type: 'welcome',
  });
  return client;
};

const post = (text: string, more: object = {}) => ({ type: 'post', audience: 'everyone', text, ...more });

/** A client whose bytes can be held back, so that many frames leave in one packet. */
const corked = async (url: string): Promise<{ client: RealClient; tcp: net.Socket }> => {
  let tcp: net.Socket | undefined;
  const socket = new WebSocket(url, {
    createConnection: ((options: net.TcpNetConnectOpts) => {
      tcp = net.connect(options);
      return tcp;
    }) as typeof net.createConnection,
  });
  const client = new RealClient(socket);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  if (!tcp) throw new Error('The connection was not made here.');
  return { client, tcp };
};

describe('[PT13] frames that come at once', () => {
  it('[PT13] hello and fifty posts in one packet are answered in their order', async () => {
    const { id, customer } = await begin();
    const handler = await enterAs(id, 'anna');
    await handler.does({ type: 'accept', epoch: 0 });
    const token = await demoToken('anna');
    const device = 'packet-'.padEnd(16, 'x');
    const { client, tcp } = await corked(roomUrl('main', id));
    const send = (frame: object): void => client.send(JSON.stringify(frame));
    tcp.cork();
    send({ type: 'hello', versions: [1, 1], credential: { kind: 'token', token }, device });
    for (let n = 1; n <= 50; n += 1)
      send({ ...post(`line ${n}`, { epoch: 1 }), commandId: `${device}:${n}` });
    tcp.uncork();
    const answers = (): Record<string, unknown>[] =>
      client
        .texts()
        .map((text) => JSON.parse(text) as Record<string, unknown>)
        .filter(({ commandId }) => commandId !== undefined);
    await client.until(() => answers().length === 50, 'fifty answers');
    expect(client.texts()[0]).toContain('"type":"welcome"');
    expect(answers().map(({ type, commandId }) => [type, commandId])).toEqual(
      Array.from({ length: 50 }, (_, index) => ['accepted', `${device}:${index + 1}`]),
    );
    await customer.next((frame) => JSON.stringify(frame).includes('"line 50"'));
    const seen = customer.frames
      .flatMap((frame) => (frame.entries as { body: { text?: string } }[] | undefined) ?? [])
      .flatMap(({ body }) => (body.text?.startsWith('line') ? body.text : []));
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => `line ${index + 1}`));
    client.close();
    for (const each of [customer, handler]) each.close();
  });
});

describe('[PT7] large frames', () => {
  it('[PT7] one byte over the limit is refused and the socket stays; the limit itself is read', async () => {
    const { customer } = await begin();
    const frame = (bytes: number): string => {
      const empty = JSON.stringify({ ...post('x'), pad: '' });
      return JSON.stringify({ ...post('x'), pad: 'x'.repeat(bytes - empty.length) });
    };
    for (const [bytes, code] of [
      [limits.frameBytes + 1, 'too-large'],
      // Read whole, and then found to be no frame that is known.
      [limits.frameBytes, 'bad-frame'],
    ] as const) {
      const from = customer.texts.length;
      customer.sendText(frame(bytes));
      expect(await customer.next((each) => each.type === 'refused', from)).toMatchObject({ code });
    }
    expect(await customer.command(post('still here'))).toMatchObject({ type: 'accepted' });
    customer.sendText('x'.repeat(2 * 1_048_576));
    expect([1006, 1009]).toContain((await customer.untilClosed()).code);
  });
});

describe('[TH47] the cast of the demo', () => {
  it('[TH47] an agent answers, a supervisor takes over, the transcript has it', async () => {
    const { id, secret, customer } = await begin();
    await customer.command(post('My parcel is late'));
    const anna = await enterAs(id, 'anna');
    expect(await anna.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
    const luis = await enterAs(id, 'luis');
    expect(await luis.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ code: 'not-online' });
    const desk = await RawClient.open(roomUrl('desk', 'luis'));
    await desk.goOnline(await demoToken('luis'));
    await luis.does({ type: 'supervise', mode: 'monitor' });
    expect(await luis.command({ type: 'take-over', epoch: 1 })).toMatchObject({ type: 'accepted' });
    expect(await anna.command(post('Wait', { epoch: 1 }))).toMatchObject({ type: 'refused' });
    expect(await luis.command(post('This is Luis', { epoch: 2 }))).toMatchObject({ type: 'accepted' });
    const response = await fetch(`${server.url}/parties/main/${id}/transcript.json`, {
      headers: { authorization: `Parley-Secret ${secret}`, origin: 'https://shop.example' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(await response.text()).toContain('This is Luis');
    for (const each of [customer, anna, luis, desk]) each.close();
  });
});

describe('[PT2] a conversation that left memory', () => {
  it('[PT2] answers as before when it comes back, and its workgroup hears of it', async () => {
    const { id, secret } = await left;
    const back = await RawClient.open(roomUrl('main', id));
    expect(await back.hello({ kind: 'secret', secret })).toMatchObject({ header: { phase: 'queued' } });
    await back.command(post('I am back'));
    const list = await RawClient.open(roomUrl('workgroup', 'sales'));
    await list.signIn(await demoToken('maria'));
    await list.next(
      (frame) => JSON.stringify(frame).includes(id) && JSON.stringify(frame).includes('"messages":2'),
    );
    for (const each of [back, list]) each.close();
  });
});
