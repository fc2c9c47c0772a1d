/** What those who wait are told of their place, and by what it changes. */
import { describe, expect, it } from 'vitest';
import type { QueuePlace } from '../../core/domain/presence.js';
import { conversationId, customerIn, parleyWorld } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { WorkgroupWorld } from './workgroup-world.js';
import { workgroupWith } from './workgroup-world.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const uma = supervisor('Uma', ['handle', 'monitor']);

const placeOf = (sales: WorkgroupWorld, n: number): QueuePlace | null | undefined =>
  sales.told(conversationId(n), 'place').at(-1)?.place;

describe('places', () => {
  it('[G09] each is told their place when it changes, and who waits no longer has none', async () => {
    const sales = workgroupWith();
    await sales.seat(anna);
    const first = await sales.say(1);
    await sales.world.advance(1_000);
    const second = await sales.say(2);
    await sales.world.advance(1_000);
    expect(placeOf(sales, 1)).toEqual({ position: 1, waitSeconds: null, service: 'open' });
    expect(placeOf(sales, 2)).toMatchObject({ position: 2 });
    const before = sales.told(conversationId(2), 'place').length;
    const handler = { id: anna.id, name: 'Anna', present: true, awaySince: null };
    await sales.goOn(first, { phase: 'active', handler });
    await sales.world.advance(1_000);
    expect(placeOf(sales, 1)).toBeNull();
    expect(placeOf(sales, 2)).toMatchObject({ position: 1 });
    expect(sales.told(conversationId(2), 'place')).toHaveLength(before + 1);
    await sales.goOn(second, { priority: 3, snoozedUntil: 9e12 });
    await sales.world.advance(1_000);
    expect(placeOf(sales, 2)).toBeNull();
  });

  it('[G09] who comes back because their agent was lost has waited since they wrote', async () => {
    const sales = workgroupWith();
    const wrote = sales.world.time.now();
    await sales.world.advance(5_000);
    await sales.say(1);
    await sales.world.advance(5_000);
    await sales.say(2, { waitingSince: wrote });
    await sales.world.advance(1_000);
    expect([placeOf(sales, 1), placeOf(sales, 2)]).toMatchObject([{ position: 2 }, { position: 1 }]);
  });

  it('[G09] a conversation that speaks up is told again, as it may have begun anew; news of watching tell nobody', async () => {
    const sales = workgroupWith();
    const waiting = await sales.say(1);
    const before = sales.told(conversationId(1), 'place').length;
    const next = await sales.goOn(waiting, {});
    expect(sales.told(conversationId(1), 'place')).toHaveLength(before + 1);
    const { concerns, nextDeadline, policyVersion } = next;
    const supervisors = [
      { person: { id: maria.id, name: 'Maria', role: 'supervisor' }, mode: 'monitor', since: 1 },
    ] as const;
    await sales.tell({
      type: 'backstage',
      conversation: conversationId(1),
      version: next.version + 1,
      backstage: { supervisors, concerns, nextDeadline, policyVersion },
    });
    await sales.seat(maria, { sessions: 3 });
    await sales.seat(uma, { sessions: 3 });
    await sales.world.advance(5_000);
    expect(sales.told(conversationId(1), 'place')).toHaveLength(before + 1);
    await sales.restart();
    await sales.world.advance(1_000);
    expect(sales.told(conversationId(1), 'place')).toHaveLength(before + 2);
  });

  it('[G09] the estimate is made of how long the newest were handled, and kept over a restart', async () => {
    const sales = workgroupWith();
    await sales.seat(anna, { own: 3 });
    const record = sales.record(9);
    const metrics = { ...record.metrics, firstHandledAt: 1, handling: { total: 300_000, since: null } };
    await sales.tell({ type: 'record', record: { ...record, metrics } });
    await sales.tell({ type: 'record', record: sales.record(8) });
    await sales.say(1);
    expect(placeOf(sales, 1)).toMatchObject({ waitSeconds: 300 });
    await sales.restart();
    await sales.say(2);
    expect(placeOf(sales, 2)).toMatchObject({ waitSeconds: 600 });
  });

  it('[G08] outside hours it is closed, from the minute on and back', async () => {
    const hours = {
      timeZone: 'Europe/Berlin',
      week: [{ day: 'monday', from: '10:00', to: '10:30' }],
      holidays: [],
    } as const;
    const now = Date.UTC(2026, 0, 5, 8, 59);
    const sales = workgroupWith({ hours, routing: { strategy: 'longest-idle' } }, { now });
    await sales.seat(anna);
    const record = sales.record(9);
    const metrics = { ...record.metrics, firstHandledAt: 1, handling: { total: 300_000, since: null } };
    await sales.tell({ type: 'record', record: { ...record, metrics } });
    await sales.say(1);
    expect(placeOf(sales, 1)).toMatchObject({ service: 'closed', waitSeconds: null });
    await sales.world.advance(58_000);
    expect(sales.told(conversationId(1), 'offer')).toHaveLength(0);
    await sales.world.advance(3_000);
    expect(placeOf(sales, 1)).toMatchObject({ service: 'open' });
    expect(sales.told(conversationId(1), 'offer')).toHaveLength(1);
    await sales.world.advance(30 * 60_000);
    expect(placeOf(sales, 1)).toMatchObject({ service: 'closed' });
  });

  it('[G09] unattended when nobody is there who may handle, and when patience is over', async () => {
    const sales = workgroupWith({ routing: { patienceSeconds: 60 } });
    await sales.say(1);
    expect(placeOf(sales, 1)).toMatchObject({ service: 'unattended' });
    // Who came to watch is nobody to a customer, whatever else they may do.
    for (const who of [maria, uma]) await sales.seat(who);
    await sales.world.advance(1_000);
    expect(placeOf(sales, 1)).toMatchObject({ service: 'unattended' });
    await sales.seat(anna, { availability: { kind: 'away', since: 1, reason: null, setBy: 'self' } });
    await sales.world.advance(1_000);
    expect(placeOf(sales, 1)).toMatchObject({ service: 'open' });
    await sales.world.advance(60_000);
    expect(placeOf(sales, 1)).toMatchObject({ service: 'unattended' });
  });

  it('[G09] the customer reads it in their header, also where rooms are rebuilt between any two frames', async () => {
    for (const isRestless of [false, true]) {
      const world = parleyWorld({ isRestless });
      const [one, two] = [customerIn(world, 1), customerIn(world, 2)];
      await one.enter();
      await world.advance(1_000);
      await two.enter();
      await world.advance(2_000);
      expect([one.header.queue, two.header.queue]).toMatchObject([{ position: 1 }, { position: 2 }]);
      await one.command({ type: 'end' });
      await world.advance(2_000);
      expect(two.header.queue).toMatchObject({ position: 1 });
    }
  });
});
