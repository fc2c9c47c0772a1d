// What one viewer is shown of a conversation, and what their client tells in passing.
import { describe, expect, it } from 'vitest';
import type { ConversationClient } from '../../client/conversation-client.js';
import type { Answer } from '../../client/snapshots.js';
import {
  accepted,
  clientIn,
  customerHeader,
  displacedHeader,
  entries,
  entry,
  fresh,
  liveIn,
  outsiderHeader,
  reconnect,
  refused,
  staffHeader,
  welcome,
} from './conversation-room.js';
import { useFakeWorld } from './fake-world.js';

const world = useFakeWorld();
const maria = { name: 'Maria', role: 'agent' };

const seqs = ({ snapshot }: ConversationClient): number[] => snapshot.entries.map(({ seq }) => seq);

describe('[WI1] the hello', () => {
  it('[WI1] goes to the conversation, with the secret, the device and how to begin', async () => {
    const client = clientIn(world(), { start: { workgroup: 'sales', name: 'Kim' } });
    client.connect();
    const socket = await world().opened();
    expect(socket.url).toBe('ws://chat.example/parties/main/cv_0123456789abcdefghijkl');
    expect(socket.sent).toEqual([
      {
        type: 'hello',
        versions: [1, 1],
        credential: { kind: 'secret', secret: 'S'.repeat(43) },
        device: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
        start: { workgroup: 'sales', name: 'Kim' },
      },
    ]);
  });
});

describe('[BE2] a beginning that has to wait', () => {
  it('[BE2] is tried again by itself, and what was written goes with it', async () => {
    const client = clientIn(world(), { start: { workgroup: 'sales', name: 'Kim' } });
    client.connect();
    client.post('Hello?');
    const first = await world().opened();
    first.say({ type: 'refused', code: 'rate-limited', sentence: 'Wait.', retryAfter: 20 });
    first.shut(4429);
    expect(client.snapshot.connection.kind).toBe('waiting');
    expect(client.snapshot.pending).toMatchObject([{ text: 'Hello?', state: { kind: 'sending' } }]);
    await world().pass(2_000);
    const second = await world().opened();
    expect(second.of('hello')).toMatchObject([{ start: { workgroup: 'sales', name: 'Kim' } }]);
    second.say(welcome());
    second.say(entries([], { reset: { before: null } }));
    expect(second.of('post')).toMatchObject([{ text: 'Hello?' }]);
  });
});

describe('[G02] the timeline', () => {
  it('[G02] appends in order and drops what it has', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, {}, [entry(1, 'a'), entry(2, 'b')]);
    socket.say(entries([entry(2, 'b'), entry(3, 'c')]));
    expect(seqs(client)).toEqual([1, 2, 3]);
  });

  it('is complete once the replay is', async () => {
    const client = clientIn(world());
    client.connect();
    const socket = await world().opened();
    socket.say(welcome());
    socket.say(entries([entry(1, 'a')], { reset: { before: null }, live: false }));
    expect(client.snapshot.connection).toEqual({ kind: 'live', isComplete: false });
    socket.say(entries([entry(2, 'b')]));
    expect(client.snapshot.connection).toEqual({ kind: 'live', isComplete: true });
    expect(seqs(client)).toEqual([1, 2]);
  });

  it('[G03] says on reconnecting how far it got, keeps what it has and takes what it missed', async () => {
    const client = clientIn(world());
    const first = await liveIn(world(), client, {}, [entry(1, 'a')]);
    expect(first.of('hello')[0]).not.toHaveProperty('since');
    first.say(entries([entry(2, 'b')], { cursor: 'after-b' }));
    const second = await reconnect(world(), { header: { ...customerHeader(), phase: 'closed' } });
    expect(second.of('hello')[0]).toMatchObject({ since: 'after-b' });
    expect(seqs(client)).toEqual([1, 2]);
    second.say(entries([entry(3, 'c'), entry(4, 'd')]));
    expect(seqs(client)).toEqual([1, 2, 3, 4]);
    expect(client.snapshot.header).toMatchObject({ phase: 'closed' });
  });

  it('[WI7] starts afresh when the server says so', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, {}, [entry(1, 'a')]);
    socket.say(fresh([entry(8, 'h'), entry(9, 'i')], 'older'));
    expect(seqs(client)).toEqual([8, 9]);
    expect(client.snapshot.hasOlder).toBe(true);
  });

  it('loads what is older, one page at a time', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    socket.say(fresh([entry(8, 'h')], 'before-8'));
    const loaded = client.loadOlder();
    await client.loadOlder();
    expect(socket.of('read-history')).toEqual([{ type: 'read-history', before: 'before-8' }]);
    expect(client.snapshot.isLoadingOlder).toBe(true);
    socket.say({ type: 'page', entries: [entry(7, 'g'), entry(8, 'h')], before: null });
    await loaded;
    expect(client.snapshot).toMatchObject({ hasOlder: false, isLoadingOlder: false });
    expect(seqs(client)).toEqual([7, 8]);
  });

  for (const [why, happens] of [
    ['the connection is lost', () => world().socket.shut(1006)],
    ['the server refuses', () => world().socket.say({ type: 'refused', code: 'bad-frame', sentence: 'No.' })],
  ] as const) {
    it(`stops waiting for a page when ${why}`, async () => {
      const client = clientIn(world());
      const socket = await liveIn(world(), client);
      socket.say(fresh([entry(8, 'h')], 'before-8'));
      const loaded = client.loadOlder();
      happens();
      await loaded;
      expect(client.snapshot).toMatchObject({ hasOlder: true, isLoadingOlder: false });
    });
  }

  it('shows nothing any more to whoever is out of it', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { header: staffHeader(1) }, [entry(1, 'a')]);
    socket.say({ type: 'header', header: outsiderHeader });
    expect(client.snapshot).toMatchObject({ entries: [], hasOlder: false, marks: null });
    expect((await reconnect(world())).of('hello')[0]).not.toHaveProperty('since');
  });

  it('leaves to a displaced agent what they have read', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { header: staffHeader(1) }, [entry(1, 'a')]);
    socket.say({ type: 'header', header: displacedHeader });
    expect(seqs(client)).toEqual([1]);
    (await reconnect(world(), { header: displacedHeader })).say(fresh([]));
    expect(seqs(client)).toEqual([1]);
  });
});

describe('asking', () => {
  const asks = [
    ['accept', (client: ConversationClient) => client.accept(), { type: 'accept', epoch: 3 }],
    ['monitor', (client: ConversationClient) => client.monitor(), { type: 'supervise', mode: 'monitor' }],
    ['join', (client: ConversationClient) => client.join(), { type: 'supervise', mode: 'join' }],
    ['leave', (client: ConversationClient) => client.leave(), { type: 'supervise', mode: 'leave' }],
    ['takeOver', (client: ConversationClient) => client.takeOver(), { type: 'take-over', epoch: 3 }],
    ['handBack', (client: ConversationClient) => client.handBack(), { type: 'hand-back', epoch: 3 }],
    ['end', (client: ConversationClient) => client.end(), { type: 'end' }],
    [
      'wrapUp',
      (client: ConversationClient) => client.wrapUp('sold'),
      { type: 'wrap-up', disposition: 'sold' },
    ],
  ] as const;

  for (const [name, ask, frame] of asks) {
    it(`${name} is sent, and resolves with the answer`, async () => {
      const client = clientIn(world());
      const socket = await liveIn(world(), client, { header: staffHeader(3) });
      const yes = ask(client);
      const sent = socket.of(frame.type)[0];
      expect(sent).toEqual({ ...frame, commandId: expect.stringMatching(/:1$/) });
      socket.say(accepted(sent?.commandId));
      expect(await yes).toEqual({ kind: 'accepted' });
      const no = ask(client);
      const refusal = refused(socket.of(frame.type)[1]?.commandId, 'forbidden');
      socket.say(refusal);
      expect(await no).toEqual({ kind: 'refused', refusal });
    });
  }

  it('[WI4] repeats an unanswered ask after a reconnect, under its number', async () => {
    const client = clientIn(world());
    const first = await liveIn(world(), client, { header: staffHeader(3) });
    const answer = client.takeOver({ reason: 'help' });
    const second = await reconnect(world(), { header: staffHeader(3) });
    expect(second.of('take-over')).toEqual(first.of('take-over'));
    second.say(accepted(second.of('take-over')[0]?.commandId));
    expect(await answer).toEqual({ kind: 'accepted' });
  });

  /** What was answered by now. */
  const heard = (asked: Promise<Answer>): readonly Answer[] => {
    const answers: Answer[] = [];
    void asked.then((answer) => answers.push(answer));
    return answers;
  };

  const finals = [
    ['end', (client: ConversationClient) => client.end()],
    ['forget', (client: ConversationClient) => client.ask({ type: 'forget' })],
  ] as const;

  for (const [type, ask] of finals) {
    it(`[WI4][G19] ${type} is lost with its connection, and never done to what was said since`, async () => {
      const client = clientIn(world());
      const first = await liveIn(world(), client);
      const answers = heard(ask(client));
      expect(first.of(type)).toHaveLength(1);
      first.shut(1006);
      await world().pass(0);
      expect(answers).toEqual([{ kind: 'lost' }]);
      client.post('one more question');
      await world().pass(2_000);
      const second = await world().opened();
      second.say(welcome());
      second.say(fresh());
      expect(second.of(type)).toEqual([]);
      expect(second.of('post')).toMatchObject([
        { text: 'one more question', commandId: first.of(type)[0]?.commandId },
      ]);
      await world().pass(60_000);
      expect(second.of(type)).toEqual([]);
    });

    it(`[G19] ${type} is answered at once while there is no connection, and not sent later`, async () => {
      const client = clientIn(world());
      const first = await liveIn(world(), client);
      world().isOnline = false;
      first.shut(1006);
      expect(client.snapshot.connection.kind).toBe('offline');
      const answers = heard(ask(client));
      await world().pass(0);
      expect(answers).toEqual([{ kind: 'lost' }]);
      world().isOnline = true;
      await world().pass(2_000);
      const second = await world().opened();
      const answer = ask(client);
      second.say(welcome());
      second.say(fresh());
      expect(second.of(type)).toHaveLength(1);
      second.say(accepted(second.of(type)[0]?.commandId));
      expect(await answer).toEqual({ kind: 'accepted' });
    });
  }

  it('is lost with the connection for good, while messages stay', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.post('kept');
    const answer = client.accept();
    socket.shut(4409);
    expect(await answer).toEqual({ kind: 'lost' });
    expect(client.snapshot.pending).toHaveLength(1);
    expect(await client.accept()).toEqual({ kind: 'lost' });
  });
});

describe('[G11] typing', () => {
  it('[G11] is told at most every three seconds, and ends five seconds after the last key', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    for (let key = 0; key < 40; key += 1) {
      client.setTyping(true);
      await world().pass(100);
    }
    expect(socket.of('set-typing')).toEqual([
      { type: 'set-typing', active: true },
      { type: 'set-typing', active: true },
    ]);
    await world().pass(4_800);
    expect(socket.of('set-typing')).toHaveLength(2);
    await world().pass(200);
    expect(socket.of('set-typing').at(-1)).toEqual({ type: 'set-typing', active: false });
  });

  it('[G11] ends with the message, and is not told by whoever may not', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    client.setTyping(true);
    client.post('hi');
    expect(socket.of('set-typing').map(({ active }) => active)).toEqual([true, false]);
    socket.say({ type: 'header', header: customerHeader([]) });
    client.setTyping(true);
    expect(socket.of('set-typing')).toHaveLength(2);
  });

  it('[G11] of others expires by the clock, and ends with their message', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    socket.say({ type: 'typing', from: maria, active: true });
    expect(client.snapshot.typing).toEqual([maria]);
    await world().pass(5_999);
    expect(client.snapshot.typing).toEqual([maria]);
    await world().pass(1);
    expect(client.snapshot.typing).toEqual([]);
    socket.say({ type: 'typing', from: maria, active: true });
    socket.say(entries([entry(1, 'hello')]));
    expect(client.snapshot.typing).toEqual([]);
  });

  it('[WI9] and drafts do not outlive the connection', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client);
    socket.say({ type: 'typing', from: maria, active: true });
    socket.say({ type: 'draft', from: maria, text: 'We co' });
    expect(client.snapshot.draft).toEqual({ from: maria, text: 'We co' });
    socket.shut(1006);
    expect(client.snapshot).toMatchObject({ typing: [], draft: null });
  });
});

describe('the unsent text', () => {
  it('[WI16] goes out while the header allows it, at most four times a second, and empties with the post', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { header: staffHeader(1) });
    for (const text of ['H', 'He', 'Hel']) client.setDraft(text);
    await world().pass(250);
    expect(socket.of('set-draft')).toEqual([{ type: 'set-draft', text: 'Hel' }]);
    client.setDraft('Hell');
    client.post('Hello');
    expect(socket.of('set-draft').at(-1)).toEqual({ type: 'set-draft', text: '' });
    await world().pass(1_000);
    expect(socket.of('set-draft')).toHaveLength(2);
  });

  it('stays here when the header does not allow it', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, { header: staffHeader(1, []) });
    client.setDraft('H');
    await world().pass(1_000);
    expect(socket.of('set-draft')).toEqual([]);
  });
});

describe('marks', () => {
  it('tells what was delivered by itself, and what was read only upwards', async () => {
    const client = clientIn(world());
    const socket = await liveIn(world(), client, {}, [entry(1, 'a'), entry(2, 'b')]);
    await world().pass(500);
    expect(socket.of('mark-read')).toEqual([{ type: 'mark-read', delivered: 2, read: 0 }]);
    client.markRead(2);
    client.markRead(1);
    await world().pass(500);
    expect(socket.of('mark-read').slice(1)).toEqual([{ type: 'mark-read', delivered: 2, read: 2 }]);
    client.markRead(1);
    await world().pass(5_000);
    expect(socket.of('mark-read')).toHaveLength(2);
  });

  it('are told once whoever reads may tell them, in the numbers of the stream for everyone', async () => {
    const client = clientIn(world());
    const list = [entry(4, 'a'), { ...entry(5, 'note'), audience: 'staff', publicSeq: undefined }];
    const socket = await liveIn(world(), client, { header: staffHeader(1, []) }, [
      { ...list[0], publicSeq: 2 },
      list[1],
    ]);
    await world().pass(1_000);
    expect(socket.of('mark-read')).toEqual([]);
    socket.say({ type: 'header', header: staffHeader(1, ['mark-read']) });
    await world().pass(1_000);
    expect(socket.of('mark-read')).toEqual([{ type: 'mark-read', delivered: 2, read: 0 }]);
  });

  it('are not repeated to a room that has them', async () => {
    const client = clientIn(world());
    await liveIn(world(), client, {}, [entry(1, 'a')]);
    await world().pass(500);
    const side = { delivered: 1, read: 0 };
    const second = await reconnect(world(), { marks: { customer: side, staff: side } });
    second.say(entries([]));
    await world().pass(5_000);
    expect(second.of('mark-read')).toEqual([]);
  });
});
