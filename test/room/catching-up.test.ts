/** Long replays and long lists: whole, in pieces, over sockets that are cut between two of them. */
import { describe, expect, it } from 'vitest';
import type { Incarnation, PersonId } from '../../core/domain/ids.js';
import { conversationUp as hello } from '../../core/protocol/conversation-up.js';
import { readCursor, writeCursor } from '../../party/room/cursor.js';
import { inLumps } from '../../party/room/frames.js';
import type { Frame } from '../support/actors.js';
import { conversationId, customerIn, deskOf, parleyWorld, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import { answeredTalk } from '../support/room-talk.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const long = 'x'.repeat(4_000);
const greeting = {
  type: 'hello',
  versions: [1, 1],
  credential: { kind: 'token', token: 'a.b.c' },
  device: 'd'.repeat(16),
};

/** A customer who was away for `count` long messages. */
const missed = async (count: number) => {
  const { world, customer, handler } = await answeredTalk();
  customer.end.drop();
  await world.flush();
  for (let index = 1; index <= count; index += 1) {
    const commandId = `${handler.device}:${handler.next}`;
    const text = `${index} ${long.slice(10)}`;
    handler.send({ type: 'post', audience: 'everyone', epoch: 1, text, commandId });
    handler.next += 1;
    // In lumps: as fast as one may, and read by whoever writes.
    if (index % 20 !== 0 && index !== count) continue;
    await world.advance(1_000);
    handler.send({ type: 'ping', received: handler.end.texts.length });
  }
  await world.flush();
  return { world, customer, handler };
};

const entriesOf = (frames: readonly Frame[]): readonly Frame[] =>
  frames.filter((each) => each.type === 'entries');

describe('a replay', () => {
  it('[WI7][G03] that is cut after any of its pieces goes on where it was cut, without a hole', async () => {
    const { world, customer } = await missed(60);
    await customer.enter(customer.cursor);
    const pieces = entriesOf(customer.frames);
    expect(pieces.length).toBeGreaterThan(3);
    const all = pieces.flatMap((piece) => piece.entries as Frame[]).map((entry) => entry.seq);
    for (let kept = 1; kept <= pieces.length; kept += 1) {
      const had = pieces.slice(0, kept).flatMap((piece) => piece.entries as Frame[]);
      await customer.enter(String(pieces[kept - 1]?.cursor));
      const rest = entriesOf(customer.frames).flatMap((piece) => piece.entries as Frame[]);
      expect([...had, ...rest].map((entry) => entry.seq)).toEqual(all);
      expect(entriesOf(customer.frames).at(-1)).toMatchObject({ live: true });
    }
    await world.flush();
  });

  it('[PT15][WI7] larger than what a slow reader may owe is no reason to close the socket', async () => {
    const { customer } = await missed(320);
    await customer.enter(customer.cursor);
    expect(customer.end.closedWith).toBeNull();
    expect(customer.texts).toHaveLength(320);
  });

  it('[WI7] that would be too large begins afresh with the newest page', async () => {
    const { customer } = await missed(520);
    await customer.enter(customer.cursor);
    expect(entriesOf(customer.frames)[0]).toHaveProperty('reset');
    expect(customer.texts).toHaveLength(50);
  });
});

describe('a cursor', () => {
  const owner = {
    incarnation: 'one' as Incarnation,
    person: 'anna' as PersonId,
    scope: { kind: 'all' },
  } as const;
  const counts = { everyone: 5, staff: 2 };
  const cursor = writeCursor(owner, { everyone: 3, staff: 1 });

  it('[TH7][WI7] is read by whom it was made for', () => {
    expect(readCursor(cursor, owner, counts)).toEqual({ everyone: 3, staff: 1 });
  });

  it.each([
    ['of another person', { ...owner, person: 'ben' as PersonId }, counts],
    ['of another life of the room', { ...owner, incarnation: 'two' as Incarnation }, counts],
    ['of another sight', { ...owner, scope: { kind: 'everyone' } as const }, counts],
    ['beyond what there is', owner, { everyone: 2, staff: 2 }],
  ])('[TH7][WI7] %s is none', (_, by, known) => {
    expect(readCursor(cursor, by, known)).toBeNull();
  });
});

describe('a list', () => {
  it('[TH37] is sent in pieces, and its length closes nobody’s socket', async () => {
    const lumps = inLumps(Array.from({ length: 3_000 }, (_, at) => ({ at, text: long.slice(0, 400) })));
    expect(lumps.length).toBeGreaterThan(15);
    expect(lumps.flat()).toHaveLength(3_000);
    for (const lump of lumps) expect(JSON.stringify(lump).length).toBeLessThan(70_000);

    const policy = { site: { beginningsPerMinute: 300 } };
    const world = parleyWorld({ workgroups: { sales: { policy } } });
    for (let n = 1; n <= 300; n += 1) {
      const customer = await customerIn(world, n, { name: '\u{1f600}'.repeat(80) }).enter();
      await customer.post('\u{1f600}'.repeat(1_000));
      customer.end.drop();
    }
    await world.advance(1_000);
    const panel = await workgroupOf(world, maria).enter();
    const rows = panel.frames.flatMap((frame) => (frame.rows ?? frame.changed ?? []) as Frame[]);
    expect(panel.frames.length).toBeGreaterThan(1);
    expect(new Set(rows.map((row) => row.conversation)).size).toBe(300);
  });
});

describe('after a restart', () => {
  it('[PR1][PR2] a desk that was owed news gets them, and what it has heard already it does not tell again', async () => {
    const { world, handler } = await answeredTalk();
    world.isCut = (from, to) => from.kind === 'conversation' && to.kind === 'desk';
    await handler.command({ type: 'tag', add: ['parcel'], remove: [] });
    await world.advance(1_000);
    world.conversation(conversationId(1)).crash();
    world.isCut = () => false;
    await world.conversation(conversationId(1)).told({ type: 'wake' });
    await world.advance(4_000);
    const desk = await deskOf(world, anna).enter();
    expect(desk.frames[0]).toMatchObject({
      items: [{ relation: 'handler', row: { tags: ['parcel'], handler: { present: false } } }],
    });
    const told = desk.end.texts.length;
    await world.conversation(conversationId(1)).sleep();
    await world.advance(4_000);
    expect(desk.end.texts).toHaveLength(told);
  });
});

describe('a cursor', () => {
  it('[WI7] of a supervisor stays good however many agents were whispered to, and leads afresh beyond', () => {
    const owner = {
      incarnation: 'i' as Incarnation,
      person: 'maria' as PersonId,
      scope: { kind: 'all' },
    } as const;
    const position = (agents: number) =>
      Object.fromEntries(
        Array.from({ length: agents }, (_, n) => [`whisper:${String(n).padStart(64, 'a')}`, 1_000 + n]),
      );
    const some = writeCursor(owner, position(100));
    expect(hello.safeParse({ ...greeting, since: some }).success).toBe(true);
    expect(readCursor(some, owner, position(100))).toEqual(position(100));
    const many = writeCursor(owner, position(1_000));
    expect(hello.safeParse({ ...greeting, since: many }).success).toBe(true);
    expect(readCursor(many, owner, position(1_000))).toBeNull();
  });
});
