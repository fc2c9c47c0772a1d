/** What people at a workgroup's sockets are told, and the figures of its day. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Backstage, Summary } from '../../core/domain/summary.js';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, deskOf, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { WorkgroupWorld } from './workgroup-world.js';
import { workgroupWith } from './workgroup-world.js';

const anna = agent('Anna');
const ben = agent('Ben');
const maria = supervisor('Maria');

const of = (panel: Actor, type: string): readonly Frame[] =>
  panel.fresh().filter((each) => each.type === type);
const active = {
  phase: 'active',
  handler: { id: anna.id, name: 'Anna', present: true, awaySince: null },
} as const;

const backstage = (sales: WorkgroupWorld, summary: Summary, more: Partial<Backstage>): Promise<void> => {
  const { supervisors, concerns, nextDeadline, policyVersion, conversation } = summary;
  return sales.tell({
    type: 'backstage',
    conversation,
    version: summary.version + 1,
    backstage: { supervisors, concerns, nextDeadline, policyVersion, ...more },
  });
};

const attentionOf = (frames: readonly Frame[]): unknown => {
  const [row] = (frames.at(-1)?.changed ?? []) as readonly Frame[];
  return (row?.attention as Frame | undefined)?.reasons;
};

describe('attention', () => {
  it('[C06] supervisors are told when a conversation comes to need them, by news or by time, and agents are not', async () => {
    const sales = workgroupWith({ attention: { waitingSeconds: 30 } });
    const panel = await workgroupOf(sales.world, maria).enter();
    const queue = await workgroupOf(sales.world, anna).enter();
    const now = sales.world.time.now();
    const waiting = await sales.say(1, { waitingSince: now });
    expect(attentionOf(of(panel, 'rows'))).toEqual([]);
    const before = queue.end.texts.length;
    await sales.world.advance(29_000);
    expect(of(panel, 'rows')).toEqual([]);
    for (const each of [panel, queue]) each.send({ type: 'ping', received: 0 });
    await sales.world.advance(2_000);
    expect(attentionOf(of(panel, 'rows'))).toEqual([{ reason: 'waiting-long', since: now }]);
    expect((await workgroupOf(sales.world, maria).enter()).frames[0]).toMatchObject({
      rows: [{ attention: { score: 40 } }],
    });
    const flag = {
      by: { id: maria.id, name: 'Maria', role: 'supervisor' },
      at: now,
      reason: 'Look',
    } as const;
    await backstage(sales, waiting, { concerns: { ...waiting.concerns, flag } });
    expect(attentionOf(of(panel, 'rows'))).toMatchObject([{ reason: 'flagged' }, { reason: 'waiting-long' }]);
    queue.check();
    expect(queue.end.texts.slice(before).map((text) => JSON.parse(text).type)).toEqual(['pong']);
  });

  it('[C06] a room that began anew tells it, too, and another policy changes it', async () => {
    const sales = workgroupWith({ attention: { waitingSeconds: 60 } });
    const panel = await workgroupOf(sales.world, maria).enter();
    await sales.say(1, { waitingSince: sales.world.time.now() });
    panel.fresh();
    sales.world.time.set(sales.world.time.now() + 30_000);
    await sales.sales.sleep();
    await sales.world.advance(31_000);
    expect(attentionOf(of(panel, 'rows'))).toMatchObject([{ reason: 'waiting-long' }]);
    const olga = agent('Olga', ['configure']);
    panel.send({ type: 'ping', received: 0 });
    await sales.request(olga, 'PUT', 'policy', { attention: { waitingSeconds: 70 } });
    expect(attentionOf(of(panel, 'rows'))).toEqual([]);
    await sales.world.advance(10_000);
    expect(attentionOf(of(panel, 'rows'))).toMatchObject([{ reason: 'waiting-long' }]);
  });

  it('[C06] nobody has to look where somebody is looking', async () => {
    const sales = workgroupWith({ attention: { unwatchedSeconds: 20, silenceSeconds: 9_000 } });
    const panel = await workgroupOf(sales.world, maria).enter();
    const talk = await sales.say(1, active);
    const supervisors = [
      { person: { id: maria.id, name: 'Maria', role: 'supervisor' }, mode: 'monitor', since: 1 },
    ] as const;
    await backstage(sales, talk, { supervisors });
    await sales.world.advance(25_000);
    expect(attentionOf(of(panel, 'rows'))).toEqual([]);
    await backstage(sales, { ...talk, version: talk.version + 1 }, { supervisors: [] });
    expect(attentionOf(of(panel, 'rows'))).toMatchObject([{ reason: 'unwatched' }]);
  });
});

describe('the figures', () => {
  it('[C28] each is counted once: repeated, late, after a restart and after the end', async () => {
    const sales = workgroupWith();
    const facts = { isHandled: true, isAbandoned: false, firstResponseSeconds: 20 };
    const one = await sales.say(1);
    await sales.goOn(one, { ...active, facts });
    await sales.tell({ type: 'summary', summary: one });
    await sales.restart();
    const closed = await sales.goOn(one, { phase: 'closed', facts });
    await sales.goOn(closed, { messages: 5 });
    await sales.restart();
    await sales.goOn(closed, { messages: 6 });
    const two = await sales.say(2);
    await sales.goOn(two, { phase: 'closed', facts: { ...two.facts, isAbandoned: true } });
    await sales.say(3);
    await sales.world.advance(30_000);
    expect(await sales.request(maria, 'GET', 'today')).toEqual({
      status: 200,
      body: {
        day: '2026-01-05',
        offered: 3,
        handled: 1,
        abandoned: 1,
        waiting: 1,
        longestWaitSeconds: 30,
        averageFirstResponseSeconds: 20,
      },
    });
    expect(await sales.request(anna, 'GET', 'today')).toMatchObject({ status: 403 });
  });

  it('[A17] what moved to another workgroup leaves the list and does not count; what comes back counts anew', async () => {
    const sales = workgroupWith();
    const panel = await workgroupOf(sales.world, maria).enter();
    const one = await sales.say(1);
    panel.fresh();
    const moved = await sales.goOn(one, { workgroup: 'support' as Summary['workgroup'] });
    expect(of(panel, 'rows')).toMatchObject([{ changed: [], removed: [conversationId(1)] }]);
    await sales.tell({ type: 'summary', summary: { ...one, version: moved.version - 1 } });
    await sales.say(2, { workgroup: 'support' as Summary['workgroup'] });
    expect(of(panel, 'rows')).toEqual([]);
    expect(JSON.stringify([...sales.sales.storage.dump()])).not.toContain(conversationId(2));
    expect(await sales.request(maria, 'GET', 'today')).toMatchObject({ body: { offered: 1, waiting: 0 } });
    expect(await sales.request(agent('Olga', ['configure']), 'DELETE', 'customers/c1')).toMatchObject({
      body: { conversations: 0 },
    });
    await sales.goOn(moved, { workgroup: one.workgroup });
    expect(await sales.request(maria, 'GET', 'today')).toMatchObject({ body: { offered: 2, waiting: 1 } });
  });

  it('[C28] another day begins at midnight of the hours’ time zone, also with nothing happening', async () => {
    const week = [{ day: 'monday', from: '00:00', to: '24:00' }] as const;
    const hours = { timeZone: 'Europe/Berlin', week, holidays: [] };
    const sales = workgroupWith({ hours }, { now: Date.UTC(2026, 0, 5, 22, 50) });
    const panel = await workgroupOf(sales.world, maria).enter();
    await sales.say(1);
    await sales.world.advance(2_000);
    expect(of(panel, 'today').at(-1)).toMatchObject({ counters: { day: '2026-01-05', offered: 1 } });
    const midnight = Date.UTC(2026, 0, 5, 23);
    for (let left = 0; left !== 2_000; ) {
      panel.send({ type: 'ping', received: 0 });
      await sales.world.advance(Math.min(30_000, midnight - 2_000 - sales.world.time.now()));
      left = midnight - sales.world.time.now();
    }
    expect(of(panel, 'today')).toEqual([]);
    await sales.world.advance(2_000);
    expect(of(panel, 'today')).toMatchObject([{ counters: { day: '2026-01-06', offered: 0, waiting: 1 } }]);
  });

  it('[E07][C28] they are told to supervisors when they change, at most once a second, and to nobody else', async () => {
    const sales = workgroupWith();
    const panel = await workgroupOf(sales.world, maria).enter();
    const queue = await workgroupOf(sales.world, anna).enter();
    expect(panel.frames[0]).toMatchObject({
      house: {
        monitors: { requires: 'signed-in', perSupervisor: 'capacity', otherChannels: 'listed' },
        consent: 'notice',
        sentiment: 'off',
        agentStatistics: 'off',
      },
      figures: { counters: { offered: 0 }, queue: { waiting: 0, agentsOnline: 0 } },
    });
    expect(queue.frames[0]).toMatchObject({ staff: [], house: null, figures: null });
    await sales.world.advance(2_000);
    panel.fresh();
    for (let n = 1; n <= 20; n += 1) await sales.say(n);
    expect(of(panel, 'today')).toMatchObject([{ counters: { offered: 1 } }]);
    await sales.world.advance(999);
    expect(of(panel, 'today')).toEqual([]);
    await sales.world.advance(1);
    expect(of(panel, 'today')).toMatchObject([{ counters: { offered: 20 }, queue: { waiting: 20 } }]);
    await sales.world.advance(20_000);
    expect(of(panel, 'today')).toEqual([]);
    expect(queue.end.texts.join()).not.toContain('today');
  });

  it('[E07] the snapshot says who does what now, and nothing that adds up over time', async () => {
    const sales = workgroupWith();
    await sales.seat(anna, { own: 1, sessions: 2 });
    await sales.say(1, active);
    await sales.say(2);
    await sales.world.advance(5_000);
    expect(await sales.request(maria, 'GET', 'snapshot')).toEqual({
      status: 200,
      body: {
        at: sales.world.time.now(),
        waiting: 1,
        longestWaitSeconds: 5,
        interacting: 1,
        agentsOnline: 1,
        agentsAvailable: 1,
        agents: [
          {
            id: anna.id,
            name: 'Anna',
            availability: 'available',
            sessions: 2,
            maxSessions: 3,
            conversations: 1,
          },
        ],
      },
    });
    expect(await sales.request(anna, 'GET', 'snapshot')).toMatchObject({ status: 403 });
  });
});

describe('staff', () => {
  it('[C03] supervisors see how busy colleagues are, not what they may; who left is gone', async () => {
    const sales = workgroupWith();
    const panel = await workgroupOf(sales.world, maria).enter();
    panel.fresh();
    const row = await sales.seat(anna, { sessions: 2 });
    const [told] = of(panel, 'staff');
    expect(told).toMatchObject({ changed: [{ name: 'Anna', role: 'agent', sessions: 2, maxSessions: 3 }] });
    const [view = {}] = (told?.changed ?? []) as readonly Frame[];
    expect(Object.keys(view).sort()).toEqual(
      ['availability', 'id', 'maxSessions', 'name', 'role', 'sessions'].sort(),
    );
    await sales.seat(anna, { ...row, version: row.version + 1, idleSince: 5 });
    expect(of(panel, 'staff')).toEqual([]);
    await sales.seat(anna, { version: row.version + 2, grants: [] });
    expect(of(panel, 'staff')).toEqual([{ type: 'staff', changed: [], removed: [anna.id] }]);
    await sales.tell({ type: 'staff-row', row });
    expect((await panel.enter()).frames[0]).toMatchObject({ staff: [] });
  });
});

describe('silence', () => {
  /** All that an agent at the workgroup, an agent at the desk and the customer are sent. */
  const run = async (
    policy: PolicyOverrides,
    isWatched: boolean,
  ): Promise<readonly (readonly string[])[]> => {
    const world = parleyWorld({ workgroups: { sales: { policy } } });
    const desk = await deskOf(world, anna).enter();
    const queue = await workgroupOf(world, ben).enter();
    desk.send({ type: 'set-availability', kind: 'available' });
    const [one, two] = [await customerIn(world, 1).enter(), customerIn(world, 2)];
    const watcher = staffIn(world, maria, 1);
    const watch = async (mode: 'monitor' | 'leave'): Promise<void> => {
      if (isWatched) await watcher.command({ type: 'supervise', mode });
      await world.advance(1_500);
    };
    if (isWatched) {
      const own = await deskOf(world, maria).enter();
      own.send({ type: 'set-availability', kind: 'available' });
      await (await workgroupOf(world, maria).enter()).enter();
      await watcher.enter();
    }
    await watch('monitor');
    await one.post('Hello');
    const handler = await staffIn(world, anna, 1).enter();
    await world.advance(2_000);
    await handler.command({ type: 'accept', epoch: 0 });
    await watch('monitor');
    await two.enter();
    await watch('leave');
    await handler.post('Good morning', { epoch: 1 });
    await watch('monitor');
    await two.post('Anybody?');
    for (const each of [desk, queue, handler, one]) each.send({ type: 'ping', received: 0 });
    if (isWatched) watcher.send({ type: 'ping', received: 0 });
    await world.advance(33_000);
    await one.command({ type: 'end' });
    await watch('leave');
    expect([desk, queue, handler, one, two].map(({ end }) => end.closedWith)).toEqual(Array(5).fill(null));
    return [desk, queue, handler, one, two].map(({ end }) => end.texts);
  };

  it.each(['manual', 'longest-idle'] as const)(
    '[R3][B05][E20][G22] agents and customers are sent the same with and without somebody watching (%s)',
    async (strategy) => {
      const policy = {
        routing: { strategy },
        monitors: { requires: 'online', phases: ['queued', 'active'] },
      } as const;
      const [watched, alone] = [await run(policy, true), await run(policy, false)];
      expect(watched).toEqual(alone);
      expect(alone.every((texts) => texts.length > 1)).toBe(true);
    },
  );
});
