// The edge of the real server: what strangers may reach, and that nothing from inside comes back to them.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deriveKey } from '../../party/host/keys.js';
import { SignedPeers } from '../../party/host/peers.js';
import { Driver, freshAddresses } from '../support/contracts/probe-rigs.js';
import { bytesOrNone, filesBelow } from '../support/files-of-others.js';
import { startServer, type TestServer } from '../support/partykit.js';
import { serverFleet, startProbeServer, urlOf } from '../support/probe-server.js';
import { connectTo, Refused } from '../support/real-socket.js';

const shop = 'https://shop.example';
let server: TestServer;
beforeAll(async () => {
  server = await startProbeServer({ vars: { PARLEY_ORIGINS: shop } });
});
afterAll(async () => {
  await server?.stop();
});

const refusalOf = async (url: string, headers: Record<string, string> = {}): Promise<Refused> => {
  const failed: unknown = await connectTo(url, { headers }).then(
    () => new Error('It was let in.'),
    (cause: unknown) => cause,
  );
  if (failed instanceof Refused) return failed;
  throw failed;
};

const notFound = JSON.stringify({ code: 'not-found', sentence: 'There is nothing here.' });
/** What an error from inside would look like. */
const inside = /\bat \S+ \(|Error|undefined|not a function|handler|secret inside|\.[jt]s\b/;

/** One database for each room; beside it lie logs that come and go with the room's being in memory. */
const roomsMade = (): readonly string[] =>
  filesBelow(server.persistDir)
    .filter((path) => path.endsWith('.sqlite'))
    .toSorted();

describe('[PT9] error texts', () => {
  const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf'];
  for (const name of inherited) {
    it(`[PT9] /parties/${name}/x is not there, for requests and for sockets`, async () => {
      const response = await fetch(`${server.url}/parties/${name}/x`);
      expect([response.status, inside.test(await response.text())]).toEqual([404, false]);
      const refused = await refusalOf(`${server.url}/parties/${name}/x`);
      expect([refused.status, inside.test(refused.body)]).toEqual([404, false]);
    });
  }

  it("[PT9] an unknown party is named in the platform's own words, and that is all", async () => {
    const response = await fetch(`${server.url}/parties/other/x`);
    expect([response.status, await response.text()]).toEqual([404, 'Party other not found']);
  });

  it('[PT9] what a room throws stays inside', async () => {
    const address = freshAddresses().conversation;
    const response = await fetch(`${urlOf(server, address)}/transcript`, {
      headers: { authorization: 'Bearer throw' },
    });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      code: 'internal',
      sentence: 'Something went wrong on the server.',
    });
    await vi.waitFor(() => expect(server.output.join('\n')).toContain('secret inside: read'), 20_000);
  });

  it('[PT9] addresses that are not there say so in one way', async () => {
    const id = freshAddresses().conversation.id;
    const paths = [
      `/parties/main/${id}`,
      '/parties/main/x',
      `/party/${id}`,
      '/parties/main',
      '/nothing',
      '/',
    ];
    for (const path of paths) {
      const response = await fetch(server.url + path);
      expect([path, response.status, await response.text()]).toEqual([path, 404, notFound]);
    }
  });
});

describe('[PT10] who may connect', () => {
  it('[PT10] a page of another origin is refused before the room exists', async () => {
    const url = urlOf(server, freshAddresses().conversation);
    const before = roomsMade();
    const refused = await refusalOf(url, { origin: 'https://evil.example' });
    expect([refused.status, inside.test(refused.body)]).toEqual([403, false]);
    expect(roomsMade()).toEqual(before);
    const welcome = await connectTo(url, { headers: { origin: shop } });
    welcome.close();
    await welcome.untilClosed();
    expect(roomsMade(), 'of one that is let in').toHaveLength(before.length + 1);
  });

  it('[PT10] a room with a name that is none is refused', async () => {
    for (const id of ['x', `cv_${'a'.repeat(5_000)}`, `cv_${'a'.repeat(21)}%20`]) {
      expect((await refusalOf(`${server.url}/parties/main/${id}`)).body).toBe(notFound);
    }
  });
});

describe('[PT6] the address of a socket', () => {
  it('[PT6] a query of 4 KiB does no harm and is kept nowhere', async () => {
    const token = `leaked-${'t'.repeat(4_096)}`;
    const client = await connectTo(`${urlOf(server, freshAddresses().conversation)}?token=${token}`);
    const driver = new Driver(client, { ...serverFleet(server), settle: () => client.roundTrip() });
    await driver.order({ do: 'write', puts: [['kept', 1]], deletes: [] });
    client.close();
    await client.untilClosed();
    expect(client.closedWith()?.code).toBe(1000);
    expect(server.output.join('\n')).not.toContain('leaked-');
    for (const file of filesBelow(server.persistDir)) {
      expect([file, bytesOrNone(file).includes('leaked-')]).toEqual([file, false]);
    }
  });
});

describe('[PT11] news between rooms', () => {
  it('[PT11] cannot come from outside, with guessed headers or with the right ones', async () => {
    const { workgroup, desk } = freshAddresses();
    const url = `${urlOf(server, workgroup)}/internal`;
    const guessed = { 'x-parley-time': String(Date.now()), 'x-parley-signature': '0'.repeat(64) };
    for (const method of ['POST', 'PUT']) {
      const response = await fetch(url, { method, headers: guessed, body: '{"type":"wake"}' });
      expect([response.status, await response.text()]).toEqual([404, notFound]);
    }
    // Signed with the server's own key, and still from outside.
    const outside = (path: string, init: RequestInit) => fetch(urlOf(server, workgroup) + path, init);
    const parties = { workgroup: { get: () => ({ fetch: outside }) } };
    const signed = new SignedPeers(parties, deriveKey(server.secret, 'peers'), { now: () => Date.now() });
    await expect(signed.tell(workgroup, { type: 'wake' })).rejects.toThrow('404');
    const fleet = serverFleet(server);
    expect(await (await Driver.of(fleet, workgroup)).order({ do: 'told' })).toEqual([]);
    // And from a room it does arrive.
    await (await Driver.of(fleet, desk)).order({ do: 'tell', to: workgroup, message: { type: 'wake' } });
    expect(await (await Driver.of(fleet, workgroup)).order({ do: 'told' })).toEqual([{ type: 'wake' }]);
    await fleet.dispose();
  });
});

describe('[PT16] subprotocols', () => {
  it('[PT16] are not answered, so no token can travel there', async () => {
    const url = urlOf(server, freshAddresses().conversation);
    await expect(connectTo(url, { protocols: ['parley', 'token'] })).rejects.toThrow(/subprotocol/i);
  });
});

describe('[TH11] reading a transcript', () => {
  const read = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${urlOf(server, freshAddresses().conversation)}/transcript`, { headers });

  it('[TH11] takes a token or a secret from the header, and shows it to pages of the list', async () => {
    const response = await read({ authorization: 'Bearer abc', origin: shop });
    expect(await response.text()).toBe('transcript for token abc');
    expect(response.headers.get('access-control-allow-origin')).toBe(shop);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await (await read({ authorization: 'Parley-Secret abc' })).text()).toBe(
      'transcript for secret abc',
    );
  });

  it('[TH11] is refused without one', async () => {
    expect((await read({})).status).toBe(401);
    expect((await read({ authorization: 'Basic abc' })).status).toBe(401);
    expect((await read({ authorization: 'Bearer nobody' })).status).toBe(404);
    expect((await read({ authorization: 'Bearer abc', origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('[TH47] the demo and what is not configured', () => {
  it('[TH47] a token of the demo is one that rooms accept', async () => {
    const body = JSON.stringify({ person: 'maria' });
    const response = await fetch(`${server.url}/demo/token`, { method: 'POST', body });
    const { token } = (await response.json()) as { token: string };
    const fleet = serverFleet(server);
    const driver = await Driver.of(fleet, freshAddresses().conversation);
    expect(await driver.order({ do: 'verify', token })).toMatchObject({
      id: 'maria',
      role: 'supervisor',
      supervisor: true,
      grants: { sales: expect.arrayContaining(['takeover']), support: expect.any(Array) },
    });
    expect(await driver.order({ do: 'verify', token: `${token.slice(0, -3)}abc` })).toBeNull();
    await fleet.dispose();
  });

  it('[TH47] a server without a secret answers nothing but that', async () => {
    const bare = await startServer({ vars: { PARLEY_SECRET: '' } });
    try {
      const origin = 'https://shop.example';
      for (const path of [
        '/health',
        `/parties/main/${freshAddresses().conversation.id}/transcript`,
        '/parties/workgroup/sales/front',
      ]) {
        const response = await fetch(bare.url + path, { headers: { origin } });
        expect(response.headers.get('access-control-allow-origin'), path).toBe(origin);
        expect([response.status, await response.json()]).toEqual([
          503,
          { code: 'unavailable', sentence: 'The server is not configured; its log says what is missing.' },
        ]);
      }
      expect((await refusalOf(urlOf(bare, freshAddresses().desk))).status).toBe(503);
      const refusals = (): string[] => bare.output.filter((line) => line.includes('refused-to-start'));
      await vi.waitFor(() => expect(refusals()).not.toEqual([]), 20_000);
      const lines = refusals();
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('Set PARLEY_SECRET');
    } finally {
      await bare.stop();
    }
  });
});
