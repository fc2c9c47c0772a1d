/** The network that misbehaves really does: otherwise what withstands it proves nothing. */
import net from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stall, TcpProxy } from './proxy.js';

let echo: net.Server;
let proxy: TcpProxy;
/** What reached the far end, and by how many connections. */
let arrived: string;
const far = new Set<net.Socket>();

beforeEach(async () => {
  arrived = '';
  echo = net.createServer((socket) => {
    far.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      arrived += bytes.toString();
      socket.write(bytes);
    });
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const address = echo.address();
  proxy = await TcpProxy.open(typeof address === 'object' && address ? address.port : 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await proxy.close();
  for (const socket of far) socket.destroy();
  far.clear();
  await new Promise((resolve) => echo.close(resolve));
});

const opened = async (): Promise<{
  socket: net.Socket;
  got: () => string;
  until: (text: string) => Promise<void>;
}> => {
  const socket = net.connect(proxy.port, '127.0.0.1');
  let got = '';
  const heard = new EventTarget();
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    got += bytes.toString();
    heard.dispatchEvent(new Event('data'));
  });
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  const until = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (got !== text) return;
        heard.removeEventListener('data', look);
        resolve();
      };
      heard.addEventListener('data', look);
      look();
    });
  return { socket, got: () => got, until };
};

it('[F7] lets everything pass, or keeps what goes one way until it is well again', async () => {
  const { socket, got, until } = await opened();
  socket.write('one ');
  await until('one ');
  proxy.set({ down: stall });
  socket.write('two ');
  // By another way that is open: the far end has it, and its answer is held back.
  while (arrived !== 'one two ') await new Promise((resolve) => setImmediate(resolve));
  expect(got()).toBe('one ');
  proxy.set({ up: stall });
  await until('one two ');
  socket.write('three');
  expect(arrived).toBe('one two ');
  proxy.heal();
  await until('one two three');
});

it('[F7] is late and slow without changing the order', async () => {
  const { socket, until } = await opened();
  const flow = { kind: 'delay', ms: 5, jitter: 40 } as const;
  proxy.set({ up: flow, down: flow });
  const text = Array.from({ length: 40 }, (_, n) => `${n} `);
  for (const each of text) socket.write(each);
  await until(text.join(''));
  const thin = { kind: 'throttle', bytesPerSecond: 2_000 } as const;
  proxy.set({ up: thin, down: thin });
  socket.write('slowly');
  await until(`${text.join('')}slowly`);
});

it('[F7] holds nothing back for longer while the clock is set back', async () => {
  const { socket, until } = await opened();
  let now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now -= 60 * 60_000;
    return now;
  });
  proxy.set({ up: { kind: 'delay', ms: 50, jitter: 0 } });
  socket.write('late');
  await until('late');
});

it('[F5] ends connections with a reset, and lets nobody through until it is healed', async () => {
  const { socket } = await opened();
  const closed = new Promise<boolean>((resolve) => socket.once('close', resolve));
  socket.write('x');
  while (arrived !== 'x') await new Promise((resolve) => setImmediate(resolve));
  proxy.cut({ refusing: true });
  expect(await closed).toBe(true);
  expect(proxy.open).toBe(0);
  const refused = net.connect(proxy.port, '127.0.0.1');
  refused.on('error', () => undefined);
  await new Promise((resolve) => refused.once('close', resolve));
  proxy.heal();
  const again = await opened();
  again.socket.write('y');
  await again.until('y');
});

it('[F6] pulls the cable: neither end is told that the other is gone, until it is plugged in', async () => {
  const { socket, until } = await opened();
  socket.write('x');
  await until('x');
  proxy.halfOpen();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.destroy();
  await closed;
  const [end] = far;
  expect([proxy.open, end?.destroyed]).toEqual([1, false]);
  const ended = new Promise((resolve) => end?.once('close', resolve));
  proxy.heal();
  await ended;
  expect(proxy.open).toBe(0);
});
