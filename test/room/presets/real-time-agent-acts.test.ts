/** The page on monitoring an agent in real time: what does show, because it changes something for the agent. */
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../core/domain/identity.js';
import type { Actor, Frame } from '../../support/actors.js';
import { customerIn, staffIn } from '../../support/actors.js';
import { supervisor, uma } from '../../support/builders.js';
import type { StageOptions, Talk } from './stage.js';
import {
  anna,
  atDesk,
  atOnce,
  ben,
  bodiesOf,
  done,
  itemsOf,
  join,
  kindsOf,
  leave,
  mayOf,
  monitor,
  note,
  presetWorld,
  refusedQuietly,
  say,
  takeOver,
  talkUnder,
} from './stage.js';

const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder('real-time-agent', options);

const lead = supervisor('Lead', ['monitor', 'join', 'takeover', 'assign', 'forceClose']);

/** A lead who monitors, and nobody was told anything since. */
const led = async (options: StageOptions = {}, who = lead) => {
  const stage = await talk(options);
  const bensDesk = await atDesk(stage.world, ben);
  const watcher = await staffIn(stage.world, who).enter();
  await done(watcher, monitor);
  await stage.world.advance(1_000);
  for (const each of [stage.customer, stage.handler, stage.handlerDesk, bensDesk]) each.fresh();
  return { ...stage, bensDesk, watcher };
};

const assign = (to: string, epoch: number, more: Frame = {}): Frame => ({
  type: 'assign',
  to,
  epoch,
  ...more,
});

// The warning between the paragraphs, and its three examples: asking for an interaction, accepting one, changing a status.
describe('actions that are visible and may impact the agent', () => {
  it('D07, the room’s half: of all that one may do while monitoring, it is these that the agent is told', async () => {
    const visible: Readonly<Record<string, Frame>> = {
      assign: assign(ben.id, 1),
      hold: { type: 'hold', on: true },
      'force-close': { type: 'force-close' },
      join,
      'take-over': takeOver(1),
    };
    const silent: Readonly<Record<string, Frame>> = { monitor: { ...monitor, follow: anna.id }, leave };
    const { watcher } = await led();
    expect([...mayOf(watcher)].sort()).toEqual(
      [...Object.keys(visible), ...Object.keys(silent), 'read-history'].sort(),
    );
    for (const [action, frame] of Object.entries({ ...visible, ...silent })) {
      const stage = await led();
      await done(stage.watcher, frame);
      await stage.world.advance(1_000);
      const told = [...stage.handler.fresh(), ...stage.handlerDesk.fresh()];
      expect(told.length > 0, action).toBe(action in visible);
    }
  });

  it('[D08] one is asked for out of the queue, for an agent or oneself: with a grant, told, and with the name', async () => {
    const world = presetWorld('real-time-agent');
    const annasDesk = await atDesk(world, anna);
    await atDesk(world, uma);
    const customer = await customerIn(world).enter();
    await done(customer, say('Hello'));
    const customer2 = await customerIn(world, 2, { device: 'customer-2' }).enter();
    await done(customer2, say('Hello'));
    const plain = await staffIn(world, supervisor('Plain', ['monitor', 'takeover'])).enter();
    expect(await refusedQuietly(world, plain, assign(anna.id, 0), [customer, annasDesk])).toMatchObject({
      code: 'forbidden',
    });
    const asker = await staffIn(world, lead).enter();
    await done(asker, assign(anna.id, 0, { reason: 'Knows them' }));
    await world.advance(1_000);
    expect(itemsOf(annasDesk)).toMatchObject([{ relation: 'handler' }]);
    expect(annasDesk.frames).toContainEqual(
      expect.objectContaining({ type: 'notice', notice: expect.objectContaining({ kind: 'assigned' }) }),
    );
    const handler = await staffIn(world, anna).enter();
    expect(bodiesOf(handler, 'assigned')).toMatchObject([
      { handler: { name: 'Anna' }, by: { name: 'Lead' }, cause: 'assigned', reason: 'Knows them' },
    ]);
    expect(customer.header).toMatchObject({ phase: 'active', handler: { name: 'Anna' } });
    expect(customer.end.texts.join()).not.toMatch(/Lead|Knows them/);
    // For oneself: by whoever may also assign, and takes conversations.
    const self = { ...uma, grants: { sales: ['handle', 'monitor', 'assign'] as readonly Grant[] } };
    const own = await staffIn(world, self, 2).enter();
    await done(own, assign(uma.id, 0));
    expect(own.header).toMatchObject({ handler: { id: uma.id }, you: { standing: 'handler' } });
  });

  it('[D08] of two who ask for the same one, one has it and the other is told who was first', async () => {
    const { world, handler, customer, bensDesk, watcher } = await led();
    const other = await staffIn(world, { ...lead, id: supervisor('Other').id, name: 'Other' }).enter();
    const answers = await atOnce(world, [
      [watcher, assign(ben.id, 1)],
      [other, assign(ben.id, 1)],
    ]);
    expect(answers.map(({ type }) => type).sort()).toEqual(['accepted', 'refused']);
    expect(answers.find(({ type }) => type === 'refused')).toMatchObject({
      code: 'already-accepted',
      epoch: 2,
    });
    await world.advance(1_000);
    expect(itemsOf(bensDesk)).toHaveLength(1);
    expect(handler.header).toMatchObject({ kind: 'displaced' });
    expect(customer.header).toMatchObject({ handler: { name: 'Ben' } });
  });

  it('[D09] nobody accepts in an agent’s name: a frame cannot say so, and assigning says who did it', async () => {
    const { world, customer, handler, handlerDesk, watcher } = await led();
    const waiting = await customerIn(world, 2, { device: 'customer-2' }).enter();
    await done(waiting, say('Hello'));
    const inside = await staffIn(world, lead, 2).enter();
    inside.send({ type: 'accept', commandId: `${inside.device}:${inside.next}`, epoch: 0, as: anna.id });
    await world.flush();
    expect(inside.frames.at(-1)).toMatchObject({ type: 'refused', code: 'bad-frame' });
    // Nor in one's own, without the grant to handle; and what an agent handles is accepted already.
    const others = [waiting, handlerDesk];
    expect(await refusedQuietly(world, inside, { type: 'accept', epoch: 0 }, others, 2)).toMatchObject({
      code: 'forbidden',
    });
    const taker = await staffIn(world, uma).enter();
    expect(
      await refusedQuietly(world, taker, { type: 'accept', epoch: 1 }, [customer, handler]),
    ).toMatchObject({
      code: 'already-accepted',
    });
    expect(waiting.header).toMatchObject({ phase: 'queued', handler: null });
    await done(inside, assign(anna.id, 0));
    const second = await staffIn(world, anna, 2).enter();
    expect(bodiesOf(second, 'assigned')).toMatchObject([{ handler: { id: anna.id }, by: { name: 'Lead' } }]);
    expect(watcher.header).toMatchObject({ handler: { id: anna.id } });
  });

  it('[D10] the status is changed with a grant of its own, and says who did it', async () => {
    const { world, customer, handler, watcher } = await led();
    const plain = await staffIn(
      world,
      supervisor('Plain', ['monitor', 'join', 'takeover', 'assign']),
    ).enter();
    await done(plain, monitor);
    const hold: Frame = { type: 'hold', on: true };
    const close: Frame = { type: 'force-close', reason: 'Abuse' };
    for (const frame of [hold, close]) {
      expect(await refusedQuietly(world, plain, frame, [customer, handler])).toMatchObject({
        code: 'forbidden',
      });
    }
    await done(watcher, hold);
    expect(bodiesOf(handler, 'hold-set')).toMatchObject([{ on: true, by: { name: 'Lead' } }]);
    expect(customer.header).toMatchObject({ onHold: true });
    expect(watcher.header).toMatchObject({ onHold: true, you: { standing: 'monitoring' } });
    await done(watcher, close);
    expect(bodiesOf(customer, 'ended')).toMatchObject([{ name: 'Lead' }]);
    expect(customer.header).toMatchObject({ phase: 'closed' });
    expect(bodiesOf(plain, 'ended')).toMatchObject([{ name: 'Lead', forced: { reason: 'Abuse' } }]);
    expect(handler.header).toMatchObject({ kind: 'outsider', phase: 'closed' });
    expect(customer.end.texts.join()).not.toContain('Abuse');

    const readOnly = await led({ policy: { monitors: { sideEffects: ['assign'] } } });
    for (const frame of [hold, close]) {
      expect(
        await refusedQuietly(readOnly.world, readOnly.watcher, frame, [readOnly.customer, readOnly.handler]),
      ).toMatchObject({ code: 'forbidden' });
    }
  });

  it('[D10][G39] the agent whose conversation is ended by force is told by whom', async () => {
    const { handler, handlerDesk, watcher } = await led();
    await done(watcher, { type: 'force-close', reason: 'Abuse' });
    expect([...handler.fresh(), ...handlerDesk.fresh()].map((each) => JSON.stringify(each)).join()).toContain(
      'Lead',
    );
  });
});

// Windows that the page names twice, as ones that may be opened unseen: what one changes in them is no longer unseen.
describe('the record and the categories', () => {
  it('[D19] record and categories are read while monitoring; changing them is refused, or an act with a name', async () => {
    const tag: Frame = { type: 'tag', add: ['vip'], remove: ['order'] };
    const { world, customer, handler, watcher } = await led();
    await done(handler, { type: 'tag', add: ['order'], remove: [] });
    expect(watcher.header).toMatchObject({
      customer: { name: 'Carla', verified: false, present: true },
      tags: ['order'],
    });
    const others = [customer, handler];
    for (const frame of [tag, { type: 'set-priority', priority: 2 }, { type: 'flag', reason: 'Look' }]) {
      expect(await refusedQuietly(world, watcher, frame, others)).toMatchObject({ code: 'forbidden' });
    }
    for (const frame of [{ type: 'wrap-up', disposition: 'Sold' }, note('A note on them')]) {
      expect(await refusedQuietly(world, watcher, frame, others)).toMatchObject({ type: 'refused' });
    }
    const open = await led({ policy: { monitors: { sideEffects: ['tag'] } } });
    await done(open.handler, { type: 'tag', add: ['order'], remove: [] });
    await done(open.watcher, tag);
    expect(bodiesOf(open.handler, 'tagged').at(-1)).toMatchObject({
      by: { name: 'Lead' },
      added: ['vip'],
      removed: ['order'],
    });
    expect(open.handler.header).toMatchObject({ tags: ['vip'] });
    expect(kindsOf(open.customer)).not.toContain('tagged');
    const tagger: Actor = await staffIn(open.world, supervisor('Plain', ['monitor'])).enter();
    await done(tagger, monitor);
    expect(await refusedQuietly(open.world, tagger, tag, [open.customer, open.handler])).toMatchObject({
      code: 'forbidden',
    });
    expect(open.customer.end.texts.join()).not.toMatch(/vip|"order"/);
  });
});
