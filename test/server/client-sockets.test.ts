// The client on real sockets that fail: each failure is one loss, none is an error of whoever uses the client.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { browserEnvironment, WorkgroupClient } from '../../client/index.js';

const sockets: WebSocket[] = [];
class Watched extends WebSocket {
  constructor(address: string) {
    super(address);
    sockets.push(this);
  }
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  sockets.length = 0;
  vi.unstubAllGlobals();
});

/** The next try is an hour away, so that each test sees one. */
const environment = { ...browserEnvironment, WebSocket: Watched, random: () => 3_600 };

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const connectedTo = (server: string, more: object = {}): WorkgroupClient => {
  const client = new WorkgroupClient({
    server,
    workgroup: 'sales',
    token: 'T',
    environment: { ...environment, ...more },
  });
  closing.push(() => client.disconnect());
  client.connect();
  return client;
};

const lost = (client: WorkgroupClient): Promise<void> =>
  vi.waitFor(() => expect(client.snapshot.connection.kind).toBe('waiting'), { timeout: 20_000, interval: 5 });

/** Whatever the sockets had to say was said. */
const settled = (): Promise<void> =>
  vi.waitFor(() => expect(sockets.every(({ readyState }) => readyState === WebSocket.CLOSED)).toBe(true), {
    timeout: 20_000,
    interval: 5,
  });

const oneLoss = async (client: WorkgroupClient): Promise<void> => {
  await lost(client);
  await settled();
  expect(client.snapshot.connection).toMatchObject({ kind: 'waiting', attempt: 1 });
};

it('[WI15] counts a server that is not there as one loss', async () => {
  const server = createServer();
  const url = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  await oneLoss(connectedTo(url));
});

it('[WI15] counts a handshake that is refused as one loss', async () => {
  await oneLoss(connectedTo(await listening(createServer((_, response) => response.writeHead(404).end()))));
  const refusing = createServer();
  refusing.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n'));
  await oneLoss(connectedTo(await listening(refusing)));
});

it('[WI15] counts a line that breaks, and a frame that is none, as one loss', async () => {
  for (const fail of [
    (socket: WebSocket) => socket.terminate(),
    // Reserved bits: the socket of the client gives an error, and says its close itself.
    (socket: WebSocket) => Reflect.get(socket, '_socket').write(Buffer.from([0xf1, 0x01, 0x41])),
  ]) {
    const server = createServer();
    new WebSocketServer({ server }).on('connection', (socket) =>
      socket.on('message', () => fail(socket)).on('error', () => undefined),
    );
    await oneLoss(connectedTo(await listening(server)));
  }
});

it('[WI15] leaves a socket that is not open yet without an error, and says so to one that is', async () => {
  const server = createServer();
  const taking = new WebSocketServer({ noServer: true });
  let greeted = 0;
  const codes: Promise<number> = new Promise((resolve) =>
    taking.on('connection', (socket) =>
      socket
        .on('message', () => {
          greeted += 1;
          socket.on('close', resolve);
        })
        .on('error', () => undefined),
    ),
  );
  // No handshake is answered before the test says so: until then a socket cannot be open.
  let answering = (): void => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answering = resolve;
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    void mayAnswer.then(() =>
      taking.handleUpgrade(request, socket, head, (taken) => taking.emit('connection', taken)),
    );
  });
  const url = await listening(server);
  const early = connectedTo(url);
  await vi.waitFor(() => expect(sockets).toHaveLength(1), { timeout: 20_000, interval: 1 });
  expect(sockets[0]?.readyState).toBe(WebSocket.CONNECTING);
  early.disconnect();
  await settled();
  expect(early.snapshot.connection).toEqual({ kind: 'idle' });

  answering();
  const late = connectedTo(url);
  await vi.waitFor(() => expect(greeted).toBe(1), { timeout: 20_000, interval: 5 });
  late.disconnect();
  expect(await codes).toBe(1000);
});

it('[WI15] takes the socket of the host where none is given, and waits where there is none', async () => {
  const server = createServer();
  const hellos: Promise<string> = new Promise((resolve) =>
    new WebSocketServer({ server }).on('connection', (socket) =>
      socket.on('message', (data) => resolve(String(data))),
    ),
  );
  const url = await listening(server);
  vi.stubGlobal('WebSocket', undefined);
  await oneLoss(connectedTo(url, { WebSocket: undefined }));
  vi.stubGlobal('WebSocket', WebSocket);
  connectedTo(url, { WebSocket: undefined });
  expect(JSON.parse(await hellos)).toMatchObject({ type: 'hello' });
});
