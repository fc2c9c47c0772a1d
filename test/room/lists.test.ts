/** What queues, panels and desks are told of conversations, and what they are not. */
import { describe, expect, it } from 'vitest';
import { personOf } from '../../core/domain/identity.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { Backstage, Summary } from '../../core/domain/summary.js';
import { conversationId, customerIn, deskOf, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import { answeredTalk } from '../support/room-talk.js';

const anna = agent('Anna');
const maria = supervisor('Maria');

const rowsOf = (
  frames: readonly Readonly<Record<string, unknown>>[],
): Map<string, Record<string, unknown>> => {
  const rows = new Map<string, Record<string, unknown>>();
  for (const frame of frames) {
    const changed = (frame.rows ?? frame.changed ?? []) as Record<string, unknown>[];
    for (const row of changed) rows.set(String(row.conversation), row);
    for (const id of (frame.removed ?? []) as string[]) rows.delete(id);
  }
  return rows;
};

/** Somebody watches it. */
const watched = ({ concerns, policyVersion }: Summary): Backstage => ({
  supervisors: [{ person: personOf(maria), mode: 'monitor', since: 0 }],
  concerns,
  nextDeadline: null,
  policyVersion,
});

describe('the workgroup', () => {
  it('[A03][A19] an agent sees what is queued, a supervisor all that is live, within a second', async () => {
    const world = parleyWorld();
    const queue = await workgroupOf(world, agent('Ben')).enter();
    const panel = await workgroupOf(world, maria).enter();
    const customer = await customerIn(world).enter();
    await customer.post('Hello');
    await world.advance(1_000);
    expect(rowsOf(queue.frames).get(conversationId(1))).toMatchObject({ phase: 'queued' });
    expect(rowsOf(queue.frames).get(conversationId(1))).not.toHaveProperty('supervisors');
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    await world.advance(1_000);
    expect(rowsOf(queue.frames).size).toBe(0);
    expect(rowsOf(panel.frames).get(conversationId(1))).toMatchObject({
      phase: 'active',
      handler: { name: 'Anna', present: true },
      supervisors: [],
    });
    await customer.command({ type: 'end' });
    await handler.command({ type: 'wrap-up', disposition: 'Done' });
    await world.advance(1_000);
    expect(rowsOf(panel.frames).size).toBe(0);
  });

  it('[A02][TH27] who has no grant there is not let in, and cannot tell it from a workgroup that is not', async () => {
    const world = parleyWorld({ workgroups: { sales: {}, support: {} } });
    const here = workgroupOf(world, anna, 'support');
    const nowhere = workgroupOf(world, anna, 'nowhere');
    for (const each of [here, nowhere]) await each.enter();
    expect(here.end.texts).toEqual(nowhere.end.texts);
    expect(here.end.closedWith).toEqual({ code: 4404, reason: 'not-found' });
  });

  it('[PR1][F27] late and repeated news change nothing, and news that could not be told is told later', async () => {
    const world = parleyWorld();
    const panel = await workgroupOf(world, maria).enter();
    world.isCut = (from) => from.kind === 'conversation';
    const customer = await customerIn(world).enter();
    expect(await customer.post('Hello')).toMatchObject({ type: 'accepted' });
    await world.advance(3_000);
    expect(rowsOf(panel.frames).size).toBe(0);
    world.isCut = () => false;
    await world.advance(5_000);
    const row = rowsOf(panel.frames).get(conversationId(1));
    expect(row).toMatchObject({ lastMessage: { text: 'Hello' } });
    const before = panel.end.texts.length;
    const sales = world.workgroup('sales' as WorkgroupId);
    const { summary } = (await sales.storage.get(`row/${conversationId(1)}`)) as { summary: Summary };
    for (const version of [summary.version, summary.version - 1]) {
      await sales.told({ type: 'summary', summary: { ...summary, version, phase: 'closed' } });
      await sales.told({
        type: 'backstage',
        conversation: conversationId(1),
        version,
        backstage: watched(summary),
      });
    }
    await world.flush();
    expect(panel.end.texts).toHaveLength(before);
  });
});

describe('what is told apart', () => {
  it('[PR1] neither of the two that are told of a conversation is taken back by an older one of the other', async () => {
    const world = parleyWorld();
    const panel = await workgroupOf(world, maria).enter();
    await (await customerIn(world).enter()).post('Hello');
    await world.advance(1_000);
    const sales = world.workgroup('sales' as WorkgroupId);
    const conversation = conversationId(1);
    const { summary } = (await sales.storage.get(`row/${conversation}`)) as { summary: Summary };
    const { version } = summary;
    await sales.told({ type: 'backstage', conversation, version: version + 5, backstage: watched(summary) });
    await sales.told({ type: 'summary', summary: { ...summary, version: version + 2, messages: 2 } });
    await world.flush();
    const row = rowsOf(panel.frames).get(conversation);
    expect(row).toMatchObject({ messages: 2, supervisors: [{ person: { name: 'Maria' } }] });
    await sales.told({ type: 'summary', summary: { ...summary, version: version + 6 } });
    await world.flush();
    expect(rowsOf(panel.frames).get(conversation)).toMatchObject({ supervisors: [] });
  });

  it('[PR2] after a crash lists say who is not connected any more', async () => {
    const world = parleyWorld();
    const panel = await workgroupOf(world, maria).enter();
    const customer = await customerIn(world).enter();
    await customer.post('Hello');
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    await world.advance(1_000);
    world.conversation(conversationId(1)).crash();
    await world.conversation(conversationId(1)).told({ type: 'wake' });
    // Whoever comes back soon was never gone.
    await world.advance(4_000);
    expect(rowsOf(panel.frames).get(conversationId(1))).toMatchObject({
      customer: { present: false },
      handler: { present: false },
    });
  });

  it('[VI9][TH22][F3] a crash of which everybody is back soon is told to no list, whoever comes back first', async () => {
    const run = async (isWatched: boolean): Promise<readonly string[]> => {
      const monitors = { requires: 'signed-in', phases: ['queued', 'active'] } as const;
      const world = parleyWorld({ workgroups: { sales: { policy: { monitors } } } });
      const queue = await workgroupOf(world, anna).enter();
      const customer = await customerIn(world).enter();
      await customer.post('Hello');
      const watcher = staffIn(world, maria);
      if (isWatched) {
        await watcher.enter();
        expect(await watcher.command({ type: 'supervise', mode: 'monitor' })).toMatchObject({
          type: 'accepted',
        });
      }
      await world.advance(1_000);
      const told = queue.end.texts.length;
      world.conversation(conversationId(1)).crash();
      await world.advance(700);
      if (isWatched) await watcher.enter(watcher.cursor);
      await world.advance(600);
      await customer.enter(customer.cursor);
      await world.advance(6_000);
      expect(queue.end.texts).toHaveLength(told);
      return queue.end.texts;
    };
    expect(await run(true)).toEqual(await run(false));
  });

  it('[PR4] a desk whose item does not change is told nothing, by no message', async () => {
    const world = parleyWorld();
    await (await customerIn(world).enter()).post('Hello');
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    await world.advance(1_000);
    const told: string[] = [];
    world.isCut = (_, to) => {
      if (to.kind === 'desk') told.push(to.id);
      return false;
    };
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await world.advance(1_000);
    // Asked for a place, and then told what has come to stand there.
    expect([...new Set(told)]).toEqual([maria.id]);
  });
});

describe('the desk', () => {
  it('[B06] an agent who is away finds on the desk who took over, and why', async () => {
    const { world, handler } = await answeredTalk({
      workgroups: { sales: { policy: { formerAgentWrapUp: 'on' } } },
    });
    handler.end.drop();
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command({ type: 'take-over', epoch: 1, reason: 'Agent away' });
    await watcher.post('Maria here', { epoch: 2 });
    await world.advance(1_000);
    const desk = await deskOf(world, anna).enter();
    expect(desk.frames[0]).toMatchObject({
      items: [{ relation: 'displaced', displaced: { by: { name: 'Maria' }, reason: 'Agent away' } }],
    });
    expect(desk.end.texts.join()).not.toContain('Maria here');
    await handler.enter();
    expect(handler.header).toMatchObject({ kind: 'displaced', displaced: { by: { name: 'Maria' } } });
    expect(await handler.command({ type: 'wrap-up', disposition: 'Handed over' })).toMatchObject({
      type: 'accepted',
    });
    await world.advance(1_000);
    expect(desk.frames.at(-1)).toMatchObject({ type: 'items', removed: [conversationId(1)] });
  });

  it('lists what a person handles and supervises, and belongs to that person alone', async () => {
    const { world } = await answeredTalk();
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await world.advance(1_000);
    const annas = await deskOf(world, anna).enter();
    const marias = await deskOf(world, maria).enter();
    expect(annas.frames[0]).toMatchObject({ items: [{ relation: 'handler' }] });
    expect(marias.frames[0]).toMatchObject({ items: [{ relation: 'supervising', mode: 'monitor' }] });
    const foreign = await deskOf(world, agent('Ben'), anna.id).enter();
    expect(foreign.end.closedWith?.code).toBe(4404);
  });

  it('[G28] availability is the person’s own setting, kept over restarts and told to supervisors', async () => {
    const world = parleyWorld();
    const panel = await workgroupOf(world, maria).enter();
    const desk = await deskOf(world, anna).enter();
    desk.send({ type: 'set-availability', kind: 'away', reason: 'Lunch' });
    await world.advance(1_000);
    expect(desk.frames.at(-1)).toMatchObject({ availability: { kind: 'away', reason: 'Lunch' } });
    const told = panel.frames.findLast((frame) => frame.type === 'staff');
    expect(told).toMatchObject({ changed: [{ name: 'Anna', availability: { kind: 'away' } }] });
    world.desk(anna.id).crash();
    await desk.enter();
    expect(desk.frames[0]).toMatchObject({ availability: { kind: 'away', reason: 'Lunch' } });
  });
});
