/** The page about monitoring, joining and taking over under the preset `bytedesk`: the words that it explains. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../support/actors.js';
import { conversationId, staffIn } from '../../support/actors.js';
import { agent } from '../../support/builders.js';
import {
  anna,
  atDesk,
  ben,
  bodiesOf,
  done,
  join,
  kindsOf,
  luis,
  monitor,
  pass,
  presetWorld,
  refusedQuietly,
  takeOver,
  talkIn,
  talkUnder,
  watch,
} from './stage.js';

const intro = 'I am Maria. I take over because Anna is busy. I will look into it now.';

// The words of the page: workgroup, agent, monitor, join, takeover.
describe('key concepts', () => {
  it('[A07] a conversation belongs to one team with a name, and going to another is in the timeline', async () => {
    const world = presetWorld('bytedesk', { also: ['support'] });
    const { handler, customer } = await talkIn(world, 1, agent('Anna', ['handle', 'transfer']));
    const { watcher } = await watch(world);
    expect(handler.header).toMatchObject({ workgroup: 'sales', label: 'Sales' });
    await done(handler, {
      type: 'hand-off',
      epoch: 1,
      to: { kind: 'workgroup', id: 'support' },
      manner: 'cold',
      note: 'About a bill',
    });
    const there = { ...ben, grants: { support: ['handle'] as const } };
    await atDesk(world, there);
    const next = await staffIn(world, there).enter();
    await done(next, { type: 'accept', epoch: 2 });
    expect(next.header).toMatchObject({ workgroup: 'support', label: 'support' });
    expect(bodiesOf(next, 'moved')).toMatchObject([
      { from: 'Sales', to: 'support', by: { name: 'Anna' }, note: 'About a bill' },
    ]);
    expect(next.texts).toEqual(['Hello', 'Good morning']);
    // Whoever watched by the right of the former team does so no more.
    expect(watcher.header).not.toMatchObject({ kind: 'staff' });
    expect(customer.end.texts.join()).not.toMatch(/moved|support|About a bill/);
  });

  it('[A08] whatever happens, there is exactly one handler while it goes on', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    await atDesk(world, ben);
    const other = await staffIn(world, ben).enter();
    const { watcher } = await watch(world);
    const { watcher: second } = await watch(world, luis);
    const everybody = [handler, other, watcher, second];
    const states: string[] = [];
    let epoch = 1;
    const check = (): void => {
      const seen = everybody.map(({ header }) => header).filter(({ kind }) => kind === 'staff');
      const handlers = new Set(seen.map((header) => JSON.stringify((header.handler as Frame | null)?.id)));
      const own = seen.filter((header) => (header.you as Frame).standing === 'handler');
      expect(handlers.size).toBeLessThanOrEqual(1);
      expect(own).toHaveLength(customer.header.phase === 'active' ? 1 : 0);
      epoch = Number(seen[0]?.epoch ?? everybody.find(({ header }) => header.kind)?.header.epoch ?? epoch);
      states.push([...handlers].join());
    };
    // Asks that fit and asks that do not, in an order that repeats nothing soon.
    for (let step = 0; step < 40; step += 1) {
      const asks: readonly Frame[] = [
        monitor,
        takeOver(epoch, { intro }),
        { type: 'hand-back', epoch },
        takeOver(epoch, { target: { kind: 'agent', id: ben.id } }),
        join,
        takeOver(epoch, { target: { kind: 'queue' } }),
        { type: 'accept', epoch },
      ];
      const actor = everybody[(step * 7 + (step >> 2)) % everybody.length];
      const ask = asks[(step * 5 + (step >> 3)) % asks.length];
      if (actor && ask) await actor.command(ask);
      await world.advance(500);
      check();
    }
    expect(new Set(states).size).toBeGreaterThan(3);
    expect(world.faults).toEqual([]);
  });

  it('[A09] monitoring shows all that was said before, page by page, back to the first entry', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    // In bursts, as fast as somebody may.
    for (let index = 0; index < 120; index += 1) {
      const commandId = `${handler.device}:${handler.next + index}`;
      handler.send({ type: 'post', audience: 'everyone', text: `line ${index}`, epoch: 1, commandId });
      if (index % 20 === 19) await pass(world, 10, [customer, handler]);
    }
    const { watcher } = await watch(world);
    expect(watcher.texts).toHaveLength(50 - 1);
    expect(watcher.texts.at(-1)).toBe('line 119');
    const older = (): unknown => {
      const frame = watcher.frames.findLast(({ type, reset }) => type === 'page' || reset);
      return frame?.type === 'page' ? frame.before : (frame?.reset as Frame | undefined)?.before;
    };
    let pages = 0;
    for (let cursor = older(); cursor !== null; cursor = older()) {
      watcher.send({ type: 'read-history', before: cursor });
      await world.flush();
      pages += 1;
    }
    expect(pages).toBe(2);
    const lines = Array.from({ length: 120 }, (_, index) => `line ${index}`);
    expect(watcher.texts).toEqual(['Hello', 'Good morning', ...lines]);
    expect(watcher.timeline.map(({ seq }) => seq)).toEqual(watcher.timeline.map((_, index) => index + 1));
  });

  it('[A10] monitoring leaves handler, marks, clocks and everything else of the conversation as it was', async () => {
    const { world, customer, handler, handlerDesk } = await talkUnder('bytedesk');
    await customer.post('How long?');
    await world.advance(5_000);
    const room = world.conversation(conversationId(1));
    const state = async (): Promise<Frame> => (await room.storage.get('state')) as Frame;
    // What is kept about the supervisor, and how many entries there are for supervisors alone.
    const ofSupervision = ['supervisions', 'supervisedAt', 'version', 'position', 'deadlines'];
    const rest = (whole: Frame): Frame => {
      const { supervision: _times, supervisors: _present, ...metrics } = whole.metrics as Frame;
      const { supervisors: _entries, ...counts } = whole.counts as Frame;
      const kept = Object.entries(whole).filter(([key]) => !ofSupervision.includes(key));
      return { ...Object.fromEntries(kept), metrics, counts };
    };
    const before = rest(await state());
    const told = [customer, handler, handlerDesk].map(({ end }) => [...end.texts]);
    const { watcher } = await watch(world);
    await world.advance(5_000);
    expect(JSON.stringify(rest(await state()))).toBe(JSON.stringify(before));
    expect(before).toMatchObject({ epoch: 1, waitingSince: expect.any(Number) });
    await done(watcher, { type: 'supervise', mode: 'leave' });
    await world.advance(5_000);
    expect(JSON.stringify(rest(await state()))).toBe(JSON.stringify(before));
    expect([customer, handler, handlerDesk].map(({ end }) => [...end.texts])).toEqual(told);
  });

  it('[A11] after joining a supervisor is read by customer and agent, under their name and role', async () => {
    const { world, customer, handler } = await talkUnder('bytedesk');
    const { watcher } = await watch(world);
    await done(watcher, join);
    await done(watcher, { type: 'post', audience: 'everyone', text: 'Maria here', epoch: 1 });
    for (const reader of [customer, handler]) {
      expect(kindsOf(reader).slice(-2)).toEqual(['joined', 'message']);
      expect(bodiesOf(reader, 'joined')).toMatchObject([
        { person: { name: 'Maria', role: 'supervisor' }, as: 'participant' },
      ]);
      expect(bodiesOf(reader, 'message').at(-1)).toMatchObject({
        text: 'Maria here',
        author: { name: 'Maria', role: 'supervisor' },
      });
    }
    expect(customer.header).toMatchObject({
      handler: { name: 'Anna' },
      joined: [{ name: 'Maria', role: 'supervisor', as: 'participant' }],
    });
  });

  const taken = async (target: Frame | undefined) => {
    const talk = await talkUnder('bytedesk');
    await atDesk(talk.world, ben);
    const { watcher } = await watch(talk.world);
    await done(watcher, takeOver(1, { reason: 'Busy', ...(target ? { target } : {}), intro }));
    return { ...talk, watcher };
  };

  it('[A12] a takeover gives the handling to oneself, to another agent, or to the queue', async () => {
    const own = await taken(undefined);
    expect(own.watcher.header).toMatchObject({ epoch: 2, handler: { name: 'Maria' } });
    expect(own.customer.header).toMatchObject({ handler: { name: 'Maria' } });

    const given = await taken({ kind: 'agent', id: ben.id });
    const other = await staffIn(given.world, ben).enter();
    expect(other.header).toMatchObject({ handler: { name: 'Ben' }, you: { standing: 'handler' } });
    expect(bodiesOf(other, 'assigned').at(-1)).toMatchObject({
      handler: { name: 'Ben' },
      from: { name: 'Anna' },
      by: { name: 'Maria' },
      cause: 'taken-over',
      reason: 'Busy',
    });
    expect(given.customer.header).toMatchObject({ handler: { name: 'Ben' } });
    expect(given.watcher.header).toMatchObject({ you: { standing: 'monitoring' } });

    const queued = await taken({ kind: 'queue' });
    expect(queued.customer.header).toMatchObject({ phase: 'queued', handler: null });
    expect(queued.watcher.header).toMatchObject({ phase: 'queued', handler: null, epoch: 2 });

    for (const { handler } of [own, given, queued]) {
      expect(handler.header).toMatchObject({
        kind: 'displaced',
        displaced: { by: { name: 'Maria' }, reason: 'Busy' },
      });
    }
  });

  it('[A12] somebody who is not there or has no place left is not given it, and nothing changes', async () => {
    const world = presetWorld('bytedesk');
    const full = { ...ben, maxSessions: 1 };
    await talkIn(world, 2, full);
    const { customer, handler } = await talkIn(world);
    const { watcher } = await watch(world);
    const give = (id: string): Frame => takeOver(1, { target: { kind: 'agent', id } });
    const others = [customer, handler];
    expect(await refusedQuietly(world, watcher, give(full.id), others)).toMatchObject({
      code: 'target-busy',
      used: 1,
      limit: 1,
    });
    const unknown = agent('Nobody');
    expect(await refusedQuietly(world, watcher, give(unknown.id), others)).toMatchObject({
      code: 'target-unavailable',
    });
    // Another supervisor, who does not handle conversations, is no agent to give it to.
    await atDesk(world, luis);
    expect(await refusedQuietly(world, watcher, give(luis.id), others)).toMatchObject({
      code: 'target-unavailable',
    });
    await atDesk(world, full, 'away');
    expect(await refusedQuietly(world, watcher, give(full.id), others)).toMatchObject({
      code: 'target-unavailable',
    });
    expect(await refusedQuietly(world, watcher, give(anna.id), others)).toMatchObject({ code: 'bad-state' });
  });
});
