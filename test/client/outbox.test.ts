// What becomes of a message between the composer and the timeline: never lost, never twice, in order.
import { describe, expect, it } from 'vitest';
import type { ConversationClient } from '../../client/conversation-client.js';
import type { FileId } from '../../core/domain/ids.js';
import {
  accepted,
  clientIn,
  entries,
  entry,
  fresh,
  liveIn,
  MemoryStorage,
  reconnect,
  refused,
  staffHeader,
  welcome,
} from './conversation-room.js';
import type { FakeSocket } from './fake-world.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();

/** What the viewer reads from top to bottom: the timeline, then what is pending. */
const read = ({ snapshot }: ConversationClient): string[] => [
  ...snapshot.entries.map(({ body }) => (body.kind === 'message' ? body.text : body.kind)),
  ...snapshot.pending.map(({ text, state }) => `${text} (${state.kind})`),
];

const idOf = (socket: FakeSocket, index: number): string => String(socket.of('post')[index]?.commandId);
const numbers = (socket: FakeSocket): string[] =>
  socket.of('post').map(({ commandId, text }) => `${String(commandId).split(':')[1]} ${text}`);

describe('[WI4] one command at a time, each under its own number', () => {
  it('[G02] sends the next only when the one before it is answered', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    for (const text of ['one', 'two', 'three']) client.post(text);
    expect(numbers(socket)).toEqual(['1 one']);
    socket.say(accepted(idOf(socket, 0), 1));
    expect(numbers(socket)).toEqual(['1 one', '2 two']);
    socket.say(accepted(idOf(socket, 1), 2));
    expect(numbers(socket)).toEqual(['1 one', '2 two', '3 three']);
  });

  it('[WI4] names its device in the hello and in every command', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('one');
    expect(idOf(socket, 0)).toBe(`${socket.of('hello')[0]?.device}:1`);
  });

  it('[G01] sends the same again after a lost connection, under the same number', async () => {
    const client = clientIn(world());
    const first = await liveIn(world(), client);
    client.post('one');
    client.post('two');
    const second = await reconnect(world(), { nextCommand: 2 });
    expect(second.of('post')).toEqual(first.of('post'));
    second.say(accepted(idOf(second, 0), 1));
    expect(numbers(second)).toEqual(['1 one', '2 two']);
  });

  it('[G01] sends the same again when there is no answer within ten seconds', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('one');
    await world().pass(10_000);
    expect(numbers(socket)).toEqual(['1 one', '1 one']);
    socket.say(accepted(idOf(socket, 0), 1));
    socket.say(accepted(idOf(socket, 0), 1));
    client.post('two');
    expect(numbers(socket)).toEqual(['1 one', '1 one', '2 two']);
  });

  it('[WI4] a refusal uses no number up, and keeps the text', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('no');
    client.post('yes');
    socket.say(refused(idOf(socket, 0), 'forbidden'));
    expect(numbers(socket)).toEqual(['1 no', '1 yes']);
    expect(read(client)).toEqual(['no (failed)', 'yes (sending)']);
  });

  it('[WI4] begins where the server is', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { nextCommand: 7 });
    client.post('one');
    expect(numbers(socket)).toEqual(['7 one']);
  });

  it('[WI4] a number that was accepted before is never given to another message', async () => {
    const client = clientIn(world());
    await liveIn(world(), client);
    client.post('one');
    client.post('two');
    const socket = await reconnect(world(), { nextCommand: 2 });
    for (let round = 0; round < 5; round += 1) {
      socket.say(refused(idOf(socket, 0), 'internal'));
      await world().pass(9_000);
    }
    expect(numbers(socket).at(-1)).toBe('2 two');
  });

  it('[WI4] a number that the server has lost is taken again', async () => {
    const client = clientIn(world());
    await liveIn(world(), client, { nextCommand: 7 });
    client.post('one');
    const socket = await reconnect(world(), { nextCommand: 3 });
    socket.say(refused(idOf(socket, 0), 'gap', { expect: 3 }));
    socket.say(accepted(idOf(socket, 1), 1));
    client.post('two');
    expect(numbers(socket)).toEqual(['7 one', '3 one', '4 two']);
  });

  it('[WI4] a gap: takes the number that is expected', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { nextCommand: 7 });
    client.post('one');
    socket.say(refused(idOf(socket, 0), 'gap', { expect: 3 }));
    expect(numbers(socket)).toEqual(['7 one', '3 one']);
  });

  it('[WI4] stale: says hello as another device, and counts anew', async () => {
    const storage = new MemoryStorage();
    const client = clientIn(world(), { storage });
    const first = await liveIn(world(), client);
    client.post('one');
    first.say(refused(idOf(first, 0), 'stale'));
    const second = await world().opened();
    expect(second.of('hello')[0]?.device).not.toBe(first.of('hello')[0]?.device);
    second.say(welcome());
    expect(idOf(second, 0)).toBe(`${second.of('hello')[0]?.device}:1`);
    expect(storage.kept.size).toBe(1);
  });

  it('rate-limited: waits as long as it is told and sends the same', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('one');
    socket.say(refused(idOf(socket, 0), 'rate-limited', { retryAfter: 4 }));
    await world().pass(3_999);
    expect(numbers(socket)).toEqual(['1 one']);
    await world().pass(1);
    expect(numbers(socket)).toEqual(['1 one', '1 one']);
    expect(read(client)).toEqual(['one (sending)']);
  });

  it('rate-limited: says until when it waits, of that message alone', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('one');
    client.post('two');
    const states = (): unknown[] => client.snapshot.pending.map(({ state }) => state);
    const heldUntil = world().environment.now() + 4_000;
    socket.say(refused(idOf(socket, 0), 'rate-limited', { retryAfter: 4 }));
    expect(states()).toEqual([{ kind: 'sending', heldUntil }, { kind: 'sending' }]);
    await world().pass(4_000);
    socket.say(accepted(idOf(socket, 1), 1));
    expect(states()).toEqual([{ kind: 'sending', heldUntil }, { kind: 'sending' }]);
    socket.say(entries([entry(1, 'one')]));
    expect(states()).toEqual([{ kind: 'sending' }]);
  });

  for (const code of ['storage', 'internal']) {
    it(`${code}: tries a few times, then says so`, async () => {
      const client = clientIn(world());
      const socket = await liveIn(world(), client);
      client.post('one');
      for (let round = 0; round < 5; round += 1) {
        expect(read(client)).toEqual(['one (sending)']);
        socket.say(refused(idOf(socket, 0), code));
        await world().pass(9_000);
      }
      expect(numbers(socket)).toEqual(Array(5).fill('1 one'));
      expect(read(client)).toEqual(['one (failed)']);
    });
  }
});

describe('a failure of the room that names no command', () => {
  const broken = { type: 'refused', code: 'internal', sentence: 'No.' };

  it('[G01] is that of the command in flight, which is sent again soon', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('one');
    socket.say(broken);
    await world().pass(999);
    expect(numbers(socket)).toEqual(['1 one']);
    await world().pass(1);
    expect(numbers(socket)).toEqual(['1 one', '1 one']);
    expect(read(client)).toEqual(['one (sending)']);
  });

  it('is not that of a command that waits to be sent again', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('one');
    for (let times = 0; times < 5; times += 1) socket.say(broken);
    expect(read(client)).toEqual(['one (sending)']);
    await world().pass(1_000);
    expect(numbers(socket)).toEqual(['1 one', '1 one']);
  });

  it('is not that of the command while a page is awaited, nor is a refusal that says what was wrong', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    socket.say(fresh([entry(8, 'h')], 'before-8'));
    client.post('one');
    socket.say({ ...broken, code: 'bad-frame' });
    const loaded = client.loadOlder();
    socket.say(broken);
    await loaded;
    await world().pass(9_000);
    expect(numbers(socket)).toEqual(['1 one']);
    expect(read(client)).toEqual(['h', 'one (sending)']);
  });

  it('is nobody’s when nothing is in flight', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    socket.say(broken);
    client.post('one');
    expect(numbers(socket)).toEqual(['1 one']);
    expect(client.snapshot.connection.kind).toBe('live');
  });
});

describe('[G01] a message is shown once at every moment', () => {
  const watch = (client: ConversationClient): string[] => {
    const seen: string[] = [];
    client.addEventListener('change', () => {
      seen.push(read(client).join(', '));
    });
    return seen;
  };
  const once = (seen: readonly string[]): boolean =>
    seen.every((each) => each === 'hi' || each === 'hi (sending)');

  it('[G01] accepted before its entry', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('hi');
    const seen = watch(client);
    socket.say(accepted(idOf(socket, 0), 1));
    expect(read(client)).toEqual(['hi (sending)']);
    socket.say(entries([entry(1, 'hi', true)]));
    expect(read(client)).toEqual(['hi']);
    expect(once(seen)).toBe(true);
  });

  it('[G01] its entry before accepted', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('hi');
    const seen = watch(client);
    socket.say(entries([entry(1, 'hi', true)]));
    expect(read(client)).toEqual(['hi']);
    socket.say(accepted(idOf(socket, 0), 1));
    expect(read(client)).toEqual(['hi']);
    expect(once(seen)).toBe(true);
  });

  it('[G01] its entry in the replay after a lost answer', async () => {
    const client = clientIn(world());
    await liveIn(world(), client);
    client.post('hi');
    const seen = watch(client);
    const socket = await reconnect(world(), { nextCommand: 2 });
    socket.say(entries([entry(1, 'hi', true)]));
    expect(read(client)).toEqual(['hi']);
    socket.say(accepted(idOf(socket, 0), 1));
    expect(read(client)).toEqual(['hi']);
    expect(once(seen)).toBe(true);
  });

  it('[G01] is not taken for an older message of the same words in a replay', async () => {
    const client = clientIn(world());
    await liveIn(world(), client);
    client.post('ok');
    const socket = await reconnect(world(), { nextCommand: 1 });
    socket.say(fresh([entry(1, 'ok', true)]));
    expect(read(client)).toEqual(['ok', 'ok (sending)']);
  });

  it('[G01] is not taken for the same words from another device of the writer', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('ok');
    socket.say(entries([entry(1, 'ok', true)]));
    socket.say(accepted(idOf(socket, 0), 2));
    expect(read(client)).toEqual(['ok', 'ok (sending)']);
    socket.say(entries([entry(2, 'ok', true)]));
    expect(read(client)).toEqual(['ok', 'ok']);
  });

  it('[G01] is not taken for the same words of somebody else', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('ok');
    socket.say(entries([entry(1, 'ok')]));
    expect(read(client)).toEqual(['ok', 'ok (sending)']);
  });

  it('[G01] is not awaited when the timeline begins after it', async () => {
    const client = clientIn(world());
    await liveIn(world(), client);
    client.post('hi');
    const socket = await reconnect(world(), { nextCommand: 2 });
    socket.say(fresh([entry(60, 'much later')]));
    socket.say(accepted(idOf(socket, 0), 3));
    expect(read(client)).toEqual(['much later']);
  });
});

describe('[WI10] what staff write is for the moment at which they wrote it', () => {
  it('[WI10] carries the epoch of the writing, and of the retry', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { header: staffHeader(3) });
    client.post('one');
    client.post('two');
    socket.say({ type: 'header', header: staffHeader(4) });
    socket.say(accepted(idOf(socket, 0), 1));
    expect(socket.of('post').map(({ epoch }) => epoch)).toEqual([3, 3]);
    socket.say(refused(idOf(socket, 1), 'not-handler', { epoch: 4 }));
    const failed = client.snapshot.pending.at(-1);
    expect(failed).toMatchObject({
      text: 'two',
      state: { kind: 'failed', refusal: { code: 'not-handler' } },
    });
    client.retry(failed?.localId ?? '');
    expect(socket.of('post').at(-1)).toMatchObject({ text: 'two', epoch: 4 });
    expect(client.snapshot.pending.at(-1)).toMatchObject({
      localId: failed?.localId,
      state: { kind: 'sending' },
    });
  });

  it('[T03] says how far its writer had read, at the writing and at the retry; a customer says nothing of it', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { header: staffHeader(3) });
    socket.say(entries([entry(1, 'Hello'), entry(2, 'Hello?')]));
    client.post('one');
    client.post('two');
    socket.say(entries([entry(3, 'Are you there?')]));
    socket.say(refused(idOf(socket, 0), 'not-handler', { epoch: 3 }));
    client.retry(client.snapshot.pending[0]?.localId ?? '');
    socket.say(accepted(idOf(socket, 1), 4));
    expect(socket.of('post').map(({ text, seen }) => [text, seen])).toEqual([
      ['one', 2],
      ['two', 2],
      ['one', 3],
    ]);
    const visitor = clientIn(world());
    const other = await liveIn(world(), visitor);
    other.say(entries([entry(1, 'Hello')]));
    visitor.post('Hi');
    expect(other.of('post')[0]).not.toHaveProperty('seen');
  });

  it('gives a failed text back when it is discarded, and nothing else', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('keep me');
    const { localId = '' } = client.snapshot.pending[0] ?? {};
    expect(client.discard(localId)).toBe(null);
    socket.say(refused(idOf(socket, 0), 'closed'));
    expect(client.discard(localId)).toBe('keep me');
    expect(client.snapshot.pending).toEqual([]);
    expect(client.discard(localId)).toBe(null);
  });

  it('[FI8] takes back what was uploaded for a message that is discarded, once, and of no other', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    const removed: string[] = [];
    client.removeUpload = async (id) => void removed.push(id);
    const file = (n: number) => ({ id: `fl_${n}` as FileId, name: 'a.png', type: 'image/png', size: 1 });
    client.post('', 'everyone', { files: [file(1), file(2)] });
    client.post('', 'everyone', { files: [file(3)] });
    const { localId = '' } = client.snapshot.pending[0] ?? {};
    expect(client.discard(localId)).toBe(null);
    expect(removed, 'it may be posted yet').toEqual([]);
    socket.say(refused(idOf(socket, 0), 'consent-required'));
    expect(client.discard(localId)).toBe('');
    client.discard(localId);
    expect(removed).toEqual(['fl_1', 'fl_2']);
  });
});

describe('what never reaches the wire', () => {
  it('fails a text that is too long for the server here, and keeps it', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('x'.repeat(4_001));
    client.post('\u0001'.repeat(3_000));
    client.post('  \n ');
    client.post('😀'.repeat(4_000));
    expect(client.snapshot.pending.map(({ state }) => state.kind)).toEqual(['failed', 'failed', 'sending']);
    expect(socket.of('post')).toHaveLength(1);
  });

  it('holds fifty messages, and keeps the text of the next', async () => {
    const client = clientIn(world());
    for (let count = 0; count < 51; count += 1) client.post(`${count}`);
    const { pending } = client.snapshot;
    expect(pending).toHaveLength(51);
    expect(pending[50]).toMatchObject({ text: '50', state: { kind: 'failed' } });
  });
});

describe('[G01] unsent messages outlive their page', () => {
  it('[G01] goes on with the same device, number and text', async () => {
    const storage = new MemoryStorage();
    const first = clientIn(world(), { storage });
    const before = await liveIn(world(), first);
    first.post('one');
    first.post('two');
    before.shut(1006);
    const second = clientIn(world(), { storage });
    const after = await liveIn(world(), second, { nextCommand: 2 });
    expect(after.of('hello')[0]?.device).toBe(before.of('hello')[0]?.device);
    expect(after.of('post')).toEqual(before.of('post'));
    after.say(accepted(idOf(after, 0), 1));
    after.say(accepted(idOf(after, 1), 2));
    expect(numbers(after)).toEqual(['1 one', '2 two']);
    expect(storage.kept.size).toBe(0);
  });

  it('[G02] puts what was left before what is written meanwhile, and keeps failures', async () => {
    const storage = new MemoryStorage();
    const first = clientIn(world(), { storage });
    const before = await liveIn(world(), first);
    first.post('refused');
    before.say(refused(idOf(before, 0), 'closed'));
    first.post('left');
    before.shut(1006);
    const second = clientIn(world(), { storage });
    second.post('meanwhile');
    await liveIn(world(), second);
    expect(read(second)).toEqual(['refused (failed)', 'left (sending)', 'meanwhile (sending)']);
  });

  it('keeps nothing of whom a token does not name, and keeps two people apart', async () => {
    const storage = new MemoryStorage();
    const tokenOf = (payload: unknown) => `h.${btoa(JSON.stringify(payload))}.s`;
    const write = async (token: string) => {
      const client = clientIn(world(), { storage, credential: { kind: 'token', token } });
      await liveIn(world(), client);
      client.post(`by ${token}`);
      return client;
    };
    await write('opaque');
    expect(storage.kept.size).toBe(0);
    await write(tokenOf({ sub: 'maria' }));
    const sam = await write(tokenOf({ sub: 'sam' }));
    expect(sam.snapshot.pending).toHaveLength(1);
    expect(storage.kept.size).toBe(2);
  });
});
