/**
 * The page about monitoring digital interactions under the preset `genesys`: the notes on monitoring, and how it
 * begins, goes on and stops.
 */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, customerIn, staffIn } from '../../support/actors.js';
import { agent } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import type { Unseen } from './stage.js';
import {
  anna,
  atDesk,
  atOnce,
  ben,
  done,
  leave,
  luis,
  maria,
  mayOf,
  monitor,
  panelOf,
  pass,
  presetWorld,
  refusedQuietly,
  rowsOf,
  sentIn,
  talkIn,
  talkUnder,
  watch,
} from './stage.js';

const id = conversationId(1);

/** Supervisors whose connections come and go in every way that they can, while rooms are thrown away as well. */
const unsteady = (vanish: 'goSilent' | 'drop'): readonly Unseen[] => [
  async ({ world, watcher, desk }) => {
    await watcher.enter();
    await done(watcher, monitor);
    watcher.end.drop();
    await watcher.enter(watcher.cursor);
    await world.sleep({ kind: 'conversation', id });
    // The room notices at once or by itself, waits for the grace, and takes them out.
    watcher.end[vanish]();
    desk.end.drop();
  },
  async ({ world, second }) => {
    await second.enter();
    // Refused as long as the room does not know of it, and else not.
    await second.command(monitor);
    await world.sleep({ kind: 'workgroup', id: 'sales' as never });
  },
  async ({ world }) => world.sleep({ kind: 'conversation', id }),
  async ({ world, second }) => {
    await done(second, monitor);
    await world.sleep({ kind: 'desk', id: luis.id });
    for (let index = 0; index < 3; index += 1) await second.enter(second.cursor);
  },
  async ({ second }) => second.end.drop(),
];

// Nobody is notified; all that the agent sees is seen; one has to be available; and only one at a time monitors.
describe('the notes', () => {
  it.each([
    ['remember', 'goSilent', false],
    // When a socket was last heard is not kept: here it has to say that it goes.
    ['are thrown away after every frame', 'drop', true],
  ] as const)(
    '[B09] for as long as it lasts, through reconnects and in rooms that %s, nobody is told of it by any byte',
    async (_, vanish, isRestless) => {
      const watched = await sentIn('genesys', unsteady(vanish), { isRestless });
      const unwatched = await sentIn('genesys', [], { isRestless });
      expect(watched).toEqual(unwatched);
      expect(JSON.stringify(unwatched)).toContain('Found it');
    },
    20_000,
  );

  it("B10, the room's half: the monitor's header has what the agent's has, to look at and not to change", async () => {
    const { world, handler } = await talkUnder('genesys');
    await done(handler, { type: 'tag', add: ['late'], remove: [] });
    const { watcher } = await watch(world);
    const panels = ({ header }: Actor): Frame =>
      Object.fromEntries(
        ['customer', 'label', 'channel', 'phase', 'openedAt', 'tags', 'priority', 'consent', 'handler'].map(
          (key) => [key, JSON.parse(JSON.stringify(header[key]).replace(',"self":true', ''))],
        ),
      );
    expect(panels(watcher)).toEqual(panels(handler));
    expect(panels(watcher)).toMatchObject({ tags: ['late'], customer: { name: 'Carla' } });
    expect([...mayOf(watcher)].sort()).toEqual(['leave', 'monitor', 'read-history', 'take-over']);
  });

  it('[B11] monitoring needs being available: signed in, or away, one is told what is missing', async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    const panel = await panelOf(world);
    expect(panel.frames[0]).toMatchObject({ house: { monitors: { requires: 'available' } } });
    const watcher = await staffIn(world, maria).enter();
    const others = [customer, handler];
    expect(await refusedQuietly(world, watcher, monitor, others)).toMatchObject({ code: 'not-available' });
    const desk = await atDesk(world, maria, 'away');
    expect(await refusedQuietly(world, watcher, monitor, others)).toMatchObject({ code: 'not-available' });
    desk.send({ type: 'set-availability', kind: 'available' });
    await world.flush();
    await done(watcher, monitor);
    // What has begun goes on: the page asks for the status in order to begin.
    desk.send({ type: 'set-availability', kind: 'away' });
    await world.advance(1_000);
    expect(watcher.header).toMatchObject({ you: { standing: 'monitoring' } });
  });

  it('[B11] where the team wants it, monitoring ends with being available', async () => {
    const { world, customer, handler } = await talkUnder('genesys', {
      policy: { monitors: { onDowngrade: 'end' } },
    });
    const { watcher, desk } = await watch(world);
    const told = [customer, handler].map(({ end }) => end.texts.length);
    desk.send({ type: 'set-availability', kind: 'away' });
    await world.advance(1_000);
    expect(watcher.header).toMatchObject({ kind: 'outsider' });
    expect([customer, handler].map(({ end }) => end.texts.length)).toEqual(told);
  });

  const twoReady = async (world: World): Promise<readonly [Actor, Actor]> => {
    await atDesk(world, maria);
    await atDesk(world, luis);
    return [await staffIn(world, maria).enter(), await staffIn(world, luis).enter()];
  };

  it.each([
    ['the first', 0, false],
    ['the second', 1, false],
    ['the first, in rooms that forget', 0, true],
  ])(
    '[B12] of two who ask at once %s monitors, and the other is told who does',
    async (_, first, isRestless) => {
      const { world, customer, handler } = await talkUnder('genesys', { isRestless });
      const both = await twoReady(world);
      const names = ['Maria', 'Luis'];
      const asks = [both[first], both[1 - first]].flatMap((each) => (each ? [[each, monitor] as const] : []));
      const told = [customer, handler].map(({ end }) => end.texts.length);
      const [won, lost] = await atOnce(world, asks);
      expect(won).toMatchObject({ type: 'accepted' });
      expect(lost).toMatchObject({
        type: 'refused',
        code: 'conflict',
        holders: [{ name: names[first], since: expect.any(Number) }],
      });
      expect([customer, handler].map(({ end }) => end.texts.length)).toEqual(told);
      const standings = both.map(({ header }) => header.kind).sort();
      expect(standings).toEqual(['outsider', 'staff']);
    },
  );

  it('[B12] a monitor who crashed keeps the place for the grace, and then it is free', async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    const [first, second] = await twoReady(world);
    await done(first, monitor);
    first.end.drop();
    await pass(world, 10, [customer, handler, second]);
    expect(await refusedQuietly(world, second, monitor, [customer, handler])).toMatchObject({
      code: 'conflict',
      holders: [{ name: 'Maria' }],
    });
    await pass(world, 15, [customer, handler, second]);
    await done(second, monitor);
    await first.enter();
    expect(first.header).toMatchObject({ kind: 'outsider' });
  });

  it("B13, the room's half: who monitors since when stands in the row, and the action is offered again on release", async () => {
    const { world } = await talkUnder('genesys');
    const [first, second] = await twoReady(world);
    const panel = await panelOf(world, luis);
    expect(mayOf(second)).toContain('monitor');
    await done(first, monitor);
    await world.advance(1_000);
    expect(mayOf(second)).not.toContain('monitor');
    expect(rowsOf(panel).get(id)).toMatchObject({
      supervisors: [{ person: { name: 'Maria' }, mode: 'monitor', since: expect.any(Number) }],
    });
    await done(first, leave);
    await world.advance(1_000);
    expect(mayOf(second)).toContain('monitor');
    expect(rowsOf(panel).get(id)).toMatchObject({ supervisors: [] });
  });
});

// It is started out of a list, by the icon next to the agent's name, or from the agent in the queue's activity.
describe('starting to monitor', () => {
  it("B14, B15, the room's half: rows name agent and customer, and tell what is interacting from what waits", async () => {
    const world = presetWorld('genesys');
    await talkIn(world);
    await (await customerIn(world, 2, { name: 'Dora' }).enter()).post('Anybody?');
    await world.advance(2_000);
    const panel = await panelOf(world);
    expect([...rowsOf(panel).values()]).toMatchObject([
      { phase: 'active', handler: { name: 'Anna' }, customer: { name: 'Carla' } },
      { phase: 'queued', handler: null, customer: { name: 'Dora' } },
    ]);
    expect(panel.frames[0]).toMatchObject({ figures: { queue: { interacting: 1, waiting: 1 } } });
  });

  it("B16, the room's half: each agent is listed, and rows say by id whose they are", async () => {
    const world = presetWorld('genesys');
    await talkIn(world, 1);
    await talkIn(world, 2, ben);
    await world.advance(1_000);
    const panel = await panelOf(world);
    const { staff } = panel.frames[0] as { readonly staff: readonly Frame[] };
    expect(staff).toMatchObject([
      { id: anna.id, name: 'Anna', availability: { kind: 'available' }, sessions: 1 },
      { id: ben.id, name: 'Ben', availability: { kind: 'available' }, sessions: 1 },
    ]);
    const mine = [...rowsOf(panel).values()].filter(({ handler }) => (handler as Frame).id === ben.id);
    expect(mine).toMatchObject([{ conversation: conversationId(2) }]);
  });

  it('[B17] with several agents in it one chooses whose side to follow, and changes that at any time', async () => {
    const world = presetWorld('genesys');
    const { handler, customer } = await talkIn(world, 1, agent('Anna', ['handle', 'transfer']));
    await atDesk(world, ben);
    await done(handler, {
      type: 'hand-off',
      epoch: 1,
      to: { kind: 'agent', id: ben.id },
      manner: 'warm',
      note: 'Take a look',
    });
    const other = await staffIn(world, ben).enter();
    const { watcher } = await watch(world);
    // Nobody was named: it is the handler whom one follows.
    expect(watcher.header).toMatchObject({ you: { follows: anna.id } });
    const drafted = async (): Promise<readonly unknown[]> => {
      watcher.fresh();
      handler.send({ type: 'set-draft', text: 'by Anna' });
      other.send({ type: 'set-draft', text: 'by Ben' });
      await world.flush();
      return watcher
        .fresh()
        .filter(({ type }) => type === 'draft')
        .map(({ text }) => text);
    };
    expect(await drafted()).toEqual(['by Anna']);
    const told = [customer, handler, other].map(({ end }) => end.texts.length);
    await done(watcher, { ...monitor, follow: ben.id });
    expect(watcher.header).toMatchObject({ you: { follows: ben.id } });
    expect(await drafted()).toEqual(['by Ben']);
    await done(watcher, { ...monitor, follow: anna.id });
    expect(await drafted()).toEqual(['by Anna']);
    expect([customer, handler, other].map(({ end }) => end.texts.length)).toEqual(told);
    const nobody = { ...monitor, follow: luis.id };
    expect(await refusedQuietly(world, watcher, nobody, [customer, handler, other])).toMatchObject({
      code: 'target-unavailable',
    });
  });
});

const itemsOf = (desk: Actor): ReadonlyMap<string, Frame> => {
  const items = new Map<string, Frame>();
  for (const frame of desk.frames) {
    for (const item of (frame.items ?? frame.changed ?? []) as Frame[]) {
      items.set(String((item.row as Frame).conversation), item);
    }
    for (const gone of (frame.removed ?? []) as string[]) items.delete(gone);
  }
  return items;
};

// A new interaction appears with the supervisor, marked for as long as it is monitored.
describe('while monitoring', () => {
  it("B18, B19, B20, the room's half: it stands on the supervisor's own desk, as monitored, with what is new in it", async () => {
    const { world, customer } = await talkUnder('genesys');
    const { desk } = await watch(world);
    await world.advance(1_000);
    expect(itemsOf(desk).get(id)).toMatchObject({
      relation: 'supervising',
      mode: 'monitor',
      row: { messages: 2, handler: { name: 'Anna' } },
    });
    await customer.post('Where is it?');
    await world.advance(1_000);
    expect(itemsOf(desk).get(id)).toMatchObject({
      row: { messages: 3, lastMessage: { text: 'Where is it?' } },
    });
  });
});

// By the icon of the conversation itself, or out of the list, where those within are a group of their own.
describe('stopping to monitor', () => {
  it("B21, B22, the room's half: leaving takes it off the desk, and who is within is for supervisors to see", async () => {
    const { world, customer, handler } = await talkUnder('genesys');
    const { watcher, desk } = await watch(world);
    await world.advance(1_000);
    expect(watcher.header).toMatchObject({
      people: [{ name: 'Maria', standing: 'monitoring', present: true }],
    });
    expect(handler.header).toMatchObject({ people: [] });
    const told = [customer, handler].map(({ end }) => end.texts.length);
    // Out of the list: another connection of the same person, which has not said what it looks at.
    const list = await staffIn(world, maria, 1, 'list').enter();
    await done(list, leave);
    await world.advance(1_000);
    expect(itemsOf(desk).size).toBe(0);
    for (const each of [watcher, list]) expect(each.header).toMatchObject({ kind: 'outsider' });
    expect([customer, handler].map(({ end }) => end.texts.length)).toEqual(told);
    // Once more, by a second window, does no harm; and what is said from now on is not for them.
    await done(watcher, leave);
    watcher.fresh();
    await customer.post('Alone again');
    expect(watcher.fresh()).toEqual([]);
  });
});
