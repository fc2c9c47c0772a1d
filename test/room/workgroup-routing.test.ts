/** Whom a workgroup asks to take what waits, and what those who wait are told. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { RoutingPolicy } from '../../core/domain/routing.js';
import { defaultRouting } from '../../core/domain/routing.js';
import type { Actor } from '../support/actors.js';
import { conversationId, customerIn, deskOf, parleyWorld, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { WorkgroupWorld } from './workgroup-world.js';
import { workgroupWith } from './workgroup-world.js';

const anna = agent('Anna');
const bert = agent('Bert');
const maria = supervisor('Maria');
const uma = supervisor('Uma', ['handle', 'monitor', 'whisper', 'join', 'takeover']);

const asking = (routing: Partial<RoutingPolicy> = {}, more: PolicyOverrides = {}): WorkgroupWorld =>
  workgroupWith({ ...more, routing: { ...defaultRouting, strategy: 'longest-idle', ...routing } });

const offers = (sales: WorkgroupWorld, n: number): readonly string[] =>
  sales.told(conversationId(n), 'offer').map(({ to }) => to.name);

const offerTo = (sales: WorkgroupWorld, who: typeof anna) => ({
  offer: { to: who.id, name: who.name, until: sales.world.time.now() + 30_000 },
});

describe('offers', () => {
  it('[G22] what waits is offered to who has been idle longest, and no second offer is made meanwhile', async () => {
    const sales = asking();
    await sales.seat(anna, { idleSince: 1 });
    await sales.seat(bert, { idleSince: 2 });
    const waiting = await sales.say(1);
    expect(sales.told(conversationId(1), 'offer')).toEqual([
      { type: 'offer', workgroup: 'sales', to: { id: anna.id, name: 'Anna', role: 'agent' } },
    ]);
    const offered = await sales.goOn(waiting, offerTo(sales, anna));
    await sales.goOn(offered, { messages: 3 });
    await sales.seat(bert, { idleSince: 0 });
    await sales.world.advance(20_000);
    expect(offers(sales, 1)).toEqual(['Anna']);
  });

  it('[G22] an offer of which nothing is heard is made again after seconds, also by a room that began anew', async () => {
    const sales = asking();
    await sales.seat(anna);
    await sales.say(1);
    await sales.world.advance(2_000);
    expect(offers(sales, 1)).toEqual(['Anna']);
    await sales.world.advance(2_000);
    expect(offers(sales, 1)).toEqual(['Anna', 'Anna']);
    await sales.restart();
    expect(offers(sales, 1)).toHaveLength(3);
  });

  it('[G22] who declined is not asked again while another may be; alone, not before an offer’s time is over', async () => {
    const sales = asking();
    await sales.seat(anna, { idleSince: 1 });
    let one = await sales.say(1);
    one = await sales.goOn(one, offerTo(sales, anna));
    await sales.world.advance(2_000);
    one = await sales.goOn(one, { offer: null, tried: [anna.id] });
    await sales.world.advance(20_000);
    expect(offers(sales, 1)).toEqual(['Anna']);
    await sales.restart();
    expect(offers(sales, 1)).toEqual(['Anna']);
    // What else waits is not held up by it.
    await sales.say(2);
    expect(offers(sales, 2)).toEqual(['Anna']);
    await sales.world.advance(8_000);
    expect(offers(sales, 1)).toEqual(['Anna', 'Anna']);
    await sales.seat(bert);
    await sales.goOn(one, { offer: null, tried: [anna.id, anna.id] });
    expect(offers(sales, 1)).toEqual(['Anna', 'Anna', 'Bert']);
  });

  it('[G22] whoever had it and lost it may be asked at once when it is back in the queue', async () => {
    const sales = asking();
    await sales.seat(anna);
    const offered = await sales.goOn(await sales.say(1), offerTo(sales, anna));
    const handler = { id: anna.id, name: 'Anna', present: true, awaySince: null };
    const active = await sales.goOn(offered, { offer: null, phase: 'active', handler });
    await sales.goOn(active, { phase: 'queued', handler: null });
    expect(offers(sales, 1)).toEqual(['Anna', 'Anna']);
  });

  it('[G22] round-robin: whose last offer is longest ago, also after a restart', async () => {
    const sales = asking({ strategy: 'round-robin' });
    await sales.seat(anna);
    await sales.seat(bert);
    for (const n of [1, 2, 3, 4]) {
      const who = n % 2 === 1 ? anna : bert;
      const offered = await sales.goOn(await sales.say(n), offerTo(sales, who));
      await sales.goOn(offered, { offer: null, phase: 'closed' });
      await sales.restart();
      await sales.world.advance(1_000);
      expect(offers(sales, n)).toEqual([who.name]);
    }
  });

  it('[G23] offers fill free sessions and no more; what somebody watches takes none of them', async () => {
    const sales = asking();
    await sales.seat(anna, { own: 1, sessions: 6, maxSessions: 3 });
    for (const n of [1, 2, 3]) await sales.say(n);
    expect([1, 2, 3].map((n) => offers(sales, n).length)).toEqual([1, 1, 0]);
  });

  it('[G23] whom a conversation is passed on to has that session taken while they are asked', async () => {
    const sales = asking();
    await sales.seat(anna, { own: 2 });
    const handler = { id: bert.id, name: 'Bert', present: true, awaySince: null };
    await sales.say(9, { phase: 'active', handler, ...offerTo(sales, anna) });
    await sales.say(1);
    expect(offers(sales, 1)).toEqual([]);
  });

  it('[G22][G23] fifty that come at once each have one offer, and nobody more than fit', async () => {
    const sales = asking({ strategy: 'round-robin' });
    await sales.seat(anna, { maxSessions: 30 });
    await sales.seat(bert, { maxSessions: 10 });
    const all = Array.from({ length: 50 }, (_, index) => sales.summary(index + 1));
    await Promise.all(all.map((summary) => sales.sales.told({ type: 'summary', summary })));
    await sales.world.flush();
    const made = all.flatMap((_, index) => offers(sales, index + 1));
    expect(made.filter((name) => name === 'Anna')).toHaveLength(30);
    expect(made.filter((name) => name === 'Bert')).toHaveLength(10);
    expect(all.every((_, index) => offers(sales, index + 1).length <= 1)).toBe(true);
  });

  it.each([
    ['never', 'Uma handles too', uma, []],
    ['with-handle', 'Uma handles too', uma, ['Uma']],
    ['with-handle', 'Maria only watches', maria, []],
  ] as const)('[A35][P19] supervisorRouting %s: %s', async (supervisorRouting, _, who, expected) => {
    const sales = asking({}, { supervisorRouting });
    await sales.seat(who);
    await sales.say(1);
    expect(offers(sales, 1)).toEqual(expected);
  });

  it('[G22] nobody is asked who is away, before the customer agreed, or by a workgroup whose agents take', async () => {
    const sales = asking();
    await sales.seat(anna, { availability: { kind: 'away', since: 1, reason: null, setBy: 'self' } });
    const one = await sales.say(1, { unmonitorable: 'consent-required' });
    await sales.seat(bert);
    expect(offers(sales, 1)).toEqual([]);
    await sales.goOn(one, { unmonitorable: null });
    expect(offers(sales, 1)).toEqual(['Bert']);
    const manual = workgroupWith();
    await manual.seat(anna);
    await manual.say(1);
    expect(offers(manual, 1)).toEqual([]);
  });

  it('[G22] whom it would ask first is told to who passes a conversation on, also where agents take', async () => {
    for (const strategy of ['manual', 'least-busy'] as const) {
      const sales = asking({ strategy });
      await sales.seat(anna, { own: 2 });
      await sales.seat(bert, { own: 1 });
      const answer = await sales.ask({ type: 'document', candidate: true });
      expect(answer).toMatchObject({ workgroup: 'sales', document: { version: 0, label: 'Sales' } });
      expect(answer?.candidate?.name).toBe(strategy === 'manual' ? 'Anna' : 'Bert');
      expect((await sales.ask({ type: 'document', candidate: false }))?.candidate).toBeNull();
      await sales.seat(anna, { own: 3 });
      await sales.seat(bert, { own: 3 });
      expect((await sales.ask({ type: 'document', candidate: true }))?.candidate).toBeNull();
    }
  });
});

describe('missed offers', () => {
  const miss = async (sales: WorkgroupWorld, n: number, how: 'missed' | 'declined'): Promise<void> => {
    const waiting = await sales.say(n);
    const offered = await sales.goOn(waiting, offerTo(sales, anna));
    await sales.world.advance(how === 'missed' ? 30_000 : 5_000);
    await sales.goOn(offered, { offer: null, tried: [anna.id] });
    await sales.goOn(offered, { offer: null, tried: [anna.id], phase: 'closed' });
  };
  const told = (sales: WorkgroupWorld): number => sales.told(anna.id, 'missed-offers').length;

  it('[G22] so many in a row are told to the desk, once, and over a restart', async () => {
    const sales = asking({ missedBeforeAway: 3 });
    await sales.seat(anna);
    for (const n of [1, 2]) await miss(sales, n, 'missed');
    await sales.restart();
    expect(told(sales)).toBe(0);
    sales.world.isCut = (_, to) => to.kind === 'desk';
    await miss(sales, 3, 'missed');
    await sales.restart();
    sales.world.isCut = () => false;
    await sales.world.advance(60_000);
    expect(told(sales)).toBe(1);
    await miss(sales, 4, 'missed');
    expect(told(sales)).toBe(1);
  });

  it('[G22] declining and accepting show that somebody is there', async () => {
    const sales = asking({ missedBeforeAway: 2 });
    await sales.seat(anna);
    await miss(sales, 1, 'missed');
    await miss(sales, 2, 'declined');
    await miss(sales, 3, 'missed');
    const offered = await sales.goOn(await sales.say(4), offerTo(sales, anna));
    const handler = { id: anna.id, name: 'Anna', present: true, awaySince: null };
    await sales.goOn(offered, { offer: null, phase: 'active', handler });
    await miss(sales, 5, 'missed');
    expect(told(sales)).toBe(0);
    // They said themselves that they are there.
    await sales.seat(anna);
    await miss(sales, 6, 'missed');
    expect(told(sales)).toBe(0);
    await miss(sales, 7, 'missed');
    expect(told(sales)).toBe(1);
  });
});

describe('with real rooms', () => {
  it('[G22][HA1] fifty agents who accept at once: one handles it, and all the others are told that they do not', async () => {
    const world = parleyWorld();
    const customer = await customerIn(world).enter();
    await customer.post('Hello');
    const crowd: Actor[] = [];
    for (let index = 0; index < 50; index += 1)
      crowd.push(await staffIn(world, agent(`Agent${index}`)).enter());
    // A reader that acknowledges nothing would be closed for being slow.
    for (const each of crowd) each.send({ type: 'ping', received: each.frames.length });
    await world.flush();
    for (const each of crowd) each.send({ type: 'accept', epoch: 0, commandId: `${each.device}:1` });
    await world.flush();
    const answers = crowd.map(({ frames }) => frames.findLast((frame) => frame.commandId !== undefined));
    expect(answers.filter((each) => each?.type === 'accepted')).toHaveLength(1);
    expect(answers.filter((each) => each?.code === 'already-accepted')).toHaveLength(49);
  });

  it.each([false, true])(
    '[G22] an offer reaches the desk, passes on when it is declined or missed, and ends in one handler (restless: %s)',
    async (isRestless) => {
      const policy = { routing: { ...defaultRouting, strategy: 'longest-idle', pull: 'off' } } as const;
      const world = parleyWorld({ workgroups: { sales: { policy } }, isRestless });
      const desks = new Map<string, Actor>();
      for (const who of [anna, bert]) {
        const desk = await deskOf(world, who).enter();
        desk.send({ type: 'set-availability', kind: 'available' });
        await world.advance(1_000);
        desks.set(who.id, desk);
      }
      const asked = (who: typeof anna): boolean =>
        desks
          .get(who.id)
          ?.frames.some((frame) => JSON.stringify(frame.changed ?? []).includes('"relation":"offered"')) ??
        false;
      await (await customerIn(world).enter()).post('Hello');
      await world.advance(1_000);
      expect([asked(anna), asked(bert)]).toEqual([true, false]);
      const first = await staffIn(world, anna).enter();
      expect(await first.command({ type: 'decline' })).toMatchObject({ type: 'accepted' });
      await world.advance(1_000);
      expect(asked(bert)).toBe(true);
      await world.advance(29_000);
      for (const each of desks.values()) each.send({ type: 'ping', received: 0 });
      await world.advance(4_000);
      // Bert has missed it: the next round begins.
      expect(first.header).toMatchObject({ offer: { to: { name: 'Anna' } } });
      expect(await first.command({ type: 'accept', epoch: 0 })).toMatchObject({ type: 'accepted' });
      expect(world.faults).toEqual([]);
    },
  );
});
