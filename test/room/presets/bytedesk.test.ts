/**
 * The page about monitoring, joining and taking over, walked from its first line under the preset `bytedesk`: what it
 * is about, and when it is used.
 */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../support/actors.js';
import { conversationId, staffIn } from '../../support/actors.js';
import { supervisor } from '../../support/builders.js';
import {
  done,
  join,
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
const rowIn = (panel: Parameters<typeof rowsOf>[0]): Frame | undefined => rowsOf(panel).get(id);

// The first lines name three features, and the permission for a team that all of them need.
describe('what it is about', () => {
  it('[A01] monitor, join and takeover are three commands, each allowed and each refused by itself', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const others = [customer, handler];
    const outside = await staffIn(world, maria).enter();
    const unwatched = [join, takeOver(1, { intro })];
    for (const frame of unwatched) {
      expect(await refusedQuietly(world, outside, frame, others)).toMatchObject({ code: 'not-monitoring' });
    }
    await done(outside, monitor);
    const grantless = await staffIn(world, supervisor('Gina', ['whisper'])).enter();
    expect(await refusedQuietly(world, grantless, monitor, [...others, outside])).toMatchObject({
      code: 'forbidden',
    });
    expect(await refusedQuietly(world, outside, takeOver(0, { intro }), others)).toMatchObject({
      code: 'already-taken-over',
      epoch: 1,
    });
    await done(outside, join);
    await done(outside, takeOver(1, { intro }));
    // The handler of it neither monitors nor joins nor takes over: there is nobody else's to step into.
    for (const frame of [monitor, join, takeOver(2, { intro })]) {
      expect(await refusedQuietly(world, outside, frame, others)).toMatchObject({ code: 'own-conversation' });
    }
    await done(outside, { type: 'end' });
    const late = await staffIn(world, luis).enter();
    expect(await refusedQuietly(world, late, monitor, others)).toMatchObject({ code: 'bad-state' });
  });

  it('[A02] without the grant for this team nobody is sent a message, a person or a typing notice', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk', { also: ['support'] });
    const elsewhere = { ...maria, grants: { support: ['monitor', 'join', 'takeover'] as const } };
    const stranger = await staffIn(world, elsewhere).enter();
    expect(stranger.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
    expect(stranger.end.closedWith?.code).toBe(4404);

    const partial = await staffIn(world, supervisor('Gina', ['join', 'takeover'])).enter();
    expect(partial.header).toMatchObject({ kind: 'outsider' });
    expect(await refusedQuietly(world, partial, monitor, [customer, handler])).toMatchObject({
      code: 'forbidden',
    });
    expect(partial.end.texts.join()).not.toMatch(/Carla|Anna|Hello|Good morning/);
    partial.fresh();
    customer.send({ type: 'set-typing', active: true });
    handler.send({ type: 'set-draft', text: 'Let me s' });
    await customer.post('Is it there?');
    await handler.post('It is', { epoch: 1 });
    await world.advance(1_000);
    expect(partial.fresh()).toEqual([]);
  });

  it('[A03] the list of one team holds the ongoing conversations of that team and of no other', async () => {
    const world = presetWorld('bytedesk', { also: ['support'] });
    const { customer } = await talkIn(world);
    const both = { ...maria, grants: { ...maria.grants, support: ['monitor'] as const } };
    const here = await panelOf(world, maria);
    const there = await panelOf(world, both, 'support');
    const shut = await panelOf(world, maria, 'support');
    await world.advance(1_000);
    expect([...rowsOf(here).keys()]).toEqual([id]);
    expect(rowsOf(there).size).toBe(0);
    expect(there.end.texts.join()).not.toMatch(/Carla|Good morning/);
    expect(there.frames[0]).toMatchObject({ figures: { queue: { interacting: 0, waiting: 0 } } });
    expect(here.frames[0]).toMatchObject({ figures: { queue: { interacting: 1, waiting: 0 } } });
    expect(shut.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
    // Nor afterwards, when somebody looks for it.
    await done(customer, { type: 'end' });
    await world.advance(2_000_000);
    const found = (who: typeof maria, workgroup: string) =>
      world.workgroup(workgroup as never).request({
        method: 'POST',
        path: 'closed/search',
        credential: { kind: 'token', value: world.tokenFor(who) },
        body: JSON.stringify({ text: 'Good' }),
      });
    expect((await found(maria, 'sales'))?.body).toContain(id);
    expect((await found(both, 'support'))?.body).not.toContain(id);
    expect(await found(maria, 'support')).toBeNull();
  });
});

// Three occasions: quality and coaching, escalations, and standing in for an agent who is not there.
describe('when to use it', () => {
  it("A04, the room's half: whoever observes may write to the agent alone, from where they are", async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const { watcher } = await watch(world);
    expect(mayOf(watcher)).toContain('whisper');
    customer.fresh();
    await done(watcher, whisper('Ask for the number'));
    expect(handler.texts).toContain('Ask for the number');
    expect(customer.fresh()).toEqual([]);
  });

  it('[A05] a conversation is flagged with a reason, stands out in the list, and is cleared by an act of somebody', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const panel = await panelOf(world);
    const { watcher } = await watch(world);
    customer.fresh();
    await done(handler, { type: 'flag', reason: 'Complaint' });
    await world.advance(1_000);
    expect(rowIn(panel)).toMatchObject({
      concerns: { flag: { by: { name: 'Anna' }, reason: 'Complaint', at: expect.any(Number) } },
      attention: { score: 100, reasons: [{ reason: 'flagged', since: expect.any(Number) }] },
    });
    const other = await staffIn(world, luis).enter();
    await done(other, { type: 'unflag' });
    await world.advance(1_000);
    expect(rowIn(panel)).toMatchObject({ concerns: { flag: null }, attention: { score: 0, reasons: [] } });
    const kept = watcher.timeline.filter(({ body }) =>
      ['flagged', 'unflagged'].includes(String((body as Frame).kind)),
    );
    expect(kept).toMatchObject([
      { at: expect.any(Number), body: { by: { name: 'Anna' }, reason: 'Complaint' } },
      { at: expect.any(Number), body: { by: { name: 'Luis' } } },
    ]);
    expect(customer.fresh()).toEqual([]);
  });

  it('[A06] an agent who is gone is seen in the list before opening, and can be taken over from', async () => {
    const { world, customer, handler, handlerDesk } = await talkUnder('bytedesk');
    const panel = await panelOf(world);
    const asked = await customer.post('Are you there?');
    handler.end.drop();
    handlerDesk.end.drop();
    await world.advance(1_000);
    expect(rowIn(panel)).toMatchObject({
      handler: { name: 'Anna', present: false },
      waitingSince: asked.at,
    });
    await pass(world, 200, [customer, panel]);
    // By this preset it waits for a supervisor and does not go back to the queue.
    expect(rowIn(panel)).toMatchObject({
      phase: 'active',
      handler: { name: 'Anna', present: false },
      waitingSince: asked.at,
      concerns: { orphanedSince: expect.any(Number) },
      attention: { reasons: [{ reason: 'orphaned' }, { reason: 'waiting-long' }] },
    });
    const { watcher } = await watch(world);
    await done(watcher, takeOver(1, { intro }));
    expect(customer.header).toMatchObject({ handler: { name: 'Maria', present: true } });
    await world.advance(1_000);
    expect(rowIn(panel)).toMatchObject({ handler: { name: 'Maria' }, concerns: { orphanedSince: null } });
  });
});
