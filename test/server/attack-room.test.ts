// Parley's own rooms on the real server, attacked over sockets and HTTP by people with and without a right to be there.
import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grants } from '../../core/domain/identity.js';
import { refusals } from '../../core/domain/refusal.js';
import { rates } from '../../party/room/rate-limit.js';
import { startServer, type TestServer } from '../support/partykit.js';
import {
  type Frame,
  newConversationId,
  newSecret,
  RawClient,
  signBridgeToken,
  signToken,
} from '../support/raw-client.js';

let server: TestServer;
beforeAll(async () => {
  const policy = { monitors: { requires: 'signed-in' } };
  const workgroups = { sales: { label: 'Sales', policy }, support: { label: 'Support' } };
  server = await startServer({ vars: { PARLEY_CONFIG: JSON.stringify({ workgroups }) } });
});
afterAll(async () => {
  await server?.stop();
});

const urlOf = (party: string, id: string): string =>
  `${server.url.replace('http', 'ws')}/parties/${party}/${id}`;
const post = (text: string, more: object = {}) => ({ type: 'post', audience: 'everyone', text, ...more });
const bodyOf = (code: string, sentence: string): string => JSON.stringify({ code, sentence });
const nothing = bodyOf('not-found', 'There is nothing here.');
const inside = /\bat \S+ \(|\.[jt]s\b|undefined|\bError\b/;

interface Person {
  readonly id: string;
  readonly role: 'customer' | 'agent' | 'supervisor';
  readonly grants?: readonly string[];
  readonly workgroup?: string;
  readonly supervisor?: boolean;
}

const tokenOf = ({
  id,
  role,
  grants: given = [],
  workgroup = 'sales',
  supervisor,
}: Person): Promise<string> =>
  signToken(server.secret, {
    id,
    role,
    grants: { [workgroup]: given },
    ...(supervisor === undefined ? {} : { supervisor }),
  });

const begin = async () => {
  const [id, secret] = [newConversationId(), newSecret()];
  const customer = await RawClient.open(urlOf('main', id));
  await customer.hello({ kind: 'secret', secret }, { start: { workgroup: 'sales', name: 'Carla' } });
  await customer.command(post('My parcel is late'));
  return { id, secret, customer };
};

const enterAs = async (id: string, person: Person): Promise<RawClient> => {
  const client = await RawClient.open(urlOf('main', id));
  await client.hello({ kind: 'token', token: await tokenOf(person) });
  return client;
};

const handled = async () => {
  const talk = await begin();
  const handler = await enterAs(talk.id, { id: 'anna', role: 'agent', grants: ['handle'] });
  await handler.command({ type: 'accept', epoch: 0 });
  return { ...talk, handler };
};

const ask = async (method: string, path: string, authorization: string | null, body?: string) => {
  const response = await fetch(`${server.url}/parties/${path}`, {
    method,
    headers: authorization === null ? {} : { authorization },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: await response.text(), headers: response.headers };
};

describe('[TH1][PT4] what a client says of itself', () => {
  it('[TH1][PT4] in headers and in the address counts for nothing, and the victim of a stolen id keeps receiving', async () => {
    const { id, secret, customer } = await begin();
    const headers = {
      'x-parley-role': 'supervisor',
      'x-parley-signature': '0'.repeat(64),
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'localhost',
      'x-forwarded-user': 'anna',
      'x-real-ip': '127.0.0.1',
      forwarded: 'for=127.0.0.1;host=localhost',
      cookie: `parley=${secret}`,
      authorization: `Parley-Secret ${secret}`,
    };
    const stranger = await RawClient.open(`${urlOf('main', id)}?_pk=victim&token=${secret}`, { headers });
    stranger.send({ type: 'ping', received: 0 });
    expect(await stranger.untilClosed()).toMatchObject({ code: 4400 });
    expect(stranger.frames).toMatchObject([{ type: 'refused', code: 'bad-frame' }]);

    const victim = await RawClient.open(`${urlOf('main', id)}?_pk=victim`);
    await victim.hello({ kind: 'secret', secret });
    for (const end of ['close', 'terminate'] as const) {
      const thief = await RawClient.open(`${urlOf('main', id)}?_pk=victim`);
      thief.send({
        type: 'hello',
        versions: [1, 1],
        credential: { kind: 'secret', secret: newSecret() },
        device: thief.device,
      });
      await thief.next((frame) => frame.type === 'refused');
      thief[end]();
      const from = victim.texts.length;
      await customer.command(post(`still ${end}`));
      await victim.next((frame) => JSON.stringify(frame).includes(`still ${end}`), from);
    }
    for (const each of [customer, victim]) each.close();
  });
});

describe('[TH2][TH5] tokens', () => {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (header: object, claims: object, key: string, hash = 'sha256'): string => {
    const text = `${encoded(header)}.${encoded(claims)}`;
    return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
  };
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: 'anna', name: 'Anna', role: 'agent', grants: { sales: ['handle', 'configure'] } };
  const standard = { iss: 'parley', aud: 'parley', iat: now, exp: now + 600 };
  const good = { ...claims, ...standard };
  const head = { alg: 'HS256' };

  it('[TH2][TH5] of another key, algorithm, audience, issuer or time, or with tricks in its head, are none', async () => {
    const { id, customer } = await begin();
    const { secret } = server;
    const [, payload, signature] = signed(head, good, secret).split('.');
    const forged: Readonly<Record<string, string>> = {
      none: `${encoded({ alg: 'none' })}.${payload}.`,
      None: `${encoded({ alg: 'None' })}.${payload}.`,
      'no algorithm': `${encoded({})}.${payload}.${signature}`,
      unsigned: `${encoded(head)}.${payload}.`,
      'another key': signed(head, good, 'k'.repeat(32)),
      'an empty key': signed(head, good, ''),
      'a key by path': signed({ ...head, kid: '../../dev/null' }, good, ''),
      'a key by address': signed({ ...head, jku: 'https://evil.example/jwks' }, good, 'k'.repeat(32)),
      'a key of its own': signed({ ...head, jwk: { kty: 'oct', k: encoded('k') } }, good, 'k'),
      'another algorithm of the right key': signed({ alg: 'HS512' }, good, secret, 'sha512'),
      'a critical extension': signed({ ...head, crit: ['b64'], b64: false }, good, secret),
      expired: signed(head, { ...good, exp: now - 120 }, secret),
      'not yet': signed(head, { ...good, nbf: now + 600 }, secret),
      'for ever': signed(head, { ...claims, iss: 'parley', aud: 'parley', iat: now }, secret),
      'another audience': signed(head, { ...good, aud: 'other' }, secret),
      'another issuer': signed(head, { ...good, iss: 'other' }, secret),
      'no audience': signed(head, { ...claims, iss: 'parley', exp: now + 600 }, secret),
      'a role that is none': signed(head, { ...good, role: 'owner' }, secret),
      'a role in a list': signed(head, { ...good, role: ['agent'] }, secret),
      'grants for all': signed(head, { ...good, grants: { '*': ['handle'] } }, secret),
      'grants that are no list': signed(head, { ...good, grants: { sales: 'handle' } }, secret),
      'an id that is none': signed(head, { ...good, sub: '../anna' }, secret),
      'of a bridge': await signBridgeToken(secret, { id: 'gate', channel: 'api', workgroups: ['sales'] }),
      'the text "true"': 'true',
    };
    for (const [name, token] of Object.entries(forged)) {
      const client = await RawClient.open(urlOf('main', id));
      const refused = await client.hello({ kind: 'token', token });
      expect([name, refused]).toEqual([
        name,
        { type: 'refused', code: 'unauthenticated', sentence: refusals.unauthenticated },
      ]);
      expect(await client.untilClosed()).toEqual({ code: 4401, reason: 'unauthenticated' });
      const read = await ask('GET', 'workgroup/sales/policy', `Bearer ${token}`);
      expect([name, read.status, read.body]).toEqual([name, 404, nothing]);
    }
    // The very same, signed as it should be, is let in, also with a key id that nobody looks at.
    for (const each of [head, { ...head, kid: '../../dev/null' }]) {
      const token = signed(each, good, secret);
      expect((await ask('GET', 'workgroup/sales/policy', `Bearer ${token}`)).status).toBe(200);
    }
    customer.close();
  });

  it('[TH2] credentials of another type are no hello', async () => {
    const { id, customer } = await begin();
    const wrong: readonly unknown[] = [true, 0, null, [], {}, ['x'], { $ne: 1 }, { toString: 'x' }];
    for (const each of wrong) {
      for (const credential of [{ kind: 'token', token: each }, { kind: 'secret', secret: each }, each]) {
        const client = await RawClient.open(urlOf('main', id));
        client.send({ type: 'hello', versions: [1, 1], credential, device: client.device });
        expect(await client.untilClosed()).toEqual({ code: 4400, reason: 'bad-frames' });
        expect(client.frames).toMatchObject([{ type: 'refused', code: 'bad-frame' }]);
      }
    }
    customer.close();
  });
});

describe('[TH11][TH12] who may read and set what over HTTP', () => {
  const conversationRoutes = [
    'transcript',
    'transcript.json',
    'timeline.json',
    'timeline.csv',
    'record.json',
    'metrics.json',
  ];
  const workgroupRoutes: readonly (readonly [string, string, readonly string[], string?])[] = [
    ['GET', 'policy', ['configure']],
    ['PUT', 'policy', ['configure'], JSON.stringify({ monitors: { requires: 'signed-in' } })],
    ['POST', 'closed/search', ['handle', 'monitor', 'export'], '{}'],
    ['GET', 'today', ['monitor']],
    ['GET', 'snapshot', ['monitor']],
    ['DELETE', 'customers/~nobody', ['configure']],
  ];
  const forbidden = bodyOf('forbidden', refusals.forbidden);

  it.each(grants.map((grant) => [grant]))(
    '[TH11] %s alone opens what it is for, and nothing else',
    async (grant) => {
      const { id, customer } = await begin();
      const token = await tokenOf({ id: `only-${grant.toLowerCase()}`, role: 'supervisor', grants: [grant] });
      for (const path of conversationRoutes) {
        const opens = path.startsWith('t') ? ['export'] : ['export', 'monitor'];
        const { status, body } = await ask('GET', `main/${id}/${path}`, `Bearer ${token}`);
        const expected = opens.includes(grant) ? 200 : 404;
        expect([path, status]).toEqual([path, expected]);
        if (expected === 404) expect(body).toBe(nothing);
      }
      for (const [method, path, needs, sent] of workgroupRoutes) {
        const { status, body } = await ask(method, `workgroup/sales/${path}`, `Bearer ${token}`, sent);
        const expected = needs.includes(grant) ? 200 : 403;
        expect([method, path, status]).toEqual([method, path, expected]);
        if (expected === 403) expect(body).toBe(forbidden);
      }
      customer.close();
    },
  );

  it('[TH4][TH11][TH12] nobody else is told anything, and what is not theirs is as what is not there', async () => {
    const { id, customer } = await begin();
    const others: readonly Person[] = [
      { id: 'mallory', role: 'agent', grants: [] },
      { id: 'mallory2', role: 'supervisor', grants: [...grants], workgroup: 'support' },
      // Watching has no effect without the flag of the profile.
      { id: 'mallory3', role: 'agent', grants: ['monitor'], supervisor: false },
      { id: 'mallory4', role: 'customer', grants: [...grants], supervisor: true },
    ];
    const authorizations = [
      ...(await Promise.all(others.map(async (each) => `Bearer ${await tokenOf(each)}`))),
      `Bearer ${await signBridgeToken(server.secret, { id: 'gate', channel: 'api', workgroups: ['sales'] })}`,
      `Parley-Secret ${newSecret()}`,
    ];
    const nowhere = newConversationId();
    for (const authorization of authorizations) {
      for (const path of [...conversationRoutes, 'record', '__proto__', 'constructor']) {
        const [there, not] = [id, nowhere].map((room) => ask('GET', `main/${room}/${path}`, authorization));
        const answers = [await there, await not].map((each) => {
          const { date: _date, ...headers } = Object.fromEntries(each?.headers ?? []);
          return { ...each, headers };
        });
        expect(answers[0]).toEqual(answers[1]);
        expect([answers[0]?.status, answers[0]?.body]).toEqual([404, nothing]);
      }
    }
    for (const authorization of authorizations) {
      for (const [method, path, , sent] of workgroupRoutes) {
        const { status, body } = await ask(method, `workgroup/sales/${path}`, authorization, sent);
        expect([method, path, status, body]).toEqual([method, path, 404, nothing]);
      }
    }
    // Nor is there a workgroup that nobody configured, for whoever might say that they have a grant in it.
    const ghost = await tokenOf({
      id: 'ghost',
      role: 'supervisor',
      grants: [...grants],
      workgroup: 'ghosts',
    });
    const asked = await ask('GET', 'workgroup/ghosts/policy', `Bearer ${ghost}`);
    expect([asked.status, asked.body]).toEqual([404, nothing]);
    customer.close();
  });

  it('[TH11] a customer reads their own, and nothing that is for staff', async () => {
    const { id, secret, customer } = await begin();
    const statuses = await Promise.all(
      conversationRoutes.map(
        async (path) => (await ask('GET', `main/${id}/${path}`, `Parley-Secret ${secret}`)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 404, 404]);
    customer.close();
  });

  it('[PT9][TH11] what is refused for its form is told what was expected, and nothing from inside', async () => {
    const token = await tokenOf({ id: 'root', role: 'supervisor', grants: ['configure', 'export'] });
    for (const sent of [
      '',
      '{',
      'null',
      '[]',
      '{"whisper":{"$ne":1}}',
      '{"__proto__":{"whisper":"off"}}',
      '"\ud800"',
    ]) {
      for (const [method, path] of [
        ['PUT', 'policy'],
        ['POST', 'closed/search'],
      ] as const) {
        const { status, body } = await ask(method, `workgroup/sales/${path}`, `Bearer ${token}`, sent);
        expect([path, sent, status]).toEqual([path, sent, 400]);
        expect(Object.keys(JSON.parse(body) as object)).toEqual(['code', 'sentence', 'faults']);
        expect(body).not.toMatch(inside);
      }
    }
  });

  it('[TH36] whoever reads too often is told when to come again, in a header, and the same words always', async () => {
    const { id, secret, customer } = await begin();
    const read = () => ask('GET', `main/${id}/transcript`, `Parley-Secret ${secret}`);
    const answers = await Promise.all(Array.from({ length: 3 * rates.customer.reading.burst }, read));
    const refused = answers.filter(({ status }) => status !== 200);
    // However slow the machine: more than come back while they are on their way.
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, body, headers } of refused) {
      expect([status, body]).toEqual([429, bodyOf('rate-limited', refusals['rate-limited'])]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await customer.command(post('I may still write'))).toMatchObject({ type: 'accepted' });
    customer.close();
  });
});

describe('[TH36] floods', () => {
  it('[TH36] of strangers close the oldest of them, and whoever has something to say says it', async () => {
    const { id, secret, customer } = await begin();
    const silent: RawClient[] = [];
    // For a second everybody may still be about to speak; who comes after it sends the oldest away.
    while (!silent[0]?.closed && silent.length < 900) silent.push(await RawClient.open(urlOf('main', id)));
    expect(await silent[0]?.untilClosed()).toEqual({ code: 4429, reason: 'flood' });
    const guest = await RawClient.open(urlOf('main', id));
    expect(await guest.hello({ kind: 'secret', secret })).toMatchObject({ type: 'welcome' });
    expect(await customer.command(post('And I am heard'))).toMatchObject({ type: 'accepted' });
    // The others have five seconds in all.
    const last = await Promise.all(silent.slice(-10).map((each) => each.untilClosed()));
    expect(new Set(last.map(({ code }) => code))).toEqual(new Set([4408]));
    for (const each of [customer, guest]) each.close();
  });

  it('[TH36] of whispers take nothing of what is said to everyone, and of pings are ended', async () => {
    const { id, customer, handler } = await handled();
    const watcher = await enterAs(id, {
      id: 'maria',
      role: 'supervisor',
      grants: ['monitor', 'whisper', 'join'],
    });
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command({ type: 'supervise', mode: 'join' });
    let whisper: Frame = { type: 'accepted' };
    for (let n = 0; n < 300 && whisper.type === 'accepted'; n += 1) {
      whisper = await watcher.command({ type: 'post', audience: 'whisper', text: 'psst', epoch: 1 });
    }
    // A machine that is slow enough gives back as fast as this one writes; then nothing was proven, and nothing is wrong.
    if (whisper.type === 'refused') expect(whisper).toMatchObject({ code: 'rate-limited', retryAfter: 1 });
    expect(await watcher.command(post('To all of you', { epoch: 1 }))).toMatchObject({ type: 'accepted' });
    for (let n = 0; n < 2_000; n += 1) watcher.send({ type: 'ping', received: 0 });
    expect(await watcher.untilClosed()).toEqual({ code: 4429, reason: 'flood' });
    expect(await handler.command(post('Hello', { epoch: 1 }))).toMatchObject({ type: 'accepted' });
    for (const each of [customer, handler]) each.close();
  });
});

describe('[TH47] secrets', () => {
  const filesOf = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());

  /** What everybody on this machine can read of a process in `ps`, and what only its owner can. */
  const processes = (): string =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => {
        try {
          const group = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2];
          if (Number(group) !== server.pid) return '';
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8');
        } catch {
          return '';
        }
      })
      .join('\n');

  it('[TH47][PT6] of a session are in no log line, no file and no list of processes afterwards', async () => {
    const { id, secret, customer, handler } = await handled();
    const token = await tokenOf({ id: 'maria', role: 'supervisor', grants: ['monitor', 'export'] });
    const watcher = await RawClient.open(`${urlOf('main', id)}?token=${token}&secret=${secret}`);
    await watcher.hello({ kind: 'token', token });
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await ask('GET', `main/${id}/transcript?token=${token}`, `Bearer ${token}`);
    await ask('GET', `main/${id}/transcript`, `Parley-Secret ${secret}`);
    watcher.sendText(`{"type":"hello","token":"${token}"}`);
    watcher.sendText(token);
    await watcher.settled();
    for (const each of [customer, handler, watcher]) each.close();
    await Promise.all([customer, handler, watcher].map((each) => each.untilClosed()));

    const secrets = { token, signature: token.split('.')[2] ?? '', secret, PARLEY_SECRET: server.secret };
    const [configuration = '', ...more] = filesOf(server.persistDir).filter((path) => path.endsWith('.json'));
    expect(more).toEqual([]);
    // The one place where the server's own secret has to stand is its owner's alone.
    expect(statSync(configuration).mode & 0o777).toBe(0o600);
    const places: Record<string, string> = { output: server.output.join('\n') };
    for (const path of filesOf(server.persistDir)) {
      if (path !== configuration) places[path] = readFileSync(path, 'latin1');
    }
    if (existsSync('/proc/self/cmdline')) {
      places.processes = processes();
      expect(places.processes).toContain('workerd');
    }
    expect(Object.values(places).join('')).toContain('My parcel is late');
    for (const [place, text] of Object.entries(places)) {
      const found = Object.entries(secrets).filter(([, each]) => text.includes(each));
      expect([place, found.map(([name]) => name)]).toEqual([place, []]);
    }
  });
});

/** This one ends the server; it comes last. */
describe('[PT12] a cold room', () => {
  it('[PT12] twenty people who come at once after a restart all find what was said', async () => {
    const { id, secret, customer } = await begin();
    for (const text of ['two', 'three']) await customer.command(post(text));
    await server.restart();
    const clients = await Promise.all(Array.from({ length: 20 }, () => RawClient.open(urlOf('main', id))));
    const welcomes = await Promise.all(clients.map((each) => each.hello({ kind: 'secret', secret })));
    for (const [at, client] of clients.entries()) {
      expect(welcomes[at]).toMatchObject({ type: 'welcome', seq: 3, header: { phase: 'queued' } });
      const texts = client.frames
        .flatMap((frame) => (frame.entries as { body: { text?: string } }[] | undefined) ?? [])
        .map(({ body }) => body.text);
      expect(texts).toEqual(['My parcel is late', 'two', 'three']);
      client.close();
    }
    customer.close();
  });
});
