// News between rooms is believed when this server signed it, for this room, just now; and it never hangs the sender.
import { describe, expect, it } from 'vitest';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { deriveKey } from '../../party/host/keys.js';
import { type Parties, readPeerCall, SignedPeers } from '../../party/host/peers.js';

const START = 1_800_000_000_000;
const key = deriveKey('s'.repeat(32), 'peers');
const clock = { now: () => START };
const sales = { kind: 'workgroup', id: 'sales' as WorkgroupId } as const;
const here = { party: 'workgroup', id: 'sales' };

/** Catches the request that is made. */
const captured = async (): Promise<Request> => {
  let request: Request | undefined;
  const parties: Parties = {
    workgroup: {
      get: (id) => ({
        fetch: async (path, init) => {
          request = new Request(`http://host/parties/workgroup/${id}${path}`, init);
          return new Response(null, { status: 204 });
        },
      }),
    },
  };
  await new SignedPeers(parties, key, clock).tell(sales, { type: 'wake' });
  if (!request) throw new Error('No request was made.');
  return request;
};

const changed = async (change: { headers?: Record<string, string>; body?: string }): Promise<Request> => {
  const request = await captured();
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(change.headers ?? {})) headers.set(name, value);
  return new Request(request.url, { method: 'POST', headers, body: change.body ?? (await request.text()) });
};

describe('[PT11] a signed request', () => {
  it('[PT11] is read by the room it was made for', async () => {
    expect(await readPeerCall(await captured(), here, key, START + 59_000)).toEqual({
      message: { type: 'wake' },
    });
  });

  it('[PT11] is nothing to another room, another party, another key, or later', async () => {
    expect(await readPeerCall(await captured(), { ...here, id: 'support' }, key, START)).toBeNull();
    expect(await readPeerCall(await captured(), { party: 'desk', id: 'sales' }, key, START)).toBeNull();
    const other = deriveKey('s'.repeat(32), 'other');
    expect(await readPeerCall(await captured(), here, other, START)).toBeNull();
    expect(await readPeerCall(await captured(), here, key, START + 60_001)).toBeNull();
    expect(await readPeerCall(await captured(), here, key, START - 60_001)).toBeNull();
  });

  it('[PT11] is nothing when anything of it was changed', async () => {
    const changes = [
      { body: '{"type":"wake" }' },
      { headers: { 'x-parley-time': String(START + 1) } },
      { headers: { 'x-parley-time': 'now' } },
      { headers: { 'x-parley-signature': '0'.repeat(64) } },
      { headers: { 'x-parley-signature': '' } },
      { headers: { 'x-parley-signature': 'zz' } },
    ];
    for (const change of changes) {
      expect(await readPeerCall(await changed(change), here, key, START)).toBeNull();
    }
  });
});

describe('[HC9] asking', () => {
  it('[HC9] gives the answer of the other room, and rejects whatever is none', async () => {
    const answering = (body: string, status = 200): SignedPeers =>
      new SignedPeers(
        { workgroup: { get: () => ({ fetch: async () => new Response(body, { status }) }) } },
        key,
        clock,
      );
    const question = { type: 'document', candidate: false } as const;
    expect(await answering('null').ask(sales, question)).toBeNull();
    expect(await answering('{"workgroup":"sales"}').ask(sales, question)).toEqual({ workgroup: 'sales' });
    await expect(answering('null', 500).ask(sales, question)).rejects.toThrow('answered 500');
    await expect(answering('{').ask(sales, question)).rejects.toThrow();
  });
});

describe('[HC9] telling', () => {
  const answering = (fetch: () => Promise<Response>): SignedPeers =>
    new SignedPeers({ workgroup: { get: () => ({ fetch }) } }, key, clock, 20);

  it('[HC9] rejects whatever is not a success', async () => {
    for (const status of [404, 500, 503]) {
      const peers = answering(async () => new Response('inside', { status }));
      await expect(peers.tell(sales, { type: 'wake' })).rejects.toThrow(`answered ${status}`);
    }
  });

  it('[HC9] gives up on a room that does not answer', async () => {
    const peers = answering(() => new Promise(() => undefined));
    await expect(peers.tell(sales, { type: 'wake' })).rejects.toThrow('did not answer');
  });
});
