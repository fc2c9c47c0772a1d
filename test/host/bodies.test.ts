// A request's body is measured while it comes, whatever its sender says of it.
import { describe, expect, it } from 'vitest';
import { readBody } from '../../party/host/bodies.js';
import { edgeFetch, edgeRequest } from '../../party/host/edge.js';

const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(97);

/** A body without an end, in pieces of 1,000 bytes; says how many were taken of it. */
const endless = () => {
  const seen = { pieces: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: (controller) => {
        seen.pieces += 1;
        controller.enqueue(bytes(1_000));
      },
      cancel: () => {
        seen.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, body };
};

const sent = (body: BodyInit | null, length?: string): Request =>
  new Request('http://host/demo/token', {
    method: 'POST',
    body,
    headers: length === undefined ? {} : { 'content-length': length },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });

describe('[TH35] reading a body', () => {
  it('[TH35] takes as much as is allowed and not a byte more', async () => {
    expect(await readBody(sent('x'.repeat(100)), 100)).toBe('x'.repeat(100));
    expect(await readBody(sent('x'.repeat(101)), 100)).toBeNull();
    expect(await readBody(sent('\u00e9'.repeat(50)), 100)).toBe('\u00e9'.repeat(50));
    expect(await readBody(sent('\u00e9'.repeat(51)), 100)).toBeNull();
    expect(await readBody(sent(null), 100)).toBe('');
    expect(await readBody(sent(''), 0)).toBe('');
  });

  it('[TH35] stops in the middle of one that has no end', async () => {
    const { seen, body } = endless();
    expect(await readBody(sent(body), 5_000)).toBeNull();
    expect(seen).toEqual({ pieces: 6, isCancelled: true });
  });

  it('[TH35] reads nothing of one that says it is too long, and believes none that says it is short', async () => {
    const said = endless();
    expect(await readBody(sent(said.body, '5001'), 5_000)).toBeNull();
    expect(said.seen.pieces).toBe(0);
    for (const length of ['0', '10', '-1', 'NaN', '1e3']) {
      const { seen, body } = endless();
      expect(await readBody(sent(body, length), 5_000)).toBeNull();
      expect([length, seen.pieces]).toEqual([length, 6]);
    }
  });

  it('[TH35] characters that are cut between two pieces stay whole', async () => {
    const text = 'a\u00e9\u20ac\u{1f600}z';
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const byte of new TextEncoder().encode(text)) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readBody(sent(body), 100)).toBe(text);
  });
});

describe('[TH35] every address that takes a body', () => {
  const env = { PARLEY_DEMO: '1', PARLEY_SECRET: 'k'.repeat(32) };
  const ask = (method: string, path: string, body: BodyInit): Request =>
    new Request(`http://host${path}`, {
      method,
      body,
      headers: { authorization: 'Bearer x' },
      ...{ duplex: 'half' },
    });

  it.each([
    ['POST', `/parties/main/cv_${'a'.repeat(22)}/bridge`, 65],
    ['PUT', '/parties/workgroup/sales/policy', 65],
    ['POST', '/parties/workgroup/sales/closed/search', 65],
    ['DELETE', '/parties/workgroup/sales/customers/~carla', 65],
  ])('[TH35] %s %s stops reading', async (method, path, most) => {
    const { seen, body } = endless();
    const answered = await edgeRequest(ask(method, path, body), env);
    expect(answered).toMatchObject({ status: 400 });
    // One more than was asked for waits in the request itself.
    expect(seen.pieces).toBeLessThanOrEqual(most + 2);
    const stranger = endless();
    const request = new Request(ask(method, path, stranger.body), { headers: {} });
    expect(await edgeRequest(request, env)).toMatchObject({ status: 401 });
    expect(stranger.seen.pieces).toBeLessThanOrEqual(1);
    expect(await edgeRequest(ask(method, path, 'x'.repeat(65_536)), env)).toBeInstanceOf(Request);
    expect(await edgeRequest(ask(method, path, 'x'.repeat(65_537)), env)).toMatchObject({ status: 400 });
  });

  it('[TH35][TH47] the demo stops reading, too', async () => {
    const { seen, body } = endless();
    expect(await edgeFetch(ask('POST', '/demo/token', body), env)).toMatchObject({ status: 400 });
    expect(seen.pieces).toBeLessThanOrEqual(4);
    const padded = (length: number): string => '{"person":"anna"}'.padEnd(length);
    expect(await edgeFetch(ask('POST', '/demo/token', padded(1_024)), env)).toMatchObject({ status: 200 });
    expect(await edgeFetch(ask('POST', '/demo/token', padded(1_025)), env)).toMatchObject({ status: 400 });
  });
});
