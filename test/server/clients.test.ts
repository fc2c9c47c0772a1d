// The clients against the real server: a customer and an agent talk, over a crash of the server too.
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  browserEnvironment,
  ConversationClient,
  type ConversationSnapshot,
  type RoomClient,
  rememberConversation,
  WorkgroupClient,
} from '../../client/index.js';
import { startServer, type TestServer } from '../support/partykit.js';

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

/** Resolves with the first snapshot of which it holds. */
const until = <Snapshot>(
  client: RoomClient<Snapshot>,
  holds: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!holds(client.snapshot)) return;
      client.removeEventListener('change', look);
      resolve(client.snapshot);
    };
    client.addEventListener('change', look);
    look();
  });

const connected = <Client extends RoomClient<unknown>>(client: Client): Client => {
  opened.push(client);
  client.connect();
  return client;
};

const texts = ({ entries }: ConversationSnapshot): string[] =>
  entries.flatMap(({ body }) => (body.kind === 'message' ? body.text : []));

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
