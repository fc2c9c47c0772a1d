/**
 * A client as it was when version 1 of the protocol was new, kept as it is. It knows the keys below and no others; a
 * server that changes what they mean, or does without them, breaks pages that nobody reloads.
 */
import WebSocket from 'ws';
import type { Floor } from './floor.js';
import type { Viewer } from './history.js';
import { NotInTime } from './waiting.js';

type Known =
  | { readonly type: 'welcome'; readonly nextCommand: number }
  | {
      readonly type: 'entries';
      readonly entries: readonly { readonly body: { readonly kind: string; readonly text?: string } }[];
      readonly cursor: string;
      readonly live: boolean;
    }
  | { readonly type: 'accepted'; readonly commandId: string }
  | { readonly type: 'refused'; readonly commandId?: string; readonly code: string };

interface Options {
  readonly url: string;
  readonly secret: string;
  readonly device: string;
  /** In their order, each until it is accepted. */
  readonly messages: readonly string[];
  readonly sent: (text: string) => void;
  readonly received: (text: string, connection: number) => void;
}

const limitMs = 120_000;
/** As version 1 has it. */
const pingMs = 15_000;
const acknowledgeEvery = 32;

/** Resolves with the texts that it has when everything that it wrote is among them. */
const oldClient = ({ url, secret, device, messages, sent, received }: Options): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const texts: string[] = [];
    let waiting = [...messages];
    let cursor: string | null = null;
    let connection = 0;
    let isDone = false;
    /** The number of the first of those that wait, from the first welcome on: it is said again under the same. */
    let number: number | null = null;
    let current: WebSocket | null = null;
    const limit = setTimeout(() => {
      // Else it would come back for ever, and write to a ledger that is closed.
      isDone = true;
      current?.terminate();
      reject(new NotInTime('The old client is not understood.'));
    }, limitMs);
    const connect = (): void => {
      if (isDone) return;
      const socket = new WebSocket(url);
      current = socket;
      connection += 1;
      const through = connection;
      let hasSaid = false;
      let read = 0;
      const acknowledge = (): void => {
        if (socket.readyState === WebSocket.OPEN)
          socket.send(JSON.stringify({ type: 'ping', received: read }));
      };
      const pinging = setInterval(acknowledge, pingMs);
      const commandId = (): string => `${device}:${number}`;
      const say = (): void => {
        const [text] = waiting;
        if (text === undefined || socket.readyState !== WebSocket.OPEN) return;
        hasSaid = true;
        const frame = { type: 'post', commandId: commandId(), audience: 'everyone', text };
        sent(JSON.stringify(frame));
        socket.send(JSON.stringify(frame));
      };
      const take = (frame: Known): void => {
        if (frame.type === 'welcome') number ??= frame.nextCommand;
        if (frame.type === 'entries') {
          for (const { body } of frame.entries) if (body.kind === 'message') texts.push(body.text ?? '');
          cursor = frame.cursor;
          if (frame.live && !hasSaid) say();
        }
        if (frame.type === 'accepted' && number !== null && frame.commandId === commandId()) {
          number += 1;
          waiting = waiting.slice(1);
          say();
        }
        if (frame.type === 'refused') setTimeout(say, 1_000);
        if (!messages.every((text) => texts.includes(text))) return;
        clearTimeout(limit);
        isDone = true;
        socket.close();
        resolve(texts);
      };
      socket.on('open', () => {
        const since = cursor === null ? {} : { since: cursor };
        const credential = { kind: 'secret', secret };
        socket.send(JSON.stringify({ type: 'hello', versions: [1, 1], credential, device, ...since }));
      });
      socket.on('message', (data) => {
        read += 1;
        if (read % acknowledgeEvery === 0) acknowledge();
        received(String(data), through);
        take(JSON.parse(String(data)) as Known);
      });
      socket.on('close', () => {
        clearInterval(pinging);
        setTimeout(connect, 200);
      });
      socket.on('error', () => undefined);
    };
    connect();
  });

let devices = 0;

/** Another device of a customer, whose page is very old and who writes nothing at any other. */
export const talkAsOldClient = async (floor: Floor): Promise<void> => {
  const talk = floor.pick(floor.talks);
  const { conversation, person } = talk.customer.viewer;
  devices += 1;
  const viewer: Viewer = { ...talk.customer.viewer, id: `${talk.customer.viewer.id}-old-${devices}` };
  const intent = {
    conversation: conversation ?? '',
    who: person,
    line: viewer.id,
    audience: 'everyone',
  } as const;
  const messages = [1, 2, 3].map(() => `from an old page ${floor.ledger.intend(intent).mark}`);
  const old = oldClient({
    url: `${floor.networks.customers.url.replace('http', 'ws')}/parties/main/${conversation}`,
    secret: talk.secret,
    device: `old-page-${devices}`.padEnd(16, '-'),
    messages,
    sent: (text) => floor.ledger.sent(text),
    received: (text, connection) => floor.ledger.received(viewer, connection, text),
  });
  // All devices share what a customer may say, and one that asks more often would leave this one nothing.
  await talk.whileCustomerIsQuiet(() => old);
};
