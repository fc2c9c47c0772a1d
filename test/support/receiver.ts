/** Systems beside the server on a loopback port: they take what is posted to them, and believe nothing that is not signed. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HookEvent } from '../../core/domain/hooks.js';
import type { Delivery } from '../../party/room/bridge-out.js';
import { pause } from './pause.js';

type Headers = Readonly<Record<string, unknown>>;

const isSame = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);

/** For the server of another channel: as the documentation says it to whoever writes one. */
export const isSigned = (secret: string, headers: Headers, body: string, now = Date.now()): boolean => {
  const time = String(headers['x-parley-time']);
  const text = [time, String(headers['x-parley-conversation']), body].join('\n');
  const expected = createHmac('sha256', secret).update(text).digest();
  const isFresh = Math.abs(now - Number(time)) < 5 * 60_000;
  return isFresh && isSame(Buffer.from(String(headers['x-parley-signature']), 'hex'), expected);
};

/** As https://github.com/standard-webhooks/standard-webhooks has it, by means of Node and of nothing of ours. */
export const isSignedHook = (secret: string, headers: Headers, body: string, now = Date.now()): boolean => {
  const id = String(headers['webhook-id']);
  const time = String(headers['webhook-timestamp']);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest();
  const isFresh = Math.abs(now / 1_000 - Number(time)) < 5 * 60;
  return String(headers['webhook-signature'])
    .split(' ')
    .some((each) => {
      const [version, signature = ''] = each.split(',');
      return version === 'v1' && isFresh && isSame(Buffer.from(signature, 'base64'), expected);
    });
};

export interface Try {
  /** Of an event; empty where there is none. */
  readonly id: string;
  readonly isSigned: boolean;
  /** What was answered. */
  readonly status: number;
}

export interface Receiver<Taken = Delivery> {
  readonly url: string;
  /** Each that was taken, in the order in which it came. */
  readonly taken: readonly Taken[];
  readonly tries: readonly Try[];
  /** What is answered from now on; 0: nothing. */
  status: number;
  /** Whoever posted has gone and all that they sent was read: as after a server was killed in the middle of it. */
  untilAlone(): Promise<void>;
  close(): Promise<void>;
}

interface Reading<Taken> {
  readonly isGood: (headers: Headers, body: string) => boolean;
  readonly take: (body: string, id: string) => Taken;
}

const isConnected = (server: Server): Promise<boolean> =>
  new Promise((resolve) => server.getConnections((_, count) => resolve(count > 0)));

const listening = async <Taken>({ isGood, take }: Reading<Taken>): Promise<Receiver<Taken>> => {
  const taken: Taken[] = [];
  const tries: Try[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const id = String(request.headers['webhook-id'] ?? '');
      const isSignedWell = isGood(request.headers, body);
      const status = isSignedWell ? receiver.status : 401;
      tries.push({ id, isSigned: isSignedWell, status });
      // As one that hangs.
      if (status === 0) return;
      if (status < 300) taken.push(take(body, id));
      // A connection that was kept would be closed after a while, perhaps just as the next request is written to it.
      const closing = { connection: 'close' };
      response
        .writeHead(status, status === 302 ? { ...closing, location: '/elsewhere' } : closing)
        .end('thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver<Taken> = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/parley`,
    taken,
    tries,
    status: 204,
    untilAlone: async () => {
      while (await isConnected(server)) await pause(20);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
};

/** The server of another channel. */
export const startReceiver = (secret: string): Promise<Receiver> =>
  listening({
    isGood: (headers, body) => isSigned(secret, headers, body),
    take: (body) => JSON.parse(body) as Delivery,
  });

export interface TakenEvent {
  readonly id: string;
  readonly event: HookEvent;
}
export type HookReceiverServer = Receiver<TakenEvent>;

/** A system of the house that follows conversations. */
export const startHookReceiver = (secret: string): Promise<HookReceiverServer> =>
  listening({
    isGood: (headers, body) => isSignedHook(secret, headers, body),
    take: (body, id) => ({ id, event: JSON.parse(body) as HookEvent }),
  });
