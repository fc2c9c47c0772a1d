// Who a token belongs to: everything that a forged, stale or odd one may try.
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { identityFrom, tokensFor } from '../../party/host/tokens.js';
import type { Log } from '../../party/room/ports.js';

const secret = 's'.repeat(32);
const bytes = (text: string) => new TextEncoder().encode(text);
const now = () => Math.floor(Date.now() / 1000);
const errors: string[] = [];
const log: Log = { info: () => undefined, error: (event) => errors.push(event) };
const tokens = tokensFor({ kind: 'secret', secret }, 'parley', log);

const anna = {
  sub: 'anna',
  name: 'Anna',
  role: 'agent',
  grants: { sales: ['handle', 'fly'], support: [] },
  iss: 'parley',
  aud: 'parley',
  exp: now() + 300,
};

const signed = (claims: object, key = secret, alg = 'HS256'): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg }).sign(bytes(key));

describe('[TH5] a token is checked before anything of it is believed', () => {
  it('[TH5] one of ours is its person', async () => {
    expect(await tokens.verify(await signed(anna))).toEqual({
      id: 'anna',
      name: 'Anna',
      role: 'agent',
      verified: true,
      grants: { sales: ['handle'], support: [] },
      supervisor: false,
      maxSessions: 4,
      issuedAt: expect.any(Number),
      expiresAt: anna.exp * 1000,
    });
  });

  const refused: Record<string, () => Promise<string> | string> = {
    'another key': () => signed(anna, 'x'.repeat(32)),
    'another algorithm': () => signed(anna, 's'.repeat(64), 'HS512'),
    'no signature': () => new UnsecuredJWT(anna).encode(),
    'no expiry': () => signed({ ...anna, exp: undefined }),
    'an expiry beyond the tolerance': () => signed({ ...anna, exp: now() - 62 }),
    'a start in the future': () => signed({ ...anna, nbf: now() + 90 }),
    'another audience': () => signed({ ...anna, aud: 'others' }),
    'no audience': () => signed({ ...anna, aud: undefined }),
    'another issuer': () => signed({ ...anna, iss: 'others' }),
    'no subject': () => signed({ ...anna, sub: undefined }),
    'no token at all': () => 'a.b.c',
    nothing: () => '',
    'a cut token': async () => (await signed(anna)).slice(0, -2),
  };
  for (const [name, make] of Object.entries(refused)) {
    it(`[TH5] ${name}: null`, async () => {
      expect(await tokens.verify(await make())).toBeNull();
    });
  }

  it('[TH40] clocks may differ by a minute', async () => {
    expect(await tokens.verify(await signed({ ...anna, exp: now() - 50 }))).not.toBeNull();
    expect(errors).toEqual([]);
  });
});

describe('[TH2] claims are taken field by field and type by type', () => {
  const odd: Record<string, object> = {
    'sub with a slash': { sub: 'a/b' },
    'sub too long': { sub: 'a'.repeat(65) },
    'empty name': { name: ' ' },
    'name too long': { name: 'x'.repeat(81) },
    'name no text': { name: true },
    'no role': { role: undefined },
    'unknown role': { role: 'admin' },
    'role as a list': { role: ['agent'] },
    'grants as a list': { grants: ['handle'] },
    'grants of a bad workgroup': { grants: { 'No Such': ['handle'] } },
    'grants no list': { grants: { sales: 'handle' } },
    'grants not of texts': { grants: { sales: [1] } },
    'supervisor as text': { supervisor: 'true' },
    'sessions as text': { maxSessions: '4' },
    'sessions negative': { maxSessions: -1 },
    'sessions broken': { maxSessions: 1.5 },
  };
  for (const [name, claims] of Object.entries(odd)) {
    it(`[TH2] ${name}: null`, async () => {
      expect(await tokens.verify(await signed({ ...anna, ...claims }))).toBeNull();
    });
  }

  it('[TH1] a customer has no grants and supervises nobody, whatever the token says', () => {
    const customer = identityFrom({ ...anna, role: 'customer', supervisor: true });
    expect(customer).toMatchObject({ role: 'customer', grants: {}, supervisor: false });
  });

  it('[TH1] nothing that we do not know is carried along', () => {
    const identity = identityFrom({ ...anna, name: '👋'.repeat(80), verified: false, admin: true });
    expect(Object.keys(identity ?? {}).sort()).toEqual(
      [
        'expiresAt',
        'grants',
        'id',
        'issuedAt',
        'maxSessions',
        'name',
        'role',
        'supervisor',
        'verified',
      ].sort(),
    );
    expect(identity?.verified).toBe(true);
  });
});

describe('[TH5] keys that a site publishes', () => {
  it('[TH5] a shared secret made from the public key is refused, and so are keys that cannot be fetched', async () => {
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = tokensFor({ kind: 'jwks', url: 'https://127.0.0.1:9/keys' }, 'parley', log);
    expect(await jwks.verify(await signed(anna, JSON.stringify(await exportJWK(publicKey))))).toBeNull();
    expect(errors).toEqual([]);
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT(anna).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    expect(await jwks.verify(token)).toBeNull();
    expect(errors).toEqual(['token-keys-unavailable']);
  });
});
