// The clients against the real server: a customer and an agent talk, over a crash of the server and a cut line too.
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  browserEnvironment,
  ConversationClient,
  type RoomClient,
  rememberConversation,
  WorkgroupClient,
} from '../../client/index.js';
import { startServer, type TestServer } from '../support/partykit.js';
import { RawClient } from '../support/raw-client.js';
import { isLive, texts, until } from '../support/until.js';

let server: TestServer;
const opened: RoomClient<unknown>[] = [];
const environment = { ...browserEnvironment, WebSocket };

beforeAll(async () => {
  const workgroups = { sales: { label: 'Sales' } };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});
afterAll(async () => {
  for (const client of opened) client.disconnect();
  await server?.stop();
});

const tokenFor = (sub: string) =>
  new SignJWT({
    name: 'Maria',
    role: 'agent',
    grants: { sales: ['handle'] },
    supervisor: false,
    maxSessions: 4,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setIssuer('parley')
    .setAudience('parley')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(server.secret));

const connected = <Client extends RoomClient<unknown>>(client: Client): Client => {
  opened.push(client);
  client.connect();
  return client;
};

it('[G03] a conversation goes on where it was after the server was killed', async () => {
  const { id, secret } = rememberConversation({ server: server.url, workgroup: 'sales' });
  const customer = connected(
    new ConversationClient({
      server: server.url,
      conversation: id,
      credential: { kind: 'secret', secret },
      start: { workgroup: 'sales', name: 'Kim' },
      environment,
    }),
  );
  customer.post('Hello');
  customer.post('Is anybody there?');
  await until(customer, (now) => now.entries.length === 2 && now.pending.length === 0);

  const token = () => tokenFor('maria');
  const sales = connected(
    new WorkgroupClient({ server: server.url, workgroup: 'sales', token, environment }),
  );
  await until(sales, ({ rows }) => rows.some(({ conversation }) => conversation === id));

  const credential = { kind: 'token', token } as const;
  const agent = connected(
    new ConversationClient({ server: server.url, conversation: id, credential, environment }),
  );
  await until(agent, ({ header }) => header?.you.may.includes('accept') ?? false);
  expect(await agent.accept()).toEqual({ kind: 'accepted' });
  await until(agent, ({ header }) => header?.kind === 'staff');
  agent.post('Yes, Maria here.');
  await until(customer, (now) => texts(now).length === 3);

  await server.kill9();
  await until(customer, ({ connection }) => connection.kind !== 'live');
  customer.post('Still there?');
  await server.restart();
  const last = await until(agent, (now) => texts(now).length === 4);
  expect(texts(last)).toEqual(['Hello', 'Is anybody there?', 'Yes, Maria here.', 'Still there?']);
  await until(customer, (now) => now.pending.length === 0);
  expect(texts(customer.snapshot)).toEqual(texts(last));
});

it('[G03] a replay that is cut after its first frame leaves no hole', async () => {
  const { id, secret } = rememberConversation({ server: server.url, workgroup: 'cut' });
  const credential = { kind: 'secret', secret } as const;
  let isCut = false;
  /** Once armed, the network fails after the first frame with entries; whatever is behind it is gone. */
  class FailingSocket extends WebSocket {
    #isDead = false;

    override emit(event: string, ...rest: unknown[]): boolean {
      if (event === 'message' && this.#isDead) return false;
      const wasHeard = super.emit(event, ...rest);
      if (event === 'message' && isCut && String(rest[0]).includes('"type":"entries"')) {
        isCut = false;
        this.#isDead = true;
        this.terminate();
      }
      return wasHeard;
    }
  }
  const customer = connected(
    new ConversationClient({
      server: server.url,
      conversation: id,
      credential,
      start: { workgroup: 'sales', name: 'Kim' },
      environment: { ...environment, WebSocket: FailingSocket },
    }),
  );
  await until(customer, isLive);
  customer.disconnect();

  // Three frames of 64 KiB, out of fewer messages than a customer may post at once: a quotation mark counts twice.
  const written = Array.from({ length: 18 }, (_, index) => `${index} `.padEnd(4_000, '"'));
  const other = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/main/${id}`);
  await other.hello(credential);
  for (const text of written) {
    expect(await other.command({ type: 'post', audience: 'everyone', text })).toMatchObject({
      type: 'accepted',
    });
  }
  other.close();

  isCut = true;
  customer.connect();
  const cut = await until(customer, ({ connection }) => connection.kind === 'waiting');
  expect(cut.entries.length).toBeGreaterThan(0);
  expect(cut.entries.length).toBeLessThan(written.length);
  const all = await until(customer, isLive);
  expect(all.entries.map(({ seq }) => seq)).toEqual(written.map((_, index) => index + 1));
  expect(texts(all)).toEqual(written);
});
