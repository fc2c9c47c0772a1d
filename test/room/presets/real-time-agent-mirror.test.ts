/** The page on monitoring an agent in real time, its second half: seeing what the agent sees, as they see it. */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, customerIn, deskOf, staffIn } from '../../support/actors.js';
import { SALES } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import type { StageOptions, Talk } from './stage.js';
import {
  anna,
  atDesk,
  ben,
  done,
  itemsOf,
  leave,
  luis,
  maria,
  monitor,
  panelOf,
  presetWorld,
  rowIn,
  rowsOf,
  say,
  takeOver,
  talkIn,
  talkUnder,
  watch,
} from './stage.js';

/** Whole talks, twice, with rooms that are rebuilt at every frame: more than a busy machine does in a moment. */
const patience = 30_000;

const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder('real-time-agent', options);
const mirrorOf = (world: World, who = maria): Promise<Actor> => deskOf(world, who, anna.id).enter();
const framesOf = (actor: Actor, type: string): readonly Frame[] =>
  actor.frames.filter((frame) => frame.type === type);

// The view: exactly the interactions and inboxes of the agent, and a column with those that go on at the moment.
describe('the same view as the agent', () => {
  it.each([false, true])(
    'D11, the room’s half: at every step the mirror has what the desk has, in its order (rebuilt: %s)',
    async (isRestless) => {
      const world = presetWorld('real-time-agent', { isRestless });
      const desk = await atDesk(world, anna);
      await atDesk(world, ben);
      const mirror = await mirrorOf(world);
      const same = async (count: number): Promise<void> => {
        await world.advance(1_000);
        expect(itemsOf(mirror)).toEqual(itemsOf(desk));
        expect(itemsOf(mirror)).toHaveLength(count);
        // And so does whoever comes only now.
        const late = await mirrorOf(world, luis);
        expect((late.frames[0] as Frame).items).toEqual((await deskOf(world, anna).enter()).frames[0]?.items);
      };
      await same(0);
      const first = await customerIn(world, 1).enter();
      await done(first, say('Hello'));
      const second = await customerIn(world, 2, { device: 'customer-2', name: 'Dora' }).enter();
      await done(second, say('Good day'));
      await same(0);
      const inSecond = await staffIn(world, anna, 2).enter();
      await done(inSecond, { type: 'accept', epoch: 0 });
      await same(1);
      const inFirst = await staffIn(world, anna, 1).enter();
      await done(inFirst, { type: 'accept', epoch: 0 });
      await same(2);
      await done(first, say('Are you there?'));
      await done(inFirst, say('Yes', 1));
      await done(first, say('Fine'));
      await same(2);
      await done(inFirst, { type: 'tag', add: ['order'], remove: [] });
      await done(inSecond, { type: 'hold', on: true });
      await done(inSecond, { type: 'hold', on: false });
      await done(inSecond, { type: 'snooze', until: world.time.now() + 60_000 });
      await same(2);
      first.end.drop();
      await same(2);
      const watcher = await staffIn(world, luis, 1).enter();
      await done(watcher, monitor);
      await same(2);
      await done(watcher, takeOver(1, { reason: 'Mine' }));
      await same(2);
      await done(inSecond, { type: 'end' });
      await same(2);
      await done(inSecond, { type: 'wrap-up', disposition: 'Done' });
      await same(1);
    },
    patience,
  );

  it('D11, the room’s half: inside a conversation the marks of what was read are those of the agent', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    customer.send({ type: 'mark-read', delivered: 3, read: 3 });
    handler.send({ type: 'mark-read', delivered: 1, read: 1 });
    await world.flush();
    const marks = framesOf(handler, 'marks');
    expect(framesOf(watcher, 'marks')).toEqual(marks);
    expect(marks.at(-1)).toMatchObject({ marks: { customer: { read: 3 }, staff: { read: 1 } } });
    // Reading along is not reading for the agent.
    watcher.send({ type: 'mark-read', delivered: 3, read: 3 });
    await world.flush();
    expect(watcher.frames.at(-1)).toMatchObject({ type: 'refused', code: 'forbidden' });
    expect(framesOf(handler, 'marks')).toEqual(marks);
  });

  it('D12, the room’s half: what goes on is followed live, with the one that the agent has before them', async () => {
    const { world, handler, handlerDesk } = await talk();
    await talkIn(world, 2);
    const mirror = await mirrorOf(world);
    const current = (): unknown =>
      itemsOf(mirror).map(({ relation, row }) => [relation, (row as Frame).phase]);
    expect(current()).toEqual([
      ['handler', 'active'],
      ['handler', 'active'],
    ]);
    handlerDesk.send({ type: 'set-front', conversation: conversationId(2) });
    await world.flush();
    expect(framesOf(mirror, 'front').at(-1)).toMatchObject({ conversation: conversationId(2) });
    expect(framesOf(handlerDesk, 'front')).toEqual([]);
    await done(handler, { type: 'end' });
    await world.advance(1_000);
    expect(current()).toEqual([
      ['handler', 'wrap-up'],
      ['handler', 'active'],
    ]);
    await done(handler, { type: 'wrap-up', disposition: 'Done' });
    await world.advance(1_000);
    expect(current()).toEqual([['handler', 'active']]);
  });

  it('D13, the room’s half: inboxes, interactions and the record come over three connections, each by itself', async () => {
    const { world } = await talk();
    const panel = await panelOf(world);
    const mirror = await mirrorOf(world);
    const { watcher } = await watch(world);
    expect(rowsOf(panel).size).toBe(1);
    expect(itemsOf(mirror)).toHaveLength(1);
    expect(watcher.header).toMatchObject({ customer: { name: 'Carla' }, tags: [], channel: 'web' });
    panel.end.drop();
    await done(watcher, leave);
    await world.flush();
    expect(itemsOf(mirror)).toHaveLength(1);
    expect(mirror.end.closedWith).toBeNull();
  });
});

// What the agent's screen shows: a message that was accepted, one that was answered, and the dots while they type.
describe('what the agent’s screen shows', () => {
  it('D14 and D15, the room’s half: accepted or answered is told everywhere, until somebody else handles it', async () => {
    const world = presetWorld('real-time-agent');
    const desk = await atDesk(world, anna);
    const mirror = await mirrorOf(world);
    const panel = await panelOf(world);
    const customer = await customerIn(world).enter();
    await done(customer, say('Hello'));
    const handler = await staffIn(world, anna).enter();
    await done(handler, { type: 'accept', epoch: 0 });
    const { watcher } = await watch(world);
    const isAnswered = async (expected: boolean): Promise<void> => {
      await world.advance(1_000);
      for (const each of [handler, watcher]) expect(each.header).toMatchObject({ isAnswered: expected });
      for (const each of [desk, mirror])
        expect(itemsOf(each)).toMatchObject([{ row: { isAnswered: expected } }]);
      expect(rowIn(panel)).toMatchObject({ isAnswered: expected });
    };
    await isAnswered(false);
    await done(customer, say('Anybody?'));
    await isAnswered(false);
    await done(handler, say('Good morning', 1));
    await isAnswered(true);
    await done(customer, say('At last'));
    await isAnswered(true);
    // Another handler has not answered yet.
    await done(watcher, takeOver(1));
    expect(watcher.header).toMatchObject({ isAnswered: false, handler: { name: 'Maria' } });
    expect(customer.end.texts.join()).not.toContain('isAnswered');
  });

  it('D16, the room’s half: that the agent types is told while it lasts, once for each time they say so', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    for (const each of [customer, handler, watcher]) each.fresh();
    handler.send({ type: 'set-typing', active: true });
    handler.send({ type: 'set-typing', active: false });
    await world.flush();
    const typing = [
      { type: 'typing', active: true, from: { name: 'Anna', role: 'agent' } },
      { type: 'typing', active: false, from: { name: 'Anna', role: 'agent' } },
    ];
    expect(watcher.fresh()).toMatchObject(typing);
    expect(customer.fresh()).toEqual(typing);
    expect(handler.fresh()).toEqual([]);
  });
});

// The last paragraph: the reply is seen, grey, while it is written, until it is sent; and one goes back to the dashboard.
describe('the reply as it is written', () => {
  it('[D17] a monitor sees the agent’s draft as one, until it is sent; nobody else does, and it is kept nowhere', async () => {
    const { world, customer, handler, handlerDesk } = await talk();
    const { watcher } = await watch(world);
    const outside = await staffIn(world, ben).enter();
    const others = [customer, handlerDesk, outside];
    for (const each of [...others, watcher, handler]) each.fresh();
    for (const text of ['Your pine', 'Your pineapple is']) handler.send({ type: 'set-draft', text });
    await world.advance(1_000);
    expect(watcher.fresh()).toEqual([
      { type: 'draft', from: { name: 'Anna', role: 'agent', id: anna.id }, text: 'Your pine' },
      { type: 'draft', from: { name: 'Anna', role: 'agent', id: anna.id }, text: 'Your pineapple is' },
    ]);
    for (const each of [...others, handler]) expect(each.fresh()).toEqual([]);
    const rooms = [world.conversation(conversationId(1)), world.workgroup(SALES), world.desk(anna.id)];
    for (const { storage } of rooms) expect(JSON.stringify([...storage.dump()])).not.toContain('pineapple');
    handler.send({ type: 'set-draft', text: '' });
    await done(handler, say('It is on its way', 1));
    expect(watcher.fresh().filter(({ type }) => type !== 'header')).toMatchObject([
      { type: 'draft', text: '' },
      { type: 'entries', entries: [{ body: { text: 'It is on its way' } }] },
    ]);
    // Whoever comes later is shown what was sent, once, and no draft.
    handler.send({ type: 'set-draft', text: 'More pineapple' });
    await world.flush();
    await watcher.enter();
    expect(watcher.texts).toEqual(['Hello', 'Good morning', 'It is on its way']);
    expect(watcher.end.texts.join()).not.toContain('pineapple');
    await done(watcher, leave);
    watcher.fresh();
    handler.send({ type: 'set-draft', text: 'And more' });
    await world.flush();
    expect(watcher.fresh()).toEqual([]);
  });

  it('[D17] where the policy has it off, nobody sees a draft, and the agent’s page need not send it', async () => {
    const { world, handler } = await talk({ policy: { draftPreview: { agentToSupervisor: 'off' } } });
    const { watcher } = await watch(world);
    watcher.fresh();
    expect(handler.header).toMatchObject({ you: { may: expect.not.arrayContaining(['set-draft']) } });
    handler.send({ type: 'set-draft', text: 'Your pineapple' });
    await world.flush();
    expect(handler.frames.at(-1)).toMatchObject({ type: 'refused', code: 'forbidden' });
    expect(watcher.fresh()).toEqual([]);
  });

  it('D18, the room’s half: going back is one command; nothing is shown any more, and the agent is told nothing', async () => {
    const { world, customer, handler, handlerDesk } = await talk();
    const { watcher, desk } = await watch(world);
    await world.advance(1_000);
    for (const each of [customer, handler, handlerDesk]) each.fresh();
    await done(watcher, leave);
    await world.advance(1_000);
    expect(watcher.header).toMatchObject({ kind: 'outsider' });
    expect(itemsOf(desk)).toEqual([]);
    for (const each of [customer, handler, handlerDesk]) expect(each.fresh()).toEqual([]);
    watcher.fresh();
    await done(customer, say('Are you there?'));
    expect(watcher.fresh()).toEqual([]);
  });
});
