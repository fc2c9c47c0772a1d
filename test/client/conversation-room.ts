// The frames that a conversation's room would say, and a client that is connected to a scripted one.
import { ConversationClient, type ConversationClientOptions } from '../../client/conversation-client.js';
import type { OutboxStorage, StoredOutbox } from '../../client/outbox-storage.js';
import type { FakeSocket, FakeWorld } from './fake-world.js';

export const CONVERSATION = 'cv_0123456789abcdefghijkl';
export const SECRET = 'S'.repeat(43);

export const customerHeader = (may: readonly string[] = ['post-to-everyone', 'set-typing', 'mark-read']) => ({
  kind: 'customer',
  phase: 'active',
  handler: { name: 'Maria', present: true },
  joined: [],
  consent: null,
  queue: null,
  onHold: false,
  you: { name: 'Kim', may },
});

export const staffHeader = (epoch: number, may: readonly string[] = ['post-to-everyone', 'set-draft']) => ({
  kind: 'staff',
  conversation: CONVERSATION,
  workgroup: 'sales',
  phase: 'active',
  phaseSince: 0,
  openedAt: 0,
  epoch,
  customer: { name: 'Kim', verified: false, present: true },
  handler: null,
  people: [],
  you: { id: 'maria', name: 'Maria', standing: 'handler', tookOverFrom: null, may },
});

export const outsiderHeader = {
  kind: 'outsider',
  conversation: CONVERSATION,
  workgroup: 'sales',
  phase: 'active',
  epoch: 4,
  you: { id: 'maria', name: 'Maria', may: ['accept'] },
};

export const displacedHeader = {
  kind: 'displaced',
  conversation: CONVERSATION,
  workgroup: 'sales',
  customer: { name: 'Kim', verified: false },
  displaced: { by: { id: 'sam', name: 'Sam', role: 'supervisor' }, at: 1, reason: null },
  you: { id: 'maria', name: 'Maria', may: ['wrap-up'] },
};

export const welcome = (given: { header?: unknown; nextCommand?: number; marks?: unknown } = {}) => ({
  type: 'welcome',
  version: 1,
  header: customerHeader(),
  seq: 0,
  marks: { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } },
  nextCommand: 1,
  limits: {},
  ...given,
});

/** A message for everyone; `self` when the viewer wrote it. */
export const entry = (seq: number, text: string, self = false, id = `e${seq}`) => ({
  id,
  seq,
  at: seq,
  audience: 'everyone',
  publicSeq: seq,
  body: {
    kind: 'message',
    author: self ? { name: 'Kim', role: 'customer', self: true } : { name: 'Maria', role: 'agent' },
    text,
  },
});

export const entries = (list: readonly unknown[], more: Record<string, unknown> = {}) => ({
  type: 'entries',
  entries: list,
  cursor: `c${list.length}`,
  live: true,
  ...more,
});

export const fresh = (list: readonly unknown[] = [], before: string | null = null) =>
  entries(list, { reset: { before } });

export const accepted = (commandId: unknown, seq: number | null = null) => ({
  type: 'accepted',
  commandId,
  entryId: seq === null ? null : `e${seq}`,
  seq,
  at: 1,
});

export const refused = (commandId: unknown, code: string, more: Record<string, unknown> = {}) => ({
  type: 'refused',
  commandId,
  code,
  sentence: 'No.',
  ...more,
});

/** Keeps what a page saves as a browser would, and hands it to the next page. */
export class MemoryStorage implements OutboxStorage {
  readonly kept = new Map<string, StoredOutbox>();

  adopt(key: string): Promise<StoredOutbox | null> {
    const found = [...this.kept].find(([entry]) => entry.startsWith(`${key}:`));
    return Promise.resolve(found?.[1] ?? null);
  }

  save(key: string, outbox: StoredOutbox): void {
    const entry = `${key}:${outbox.device}`;
    if (outbox.messages.length === 0) this.kept.delete(entry);
    else this.kept.set(entry, JSON.parse(JSON.stringify(outbox)) as StoredOutbox);
  }

  leave(key: string, outbox: StoredOutbox): boolean {
    this.save(key, outbox);
    return true;
  }
}

export const clientIn = (
  world: FakeWorld,
  given: Partial<ConversationClientOptions> = {},
): ConversationClient =>
  new ConversationClient({
    server: 'http://chat.example',
    conversation: CONVERSATION,
    credential: { kind: 'secret', secret: SECRET },
    storage: new MemoryStorage(),
    environment: world.environment,
    ...given,
  });

/** Connected, welcomed and given a fresh timeline. */
export const liveIn = async (
  world: FakeWorld,
  client: ConversationClient,
  given: Parameters<typeof welcome>[0] = {},
  list: readonly unknown[] = [],
): Promise<FakeSocket> => {
  client.connect();
  const socket = await world.opened();
  socket.say(welcome(given));
  socket.say(fresh(list));
  return socket;
};

/** The socket is lost, and the next one welcomed. */
export const reconnect = async (
  world: FakeWorld,
  given: Parameters<typeof welcome>[0] = {},
): Promise<FakeSocket> => {
  world.socket.shut(1006);
  await world.pass(2_000);
  const socket = await world.opened();
  socket.say(welcome(given));
  return socket;
};
