/** The server of another channel on a loopback port: takes webhooks, and believes none that is not signed. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from '../../party/room/bridge-out.js';

/** As the documentation says it to whoever writes such a server. */
export const isSigned = (
  secret: string,
  headers: Readonly<Record<string, unknown>>,
  body: string,
  now = Date.now(),
): boolean => {
  const time = String(headers['x-parley-time']);
  const text = [time, String(headers['x-parley-conversation']), body].join('\n');
  const expected = createHmac('sha256', secret).update(text).digest();
  const given = Buffer.from(String(headers['x-parley-signature']), 'hex');
  const isFresh = Math.abs(now - Number(time)) < 5 * 60_000;
  return isFresh && given.length === expected.length && timingSafeEqual(given, expected);
};

export interface Receiver {
  readonly url: string;
  /** Each that was taken, in the order in which it came. */
  readonly taken: readonly Delivery[];
  /** Every try: whether its signature was good, and what was answered. */
  readonly tries: readonly { readonly isSigned: boolean; readonly status: number }[];
  /** What is answered from now on; 0: nothing. */
  status: number;
  close(): Promise<void>;
}

export const startReceiver = async (secret: string): Promise<Receiver> => {
  const taken: Delivery[] = [];
  const tries: { isSigned: boolean; status: number }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const isGood = isSigned(secret, request.headers, body);
      const status = isGood ? receiver.status : 401;
      tries.push({ isSigned: isGood, status });
      // As one that hangs.
      if (status === 0) return;
      if (status < 300) taken.push(JSON.parse(body) as Delivery);
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/parley`,
    taken,
    tries,
    status: 204,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
};
