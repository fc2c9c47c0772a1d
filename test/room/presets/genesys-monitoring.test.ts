/** The page about monitoring digital interactions under the preset `genesys`: how monitoring begins, goes on and stops. */
import { describe, expect, it } from 'vitest';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, customerIn, staffIn } from '../../support/actors.js';
import { agent } from '../../support/builders.js';
import {
  anna,
  atDesk,
  ben,
  done,
  leave,
  luis,
  maria,
  monitor,
  panelOf,
  presetWorld,
  refusedQuietly,
  rowsOf,
  talkIn,
  talkUnder,
  watch,
} from './stage.js';

const id = conversationId(1);

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

const standingOn = (desk: Actor): ReadonlyMap<string, Frame> => {
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
    expect(standingOn(desk).get(id)).toMatchObject({
      relation: 'supervising',
      mode: 'monitor',
      row: { messages: 2, handler: { name: 'Anna' } },
    });
    await customer.post('Where is it?');
    await world.advance(1_000);
    expect(standingOn(desk).get(id)).toMatchObject({
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
    expect(standingOn(desk).size).toBe(0);
    for (const each of [watcher, list]) expect(each.header).toMatchObject({ kind: 'outsider' });
    expect([customer, handler].map(({ end }) => end.texts.length)).toEqual(told);
    // Once more, by a second window, does no harm; and what is said from now on is not for them.
    await done(watcher, leave);
    watcher.fresh();
    await customer.post('Alone again');
    expect(watcher.fresh()).toEqual([]);
  });
});
