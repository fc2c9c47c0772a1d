// What a hostile stranger tries against the limits of the real server: files before an answer, links, beginnings.
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rates } from '../../party/room/rate-limit.js';
import { ownTimeOf } from '../support/own-time.js';
import { startServer, type TestServer } from '../support/partykit.js';
import { newConversationId, newSecret, RawClient, signToken } from '../support/raw-client.js';

let server: TestServer;
beforeAll(async () => {
  const policy = { wrapUp: 'off', site: { beginningsPerMinute: 600 } };
  const few = { site: { beginningsPerMinute: 5 } };
  const workgroups = { sales: { label: 'Sales', policy }, few: { label: 'Few', policy: few } };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});
afterAll(async () => {
  await server?.stop();
});

const png = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size).fill(7);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};

/** How many more a bucket gives meanwhile: none of a burst, however long that takes. */
const back = (perSecond: number, from: number): number =>
  Math.floor(((performance.now() - from) / 1_000) * perSecond);

const address = (id: string): string => `${server.url.replace('http', 'ws')}/parties/main/${id}`;

const begin = async (workgroup = 'sales') => {
  const [id, secret] = [newConversationId(), newSecret()];
  const customer = await RawClient.open(address(id));
  const first = await customer.hello({ kind: 'secret', secret }, { start: { workgroup, name: 'Mallory' } });
  return { id, secret, customer, first };
};

const ask = (id: string, secret: string, path: string, more: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}/parties/main/${id}/${path}`, {
    method: 'POST',
    ...more,
    headers: {
      authorization: `Parley-Secret ${secret}`,
      'content-type': 'image/png',
      'x-parley-file-name': 'a.png',
      ...more.headers,
    },
  });

const upload = async (id: string, secret: string, size = 100) => {
  const answer = await ask(id, secret, 'files', { body: png(size) });
  return { status: answer.status, ...((await answer.json()) as { id?: string; code?: string }) };
};

const acceptAs = async (id: string): Promise<void> => {
  const token = await signToken(server.secret, { id: 'anna', role: 'agent', grants: { sales: ['handle'] } });
  const desk = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/desk/anna`);
  await desk.goOnline(token);
  const agent = await RawClient.open(address(id));
  await agent.hello({ kind: 'token', token });
  expect(await agent.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
  agent.close();
  desk.close();
};

/** A file in a message, and as many links to it as are asked for. */
const posted = async (size: number, links: number) => {
  const { id, secret, customer } = await begin();
  const file = await upload(id, secret, size);
  await customer.command({ type: 'post', audience: 'everyone', text: '', files: [file.id] });
  const urls: string[] = [];
  for (let n = 0; n < links; n += 1) {
    const answer = await ask(id, secret, `files/${file.id}/link`);
    urls.push(server.url + ((await answer.json()) as { url: string }).url);
  }
  return { id, secret, customer, file: file.id ?? '', urls };
};

describe('[G13] a stranger and the real server', () => {
  it('[FI7][G13] five files and ten megabytes, whatever is said of them and however many come at once', async () => {
    const { id, secret } = await begin();
    const burst = await Promise.all(Array.from({ length: 12 }, () => upload(id, secret)));
    expect(burst.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(burst.filter(({ code }) => code === 'file-later')).toHaveLength(7);
    // Another browser, another connection, another name: it is the same visitor.
    const again = await ask(id, secret, 'files', { body: png(9), headers: { 'x-parley-verified': '1' } });
    expect(again.status).toBe(409);
    const large = await begin();
    const sizes = await Promise.allSettled([1, 2, 3].map(() => upload(large.id, large.secret, 6_000_000)));
    const statuses = sizes.flatMap((size) => (size.status === 'fulfilled' ? [size.value.status] : []));
    // Who is cut off while they still send may miss the answer, but is not taken.
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    await acceptAs(id);
    expect((await upload(id, secret)).status).toBe(200);
  });

  it('[FI8][G13] what is removed makes room at once, once, and for its owner alone', async () => {
    const { id, secret, customer } = await begin();
    const files = [];
    for (let n = 0; n < 5; n += 1) files.push((await upload(id, secret)).id ?? '');
    expect((await upload(id, secret)).code).toBe('file-later');
    const [first = '', second = ''] = files;
    const removed = (file: string, of = secret) =>
      ask(id, of, `uploads/${file}`, { method: 'DELETE' }).then(({ status }) => status);
    expect(await removed(first, newSecret())).toBe(404);
    const twice = await Promise.all([removed(first), removed(first), removed(first)]);
    expect(twice.toSorted()).toEqual([200, 404, 404]);
    expect((await upload(id, secret)).status).toBe(200);
    expect((await upload(id, secret)).code, 'one was freed, and not three').toBe('file-later');
    // Posted and removed at the same moment: one of them wins, and it counts all the same.
    const post = customer.command({ type: 'post', audience: 'everyone', text: '', files: [second] });
    const [status, answer] = await Promise.all([removed(second), post]);
    expect([status, answer.type]).toSatisfy(
      ([a, b]) => (a === 200 && b === 'refused') || (a === 404 && b === 'accepted'),
    );
  });

  it('[FI8][G13] an upload that breaks off counts for nothing', async () => {
    const { id, secret } = await begin();
    const cut = new AbortController();
    const sent = ask(id, secret, 'files', {
      body: new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(png(200_000)),
        pull: () => cut.abort(),
      }),
      signal: cut.signal,
      ...({ duplex: 'half' } as object),
    });
    await expect(sent).rejects.toThrow();
    // It had kept ten megabytes free.
    await expect.poll(async () => (await upload(id, secret, 1_000)).status).toBe(200);
  });

  it('[FI9][G13] one link is answered ten times, then 429 with when to come again, and the talk goes on', async () => {
    const { customer, urls } = await posted(1_000, 2);
    const [url = '', other = ''] = urls;
    const from = performance.now();
    const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(url)));
    const refused = answers.filter(({ status }) => status === 429);
    const given = answers.filter(({ status }) => status === 200);
    expect(given.length + refused.length).toBe(30);
    expect(given.length).toBeLessThanOrEqual(10 + back(rates.customer.link.perSecond, from));
    for (const each of given) await each.arrayBuffer();
    for (const each of refused) {
      expect(Number(each.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await each.json()).toEqual({
        code: 'rate-limited',
        sentence: 'Too many messages at once. Wait a moment.',
      });
    }
    const rest = await fetch(other);
    expect(rest.status).toBe(200);
    await rest.arrayBuffer();
    expect((await fetch(`${url}x`)).status).toBe(404);
    expect(await customer.command({ type: 'post', audience: 'everyone', text: 'Still here' })).toMatchObject({
      type: 'accepted',
    });
  });

  it('[FI9][G13] sixteen that are not read hold up nobody, and closing them makes room', async () => {
    const { customer, urls } = await posted(8_000_000, 6);
    // Answers of which the body is never read: what comes is held back by the connection.
    const open = (url: string) =>
      new Promise<{ readonly status: number; readonly end: () => void }>((resolve, reject) => {
        const request = get(url, { agent: false }, (response) =>
          resolve({ status: response.statusCode ?? 0, end: () => void response.destroy() }),
        ).on('error', reject);
        request.setNoDelay(true);
      });
    const held = [];
    for (const url of urls) for (let n = 0; n < 4; n += 1) held.push(await open(url));
    expect(held.filter(({ status }) => status === 200)).toHaveLength(16);
    expect(held.filter(({ status }) => status === 429)).toHaveLength(8);
    for (let n = 0; n < 10; n += 1) {
      const message = { type: 'post', audience: 'everyone', text: `Message ${n}` };
      const took = await ownTimeOf(server, async () =>
        expect(await customer.command(message)).toMatchObject({ type: 'accepted' }),
      );
      // Whoever is held up waits until those who do not read are given up, a minute; a disk may stall for seconds.
      expect(took).toBeLessThan(10_000);
    }
    for (const each of held) each.end();
    const last = urls.at(-1) ?? '';
    // Each look is one of the few that a link is good for.
    const look = async (): Promise<number> => {
      const { status, end } = await open(last);
      end();
      return status;
    };
    await expect.poll(look, { interval: 1_000 }).toBe(200);
  });

  it('[BE1][BE2] a flood of strangers is held back, whatever address they claim; who is known comes in', async () => {
    const claimed = async (n: number) => {
      const customer = await RawClient.open(address(newConversationId()), {
        headers: { 'x-forwarded-for': `203.0.113.${n}`, 'cf-connecting-ip': `203.0.113.${n}` },
      });
      const start = { workgroup: 'few' };
      const first = await customer.hello({ kind: 'secret', secret: newSecret() }, { start });
      return { first, customer };
    };
    const from = performance.now();
    const printed = server.output.length;
    const flood = await Promise.all(Array.from({ length: 25 }, (_, n) => claimed(n)));
    const refused = flood.filter(({ first }) => first.type === 'refused');
    expect(flood.length - refused.length).toBeGreaterThanOrEqual(5);
    const most = 5 + back(5 / 60, from);
    // Where the workgroup is late nobody is turned away, and the server says so.
    const isUnasked = (line: string) => /"party":"main"/.test(line) && /workgroup-unreachable/.test(line);
    const unasked = () => server.output.slice(printed).filter(isUnasked);
    await expect.poll(() => flood.length - refused.length - unasked().length).toBeLessThanOrEqual(most);
    for (const { first, customer } of refused) {
      expect(first).toMatchObject({ code: 'rate-limited' });
      expect(first.retryAfter).toBeGreaterThan(0);
      expect(await customer.untilClosed()).toMatchObject({ code: 4429, reason: 'flood' });
    }
    const token = await signToken(server.secret, { id: 'kim', role: 'customer' });
    const known = await RawClient.open(address(newConversationId()));
    const start = { workgroup: 'few' };
    expect((await known.hello({ kind: 'token', token }, { start })).type).toBe('welcome');
    expect((await begin('sales')).first.type, 'another workgroup').toBe('welcome');
  });
});
