/** The page about monitoring digital interactions under the preset `genesys`: the notes on monitoring. */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, staffIn } from '../../support/actors.js';
import type { World } from '../../support/pair/memory-host.js';
import type { Unseen } from './stage.js';
import {
  atDesk,
  atOnce,
  done,
  leave,
  luis,
  maria,
  mayOf,
  monitor,
  panelOf,
  pass,
  refusedQuietly,
  rowsOf,
  sentIn,
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
