// What is read over HTTP: addresses, tokens that expire, refusals, and answers that are none.
import { describe, expect, it } from 'vitest';
import { ArchiveClient } from '../../client/archive-client.js';
import type { TokenSource } from '../../client/snapshots.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';

const CV = 'cv_0123456789abcdefghijkl' as ConversationId;
const SALES = 'sales' as WorkgroupId;

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}
type Answer = readonly [status: number, body: unknown, headers?: Record<string, string>];

/** Gives one answer after the other, and the last one from then on. */
const serverOf = (...answers: readonly Answer[]) => {
  const asked: Asked[] = [];
  const fetch = (async (url: string | URL, init: RequestInit = {}) => {
    asked.push({ url: String(url), init });
    const [status, body, headers = {}] = answers[Math.min(asked.length, answers.length) - 1] ?? [404, null];
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
  }) as typeof globalThis.fetch;
  return { asked, fetch };
};
const clientOf = (
  fetch: typeof globalThis.fetch,
  token: TokenSource = 'T',
  server = 'https://chat.example.org',
) => new ArchiveClient({ server, token, fetch });
const tokenOf = ({ init }: Asked): string | null => new Headers(init.headers).get('authorization');

const row = {
  conversation: CV,
  customer: { id: 'c-1', name: 'Kim', verified: true },
  agents: [{ id: 'a-1', name: 'Anna', role: 'agent' }],
  tags: ['vip'],
  openedAt: 1,
  closedAt: 2,
};
const page = { rows: [row], before: { closedAt: 2, conversation: CV } };
const timeline = { format: 'parley-timeline', version: 1, items: [], hasRecord: false, metrics: null };
const figures = { transfers: 0, messages: { customer: 1, staff: 1 } };
const gone: Answer = [404, { code: 'not-found', sentence: 'There is nothing here.' }];
const missing: Answer = [401, { code: 'unauthenticated', sentence: 'A valid token is needed.' }];

describe('what is asked', () => {
  it('[G34] each of its own address, the query as a body, and the token in no address', async () => {
    const { asked, fetch } = serverOf([200, page]);
    const client = clientOf(fetch, 'sEcReT');
    await client.closed(SALES, { text: 'late parcel', limit: 20 });
    await client.history(SALES, CV);
    await client.timeline(CV);
    await client.metrics(CV);
    await client.colleagues(SALES);
    for (const name of ['transcript', 'timeline.json', 'timeline.csv'] as const) await client.file(CV, name);
    expect(asked.map(({ url }) => url.replace('https://chat.example.org/parties', ''))).toEqual([
      '/workgroup/sales/closed/search',
      `/workgroup/sales/history/${CV}`,
      `/main/${CV}/timeline.json`,
      `/main/${CV}/metrics.json`,
      '/workgroup/sales/colleagues',
      `/main/${CV}/transcript`,
      `/main/${CV}/timeline.json`,
      `/main/${CV}/timeline.csv`,
    ]);
    expect(asked.map(({ init }) => init.method ?? 'GET')).toEqual(['POST', ...Array(7).fill('GET')]);
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({ text: 'late parcel', limit: 20 });
    expect(asked.every((each) => tokenOf(each) === 'Bearer sEcReT')).toBe(true);
    expect(asked.some(({ url }) => url.includes('sEcReT') || url.includes('parcel'))).toBe(false);
    expect(asked.every(({ init }) => init.credentials === 'omit')).toBe(true);
  });

  it('[G34] below the path of the server, with nothing in it that leads elsewhere', async () => {
    const { asked, fetch } = serverOf([200, page]);
    const client = clientOf(fetch, 'T', 'https://example.org/chat//');
    await client.history('../x' as WorkgroupId, '../../y?z' as ConversationId);
    expect(asked[0]?.url).toBe('https://example.org/chat/parties/workgroup/..%2Fx/history/..%2F..%2Fy%3Fz');
  });
});

describe('a token that has expired', () => {
  it('[G34] is replaced once, where a function gives another', async () => {
    const { asked, fetch } = serverOf([200, page], missing, [200, page]);
    let made = 0;
    const client = clientOf(fetch, () => `T${++made}`);
    await client.history(SALES, CV);
    expect((await client.history(SALES, CV)).kind).toBe('read');
    expect(asked.map(tokenOf)).toEqual(['Bearer T1', 'Bearer T1', 'Bearer T2']);
  });

  it('[G34] is not asked about for ever: the second answer is final', async () => {
    const { asked, fetch } = serverOf(missing);
    let made = 0;
    const answer = await clientOf(fetch, () => `T${++made}`).timeline(CV);
    expect(answer).toMatchObject({ kind: 'refused', code: 'unauthenticated' });
    expect(asked).toHaveLength(2);
  });

  it('[G34] looks like a room that is not there, which is asked again with a fresh one alone', async () => {
    const { asked, fetch } = serverOf([200, page], gone, [200, timeline], gone);
    let made = 0;
    const client = clientOf(fetch, () => `T${++made}`);
    await client.history(SALES, CV);
    expect((await client.timeline(CV)).kind).toBe('read');
    expect(asked.map(tokenOf)).toEqual(['Bearer T1', 'Bearer T1', 'Bearer T2']);
    // The first question of a client has a token that was made for it: there is nothing to try again.
    const { asked: once, fetch: other } = serverOf(gone);
    expect((await clientOf(other, () => `T${++made}`).timeline(CV)).kind).toBe('refused');
    expect(once).toHaveLength(1);
  });

  it('[G34] stays what it is where it is a text: the answer is final', async () => {
    const { asked, fetch } = serverOf([200, page], missing);
    const client = clientOf(fetch, 'T');
    await client.history(SALES, CV);
    expect(await client.history(SALES, CV)).toEqual({
      kind: 'refused',
      code: 'unauthenticated',
      sentence: 'A valid token is needed.',
    });
    expect(asked).toHaveLength(2);
  });

  it('[G34] that cannot be had is no answer', async () => {
    const { asked, fetch } = serverOf([200, page]);
    const client = clientOf(fetch, async () => {
      throw new Error('signed out');
    });
    expect(await client.history(SALES, CV)).toEqual({ kind: 'lost' });
    expect(asked).toEqual([]);
  });
});

describe('what comes back', () => {
  const refusals: readonly (readonly [Answer, object])[] = [
    [gone, { code: 'not-found' }],
    [[403, { code: 'forbidden', sentence: 'No.' }], { code: 'forbidden' }],
    [
      [429, { code: 'rate-limited', sentence: 'Wait.' }, { 'retry-after': '7' }],
      { code: 'rate-limited', retryAfter: 7 },
    ],
    [
      [429, { code: 'rate-limited', sentence: 'Wait.' }, { 'retry-after': 'Wed, 21 Oct' }],
      { code: 'rate-limited' },
    ],
    [[503, { code: 'storage', sentence: 'Later.' }], { code: 'storage', sentence: 'Later.' }],
  ];
  for (const [answer, expected] of refusals) {
    it(`[G34] ${answer[0]} is a refusal with its code${answer[2] ? ` and ${JSON.stringify(answer[2])}` : ''}`, async () => {
      const reading = await clientOf(serverOf(answer).fetch).timeline(CV);
      expect(reading).toMatchObject({ kind: 'refused', ...expected });
      expect('retryAfter' in reading).toBe('retryAfter' in expected);
    });
  }

  it('[G34] is what it should be', async () => {
    const read = async (body: unknown, take: (client: ArchiveClient) => Promise<unknown>) =>
      take(clientOf(serverOf([200, body]).fetch));
    const colleague = { id: 'a-2', name: 'Bert', role: 'agent', availability: 'away', isFree: false };
    expect(await read(page, (client) => client.closed(SALES, { limit: 1 }))).toEqual({
      kind: 'read',
      value: page,
    });
    expect(await read(figures, (client) => client.metrics(CV))).toEqual({ kind: 'read', value: figures });
    expect(await read({ colleagues: [colleague] }, (client) => client.colleagues(SALES))).toEqual({
      kind: 'read',
      value: [colleague],
    });
    const entry = { id: 'e1', at: 5, body: { kind: 'message' } };
    const known = { type: 'entry', at: 5, entry };
    const items = [known, { type: 'from-a-newer-server', at: 6 }];
    expect(await read({ ...timeline, items }, (client) => client.timeline(CV))).toEqual({
      kind: 'read',
      value: { ...timeline, items: [known] },
    });
    const blob = (await read('a,b', (client) => client.file(CV, 'timeline.csv'))) as { readonly value: Blob };
    expect(await blob.value.text()).toBe('a,b');
  });

  const nonsense: readonly unknown[] = [
    '<html>',
    '',
    null,
    [],
    {},
    { rows: 'x', before: null },
    { rows: [null], before: null },
    { rows: [{ ...row, customer: null }], before: null },
    { rows: [{ ...row, agents: [1] }], before: null },
    { rows: [row], before: 3 },
    { ...timeline, version: 2 },
    { ...timeline, format: 'other' },
    { ...timeline, items: [{ type: 'entry', at: 1, entry: null }] },
    { ...timeline, items: [{ type: 'supervision', at: 1, to: 'x', person: null, mode: 'monitor' }] },
    { colleagues: [{ name: 'Bert' }] },
    { transfers: 'many' },
  ];
  it('[G34] is lost when it is something else, on any address', async () => {
    for (const body of nonsense) {
      const { fetch } = serverOf([200, body]);
      const client = clientOf(fetch);
      const answers = [
        client.closed(SALES, { limit: 1 }),
        client.history(SALES, CV),
        client.timeline(CV),
        client.metrics(CV),
        client.colleagues(SALES),
      ];
      for (const answer of await Promise.all(answers))
        expect(answer, JSON.stringify(body)).toEqual({ kind: 'lost' });
    }
  });

  it('[G34] is lost without a network, and when a refusal is none that can be read', async () => {
    const broken = (async () => {
      throw new TypeError('Failed to fetch');
    }) as typeof globalThis.fetch;
    expect(await clientOf(broken).timeline(CV)).toEqual({ kind: 'lost' });
    for (const body of ['<h1>Bad gateway</h1>', null, { code: 5 }])
      expect(await clientOf(serverOf([502, body]).fetch).timeline(CV)).toEqual({ kind: 'lost' });
  });
});
