/** The page about monitoring digital interactions under the preset `genesys`: taking over, step by step. */
import { describe, expect, it } from 'vitest';
import { conversationId, staffIn } from '../../support/actors.js';
import { supervisor } from '../../support/builders.js';
import {
  anna,
  atDesk,
  atOnce,
  ben,
  done,
  kindsOf,
  leave,
  maria,
  mayOf,
  monitor,
  overChannel,
  panelOf,
  refusedQuietly,
  rowsOf,
  takeOver,
  talkUnder,
  watch,
} from './stage.js';

const id = conversationId(1);
const chief = supervisor('Maria', ['monitor', 'takeover', 'transfer', 'export']);

const takenOver = async (more: Parameters<typeof talkUnder>[1] = {}) => {
  const talk = await talkUnder('genesys', more);
  await done(talk.customer, { type: 'post', audience: 'everyone', text: 'Where is it?' });
  const { watcher, desk } = await watch(talk.world, chief);
  for (const each of [talk.customer, talk.handler, watcher]) each.fresh();
  await done(watcher, takeOver(1, { reason: 'Escalation' }));
  await talk.world.advance(1_000);
  return { ...talk, watcher, desk };
};

// Click Takeover while monitoring, confirm, and go on directly with the customer.
describe('taking over, step by step', () => {
  it("B34, B35, the room's half: it is offered while monitoring alone, and a dialog is to ask first", async () => {
    const { world } = await talkUnder('genesys');
    await atDesk(world, maria);
    const actor = await staffIn(world, maria).enter();
    expect(mayOf(actor)).not.toContain('take-over');
    await done(actor, monitor);
    expect(mayOf(actor)).toContain('take-over');
    expect(actor.header).toMatchObject({
      house: { takeover: { confirm: 'dialog', targets: ['self'], intro: 'off' } },
    });
    await done(actor, leave);
    expect(mayOf(actor)).not.toContain('take-over');
  });

  it('[B36] what was confirmed is held against what is the case by then: ended, or with somebody else', async () => {
    const ended = await talkUnder('genesys');
    const { watcher } = await watch(ended.world);
    await done(ended.handler, { type: 'end' });
    await done(ended.handler, { type: 'wrap-up', disposition: 'Solved' });
    const others = [ended.customer, ended.handler];
    expect(await refusedQuietly(ended.world, watcher, takeOver(1), others)).toMatchObject({
      code: 'bad-state',
    });

    const passed = await talkUnder('genesys');
    await atDesk(passed.world, ben);
    const { watcher: late } = await watch(passed.world);
    const giving = { ...anna, grants: { sales: ['handle', 'transfer'] as const }, issuedAt: 1 };
    const giver = await staffIn(passed.world, giving, 1, 'another').enter();
    const to = { kind: 'agent', id: ben.id };
    // Both at once: what the agent did a moment earlier counts, and the dialog was about another handler.
    const [given, taken] = await atOnce(passed.world, [
      [giver, { type: 'hand-off', epoch: 1, to, manner: 'cold' }],
      [late, takeOver(1)],
    ]);
    expect([given?.type, taken?.type].sort()).toEqual(['accepted', 'refused']);
    const stale = await refusedQuietly(passed.world, late, takeOver(1), [passed.customer]);
    expect(stale).toMatchObject({ code: 'already-taken-over', epoch: 2 });
    expect(passed.customer.header).toMatchObject({ handler: { name: 'Ben' } });
  });

  it('[B37] the customer goes on in the same conversation, on the same connection, without a gap', async () => {
    const { world, customer, watcher } = await takenOver();
    const socket = customer.end;
    const before = customer.timeline.map((entry) => entry.id);
    await done(watcher, { type: 'post', audience: 'everyone', text: 'Maria here', epoch: 2 });
    await done(customer, { type: 'post', audience: 'everyone', text: 'Hello Maria' });
    expect(customer.end).toBe(socket);
    expect(socket.closedWith).toBeNull();
    expect(customer.frames.filter(({ reset }) => reset)).toHaveLength(1);
    expect(customer.timeline.slice(0, before.length).map((entry) => entry.id)).toEqual(before);
    expect(customer.timeline.map(({ seq }) => seq)).toEqual(customer.timeline.map((_, index) => index + 1));
    expect(watcher.texts).toEqual([...customer.texts]);
    expect(watcher.header).toMatchObject({ conversation: id });
    // What they come back to later is the same, read anew.
    const shown = customer.timeline;
    await customer.enter();
    expect(customer.timeline).toEqual(shown);
    expect(kindsOf(customer)).not.toContain('assigned');
    expect(world.faults).toEqual([]);
  });

  it('[B38] what can be done follows the channel, and the lists say what cannot', async () => {
    const able = async (channel: Parameters<typeof overChannel>[1]) => {
      const talk = await talkUnder('genesys');
      await overChannel(talk, channel);
      await atDesk(talk.world, maria);
      const actor = await staffIn(talk.world, maria).enter();
      const panel = await panelOf(talk.world);
      await talk.world.advance(4_000);
      return { ...talk, actor, row: rowsOf(panel).get(id) };
    };
    for (const channel of ['web', 'sms'] as const) {
      const { actor, customer, row } = await able(channel);
      expect(row).not.toHaveProperty('unmonitorable');
      await done(actor, monitor);
      expect(mayOf(actor)).toContain('take-over');
      // A text message tells nobody that it is being written.
      await customer.enter();
      expect(mayOf(customer).includes('set-typing')).toBe(channel === 'web');
    }
    const { world, actor, customer, handler, row } = await able('record');
    expect(row).toMatchObject({ unmonitorable: 'channel-unsupported' });
    expect(mayOf(actor)).not.toContain('monitor');
    expect(await refusedQuietly(world, actor, monitor, [customer, handler])).toMatchObject({
      code: 'channel-unsupported',
    });
  });
});
