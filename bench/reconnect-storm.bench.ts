/**
 * A server that is killed with 2,000 clients connected, in 1,000 conversations of a customer and an agent, and started
 * again on the same storage: how long until every one of them is live with nothing missing. Parley's own clients, in
 * one process, come back by their own policy; beside them as many clients of bare rooms, by the same policy.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserEnvironment, ConversationClient, type ConversationSnapshot } from '../client/index.js';
import type { TestServer } from '../test/support/partykit.js';
import { startServer } from '../test/support/partykit.js';
import { pause } from '../test/support/pause.js';
import type { Trouble } from './support/counting-socket.js';
import { countingSockets, countOf, troubleText } from './support/counting-socket.js';
import { quantile } from './support/figures.js';
import { tokenFor } from './support/people.js';
import { processorSeconds, roomsProcess } from './support/processor.js';
import { RawReplayClient } from './support/raw-replay-client.js';

const conversations = 1_000;
const agents = 20;
/** Brought into their state at once while the floor is set up. */
const lump = 20;
/** So many conversations have had their answer when the server is killed; the other posts are under way. */
const answered = conversations / 4;
const aimSeconds = 15;
const patienceMs = 120_000;

interface Client extends EventTarget {
  connect(): void;
  disconnect(): void;
}

let server: TestServer;

beforeAll(async () => {
  const policy = { site: { beginningsPerMinute: 60_000 } };
  server = await startServer({
    vars: { PARLEY_CONFIG: JSON.stringify({ workgroups: { sales: { label: 'Sales', policy } } }) },
    parties: { workgroup: 'party/workgroup.ts', desk: 'party/desk.ts', raw: 'bench/raw-replay.ts' },
  });
}, 60_000);

afterAll(() => server.stop(), 60_000);

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** When it first held, by `performance.now()`. */
const when = (client: Client, holds: () => boolean): Promise<number> =>
  new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('A client waits in vain.')), patienceMs);
    const look = (): void => {
      if (!holds()) return;
      client.removeEventListener('change', look);
      clearTimeout(limit);
      resolve(performance.now());
    };
    client.addEventListener('change', look);
    look();
  });

const inLumps = async <T>(count: number, make: (index: number) => Promise<T>): Promise<readonly T[]> => {
  const made: T[] = [];
  while (made.length < count) {
    const size = Math.min(lump, count - made.length);
    made.push(...(await Promise.all(Array.from({ length: size }, (_, index) => make(made.length + index)))));
  }
  return made;
};

const textsOf = ({ entries }: ConversationSnapshot): readonly string[] =>
  entries.flatMap(({ body }) => (body.kind === 'message' ? body.text : []));

const greeting = 'Hello';
const lastOf = (index: number): string => `Under way ${index}`;
const allOf = (index: number): readonly string[] => [greeting, lastOf(index)];

/** Both clients of one conversation, and what they have. */
interface Pair {
  readonly clients: readonly Client[];
  /** By client: live, and nothing missing or unanswered. */
  isDone(client: number, texts: readonly string[]): boolean;
  texts(client: number): readonly string[];
  post(text: string): void;
}

type Open = (index: number, Socket: NonNullable<typeof browserEnvironment.WebSocket>) => Promise<Pair>;

const openConversation =
  (tokens: readonly string[]): Open =>
  async (index, WebSocket) => {
    const environment = { ...browserEnvironment, WebSocket };
    const given = { server: server.url, conversation: `cv_${random(16)}`, environment };
    const customer = new ConversationClient({
      ...given,
      credential: { kind: 'secret', secret: random(32) },
      start: { workgroup: 'sales' },
    });
    customer.connect();
    customer.post(greeting);
    await when(
      customer,
      () => customer.snapshot.pending.length === 0 && customer.snapshot.entries.length > 0,
    );
    const token = tokens[index % tokens.length] ?? '';
    const agent = new ConversationClient({ ...given, credential: { kind: 'token', token } });
    agent.connect();
    await when(agent, () => agent.snapshot.header?.you.may.includes('accept') ?? false);
    expect(await agent.accept()).toEqual({ kind: 'accepted' });
    await when(agent, () => textsOf(agent.snapshot).length === 1);
    const clients = [customer, agent];
    const snapshotOf = (client: number) => (clients[client] ?? customer).snapshot;
    return {
      clients,
      texts: (client) => textsOf(snapshotOf(client)),
      isDone: (client, texts) => {
        const { connection, pending } = snapshotOf(client);
        const isLive = connection.kind === 'live' && connection.isComplete;
        return isLive && pending.length === 0 && textsOf(snapshotOf(client)).length >= texts.length;
      },
      post: (text) => customer.post(text),
    };
  };

/** Nobody sends again what a bare room did not get, so its clients have everything before it is killed. */
const openRaw: Open = async (_, WebSocket) => {
  const url = `${server.url.replace('http', 'ws')}/parties/raw/${random(16)}`;
  const clients = [0, 1].map(() => new RawReplayClient(url, { ...browserEnvironment, WebSocket }));
  for (const each of clients) each.connect();
  await Promise.all(clients.map((each) => when(each, () => each.isLive)));
  clients[0]?.post(greeting);
  await Promise.all(clients.map((each) => when(each, () => each.texts.length === 1)));
  return {
    clients,
    texts: (client) => clients[client]?.texts ?? [],
    isDone: (client, texts) =>
      clients[client]?.isLive === true && clients[client].texts.length >= texts.length,
    post: (text) => clients[0]?.post(text),
  };
};

interface Storm {
  /** Seconds from the moment at which the server answers again, one for each client. */
  readonly times: readonly number[];
  /** Seconds from the kill to that moment. */
  readonly away: number;
  /** Seconds of processor time of the rooms' process until all were back. */
  readonly processor: number;
  readonly trouble: Trouble;
  readonly lost: number;
  readonly doubled: number;
}

const storm = async (open: Open, isKilledUnderWay: boolean): Promise<Storm> => {
  const { trouble, Socket } = countingSockets();
  const pairs = await inLumps(conversations, (index) => open(index, Socket));
  const done = (pair: Pair, client: number, index: number): Promise<number> =>
    when(pair.clients[client] as Client, () => pair.isDone(client, allOf(index)));
  const settled = (): Promise<number>[] =>
    pairs.flatMap((pair, index) => pair.clients.map((_, client) => done(pair, client, index)));
  expect(countOf(trouble.statuses, trouble.refusals, trouble.closes)).toBe(0);

  const before = settled();
  pairs.forEach((pair, index) => {
    pair.post(lastOf(index));
  });
  let count = 0;
  const enough = isKilledUnderWay ? answered * 2 : before.length;
  await new Promise<void>((resolve, reject) => {
    for (const each of before) {
      each.then(() => {
        count += 1;
        if (count === enough) resolve();
      }, reject);
    }
  });
  await server.kill9();
  const killedAt = performance.now();
  // Not before the last of them knows that it is alone.
  await Promise.all(
    pairs.flatMap((pair) => pair.clients.map((client, index) => when(client, () => !pair.isDone(index, [])))),
  );
  const all = settled();
  await server.restart();
  const readyAt = performance.now();
  const rooms = roomsProcess(server.pid);
  const times = (await Promise.all(all)).map((at) => Math.max(0, at - readyAt) / 1000);
  const processor = processorSeconds(rooms);
  // What would come a second time comes behind the answers that are waited for.
  await pause(500);

  let [lost, doubled] = [0, 0];
  pairs.forEach((pair, index) => {
    pair.clients.forEach((each, client) => {
      const texts = pair.texts(client);
      lost += allOf(index).filter((text) => !texts.includes(text)).length;
      doubled += texts.length - new Set(texts).size;
      each.disconnect();
    });
  });
  return { times, away: (readyAt - killedAt) / 1000, processor, trouble, lost, doubled };
};

const seconds = (value: number): string => `${value.toFixed(1)} s`;

const row = (name: string, { times, away, processor, lost, doubled, trouble }: Storm): string =>
  `  ${name.padEnd(6)} from ready: median ${seconds(quantile(times, 0.5))}  p99 ${seconds(quantile(times, 0.99))}  ` +
  `last ${seconds(Math.max(...times))}  from kill: last ${seconds(away + Math.max(...times))}  ` +
  `processor ${seconds(processor)}  lost ${lost}  doubled ${doubled}\n         ${troubleText(trouble)}`;

describe('a server that is killed with 2,000 clients', () => {
  it('has all of them back with nothing missing', async () => {
    const ids = Array.from({ length: agents }, (_, index) => `anna-${index}`);
    const grants = ['handle'];
    const tokens = await Promise.all(ids.map((id) => tokenFor(server.secret, { id, role: 'agent', grants })));
    const raw = await storm(openRaw, false);
    const ours = await storm(openConversation(tokens), true);
    console.log(
      `${conversations * 2} clients in ${conversations} rooms come back (aim: within ${aimSeconds} s)`,
    );
    console.log(row('raw', raw));
    console.log(row('Parley', ours));
    const ratio = {
      median: quantile(ours.times, 0.5) / quantile(raw.times, 0.5),
      last: Math.max(...ours.times) / Math.max(...raw.times),
    };
    console.log(`  ratio  median ${ratio.median.toFixed(2)}  last ${ratio.last.toFixed(2)}`);
    // How long it took is bounded by patience alone, and closes are shown: a machine that has other work makes both.
    for (const { lost, doubled, trouble } of [raw, ours]) {
      const refused = countOf(trouble.statuses, trouble.refusals);
      expect({ lost, doubled, refused }).toEqual({ lost: 0, doubled: 0, refused: 0 });
    }
  });
});
