// What passes the edge, and as what: looked at without a server.
import { describe, expect, it } from 'vitest';
import { edgeConnect, edgeFetch, edgeRequest } from '../../party/host/edge.js';

const secret = 'k'.repeat(32);
const env = { PARLEY_DEMO: '1', PARLEY_SECRET: secret };
const listed = { ...env, PARLEY_ORIGINS: 'https://shop.example' };
const id = `cv_${'a'.repeat(22)}`;
const room = `http://host/parties/main/${id}`;

const statusOf = (result: Request | Response): number | 'passed' =>
  result instanceof Response ? result.status : 'passed';

describe('[PT10] which rooms there are', () => {
  const connects: Record<string, 'passed' | 404> = {
    [`/parties/main/${id}`]: 'passed',
    '/parties/workgroup/sales': 'passed',
    '/parties/desk/anna': 'passed',
    [`/party/${id}`]: 404,
    [`/parties/main/${id}/`]: 404,
    [`/parties/main/${id}/internal`]: 404,
    '/parties/main/short': 404,
    [`/parties/main/${id}x`]: 404,
    [`/parties/main/cv_${'%61'.repeat(22)}`]: 404,
    '/parties/workgroup/Sales': 404,
    [`/parties/workgroup/${'a'.repeat(41)}`]: 404,
    '/parties/desk/a%20b': 404,
    [`/parties/desk/${'a'.repeat(65)}`]: 404,
    '/parties/constructor/x': 404,
    '/parties/__proto__/x': 404,
    '/parties/other/sales': 404,
    '//parties/desk/anna': 404,
  };
  for (const [path, expected] of Object.entries(connects)) {
    it(`[PT10] a socket to ${path.slice(0, 60)}: ${expected}`, async () => {
      expect(statusOf(await edgeConnect(new Request(`http://host${path}`), env))).toBe(expected);
    });
  }
});

describe('[PT10] what a room is given', () => {
  it('[PT6] drops the query and every header of ours, and keeps the rest', async () => {
    const request = new Request(`${room}?_pk=victim&token=${'t'.repeat(4_000)}`, {
      headers: { 'X-Parley-Signature': 'x', 'x-parley-role': 'supervisor', 'x-other': 'kept' },
    });
    const passed = await edgeConnect(request, env);
    expect(passed.url).toBe(room);
    expect([...passed.headers]).toEqual([['x-other', 'kept']]);
  });
});

describe('[TH10] which pages may talk to it', () => {
  const origin = (value: string): Request => new Request(room, { headers: { origin: value } });

  it('[TH10] those of the list, and what is not a page', async () => {
    expect(statusOf(await edgeConnect(origin('https://shop.example'), listed))).toBe('passed');
    expect(statusOf(await edgeConnect(new Request(room), listed))).toBe('passed');
    for (const other of [
      'https://evil.example',
      'https://shop.example.evil.example',
      'http://shop.example',
      'null',
    ]) {
      expect(statusOf(await edgeConnect(origin(other), listed))).toBe(403);
    }
    expect(statusOf(await edgeConnect(origin('https://evil.example'), env))).toBe('passed');
  });
});

describe('[PT11] requests to a room', () => {
  const ask = (
    method: string,
    rest: string,
    environment: object = env,
    headers: Record<string, string> = {},
  ) => {
    const authorized = new Headers({ authorization: 'Bearer x', ...headers });
    return edgeRequest(
      new Request(`${room}${rest}`, { method, headers: authorized }),
      environment as Record<string, string>,
    );
  };

  it('[PT11] the transcript can be read; nothing else is there', async () => {
    expect(statusOf(await ask('GET', '/transcript'))).toBe('passed');
    expect(statusOf(await ask('GET', '/transcript.json'))).toBe('passed');
    for (const [method, rest] of [
      ['POST', '/internal'],
      ['GET', '/internal'],
      ['POST', '/internal/'],
      ['POST', '/transcript'],
      ['GET', ''],
      ['GET', '/other'],
    ] as const) {
      const result = await ask(method, rest);
      expect([method, rest, statusOf(result)]).toEqual([method, rest, 404]);
    }
  });

  it('[FI8][PT11] an upload can be removed by whoever shows something, and by no other method', async () => {
    expect(statusOf(await ask('DELETE', '/uploads/fl_1'))).toBe('passed');
    expect(statusOf(await ask('DELETE', '/uploads/fl_1', env, { authorization: '' }))).toBe(401);
    for (const [method, rest] of [
      ['GET', '/uploads/fl_1'],
      ['POST', '/uploads/fl_1'],
      ['DELETE', '/files/fl_1'],
      ['DELETE', '/uploads/'],
      ['DELETE', '/uploads/a/b'],
      ['DELETE', '/uploads'],
    ] as const) {
      expect([method, rest, statusOf(await ask(method, rest))]).toEqual([method, rest, 404]);
    }
    const asked = await ask('OPTIONS', '/uploads/fl_1', listed, { origin: 'https://shop.example' });
    expect(asked.headers.get('access-control-allow-methods')).toBe('DELETE');
  });

  it('[TH38] whoever shows nothing is answered before the room exists', async () => {
    for (const authorization of ['', 'Bearer', 'Basic abc', 'Bearer a b', 'x']) {
      const result = await ask('GET', '/transcript', env, { authorization });
      expect([authorization, statusOf(result)]).toEqual([authorization, 401]);
    }
    expect(statusOf(await ask('GET', '/transcript', env, { authorization: 'parley-secret x' }))).toBe(
      'passed',
    );
  });

  it('[B08][PT11] a bridge posts to a conversation, and to nothing else', async () => {
    expect(statusOf(await ask('POST', '/bridge'))).toBe('passed');
    for (const method of ['GET', 'PUT', 'DELETE']) expect(statusOf(await ask(method, '/bridge'))).toBe(404);
    expect(statusOf(await ask('POST', '/bridge/'))).toBe(404);
    const other = new Request('http://host/parties/workgroup/sales/bridge', { method: 'POST' });
    expect(statusOf(await edgeRequest(other, env))).toBe(404);
  });

  it('[TH11] a preflight is answered for the pages of the list, and never with credentials', async () => {
    const good = await ask('OPTIONS', '/transcript', listed, { origin: 'https://shop.example' });
    expect(statusOf(good)).toBe(204);
    expect(good.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(good.headers.get('access-control-allow-credentials')).toBeNull();
    expect(statusOf(await ask('OPTIONS', '/transcript', listed, { origin: 'https://evil.example' }))).toBe(
      403,
    );
    const demo = await ask('OPTIONS', '/transcript', env, { origin: 'https://any.example' });
    expect(demo.headers.get('access-control-allow-origin')).toBe('https://any.example');
    expect(demo.headers.get('vary')).toBe('origin');
  });
});

describe('[TH47] other addresses', () => {
  const post = (body: string, environment: object = env): Promise<Response> =>
    edgeFetch(
      new Request('http://host/demo/token', {
        method: 'POST',
        body,
        headers: { 'content-length': String(body.length) },
      }),
      environment as Record<string, string>,
    );

  it('[TH47] health', async () => {
    const healthy = await edgeFetch(new Request('http://host/health'), env);
    expect(await healthy.json()).toEqual({ ok: true });
    expect((await edgeFetch(new Request('http://host/nothing'), env)).status).toBe(404);
    expect((await edgeFetch(new Request('http://host/health'), { none: 1 })).status).toBe(503);
  });

  it('[TH47] that it is not configured any page may read, under its own origin, and nothing more', async () => {
    const origin = 'https://any.example';
    const broken = { PARLEY_SECRET: 'short', PARLEY_ORIGINS: 'https://shop.example' };
    const asking = (path: string): Request => new Request(`http://host${path}`, { headers: { origin } });
    const answers = [
      await edgeRequest(asking('/parties/workgroup/sales/front'), broken),
      await edgeRequest(asking(`/parties/main/${id}/transcript`), broken),
      await edgeFetch(asking('/health'), broken),
      await edgeConnect(asking('/parties/desk/anna'), broken),
    ];
    for (const each of answers) {
      expect(statusOf(each)).toBe(503);
      expect(each.headers.get('access-control-allow-origin')).toBe(origin);
      expect(each.headers.get('access-control-allow-credentials')).toBeNull();
      expect(each.headers.get('vary')).toBe('origin');
      const said = await each.text();
      expect(said).toContain('"code":"unavailable"');
      for (const secretive of ['PARLEY', 'short', 'shop.example']) expect(said).not.toContain(secretive);
    }
    const same = await edgeFetch(new Request('http://host/health'), broken);
    expect(same.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('[TH47] the demo hands out tokens for its cast and nobody else', async () => {
    expect((await post('{"person":"anna"}')).status).toBe(200);
    for (const body of [
      '{"person":"root"}',
      '{"person":"constructor"}',
      '{"person":["anna"]}',
      '[]',
      '{',
      '',
    ]) {
      expect((await post(body)).status).toBe(400);
    }
  });

  it('[TH47] without PARLEY_DEMO=1 there is no such address', async () => {
    const real = { PARLEY_SECRET: secret, PARLEY_CONFIG: '{"workgroups":{"sales":{"label":"Sales"}}}' };
    expect((await post('{"person":"anna"}', real)).status).toBe(404);
  });
});
