// What a customer's page says, and what is listed over HTTP, on the real server: attacked by those it is not for.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../support/partykit.js';
import {
  newConversationId,
  newSecret,
  RawClient,
  signBridgeToken,
  signToken,
} from '../support/raw-client.js';

let server: TestServer;
beforeAll(async () => {
  const policy = { wrapUp: 'off', monitors: { requires: 'signed-in' } };
  const workgroups = {
    sales: { label: 'Sales', policy },
    support: { label: 'Support', policy },
    bank: { label: 'Bank', policy: { ...policy, consent: 'required' } },
  };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});
afterAll(async () => {
  await server?.stop();
});

const supervising = ['monitor', 'whisper', 'join', 'takeover', 'configure', 'export', 'assign', 'transfer'];

const tokenOf = (
  id: string,
  role: 'customer' | 'agent' | 'supervisor',
  given: readonly string[] = [],
  more = {},
) => {
  const grants = Object.fromEntries(['sales', 'bank'].map((each) => [each, given]));
  return signToken(server.secret, { id, role, grants, ...more });
};
const urlOf = (party: string, id: string): string =>
  `${server.url.replace('http', 'ws')}/parties/${party}/${id}`;
const at = (party: string, id: string): Promise<RawClient> => RawClient.open(urlOf(party, id));

const enter = async (id: string, token: string): Promise<RawClient> => {
  const client = await at('main', id);
  await client.hello({ kind: 'token', token });
  return client;
};

const claims = (fields: Readonly<Record<string, string>> = {}, more = {}) => ({
  type: 'set-context',
  page: { url: 'https://shop.example/cart', title: 'Your cart' },
  referrer: null,
  language: 'en',
  device: 'phone',
  fields,
  ...more,
});

const begin = async (workgroup = 'sales') => {
  const [id, secret] = [newConversationId(), newSecret()];
  const customer = await at('main', id);
  await customer.hello({ kind: 'secret', secret }, { start: { workgroup, name: 'Carla' } });
  return { id, secret, customer };
};

let agents = 0;
/** Each with an agent of its own, so that no desk is ever full. */
const handled = async () => {
  agents += 1;
  const talk = await begin();
  await talk.customer.command({ type: 'post', audience: 'everyone', text: 'My parcel is late' });
  const token = await tokenOf(`agent-${agents}`, 'agent', ['handle', 'transfer']);
  const handler = await enter(talk.id, token);
  expect(await handler.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
  return { ...talk, handler, token };
};

/** Whoever asks more often than the server answers is told that alone, and has used up what the next question needs. */
const patiently = { timeout: 40_000, interval: 1_000 };

const ask = async (path: string, token: string | null, method = 'GET') => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${server.url}/parties/${path}`, { method, headers });
  return { status: response.status, body: await response.text() };
};

/** Everything that was sent before has been taken: frames of one socket are taken in their order. */
const settle = async (client: RawClient): Promise<void> => {
  const from = client.texts.length;
  client.send({ type: 'ping', received: 0 });
  await client.next((frame) => frame.type === 'pong', from);
};

const headerOf = (client: RawClient): Record<string, unknown> =>
  (client.frames.findLast(({ header }) => header !== undefined)?.header ?? {}) as Record<string, unknown>;

describe('what a page says of itself', () => {
  it('[VC1][TH2] is taken from the customer alone', async () => {
    const { id, handler, customer } = await handled();
    const maria = await enter(id, await tokenOf('maria', 'supervisor', supervising));
    await maria.does({ type: 'supervise', mode: 'monitor' });
    const strangers = [
      handler,
      maria,
      await enter(id, await tokenOf('bert', 'agent', ['handle'])),
      await enter(id, await tokenOf('flagless', 'supervisor', supervising, { supervisor: false })),
    ];
    for (const each of strangers) {
      const from = each.texts.length;
      each.send(claims({ who: 'not the customer' }));
      const answer = await each.next((frame) => frame.type === 'refused', from);
      expect(answer).toMatchObject({ type: 'refused' });
    }
    const credential = { kind: 'token', token: await tokenOf('kim', 'customer') };
    await RawClient.turnedAway(urlOf('main', id), (other) => {
      other.send({ type: 'hello', versions: [1, 1], credential, device: other.device });
      other.send(claims({ who: 'another customer' }));
    });
    await RawClient.turnedAway(urlOf('main', id), (bare) => bare.send(claims({ who: 'nobody' })));
    const bridge = await signBridgeToken(server.secret, { id: 'sms', channel: 'sms', workgroups: ['sales'] });
    const headers = { authorization: `Bearer ${bridge}` };
    const body = JSON.stringify({ ...claims({ who: 'bridge' }), customer: { id: 'x', name: 'X' } });
    for (const path of ['bridge', 'messages', 'channel']) {
      const response = await fetch(`${server.url}/parties/main/${id}/${path}`, {
        method: 'POST',
        headers,
        body,
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
    }
    await settle(customer);
    await settle(handler);
    expect(headerOf(handler).context).toBe(null);
  });

  const good = [
    ['markup', claims({ '<img src=x onerror=1>': '"><script>alert(1)</script>' })],
    ['letters of all scripts', claims({ プラン: '🧑‍🚀 \u202e محرم', 'e\u0301': '\u0000' })],
    ['names of what objects have', claims({ toString: 'x', hasOwnProperty: 'x', valueOf: 'x' })],
    ['twenty fields', claims(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`f${n}`, 'x'])))],
    ['a long address', claims({}, { referrer: `https://shop.example/${'a'.repeat(2_027)}` })],
  ] as const;
  const bad = [
    ['twenty-one fields', claims(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`f${n}`, 'x'])))],
    ['a field too long', claims({ plan: 'x'.repeat(201) })],
    ['a name too long', claims({ ['x'.repeat(41)]: 'x' })],
    ['a name that turns what follows', claims({ 'plan\u202e': 'x' })],
    ['a name with a control character', claims({ 'pl\u0007an': 'x' })],
    ['a field that is no text', claims({ plan: 1 as unknown as string })],
    ['a longer address', claims({}, { referrer: `https://shop.example/${'a'.repeat(2_028)}` })],
    ['a script as address', claims({}, { page: { url: 'javascript:alert(1)', title: '' } })],
    ['data as address', claims({}, { page: { url: 'data:text/html,x', title: '' } })],
    [
      'an address with a line end',
      claims({}, { page: { url: 'https://a.example/\njavascript:x', title: '' } }),
    ],
    ['an address with two hosts', claims({}, { referrer: 'https://a.example\\@evil.example/' })],
    ['another language', claims({}, { language: '<b>' })],
    ['another device', claims({}, { device: 'fridge' })],
    ['a time', claims({}, { at: 0 })],
    [
      'a place in the prototype',
      JSON.stringify(claims()).replace('"fields":{}', '"fields":{"__proto__":{"x":"y"}}'),
    ],
    ['a constructor', JSON.stringify(claims()).replace('"fields":{}', '"fields":{"constructor":"y"}')],
  ] as const;

  it('[VC1][VC2][PT2] is taken within its bounds alone, and without name and password', async () => {
    const { handler, customer } = await handled();
    for (const [name, frame] of good) {
      const [from, known] = [handler.texts.length, JSON.stringify(headerOf(handler).context)];
      customer.send(frame);
      const told = await handler.next(
        ({ type, header }) =>
          type === 'header' && JSON.stringify((header as Record<string, unknown>).context) !== known,
        from,
      );
      const { context } = told.header as { context: { fields: object; referrer: string | null } };
      expect([name, context.fields, context.referrer]).toEqual([name, frame.fields, frame.referrer]);
    }
    const before = JSON.stringify(headerOf(handler).context);
    customer.send(claims({}, { referrer: 'https://kim:pass%40word@shop.example/a@b' }));
    await vi.waitFor(() => expect(JSON.stringify(headerOf(handler).context)).not.toBe(before), 20_000);
    expect(headerOf(handler).context).toMatchObject({ referrer: 'https://shop.example/a@b' });
    expect(handler.texts.join('\n')).not.toContain('pass%40word');
    expect(customer.frames.filter(({ type }) => type === 'refused')).toEqual([]);
  });

  it.each(bad)('[VC1][PT2] is not taken as %s', async (_name, frame) => {
    const { handler, customer } = await handled();
    const from = customer.texts.length;
    if (typeof frame === 'string') customer.sendText(frame);
    else customer.send(frame);
    const refused = await customer.next(({ type }) => type === 'refused', from);
    expect(refused).toMatchObject({ code: 'bad-frame' });
    await settle(handler);
    expect(headerOf(handler).context).toBe(null);
    expect(({} as Record<string, unknown>).x).toBe(undefined);
  });

  it('[VC1][TH9] is taken no faster than pages are opened', async () => {
    const { customer, handler } = await handled();
    const from = handler.texts.length;
    for (let n = 0; n < 60; n += 1) customer.send(claims({ n: String(n) }));
    await customer.next(({ type, code }) => type === 'refused' && code === 'rate-limited');
    await settle(customer);
    await settle(handler);
    expect(handler.frames.slice(from).filter(({ type }) => type === 'header').length).toBeLessThan(40);
  });

  it('[VC1][VC4] is kept nowhere before a required agreement, nor after it was taken back', async () => {
    const { customer, id } = await begin('bank');
    const [early, late] = ['early-visitor-word', 'late-visitor-word'];
    const from = customer.texts.length;
    customer.send(claims({ early }));
    expect(await customer.next(({ type }) => type === 'refused', from)).toMatchObject({
      code: 'consent-required',
    });
    const agree = (agreed: boolean) => customer.command({ type: 'consent', version: '1', agreed });
    expect(await agree(true)).toMatchObject({ type: 'accepted' });
    customer.send(claims({ late }));
    await settle(customer);
    const handler = await enter(id, await tokenOf('anna', 'agent', ['handle']));
    expect(await handler.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
    expect(headerOf(handler).context).toMatchObject({ fields: { late } });
    await agree(false);
    await vi.waitFor(() => expect(headerOf(handler).context).toBe(null), 20_000);
    expect(handler.texts.join('\n')).not.toContain(early);
  });

  it('[VC3][VC4][I5] is in no export, row, log and customer frame, and gone with erasure', async () => {
    const word = 'visitorsecretword';
    const { id, customer, handler } = await handled();
    const maria = await tokenOf('maria', 'supervisor', supervising);
    const list = await at('workgroup', 'sales');
    await list.signIn(maria);
    customer.send(claims({ [word]: word }, { page: { url: `https://shop.example/${word}`, title: word } }));
    await vi.waitFor(() => expect(handler.texts.join()).toContain(word), 20_000);
    const again = await enter(id, maria);
    expect(again.texts.join()).not.toContain(word);
    await again.does({ type: 'supervise', mode: 'monitor' });
    await vi.waitFor(() => expect(again.texts.join()).toContain(word), 20_000);
    await customer.command({ type: 'end' });
    for (const path of ['transcript', 'timeline.json', 'timeline.csv', 'metrics.json']) {
      const { status, body } = await ask(`main/${id}/${path}`, maria);
      expect([path, status]).toEqual([path, 200]);
      expect(body).not.toContain(word);
    }
    for (const path of ['snapshot', 'today', 'colleagues', `history/${id}`]) {
      expect((await ask(`workgroup/sales/${path}`, maria)).body).not.toContain(word);
    }
    const rows = async () => {
      const headers = { authorization: `Bearer ${maria}`, 'content-type': 'application/json' };
      const url = `${server.url}/parties/workgroup/sales/closed/search`;
      const response = await fetch(url, { method: 'POST', headers, body: '{}' });
      return (await response.json()) as {
        rows: { conversation: string; isErased: boolean; customer: { id: string } }[];
      };
    };
    const found = await vi.waitFor(async () => {
      const row = (await rows()).rows.find((each) => each.conversation === id);
      if (!row) throw new Error('not closed yet');
      return row;
    }, patiently);
    expect(JSON.stringify(found)).not.toContain(word);
    // By now the workgroup was told all of it.
    await settle(list);
    await settle(customer);
    expect([...customer.texts, ...list.texts].join('\n')).not.toContain(word);
    expect(server.output.join('\n')).not.toContain(word);
    const erased = await ask(`workgroup/sales/customers/${found.customer.id}`, maria, 'DELETE');
    expect(erased.status).toBe(200);
    await vi.waitFor(
      async () => expect((await ask(`main/${id}/timeline.json`, maria)).body).toContain('"erased"'),
      patiently,
    );
    const later = await enter(id, await tokenOf('anna', 'agent', ['handle']));
    expect(later.texts.join()).not.toContain(word);
    expect(later.texts.join()).not.toContain('My parcel is late');
  });
});

describe('[PR8][PR9] what is listed over HTTP', () => {
  it('[PR8][PR9] is there for nobody without a right to it, and the same for what is not there', async () => {
    const { id } = await handled();
    const maria = await enter(id, await tokenOf('maria', 'supervisor', supervising));
    await maria.does({ type: 'supervise', mode: 'monitor' });
    const people = {
      customer: await tokenOf('kim', 'customer'),
      stranger: 'nobody',
      none: null,
      elsewhere: await signToken(server.secret, {
        id: 'eve',
        role: 'supervisor',
        grants: { support: supervising },
      }),
      colleague: await tokenOf('bert', 'agent', ['handle', 'transfer']),
      flagless: await tokenOf('fay', 'supervisor', ['monitor', 'handle'], { supervisor: false }),
      bridge: await signBridgeToken(server.secret, { id: 'sms', channel: 'sms', workgroups: ['sales'] }),
    };
    const missing = newConversationId();
    for (const [name, token] of Object.entries(people)) {
      const [one, other] = [
        await ask(`workgroup/sales/history/${id}`, token),
        await ask(`workgroup/sales/history/${missing}`, token),
      ];
      expect([name, one]).toEqual([name, other]);
      expect([name, one.status]).toEqual([name, name === 'none' ? 401 : 404]);
    }
    for (const path of [
      'history/__proto__',
      'history/constructor',
      'history/',
      'history/..%2f',
      'history/%00',
    ]) {
      const answer = await ask(`workgroup/sales/${path}`, await tokenOf('maria', 'supervisor', supervising));
      expect([path, answer.status]).toEqual([path, 404]);
    }
    for (const name of ['customer', 'stranger', 'none', 'elsewhere', 'bridge'] as const) {
      const expected = name === 'none' ? 401 : 404;
      expect([name, (await ask('workgroup/sales/colleagues', people[name])).status]).toEqual([
        name,
        expected,
      ]);
    }
    for (const name of ['flagless'] as const) {
      expect([name, (await ask('workgroup/sales/colleagues', people[name])).status]).toEqual([name, 403]);
    }
  });

  it('[PR9] what was before is gone with the conversation and with the right to it', async () => {
    const { id, token, handler } = await handled();
    const path = `workgroup/sales/history/${id}`;
    await vi.waitFor(async () => expect((await ask(path, token)).status).toBe(200), patiently);
    const maria = await enter(id, await tokenOf('maria', 'supervisor', supervising));
    await maria.does({ type: 'supervise', mode: 'monitor' });
    expect(await maria.command({ type: 'take-over', epoch: 1, reason: 'why' })).toMatchObject({
      type: 'accepted',
    });
    await vi.waitFor(async () => expect((await ask(path, token)).status).toBe(404), patiently);
    await settle(handler);
    expect(headerOf(handler).kind).toBe('displaced');
    const issuedAt = Math.floor(Date.now() / 1_000) - 10;
    const olga = await tokenOf('olga', 'supervisor', supervising, { issuedAt });
    expect((await ask(path, olga)).status).toBe(200);
    const list = await at('workgroup', 'sales');
    const less = await tokenOf('olga', 'supervisor', ['transfer']);
    await list.greet({ credential: { kind: 'token', token: less } });
    expect((await ask(path, olga)).status).toBe(404);
    expect((await ask(path, less)).status).toBe(404);
  });

  it('[S4] says nothing of watching, byte by byte', async () => {
    const { id, handler, customer, token: anna } = await handled();
    const others = [await handled(), await handled()];
    const token = await tokenOf('nina', 'supervisor', [...supervising, 'handle']);
    const desk = await at('desk', 'nina');
    await desk.goOnline(token);
    await vi.waitFor(async () => {
      expect((await ask('workgroup/sales/colleagues', anna)).body).toContain('"nina"');
      // It is for whoever handles it: another room has to know that they do.
      expect((await ask(`workgroup/sales/history/${id}`, anna)).status).toBe(200);
    }, patiently);
    const look = async () => [
      await ask('workgroup/sales/colleagues', anna),
      await ask(`workgroup/sales/history/${id}`, anna),
    ];
    const before = await look();
    const frames = [handler.texts.length, customer.texts.length];
    for (const each of [id, ...others.map((other) => other.id)]) {
      const nina = await enter(each, token);
      expect(await nina.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({ type: 'accepted' });
    }
    await settle(handler);
    expect(await look()).toEqual(before);
    expect(
      [handler, customer].map((each, n) =>
        each.frames.slice(frames[n]).filter(({ type }) => type !== 'pong'),
      ),
    ).toEqual([[], []]);
  });
});
