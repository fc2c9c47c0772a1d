// The real server's HTTP side, asked by strangers in raw bytes: what there is to reach, and what comes back.
import { readdirSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deriveKey } from '../../party/host/keys.js';
import { SignedPeers } from '../../party/host/peers.js';
import { bytesOrNone } from '../support/files-of-others.js';
import { startServer, type TestServer } from '../support/partykit.js';
import { newConversationId, newSecret, RawClient, signToken } from '../support/raw-client.js';

const shop = 'https://shop.example';
const evil = 'https://evil.example';
const config = JSON.stringify({ workgroups: { sales: { label: 'Sales' }, support: { label: 'Support' } } });

let server: TestServer;
let open: TestServer;
beforeAll(async () => {
  const vars = { PARLEY_CONFIG: config };
  [server, open] = await Promise.all([
    startServer({ vars: { ...vars, PARLEY_ORIGINS: shop } }),
    startServer({ vars: { ...vars, PARLEY_ORIGINS: '*', PARLEY_DEMO: '1' } }),
  ]);
});
afterAll(async () => {
  await Promise.all([server?.stop(), open?.stop()]);
});

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const chunksOf = (text: string): string => {
  let [rest, body] = [text, ''];
  for (;;) {
    const end = rest.indexOf('\r\n');
    const length = Number.parseInt(rest.slice(0, end), 16);
    if (end < 0 || !(length > 0)) return body;
    body += rest.slice(end + 2, end + 2 + length);
    rest = rest.slice(end + 4 + length);
  }
};

const parseAnswer = (text: string): RawAnswer => {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = rest.join('\r\n\r\n');
  const isChunked = headers['transfer-encoding'] === 'chunked';
  return { status: Number(first.split(' ')[1]), headers, body: isChunked ? chunksOf(body) : body };
};

/** Bytes as they stand, to the answer's last byte: no client tidies an address or adds a header. */
const raw = (at: TestServer, request: string): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(at.port, '127.0.0.1', () => socket.write(request));
    socket.setTimeout(30_000, () => socket.destroy(new Error(`No end of an answer: ${text.slice(0, 500)}`)));
    socket.on('data', (data) => {
      text += data.toString('latin1');
      const { status, headers, body } = parseAnswer(text);
      const isWhole =
        headers['transfer-encoding'] === 'chunked'
          ? text.endsWith('0\r\n\r\n')
          : text.includes('\r\n\r\n') && body.length >= Number(headers['content-length'] ?? 0);
      if (!isWhole || status === 100) return;
      socket.destroy();
      resolve(parseAnswer(text));
    });
    socket.on('error', reject);
    socket.on('close', () =>
      text === '' ? reject(new Error('Closed without an answer.')) : resolve(parseAnswer(text)),
    );
  });

const ask = (
  at: TestServer,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<RawAnswer> => {
  const all = { host: at.host, 'content-length': String(body.length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return raw(at, `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
};

/** The first line of what is answered to a handshake, and the body when there is one. */
const shake = (at: TestServer, path: string, headers: Readonly<Record<string, string>> = {}) =>
  ask(at, 'GET', path, {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  });

const bodyOf = (code: string, sentence: string): string => JSON.stringify({ code, sentence });
const bodies: Readonly<Record<number, string>> = {
  400: bodyOf('bad-request', 'This request does not have a form that the server knows.'),
  401: bodyOf('unauthenticated', 'A valid token is needed.'),
  403: bodyOf('forbidden', 'Requests from this origin are not accepted.'),
  404: bodyOf('not-found', 'There is nothing here.'),
};
const fixed = (status: number) => [status, bodies[status]];
const shown = ({ status, body }: RawAnswer) => [status, body];

/** One database for each room that the platform has made an object of. */
const roomsMade = (at: TestServer): readonly string[] =>
  readdirSync(at.persistDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => join(at.persistDir, name))
    .sort();

const PAGE = 4_096;

/** Whether anything is stored: the count on the first page of its one table, of which the newest lies in the log. */
const hasRows = (database: string): boolean => {
  // The log first: what is not in it any more is in the database.
  const log = bytesOrNone(`${database}-wal`);
  let page = bytesOrNone(database).subarray(PAGE, 2 * PAGE);
  for (let at = 32; at + 24 + PAGE <= log.length; at += 24 + PAGE) {
    if (log.readUInt32BE(at) === 2) page = log.subarray(at + 24, at + 24 + PAGE);
  }
  return page.length > 0 && page.readUInt16BE(3) > 0;
};

const conversation = `/parties/main/cv_${'a'.repeat(22)}`;
const routes = [
  ['GET', `${conversation}/transcript`],
  ['GET', `${conversation}/transcript.json`],
  ['GET', `${conversation}/timeline.json`],
  ['GET', `${conversation}/timeline.csv`],
  ['GET', `${conversation}/record.json`],
  ['GET', `${conversation}/metrics.json`],
  ['POST', `${conversation}/bridge`],
  ['GET', '/parties/workgroup/sales/policy'],
  ['PUT', '/parties/workgroup/sales/policy'],
  ['GET', '/parties/workgroup/sales/today'],
  ['GET', '/parties/workgroup/sales/snapshot'],
  ['POST', '/parties/workgroup/sales/closed/search'],
  ['DELETE', '/parties/workgroup/sales/customers/~carla'],
] as const;

describe('[TH10][PT10] pages of other origins', () => {
  it('[TH10][PT10] reach no room and leave none behind, by socket and by every route', async () => {
    const before = roomsMade(server);
    const origins = [
      evil,
      `${shop}.evil.example`,
      'http://shop.example',
      'null',
      `${shop}, ${evil}`,
      shop.toUpperCase(),
    ];
    for (const origin of origins) {
      for (const room of [conversation, '/parties/workgroup/support', '/parties/desk/anna']) {
        expect([origin, ...shown(await shake(server, room, { origin }))]).toEqual([origin, ...fixed(403)]);
      }
    }
    for (const [method, path] of routes) {
      for (const verb of [method, 'OPTIONS']) {
        const answered = await ask(server, verb, path, { origin: evil, authorization: 'Bearer x' });
        expect([verb, path, ...shown(answered)]).toEqual([verb, path, ...fixed(403)]);
        expect(Object.keys(answered.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
    expect(roomsMade(server)).toEqual(before);
  });

  it('[TH10][TH11] are answered with their own origin and never a wildcard, and without credentials', async () => {
    for (const [at, origin] of [
      [server, shop],
      [open, evil],
      [open, 'null'],
    ] as const) {
      for (const [method, path] of routes) {
        for (const verb of [method, 'OPTIONS']) {
          const { status, headers } = await ask(at, verb, path, { origin });
          expect([verb, path, status]).toEqual([verb, path, verb === 'OPTIONS' ? 204 : 401]);
          expect(headers['access-control-allow-origin']).toBe(origin);
          expect(headers.vary?.toLowerCase()).toContain('origin');
          expect(headers).not.toHaveProperty('access-control-allow-credentials');
          if (verb === 'OPTIONS')
            expect(headers['access-control-allow-methods']?.split(', ')).toContain(method);
          else expect(headers['cache-control']).toBe('no-store');
        }
      }
    }
    const demo = await ask(open, 'POST', '/demo/token', { origin: evil }, '{"person":"anna"}');
    expect([demo.status, demo.headers['access-control-allow-origin']]).toEqual([200, evil]);
  });
});

describe('[PT9][PT10] addresses', () => {
  const inherited = ['constructor', 'toString', 'valueOf', '__defineGetter__', 'hasOwnProperty'];
  const names: Readonly<Record<string, string>> = {
    'an id that is none': '/parties/main/x',
    'a long id': `/parties/main/cv_${'a'.repeat(4_000)}`,
    'a long party': `/parties/workgroup/${'a'.repeat(4_000)}`,
    'encoded slashes': `/parties%2Fmain%2Fcv_${'a'.repeat(22)}`,
    'an encoded slash in an id': `/parties/main/cv_${'a'.repeat(21)}%2f`,
    'an encoded letter': `/parties/main/cv_${'%61'.repeat(22)}`,
    'a dot segment': `/parties/main/../desk/..%2fanna`,
    'encoded dots': '/parties/desk/%2e%2e%2f%2e%2e',
    'a backslash': '/parties\\main\\x',
    'two slashes': `//parties/main/cv_${'a'.repeat(22)}`,
    'a slash at the end': `${conversation}/`,
    'a null byte': `/parties/desk/a%00b`,
    'a room of nobody': '/parties/main/',
    'the short form': `/party/cv_${'a'.repeat(22)}`,
    ...Object.fromEntries(inherited.map((name) => [name, `/parties/${name}/x`])),
  };

  it.each(Object.entries(names))(
    '[PT9][PT10] %s: the same 404, over HTTP and for a socket',
    async (_, path) => {
      const before = roomsMade(server);
      expect(shown(await ask(server, 'GET', path))).toEqual(fixed(404));
      expect(shown(await shake(server, path))).toEqual(fixed(404));
      expect(roomsMade(server)).toEqual(before);
    },
  );

  it('[PT9] a party that is not there is said to be so by the platform, with the name that was asked for and no more', async () => {
    for (const name of ['other', '__proto__', '%3Cscript%3E', 'a'.repeat(2_000)]) {
      for (const answered of [
        await ask(server, 'GET', `/parties/${name}/x`),
        await shake(server, `/parties/${name}/x`),
      ]) {
        expect(shown(answered)).toEqual([404, `Party ${name} not found`]);
        expect(answered.headers['content-type']).toMatch(/^text\/plain/);
      }
    }
  });

  it('[PT11][TH11] a method that is not of the route is not there, and none brings anything from inside', async () => {
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'get'];
    for (const [, path] of [...routes, ['', '/parties/desk/anna'], ['', conversation], ['', '/health']]) {
      for (const method of methods) {
        const isRoute = routes.some(([known, at]) => at === path && known === method);
        if (isRoute || (path === '/health' && method === 'GET')) continue;
        const { status, body } = await ask(server, method, path);
        // A method that HTTP does not know is refused by the platform, in its own words.
        const isUnknown = status === 501 && body === 'ERROR: Unrecognized request method.';
        expect([method, path, isUnknown ? 404 : status]).toEqual([method, path, 404]);
        if (!isUnknown && method !== 'HEAD') expect(body).toBe(bodies[404]);
      }
    }
  });

  it('[PT9] a handshake that is none reaches nothing', async () => {
    for (const headers of [
      { upgrade: 'websocket' },
      { upgrade: 'websocket', connection: 'Upgrade' },
      {
        upgrade: 'websocket',
        connection: 'Upgrade',
        'sec-websocket-version': '99',
        'sec-websocket-key': 'x',
      },
    ]) {
      for (const path of [conversation, `${conversation}/transcript`]) {
        const { status, body } = await ask(server, 'GET', path, headers);
        expect([status, /\bat \S+ \(|\.[jt]s\b|secret/i.test(body)]).toEqual([expect.any(Number), false]);
        expect(status).toBeGreaterThanOrEqual(400);
      }
    }
  });
});

describe('[PT11] news between rooms', () => {
  it('[PT11] from outside the address is as any that is not there, however it is signed', async () => {
    const captured: { path: string; init: RequestInit }[] = [];
    const parties = {
      workgroup: {
        get: () => ({
          fetch: (path: string, init: RequestInit) => {
            captured.push({ path, init });
            return Promise.resolve(new Response(null, { status: 204 }));
          },
        }),
      },
    };
    const signed = new SignedPeers(parties, deriveKey(server.secret, 'peers'), { now: () => Date.now() });
    await signed.tell({ kind: 'workgroup', id: 'sales' as never }, { type: 'wake' });
    const headers = captured[0]?.init.headers as Record<string, string>;
    const body = String(captured[0]?.init.body);
    const nothing = shown(await ask(server, 'POST', '/parties/workgroup/sales/nothing', headers, body));
    expect(nothing).toEqual(fixed(404));
    for (const path of [
      'internal',
      'internal/',
      'Internal',
      'internal?x=1',
      '%69nternal',
      'internal/../internal',
    ]) {
      for (const method of ['POST', 'GET', 'OPTIONS', 'PUT']) {
        const answered = await ask(
          server,
          method,
          `/parties/workgroup/sales/${path}`,
          { ...headers, origin: shop },
          body,
        );
        expect([method, path, ...shown(answered)]).toEqual([method, path, ...nothing]);
      }
    }
  });
});

describe('[TH35] a body without an end', () => {
  const stream = (
    at: TestServer,
    method: string,
    path: string,
    headers = '',
  ): Promise<{ answer: string; sent: number }> =>
    new Promise((resolve, reject) => {
      let [answer, sent] = ['', 0];
      const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
      const socket = net.connect(at.port, '127.0.0.1', () => {
        socket.write(
          `${method} ${path} HTTP/1.1\r\nhost: ${at.host}\r\ntransfer-encoding: chunked\r\n${headers}\r\n`,
        );
        const more = (): void => {
          while (!socket.destroyed && answer === '' && sent < 64 * 1_048_576) {
            sent += 0x4000;
            if (!socket.write(chunk)) return void socket.once('drain', more);
          }
        };
        more();
      });
      socket.on('data', (data) => {
        answer += data.toString();
      });
      // Cut off with a body on its way, the answer may be lost on its own.
      socket.on('error', () => undefined);
      socket.on('close', () => resolve({ answer, sent }));
      socket.setTimeout(30_000, () => reject(new Error(`It still reads after ${sent} bytes.`)));
    });

  it.each([
    ['PUT', '/parties/workgroup/sales/policy'],
    ['POST', `${conversation}/bridge`],
    ['POST', '/parties/workgroup/sales/closed/search'],
    ['POST', '/demo/token'],
  ])('[TH35] %s %s is answered long before it has come', async (method, path) => {
    const { answer, sent } = await stream(open, method, path, 'authorization: Bearer x\r\n');
    if (answer !== '') expect(answer).toContain(bodies[400]);
    expect(sent).toBeLessThan(16 * 1_048_576);
    expect((await ask(open, 'GET', '/health')).status).toBe(200);
  });
});

describe('[TH38] knocking', () => {
  it('[TH38][TH36] on two hundred rooms without being anybody stores nothing in any', async () => {
    const before = roomsMade(server);
    const url = server.url.replace('http', 'ws');
    const exp = Math.floor(Date.now() / 1000) - 3_600;
    const expired = await signToken(server.secret, { id: 'eve', role: 'agent', expires: exp });
    const reads = async (n: number): Promise<void> => {
      const headers = n % 2 === 0 ? {} : { authorization: `Bearer ${expired}` };
      const path = `/parties/main/${newConversationId()}/transcript`;
      expect((await ask(server, 'GET', path, headers)).status).toBe(n % 2 === 0 ? 401 : 404);
    };
    /** Nothing, what is no hello, or the hello of nobody. */
    const connects = async (n: number): Promise<void> => {
      const isConversation = n % 2 === 0;
      const room = isConversation ? `main/${newConversationId()}` : `desk/nobody-${n}`;
      const client = await RawClient.open(`${url}/parties/${room}`);
      const device = isConversation ? { device: client.device } : {};
      const credential = { kind: 'token', token: expired };
      if (n % 3 === 0) client.close();
      if (n % 3 === 1) client.sendText('hello?');
      if (n % 3 === 2) client.send({ type: 'hello', versions: [1, 1], credential, ...device });
      await client.untilClosed();
    };
    for (let n = 0; n < 200; n += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, at) => (at < 5 ? reads(n + at) : connects(n + at))));
    }
    const knocked = roomsMade(server).filter((room) => !before.includes(room));
    // The platform makes an empty database for a room by itself, whatever the room does.
    expect(knocked.filter(hasRows)).toEqual([]);
    // None of those who showed nothing over HTTP.
    expect(knocked.length).toBeLessThanOrEqual(170);
    // Of one that is let in the same look finds what it left.
    const guest = await RawClient.open(`${url}/parties/main/${newConversationId()}`);
    await guest.hello({ kind: 'secret', secret: newSecret() }, { start: { workgroup: 'sales' } });
    guest.close();
    await vi.waitFor(() => expect(roomsMade(server).filter(hasRows)).not.toEqual([]), 20_000);
  });
});
