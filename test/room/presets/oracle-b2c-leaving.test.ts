/** The answer on enabling a staff member to monitor chat sessions: leaving, and how many can be monitored at a time. */
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../../core/domain/identity.js';
import type { Actor, Frame } from '../../support/actors.js';
import { staffIn } from '../../support/actors.js';
import { SALES, uma } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import type { StageOptions, Talk } from './stage.js';
import {
  atDesk,
  atOnce,
  bodiesOf,
  done,
  itemsOf,
  join,
  kindsOf,
  leave,
  maria,
  monitor,
  pass,
  presetWorld,
  refusedQuietly,
  say,
  takeOver,
  talkIn,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder('oracle-b2c', options);
const farewells = (actor: Actor): number => kindsOf(actor).filter((kind) => kind === 'left').length;

// Step six: leaving ends the session of whoever leaves; silently if they only monitored, with a line in public if they joined.
describe('leaving', () => {
  it('[E18] leaving is a command of its own, and doing it twice does no more than once', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    const tab = await staffIn(world, maria, 1, 'another-tab').enter();
    await done(watcher, join);
    const answers = await atOnce(world, [
      [watcher, leave],
      [tab, leave],
    ]);
    expect(answers).toMatchObject([{ type: 'accepted' }, { type: 'accepted' }]);
    await done(watcher, leave);
    for (const each of [customer, handler]) expect(farewells(each)).toBe(1);
    const stranger = await staffIn(world, uma).enter();
    await done(stranger, leave);
    expect(farewells(customer)).toBe(1);
  });

  it('[E19] who left is sent no more, on any socket; for everybody else the chat goes on', async () => {
    const { world, customer, handler } = await talk();
    const { watcher, desk } = await watch(world);
    const tab = await staffIn(world, maria, 1, 'another-tab').enter();
    await done(watcher, join);
    await done(watcher, leave);
    await world.advance(1_000);
    expect(watcher.header).toMatchObject({ kind: 'outsider', phase: 'active' });
    expect(itemsOf(desk)).toEqual([]);
    for (const each of [watcher, tab]) each.fresh();
    await done(customer, say('Still there?'));
    await done(handler, say('I am', 1));
    for (const each of [watcher, tab]) expect(each.fresh()).toEqual([]);
    expect(await refusedQuietly(world, watcher, say('Me too', 1), [customer, handler])).toMatchObject({
      code: 'forbidden',
    });
    expect(customer.header).toMatchObject({ phase: 'active', handler: { name: 'Anna' }, joined: [] });
    watcher.send({ type: 'read-history', before: watcher.cursor });
    await world.flush();
    expect(watcher.frames.at(-1)).toMatchObject({ type: 'refused' });
  });

  it('[E20] who only monitored leaves without a word; who whispered too, unless the policy has the agent told', async () => {
    for (const coachLeft of [undefined, 'on'] as const) {
      const { world, customer, handler } = await talk(coachLeft ? { policy: { coachLeft } } : {});
      const { watcher } = await watch(world);
      for (const each of [customer, handler]) each.fresh();
      await done(watcher, leave);
      await world.advance(1_000);
      for (const each of [customer, handler]) expect(each.fresh()).toEqual([]);
      await done(watcher, monitor);
      await done(watcher, whisper('Psst'));
      customer.fresh();
      await done(watcher, leave);
      await world.advance(1_000);
      expect(customer.fresh()).toEqual([]);
      expect(farewells(handler)).toBe(coachLeft ? 1 : 0);
      expect(handler.header).toMatchObject({ people: [] });
    }
  });

  it.each([false, true])(
    '[E21] who joined is said to have left, to both and once, however often the connection drops (rebuilt: %s)',
    async (isRestless) => {
      const { world, customer, handler } = await talk({ isRestless });
      const { watcher, desk } = await watch(world);
      await done(watcher, join);
      const people = [customer, handler, desk];
      for (let drop = 0; drop < 5; drop += 1) {
        watcher.end.drop();
        await pass(world, 19, people);
        await watcher.enter(watcher.cursor);
      }
      expect([customer, handler].map(farewells)).toEqual([0, 0]);
      expect(watcher.header).toMatchObject({ you: { standing: 'joined' } });
      watcher.end.drop();
      await pass(world, 19, people);
      expect([customer, handler].map(farewells)).toEqual([0, 0]);
      await pass(world, 60, people);
      expect([customer, handler].map(farewells)).toEqual([1, 1]);
      await watcher.enter();
      await done(watcher, leave);
      await pass(world, 60, [...people, watcher]);
      for (const each of [customer, handler]) {
        expect(each.timeline.filter(({ body }) => (body as Frame).kind === 'left')).toMatchObject([
          { audience: 'everyone', body: { person: { name: 'Maria', role: 'supervisor' } } },
        ]);
      }
      expect(world.faults).toEqual([]);
    },
  );

  it('E22, the room’s half: the notice stays: it is there for whoever loads the conversation afterwards', async () => {
    const { world, customer, handler } = await talk();
    const { watcher } = await watch(world);
    await done(watcher, join);
    await done(watcher, leave);
    for (const each of [customer, handler]) {
      await each.enter();
      expect(kindsOf(each).slice(-2)).toEqual(['joined', 'left']);
      expect(bodiesOf(each, 'left')).toMatchObject([{ person: { name: 'Maria' } }]);
    }
    expect(customer.header).toMatchObject({ joined: [] });
  });
});

/** Four chats of an agent, and a supervisor who is there and asks to watch them. */
const four = async (who: Identity, n = 4) => {
  const world = presetWorld('oracle-b2c');
  const talks: Talk[] = [];
  for (let index = 1; index <= n; index += 1) talks.push(await talkIn(world, index));
  const desk = await atDesk(world, who);
  const watchers: Actor[] = [];
  for (let index = 1; index <= n; index += 1) watchers.push(await staffIn(world, who, index).enter());
  const others = talks.flatMap(({ customer, handler }) => [customer, handler]);
  await world.advance(1_000);
  return { world, desk, watchers, others };
};

const codes = (answers: readonly Frame[]): readonly unknown[] =>
  answers.map(({ type, code }) => (type === 'accepted' ? 'accepted' : code)).sort();
const watched = (watchers: readonly Actor[]): number =>
  watchers.filter((each) => (each.header.you as Frame).standing === 'monitoring').length;
const sessionsOf = (world: World, id: Identity['id']): unknown =>
  (world.workgroup(SALES).storage.dump().get(`staff/${id}`) as Frame | undefined)?.sessions;

// The last paragraph: as many as there are idle sessions, out of the most that the profile has; that can be raised.
describe('how many at a time', () => {
  it('[E23] idle sessions are the limit, however many ask at once; the refusal has the numbers', async () => {
    const { world, watchers, others } = await four({ ...maria, maxSessions: 2 });
    for (const each of others) each.fresh();
    const answers = await atOnce(
      world,
      watchers.map((each) => [each, monitor] as const),
    );
    expect(codes(answers)).toEqual(['accepted', 'accepted', 'limit-reached', 'limit-reached']);
    for (const refused of answers.filter(({ type }) => type === 'refused')) {
      expect(refused).toMatchObject({ code: 'limit-reached', used: 2, limit: 2 });
    }
    await world.advance(1_000);
    expect(watched(watchers)).toBe(2);
    expect(sessionsOf(world, maria.id)).toBe(2);
    for (const each of others) expect(each.fresh()).toEqual([]);
    // One that is left is free again, for one.
    const inside = watchers.find((each) => (each.header.you as Frame).standing === 'monitoring');
    if (inside) await done(inside, leave);
    await world.advance(1_000);
    const rest = watchers.filter((each) => each.header.kind === 'outsider' && each !== inside);
    const again = await atOnce(
      world,
      rest.map((each) => [each, monitor] as const),
    );
    expect(codes(again)).toEqual(['accepted', 'limit-reached']);
  });

  it('[E23] chats of one’s own take sessions; a takeover turns a watched one into one’s own and needs no other', async () => {
    const who = { ...uma, maxSessions: 3 };
    const { world, watchers, others } = await four(who);
    const own = await talkIn(world, 9, who);
    await world.advance(1_000);
    const answers = await atOnce(
      world,
      watchers.map((each) => [each, monitor] as const),
    );
    expect(codes(answers)).toEqual(['accepted', 'accepted', 'limit-reached', 'limit-reached']);
    expect(answers.find(({ type }) => type === 'refused')).toMatchObject({ used: 3, limit: 3 });
    const index = watchers.findIndex((each) => (each.header.you as Frame).standing === 'monitoring');
    const inside = watchers[index];
    const outside = watchers.findIndex((each) => each.header.kind === 'outsider');
    const asker = watchers[outside];
    if (!inside || !asker) throw new Error('Two are in and two are not.');
    await done(inside, takeOver(1));
    await world.advance(1_000);
    expect(
      itemsOf(own.handlerDesk)
        .map(({ relation }) => relation)
        .sort(),
    ).toEqual(['handler', 'handler', 'supervising']);
    expect(await refusedQuietly(world, asker, monitor, others, outside + 1)).toMatchObject({
      code: 'limit-reached',
      used: 3,
      limit: 3,
    });
    await done(own.handler, { type: 'end' });
    await done(own.handler, { type: 'wrap-up', disposition: 'Done' });
    await world.advance(1_000);
    await done(asker, monitor);
  });

  it('[E24] raising the number counts from the next sign-in on, without reload; lowering it cuts nothing that runs', async () => {
    const { world, desk, watchers, others } = await four({ ...maria, maxSessions: 2 });
    const [first, second] = watchers;
    if (!first || !second) throw new Error('There are four.');
    await done(first, monitor);
    await done(second, monitor);
    const raised = { ...maria, maxSessions: 3, issuedAt: 1_000 };
    const third = await staffIn(world, raised, 3, 'raised').enter();
    await done(third, monitor);
    for (const each of [first, second, desk]) expect(each.end.closedWith).toBeNull();
    const lowered = { ...maria, maxSessions: 1, issuedAt: 2_000 };
    await atDesk(world, lowered);
    const fourth = await staffIn(world, lowered, 4, 'lowered').enter();
    expect(await refusedQuietly(world, fourth, monitor, others, 4)).toMatchObject({
      code: 'limit-reached',
      used: 3,
      limit: 1,
    });
    const back = await staffIn(world, lowered, 1, 'lowered').enter();
    for (const each of [first, second, third, back]) {
      expect(each.header).toMatchObject({ you: { standing: 'monitoring' } });
    }
    await pass(world, 40, [...others, first, second, third]);
    for (const each of [first, second, third]) {
      expect(each.header).toMatchObject({ you: { standing: 'monitoring' } });
    }
    const inFirst = others[0];
    if (inFirst) await done(inFirst, say('One more'));
    expect(first.texts.at(-1)).toBe('One more');
  });
});
