/**
 * The page about monitoring, joining and taking over under the preset `bytedesk`: who can use it, where it is found,
 * and the way from the list into a conversation.
 */
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../core/domain/identity.js';
import { conversationId, customerIn, staffIn, workgroupOf } from '../../support/actors.js';
import { agent, supervisor } from '../../support/builders.js';
import {
  anna,
  done,
  join,
  kindsOf,
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
  takeOver,
  talkIn,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

const intro = 'I am Maria. I take over because Anna is busy. I will look into it now.';
const id = conversationId(1);

// Only those who are granted the permission for a team can use it; whoever does not see it has to ask for it.
describe('who can use it', () => {
  const grants = ['monitor', 'join', 'takeover'] as const;
  const subsets = Array.from({ length: 8 }, (_, bits) => grants.filter((_grant, at) => bits & (1 << at)));

  it.each(subsets.map((held) => [held.join('+') || 'none', held] as const))(
    '[A13] granted %s, somebody may do just that, and is refused the rest',
    async (_name, held: readonly Grant[]) => {
      const { world, customer, handler } = await talkUnder('bytedesk');
      const others = [customer, handler];
      const actor = await staffIn(world, supervisor('Gina', ['handle', ...held])).enter();
      const isIn = held.includes('monitor');
      expect(mayOf(actor).includes('monitor')).toBe(isIn);
      if (isIn) await done(actor, monitor);
      else expect(await refusedQuietly(world, actor, monitor, others)).toMatchObject({ code: 'forbidden' });
      const denied = isIn ? 'forbidden' : 'not-monitoring';
      for (const [grant, frame] of [
        ['join', join],
        ['takeover', takeOver(1, { intro })],
      ] as const) {
        const isAllowed = isIn && held.includes(grant);
        expect(mayOf(actor).includes(frame === join ? 'join' : 'take-over')).toBe(isAllowed);
        if (isAllowed) await done(actor, frame);
        else expect(await refusedQuietly(world, actor, frame, others)).toMatchObject({ code: denied });
      }
    },
  );

  it("A14, A15, the room's half: without a grant there is nothing to show, and a link is answered as one to nowhere", async () => {
    const { world } = await talkUnder('bytedesk', { also: ['support'] });
    const panel = await panelOf(world, maria, 'support');
    expect(panel.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
    // An agent of the team is let in for the queue, and is shown nothing that could be monitored.
    const queue = await workgroupOf(world, anna).enter();
    expect(rowsOf(queue).size).toBe(0);
    expect(queue.frames[0]).toMatchObject({ house: null, figures: null, staff: [] });
    const other = await staffIn(world, agent('Ben')).enter();
    expect(mayOf(other)).not.toContain('monitor');
    const nowhere = await staffIn(world, maria, 9).enter();
    const denied = await staffIn(world, { ...maria, grants: {} }).enter();
    expect(denied.end.texts).toEqual(nowhere.end.texts);
  });
});

// A menu entry leads to the teams that one may manage.
describe('the entry', () => {
  it("A16, A17, the room's half: each team that one is granted tells its name and how much goes on in it", async () => {
    const world = presetWorld('bytedesk', { also: ['support', 'billing'] });
    const lead = { ...maria, grants: { sales: ['monitor'] as const, support: ['monitor'] as const } };
    await talkIn(world);
    await (await customerIn(world, 2).enter()).post('Anybody?');
    await world.advance(2_000);
    const [sales, support, billing] = await Promise.all(
      ['sales', 'support', 'billing'].map((each) => panelOf(world, lead, each)),
    );
    expect(sales?.frames[0]).toMatchObject({
      workgroup: { id: 'sales', label: 'Sales' },
      figures: { queue: { interacting: 1, waiting: 1 } },
    });
    expect(support?.frames[0]).toMatchObject({
      rows: [],
      figures: { queue: { interacting: 0, waiting: 0 } },
    });
    expect(billing?.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
  });
});

// Open the list, choose a team, see its ongoing sessions, open one read-only, and intervene from there.
describe('the way into a conversation', () => {
  it("A18, the room's half: the list of a team is the same after coming back to it", async () => {
    const { world } = await talkUnder('bytedesk');
    const panel = await panelOf(world);
    await world.advance(1_000);
    const before = [...rowsOf(panel)];
    panel.end.drop();
    await panel.enter();
    expect([...rowsOf(panel)]).toEqual(before);
  });

  it("A19, the room's half: what begins, changes and ends is in the list within a second, unasked", async () => {
    const world = presetWorld('bytedesk');
    const panel = await panelOf(world);
    const { customer, handler } = await talkIn(world);
    await world.advance(1_000);
    expect(rowsOf(panel).get(id)).toMatchObject({ phase: 'active', messages: 2 });
    await customer.post('And then?');
    await world.advance(1_000);
    expect(rowsOf(panel).get(id)).toMatchObject({ messages: 3, lastMessage: { text: 'And then?' } });
    await done(handler, { type: 'end' });
    await done(handler, { type: 'wrap-up', disposition: 'Solved' });
    await world.advance(1_000);
    expect(rowsOf(panel).size).toBe(0);
  });

  it("A20, the room's half: there is no way in but read-only monitoring, and it is silent", async () => {
    const { world, customer, handler, handlerDesk } = await talkUnder('bytedesk');
    const outside = await staffIn(world, maria).enter();
    const others = [customer, handler, handlerDesk];
    expect(mayOf(outside)).toContain('monitor');
    for (const frame of [join, takeOver(1, { intro }), whisper('psst')]) {
      expect(await refusedQuietly(world, outside, frame, others)).toMatchObject({ type: 'refused' });
    }
    const told = others.map(({ end }) => [...end.texts]);
    await done(outside, monitor);
    await world.advance(2_000);
    expect(others.map(({ end }) => [...end.texts])).toEqual(told);
    expect([...mayOf(outside)].sort()).toEqual([
      'join',
      'leave',
      'monitor',
      'read-history',
      'take-over',
      'whisper',
    ]);
    for (const frame of [
      { type: 'post', audience: 'everyone', text: 'x', epoch: 1 },
      { type: 'post', audience: 'staff', text: 'x' },
      { type: 'flag', reason: 'x' },
      { type: 'tag', add: ['x'], remove: [] },
      { type: 'hold', on: true },
      { type: 'assign', epoch: 1, to: maria.id },
      { type: 'end' },
      { type: 'force-close' },
    ]) {
      expect(await refusedQuietly(world, outside, frame, others)).toMatchObject({ type: 'refused' });
    }
    for (const frame of [
      { type: 'set-typing', active: true },
      { type: 'set-draft', text: 'x' },
      { type: 'mark-read', delivered: 2, read: 2 },
    ]) {
      outside.send(frame);
    }
    await world.advance(1_000);
    expect(others.map(({ end }) => [...end.texts])).toEqual(told);
  });

  it("A21, the room's half: stepping up happens on the same socket, and what was read stays read", async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const { watcher } = await watch(world);
    const read = watcher.timeline.map((entry) => entry.id);
    const socket = watcher.end;
    watcher.fresh();
    await done(watcher, join);
    await done(watcher, takeOver(1, { intro }));
    expect(watcher.end).toBe(socket);
    expect(watcher.fresh().filter((frame) => frame.reset)).toEqual([]);
    expect(watcher.timeline.slice(0, read.length).map((entry) => entry.id)).toEqual(read);
    expect(kindsOf(customer).slice(-2)).toEqual(['joined', 'message']);
    expect(handler.header).toMatchObject({ kind: 'displaced' });
    // Somebody else still finds the way out: leaving from monitoring is as silent as coming.
    const { watcher: other } = await watch(world, luis);
    const told = [customer, handler].map(({ end }) => end.texts.length);
    await done(other, leave);
    await pass(world, 10, [customer, handler]);
    const after = [customer, handler].map(
      ({ end }) => end.frames.filter(({ type }) => type !== 'pong').length,
    );
    expect(after).toEqual(told);
  });
});
