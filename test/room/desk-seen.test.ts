/** What somebody has seen of their conversations, and what they marked, is kept at their desk for them alone. */
import { describe, expect, it } from 'vitest';
import { itemOf, roomOf } from '../core/desk-items.js';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, deskOf, parleyWorld, staffIn } from '../support/actors.js';
import { agent, SALES, supervisor } from '../support/builders.js';
import { DeskWorld } from './desk-world.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const look = (more: Frame) => ({ type: 'set-seen', conversation: roomOf(1), ...more });
const handled = (messages: number, whispers?: number) =>
  itemOf('handler', 1, { row: { messages }, ...(whispers === undefined ? {} : { whispers }) });

/** What the newest frame that has an item says that was seen of it. */
const seenIn = (frames: readonly unknown[]): unknown => {
  const items = (frames as readonly Frame[]).flatMap(({ items, changed }) => [
    ...((items ?? changed ?? []) as Frame[]),
  ]);
  return items.at(-1)?.seen;
};

describe('what was seen', () => {
  it('[G30][PR13] is kept over restarts and told in every tab, and said twice it is told once', async () => {
    const desk = new DeskWorld();
    const [one, two] = [await desk.enter(anna), await desk.enter(anna)];
    await desk.put(anna.id, 1, handled(3, 2));
    two.fresh();
    const seen = { messages: 3, whispers: 1, isMarked: true };
    expect(seenIn(await desk.say(one, look(seen)))).toEqual(seen);
    expect(seenIn(two.fresh())).toEqual(seen);
    expect(await desk.say(one, look(seen))).toEqual([]);
    desk.world.desk(anna.id).crash();
    expect(seenIn((await two.enter()).frames)).toEqual(seen);
    // What the conversation says next leaves it as it was.
    await desk.put(anna.id, 1, handled(4, 2));
    expect(seenIn(two.fresh())).toEqual(seen);
  });

  it('[G30][PR13] only rises, and not beyond what there is', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.put(anna.id, 1, handled(3, 1));
    const most = { messages: 3, whispers: 1, isMarked: false };
    expect(seenIn(await desk.say(owner, look({ messages: 9, whispers: 9 })))).toEqual(most);
    expect(await desk.say(owner, look({ messages: 1, whispers: 0 }))).toEqual([]);
    expect(await desk.say(owner, { ...look({ isMarked: true }), conversation: roomOf(2) })).toEqual([]);
  });

  it('[G30][PR13] a mark is taken away by its owner, or goes with the conversation; counts stay', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.put(anna.id, 1, handled(3));
    await desk.say(owner, look({ isMarked: true }));
    expect(seenIn(await desk.say(owner, look({ isMarked: false })))).toMatchObject({ isMarked: false });
    await desk.say(owner, look({ messages: 2, isMarked: true }));
    await desk.put(anna.id, 1, null);
    expect(await desk.say(owner, look({ isMarked: true }))).toEqual([]);
    await desk.put(anna.id, 1, handled(4));
    expect(seenIn(owner.fresh())).toEqual({ messages: 2, whispers: 0, isMarked: false });
  });

  it('[D02][D11][PR13] is told to no mirror and to no other room, and a mirror may not say it', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.put(anna.id, 1, handled(3));
    const mirror = await desk.enter(maria, anna.id);
    await desk.world.advance(1_000);
    mirror.fresh();
    const told = JSON.stringify([desk.toldTo(SALES), desk.toldTo(roomOf(1))]);
    await desk.say(owner, look({ messages: 3, isMarked: true }));
    await desk.put(anna.id, 1, handled(3, 1));
    await desk.world.advance(5_000);
    expect(mirror.fresh()).toEqual([]);
    expect(JSON.stringify([desk.toldTo(SALES), desk.toldTo(roomOf(1))])).toBe(told);
    expect(JSON.stringify((await desk.enter(maria, anna.id)).frames)).not.toMatch(/seen|whispers|isMarked/);
    expect(await desk.say(mirror, look({ messages: 3 }))).toMatchObject([{ code: 'forbidden' }]);
  });
});

describe('how a conversation leaves', () => {
  const closedAt = 5;
  const end = (desk: DeskWorld, more: Readonly<{ isErased?: true; closedAt?: number }> = { closedAt }) =>
    desk.put(anna.id, 1, null, more);
  const parted = (owner: Actor): readonly Frame[] =>
    owner.fresh().map(({ removed, closed = null, erased = null }) => ({ removed, closed, erased }));

  it.each(['handler', 'supervising'] as const)(
    '[PR14] %s: that it ended is told to its owner, once, and later that it was erased; a mirror sees it go',
    async (relation) => {
      const desk = new DeskWorld();
      const owner = await desk.enter(anna);
      await desk.put(anna.id, 1, itemOf(relation, 1));
      const mirror = await desk.enter(maria, anna.id);
      for (const each of [owner, mirror]) each.fresh();
      await end(desk);
      const gone = {
        removed: [roomOf(1)],
        closed: [{ conversation: roomOf(1), at: closedAt }],
        erased: null,
      };
      expect(parted(owner)).toEqual([gone]);
      await end(desk);
      desk.world.desk(anna.id).crash();
      await owner.enter();
      owner.fresh();
      for (let n = 0; n < 2; n += 1) await end(desk, { closedAt, isErased: true });
      expect(parted(owner)).toEqual([{ removed: [], closed: null, erased: [roomOf(1)] }]);
      expect(JSON.stringify(mirror.frames)).not.toMatch(/closed"|erased"/);
    },
  );

  it.each([
    ['moved on', 'handler', {}],
    ['erased in the same breath', 'handler', { closedAt, isErased: true }],
    ['ended after it was taken from them', 'displaced', { closedAt }],
    ['ended while they were asked to take it', 'offered', { closedAt }],
    ['ended while they stood by', 'standby', { closedAt }],
  ] as const)('[PR14] %s, it is only gone', async (_, relation, more) => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.put(anna.id, 1, itemOf(relation, 1));
    owner.fresh();
    await end(desk, more);
    await end(desk, { closedAt, isErased: true });
    expect(parted(owner)).toEqual([{ removed: [roomOf(1)], closed: null, erased: null }]);
  });
});

describe('whispers', () => {
  it('[G40][PR13][VI10] are counted at the desk of whoever they are for, and of nobody else', async () => {
    const world = parleyWorld();
    const [ben, uma] = [agent('Ben'), supervisor('Uma')];
    const customer = await customerIn(world, 1).enter();
    await customer.post('Hello');
    const desks: readonly Actor[] = await Promise.all(
      [anna, ben, maria, uma].map((who) => deskOf(world, who).enter()),
    );
    for (const each of desks) each.send({ type: 'set-availability', kind: 'available' });
    await world.flush();
    const handler = await staffIn(world, anna, 1).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    for (const who of [maria, uma]) {
      await (await staffIn(world, who, 1).enter()).command({ type: 'supervise', mode: 'monitor' });
    }
    const coach = await staffIn(world, maria, 1, 'second-tab').enter();
    await world.advance(1_000);
    for (const each of [...desks, customer]) each.fresh();
    await coach.post('Offer ten percent', { audience: 'whisper', epoch: 1 });
    await coach.command({ type: 'flag', reason: 'Look at this' });
    await coach.post('And a voucher', { audience: 'whisper', epoch: 1 });
    await world.advance(1_000);
    const [own = [], ...others] = desks.map((each) => each.fresh());
    const counts = own.map(({ changed }) => (changed as Frame[])[0]?.whispers);
    expect(counts).toEqual([1, 2]);
    expect(JSON.stringify(others)).not.toContain('"whispers"');
    expect(customer.fresh()).toEqual([]);
    // A whole desk anew, after every room was begun anew, says it too.
    for (const room of [world.conversation(conversationId(1)), world.desk(anna.id)]) room.crash();
    await world.flush();
    const [welcome] = (await deskOf(world, anna).enter()).frames;
    expect(welcome?.items).toMatchObject([{ relation: 'handler', whispers: 2 }]);
  });
});
