// What a client says of itself, and tokens that are none: on the real server, nobody gets in by them.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../core/domain/refusal.js';
import { post, useParley } from '../support/parley-server.js';
import { newSecret, RawClient, signBridgeToken } from '../support/raw-client.js';

const parley = useParley();
const bodyOf = (code: string, sentence: string): string => JSON.stringify({ code, sentence });
const nothing = bodyOf('not-found', 'There is nothing here.');

describe('[TH1][PT4] what a client says of itself', () => {
  it('[TH1][PT4] in headers and in the address counts for nothing, and the victim of a stolen id keeps receiving', async () => {
    const { id, secret, customer } = await parley.begin();
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
    const stranger = await RawClient.turnedAway(
      `${parley.urlOf('main', id)}?_pk=victim&token=${secret}`,
      (each) => each.send({ type: 'ping', received: 0 }),
      { headers },
    );
    expect(stranger.closed).toMatchObject({ code: 4400 });
    expect(stranger.frames).toMatchObject([{ type: 'refused', code: 'bad-frame' }]);

    const victim = await RawClient.open(`${parley.urlOf('main', id)}?_pk=victim`);
    await victim.hello({ kind: 'secret', secret });
    for (const end of ['close', 'terminate'] as const) {
      const thief = await RawClient.open(`${parley.urlOf('main', id)}?_pk=victim`);
      const credential = { kind: 'secret', secret: newSecret() };
      expect(await thief.greet({ credential, device: thief.device })).toMatchObject({ type: 'refused' });
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
    const { id, customer } = await parley.begin();
    const { secret } = parley.server;
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
      const client = await RawClient.open(parley.urlOf('main', id));
      const refused = await client.hello({ kind: 'token', token });
      expect([name, refused]).toEqual([
        name,
        { type: 'refused', code: 'unauthenticated', sentence: refusals.unauthenticated },
      ]);
      expect(await client.untilClosed()).toEqual({ code: 4401, reason: 'unauthenticated' });
      const read = await parley.ask('GET', 'workgroup/sales/policy', `Bearer ${token}`);
      expect([name, read.status, read.body]).toEqual([name, 404, nothing]);
    }
    // The very same, signed as it should be, is let in, also with a key id that nobody looks at.
    for (const each of [head, { ...head, kid: '../../dev/null' }]) {
      const token = signed(each, good, secret);
      expect((await parley.ask('GET', 'workgroup/sales/policy', `Bearer ${token}`)).status).toBe(200);
    }
    customer.close();
  });

  it('[TH2] credentials of another type are no hello', async () => {
    const { id, customer } = await parley.begin();
    const wrong: readonly unknown[] = [true, 0, null, [], {}, ['x'], { $ne: 1 }, { toString: 'x' }];
    for (const each of wrong) {
      for (const credential of [{ kind: 'token', token: each }, { kind: 'secret', secret: each }, each]) {
        const client = await RawClient.turnedAway(parley.urlOf('main', id), (each) =>
          each.send({ type: 'hello', versions: [1, 1], credential, device: each.device }),
        );
        expect(client.closed).toEqual({ code: 4400, reason: 'bad-frames' });
        expect(client.frames).toMatchObject([{ type: 'refused', code: 'bad-frame' }]);
      }
    }
    customer.close();
  });
});
