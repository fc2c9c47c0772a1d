// Files on the real server: sent in one piece or many, refused before they are held, and out of reach of others.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/partykit.js';
import { newConversationId, newSecret, RawClient, signToken } from '../support/raw-client.js';

let server: TestServer;
beforeAll(async () => {
  // Strangers as whoever was answered: what they may send before that is tried in limits.test.ts.
  const site = { filesBeforeAnswer: { count: 50, maxTotalBytes: 52_428_800 } };
  const policy = { wrapUp: 'off', monitors: { requires: 'signed-in' }, site };
  const vars = { PARLEY_CONFIG: JSON.stringify({ workgroups: { sales: { label: 'Sales', policy } } }) };
  server = await startServer({ vars });
});
afterAll(async () => {
  await server?.stop();
});

const png = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size);
  for (let n = 0; n < size; n += 997) bytes[n] = n % 251;
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};

const begin = async () => {
  const [id, secret] = [newConversationId(), newSecret()];
  const customer = await RawClient.open(`${server.url.replace('http', 'ws')}/parties/main/${id}`);
  await customer.hello({ kind: 'secret', secret }, { start: { workgroup: 'sales', name: 'Carla' } });
  return { id, secret, customer };
};

const send = (
  id: string,
  authorization: string | null,
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(`${server.url}/parties/main/${id}/files`, {
    method: 'POST',
    headers: {
      ...(authorization === null ? {} : { authorization }),
      'content-type': 'image/png',
      'x-parley-file-name': encodeURIComponent('Größe 1.png'),
      ...headers,
    },
    body,
    // Node asks for this where a body is a stream.
    ...({ duplex: 'half' } as object),
  });

const linkFor = (id: string, authorization: string, file: string): Promise<Response> =>
  fetch(`${server.url}/parties/main/${id}/files/${file}/link`, {
    method: 'POST',
    headers: { authorization },
  });

describe('files on the real server', () => {
  it('[G13] ten megabytes go in, are posted, and come out by a link as they were', async () => {
    const { id, secret, customer } = await begin();
    const mine = `Parley-Secret ${secret}`;
    const bytes = png(10_485_760);
    const sent = await send(id, mine, bytes);
    const file = (await sent.json()) as { id: string };
    expect(sent.status, JSON.stringify(file)).toBe(200);
    expect(file).toMatchObject({ name: 'Größe 1.png', type: 'image/png', size: bytes.byteLength });
    expect((await linkFor(id, mine, file.id)).status, 'in no message yet').toBe(404);
    const posted = await customer.command({ type: 'post', audience: 'everyone', text: '', files: [file.id] });
    expect(posted).toMatchObject({ type: 'accepted' });
    const { url } = (await (await linkFor(id, mine, file.id)).json()) as { url: string };
    const got = await fetch(server.url + url);
    expect(got.status).toBe(200);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "inline; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.png",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(Buffer.from(await got.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect((await fetch(`${server.url}${url.slice(0, -3)}AAA`)).status).toBe(404);
    expect((await fetch(server.url + url.split('?')[0])).status).toBe(404);
  });

  it('[G13] what is not taken is refused, whatever is said of it', async () => {
    const { id, secret } = await begin();
    const mine = `Parley-Secret ${secret}`;
    // Refused before it was sent whole: some clients see that as a broken connection.
    const large = await send(id, mine, png(10_485_761)).catch(() => null);
    if (large) expect(large.status).toBe(413);
    const answers = [
      await send(id, mine, '<script>alert(1)</script>'),
      await send(id, mine, '<svg/>', { 'content-type': 'image/svg+xml' }),
      await send(id, null, png(10)),
      await send(id, `Parley-Secret ${newSecret()}`, png(10)),
      await send(newConversationId(), mine, png(10)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([415, 415, 401, 404, 404]);
  });

  it('[G13] what does not say how long it is is cut off where it is too long', async () => {
    const { id, secret } = await begin();
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1_000_000;
        if (given > 200_000_000) controller.close();
        else controller.enqueue(png(1_000_000));
      },
    });
    // The server ends the request while it is still being sent: some clients see that as a broken connection.
    const answer = await send(id, `Parley-Secret ${secret}`, endless).catch(() => null);
    if (answer) expect(answer.status).toBe(413);
    expect(given).toBeLessThan(100_000_000);
    expect((await send(id, `Parley-Secret ${secret}`, png(10))).status).toBe(200);
  });

  it('[G13][FI6] whoever is forgotten while they send is not waited for', async () => {
    const { id, secret, customer } = await begin();
    let begun = (): void => {};
    const isSending = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(png(200_000)),
      pull: () => begun(),
    });
    const sent = send(id, `Parley-Secret ${secret}`, stalled);
    // Looked at when it is over, and no surprise before.
    sent.catch(() => undefined);
    await isSending;
    // Ten may wait, and it is one of them.
    for (let n = 0; n < 9; n += 1)
      expect((await send(id, `Parley-Secret ${secret}`, png(10))).status).toBe(200);
    expect((await send(id, `Parley-Secret ${secret}`, png(10))).status).toBe(409);
    expect(await customer.command({ type: 'forget' })).toMatchObject({ type: 'accepted' });
    customer.close();
    expect(await (await sent).json()).toMatchObject({ code: 'file-gone' });
  });

  it('[G13][T02] staff who only watch, or are not in it, send nothing', async () => {
    const { id } = await begin();
    for (const [role, grants] of [
      ['agent', ['handle']],
      ['supervisor', ['monitor', 'whisper', 'join', 'takeover']],
    ] as const) {
      const token = await signToken(server.secret, { id: `x-${role}`, role, grants: { sales: grants } });
      expect((await send(id, `Bearer ${token}`, png(10))).status).toBe(403);
    }
  });
});
