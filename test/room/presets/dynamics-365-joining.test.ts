/** The page on monitoring conversations as a supervisor: opening one, joining it, writing in it, and what else it points to. */
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../core/domain/identity.js';
import type { SentimentScorer } from '../../../core/domain/sentiment.js';
import type { Actor, Frame } from '../../support/actors.js';
import { conversationId, customerIn, staffIn } from '../../support/actors.js';
import { SALES, supervisor } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import type { StageOptions, Talk } from './stage.js';
import {
  anna,
  atDesk,
  ben,
  bodiesOf,
  done,
  itemsOf,
  join,
  leave,
  maria,
  mayOf,
  monitor,
  note,
  panelOf,
  pass,
  presetWorld,
  readAs,
  refusedQuietly,
  rowIn,
  say,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder('dynamics-365', options);

/** A message as somebody sends it who has not chosen for whom it is. */
const unaddressed = async (world: World, actor: Actor): Promise<Frame> => {
  actor.send({ type: 'post', commandId: `${actor.device}:${actor.next}`, text: 'Typed too fast', epoch: 1 });
  await world.flush();
  return actor.frames.at(-1) ?? {};
};

// Steps three and four: the conversation opens, it can be joined from there, and joining is told as joining as a consultant.
describe('monitoring and joining', () => {
  it('C21, the room’s half: monitoring opens the whole conversation at once', async () => {
    const { world } = await talk();
    const outside = await staffIn(world, maria).enter();
    expect(outside.timeline).toEqual([]);
    outside.fresh();
    await done(outside, monitor);
    const opened = outside.fresh();
    expect(opened.map(({ type }) => type)).toEqual(['header', 'accepted', 'entries']);
    expect(opened[0]).toMatchObject({ header: { kind: 'staff', you: { standing: 'monitoring' } } });
    expect(opened[2]).toMatchObject({ reset: { before: null }, live: true });
    expect(outside.texts).toEqual(['Hello', 'Good morning']);
  });

  it('C22, the room’s half: joining is offered while monitoring, to whom it is granted, where the policy has it', async () => {
    const { world } = await talk();
    const outside = await staffIn(world, maria).enter();
    expect(mayOf(outside)).not.toContain('join');
    await done(outside, monitor);
    expect([...mayOf(outside)].sort()).toEqual(['join', 'leave', 'monitor', 'read-history', 'take-over']);
    const eye = await staffIn(world, supervisor('Eye', ['monitor', 'whisper', 'takeover'])).enter();
    await done(eye, monitor);
    expect(mayOf(eye)).not.toContain('join');
    const without = await talk({ policy: { join: 'off' } });
    expect(mayOf((await watch(without.world)).watcher)).not.toContain('join');
  });

  it('C23, the room’s half: the notice has the capacity beside the name, for customer and agent, live and later', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    await done(watcher, join);
    for (const each of [customer, handler]) {
      const notice = { kind: 'joined', person: { name: 'Maria', role: 'supervisor' }, as: 'consultant' };
      expect(bodiesOf(each, 'joined')).toMatchObject([notice]);
      await each.enter();
      expect(bodiesOf(each, 'joined')).toMatchObject([notice]);
    }
    expect(customer.header).toMatchObject({ joined: [{ name: 'Maria', as: 'consultant' }] });
    expect(await readAs(world, maria, 'transcript')).toContain('* Maria joined as consultant');
  });

  it('[C24] the mode goes with each message; changing it sends nothing again and reveals nothing from before', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    await done(watcher, join);
    const internal = ['Between us: one', 'Between us: two', 'Between us: three'] as const;
    await done(watcher, note(internal[0]));
    await done(watcher, say('Out loud: one', 1));
    await done(watcher, whisper(internal[1]));
    await done(watcher, { ...join, as: 'participant' });
    await done(watcher, say('Out loud: two', 1));
    await done(watcher, { ...join, as: 'consultant' });
    await done(watcher, note(internal[2]));
    const outLoud = ['Hello', 'Good morning', 'Out loud: one', 'Out loud: two'];
    expect(customer.texts).toEqual(outLoud);
    expect(handler.texts).toEqual([
      ...outLoud.slice(0, 2),
      internal[0],
      'Out loud: one',
      internal[1],
      'Out loud: two',
      internal[2],
    ]);
    const isQuiet = (): void => expect(customer.end.texts.join()).not.toContain('Between us');
    isQuiet();
    const seqs = customer.timeline.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    // Nor does it come out later: by coming back where one was, or by starting afresh.
    const cursor = customer.cursor;
    await done(watcher, note('Between us: four'));
    await customer.enter(cursor);
    isQuiet();
    await customer.enter();
    expect(customer.texts).toEqual(outLoud);
    isQuiet();
  });

  it('[C25] whoever does not say for whom it is, says it to nobody, at every entry', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    const { storage } = world.conversation(conversationId(1));
    const slips = async (): Promise<void> => {
      await world.advance(1_000);
      const before = { stored: storage.dump(), told: [customer, handler].map(({ end }) => [...end.texts]) };
      expect(await unaddressed(world, watcher)).toMatchObject({ type: 'refused', code: 'bad-frame' });
      await world.advance(1_000);
      expect(storage.dump()).toEqual(before.stored);
      expect([customer, handler].map(({ end }) => [...end.texts])).toEqual(before.told);
    };
    // While monitoring there is no public mode at all.
    expect(await refusedQuietly(world, watcher, say('Typed too fast', 1), [customer, handler])).toMatchObject(
      {
        code: 'forbidden',
      },
    );
    await slips();
    await done(watcher, join);
    await slips();
    // Coming back over another socket, with what one had and without.
    await watcher.enter(watcher.cursor);
    await slips();
    await watcher.enter();
    await slips();
    await done(watcher, leave);
    await done(watcher, monitor);
    await done(watcher, join);
    await slips();
    // A public one was written with a handler in mind: without it, nothing is said either.
    expect(await refusedQuietly(world, watcher, say('Typed too fast'), [customer, handler])).toMatchObject({
      code: 'not-handler',
      epoch: 1,
    });
    expect(customer.texts).toEqual(['Hello', 'Good morning']);
  });
});

// The links below the page: sentiment, enabling supervisors to monitor and assign, and the insights of the day.
describe('what else is to be set up', () => {
  it('C26, the room’s half: with sentiment off no text is judged, and there is nothing to show', async () => {
    const judged: string[] = [];
    const scorer: SentimentScorer = {
      score: (text) => {
        judged.push(text);
        return -0.9;
      },
    };
    const { world } = await talk({ scorer, policy: { sentiment: 'off' } });
    const { watcher } = await watch(world);
    const panel = await panelOf(world);
    expect(judged).toEqual([]);
    expect(panel.frames[0]).toMatchObject({ house: { sentiment: 'off' } });
    expect(watcher.header).toMatchObject({ backstage: { sentiment: { kind: 'unknown' } } });
    expect(rowIn(panel)).toMatchObject({
      concerns: { sentiment: { kind: 'unknown' } },
      attention: { reasons: [] },
    });
    const on = await talk({ scorer });
    expect(judged).toEqual(['Hello']);
    expect((await panelOf(on.world)).frames[0]).toMatchObject({ house: { sentiment: 'on' } });
  });

  it('[C27] monitoring, assigning, passing on and ending by force are switches; each is told, and kept to', async () => {
    const { world, customer, handler } = await talk();
    await atDesk(world, ben);
    const others = [customer, handler];
    const assign: Frame = { type: 'assign', epoch: 1, to: ben.id };
    const close: Frame = { type: 'force-close' };
    const switches = [
      { grant: 'assign', action: 'assign', frame: assign },
      { grant: 'forceClose', action: 'force-close', frame: close },
      { grant: 'monitor', action: 'monitor', frame: monitor },
    ] as const;
    for (const [index, { grant, action, frame }] of switches.entries()) {
      const rest: readonly Grant[] = switches.map((each) => each.grant).filter((each) => each !== grant);
      const lacking = await staffIn(world, supervisor(`Lacking${index}`, rest)).enter();
      expect(mayOf(lacking)).not.toContain(action);
      expect(await refusedQuietly(world, lacking, frame, others)).toMatchObject({ code: 'forbidden' });
      const holding = await staffIn(world, supervisor(`Holding${index}`, [grant])).enter();
      expect(mayOf(holding)).toContain(action);
    }
    // To pass on what one handles is a switch of the agents.
    const handOff: Frame = { type: 'hand-off', epoch: 1, to: { kind: 'agent', id: ben.id }, manner: 'cold' };
    expect(mayOf(handler)).not.toContain('hand-off');
    expect(await refusedQuietly(world, handler, handOff, [customer])).toMatchObject({ code: 'forbidden' });
    // From where one monitors, this page has assigning, and nothing else that changes the conversation.
    const lead = await staffIn(world, supervisor('Lead', ['monitor', 'assign', 'forceClose'])).enter();
    await done(lead, monitor);
    expect(await refusedQuietly(world, lead, close, others)).toMatchObject({ code: 'forbidden' });
    expect([...mayOf(lead)].sort()).toEqual(['assign', 'leave', 'monitor', 'read-history']);
    await done(lead, assign);
    expect(lead.header).toMatchObject({ handler: { id: ben.id }, you: { standing: 'monitoring' } });
    expect(handler.header).toMatchObject({ kind: 'displaced', displaced: { by: { name: 'Lead' } } });
    expect(itemsOf(await atDesk(world, ben))).toMatchObject([{ relation: 'handler' }]);

    const closed = await talk({ policy: { monitors: { sideEffects: [] } } });
    const reader = await staffIn(closed.world, supervisor('Lead', ['monitor', 'assign'])).enter();
    await atDesk(closed.world, ben);
    await done(reader, monitor);
    expect(
      await refusedQuietly(closed.world, reader, assign, [closed.customer, closed.handler]),
    ).toMatchObject({ code: 'forbidden' });
  });

  it('[C28] the day is counted: what came, was handled and was given up, who waits, and how soon they are answered', async () => {
    const world = presetWorld('dynamics-365');
    const panel = await panelOf(world);
    await atDesk(world, anna);
    const people = [1, 2, 3].map((n) => customerIn(world, n, { device: `customer-${n}` }));
    const connected = [panel];
    const comes = async (index: number): Promise<Actor> => {
      const person = people[index];
      if (!person) throw new Error('There are three.');
      connected.push(await person.enter());
      await done(person, say('Hello'));
      return person;
    };
    const first = await comes(0);
    await pass(world, 10, connected);
    const handler = await staffIn(world, anna).enter();
    connected.push(handler);
    await done(handler, { type: 'accept', epoch: 0 });
    await done(handler, say('Good morning', 1));
    const second = await comes(1);
    await pass(world, 10, connected);
    await comes(2);
    await pass(world, 20, connected);
    await done(second, { type: 'end' });
    await pass(world, 2, connected);
    const counters = { offered: 3, handled: 1, abandoned: 1, waiting: 1, averageFirstResponseSeconds: 10 };
    const told = panel.frames.findLast(({ type }) => type === 'today');
    expect(told).toMatchObject({ counters, queue: { waiting: 1, interacting: 1, agentsAvailable: 1 } });
    const today = async (who: Parameters<World['tokenFor']>[0]) =>
      (await world.workgroup(SALES).request({
        path: 'today',
        credential: { kind: 'token', value: world.tokenFor(who) },
      })) ?? { status: 404, body: 'null' };
    expect(JSON.parse((await today(maria)).body)).toMatchObject({ ...counters, longestWaitSeconds: 22 });
    expect((await today(anna)).status).not.toBe(200);
    // Another day begins with nothing but what still waits.
    await world.advance(86_400_000);
    expect(JSON.parse((await today(maria)).body)).toMatchObject({
      offered: 0,
      handled: 0,
      abandoned: 0,
      averageFirstResponseSeconds: null,
    });
    expect(first.end.texts.join()).not.toMatch(/counters|abandoned/);
  });
});
