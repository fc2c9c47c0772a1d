/** Content goes when its time is over or its customer asks; numbers, figures and everybody's place stay. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Actor, Frame } from '../support/actors.js';
import { conversationId, customerIn, deskOf, parleyWorld, secretFor, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna');
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'export']);
const dayMs = 86_400_000;

interface Told {
  readonly world: World;
  readonly customer: Actor;
  readonly handler: Actor;
  readonly watcher: Actor;
}

const words = [
  'My number is 4711',
  'Let me look',
  'Offer a refund',
  'A difficult one',
  'Carla',
  'vip',
  'angry',
];

/** A conversation with messages of every audience, a tag and a flag. */
const told = async (policy: PolicyOverrides = {}): Promise<Told> => {
  const world = parleyWorld({ workgroups: { sales: { policy } } });
  const customer = await customerIn(world).enter();
  await customer.post('My number is 4711');
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  await handler.post('Let me look', { epoch: 1 });
  const watcher = await staffIn(world, maria).enter();
  await watcher.command({ type: 'supervise', mode: 'monitor' });
  await watcher.command({ type: 'post', audience: 'whisper', text: 'Offer a refund', epoch: 1 });
  await handler.command({ type: 'post', audience: 'staff', text: 'A difficult one' });
  await handler.command({ type: 'tag', add: ['vip'], remove: [] });
  await watcher.command({ type: 'flag', reason: 'angry' });
  return { world, customer, handler, watcher };
};

const stored = (world: World): string =>
  JSON.stringify([...world.conversation(conversationId(1)).storage.dump()]);

const transcriptOf = async (world: World): Promise<string> => {
  const credential = { kind: 'token', value: world.tokenFor(maria) } as const;
  const answer = await world.conversation(conversationId(1)).request({ path: 'transcript', credential });
  return answer?.body ?? '';
};

const numbers = (actor: Actor): unknown => actor.timeline.map(({ seq, id, at }) => [seq, id, at]);
const end = async ({ customer, handler }: Told): Promise<void> => {
  await customer.command({ type: 'end' });
  await handler.command({ type: 'wrap-up', disposition: 'solved' });
};

describe('erasure on request', () => {
  it('[C02][G21][TH45] takes every word out of the room, its storage and its exports, and keeps the numbering', async () => {
    const story = await told();
    await end(story);
    const { world, customer, watcher } = story;
    const before = [customer, watcher].map(numbers);
    await world.conversation(conversationId(1)).told({ type: 'erase' });
    await world.flush();
    for (const word of words.filter((each) => each !== 'Carla')) {
      expect(stored(world)).not.toContain(word);
      expect(await transcriptOf(world)).not.toContain(word);
    }
    expect([customer, watcher].map(numbers)).toEqual(before);
    expect(customer.texts).toEqual([]);
    expect(watcher.texts).toEqual([]);
    // Whoever comes later, or back, finds the same places.
    await customer.enter();
    await watcher.enter();
    expect([customer, watcher].map(numbers)).toEqual(before);
    expect(customer.timeline.some(({ body }) => (body as Frame).kind === 'erased')).toBe(true);
  });

  it('[C02] closes first what is not closed yet, and is told to nobody by another way than that', async () => {
    const { world, customer } = await told();
    await world.conversation(conversationId(1)).told({ type: 'erase' });
    await world.flush();
    expect(customer.header).toMatchObject({ phase: 'closed', handler: null });
    expect(await customer.post('still there?')).toMatchObject({ code: 'closed' });
    expect(stored(world)).not.toContain('4711');
  });

  it('[C02][ER3][WI8] what is added afterwards is neither kept in words nor sent in them to who is there', async () => {
    const { world, customer, handler, watcher } = await told({ formerAgentWrapUp: 'on' });
    await watcher.command({ type: 'take-over', epoch: 1 });
    await watcher.command({ type: 'end' });
    await watcher.command({ type: 'wrap-up', disposition: 'solved' });
    await world.conversation(conversationId(1)).told({ type: 'erase' });
    await world.flush();
    expect(await handler.command({ type: 'wrap-up', disposition: 'a late word' })).toMatchObject({
      type: 'accepted',
    });
    expect(stored(world)).toContain('"kind":"wrapped-up"');
    expect(stored(world)).not.toContain('a late word');
    for (const { frames } of [customer, handler, watcher]) {
      expect(JSON.stringify(frames)).not.toContain('a late word');
    }
  });

  it('[C02][ER2] reaches what waits on a desk at which the conversation stands no more', async () => {
    const { world, watcher } = await told({ formerAgent: 'removed' });
    await watcher.command({ type: 'take-over', epoch: 1, reason: 'Carla is angry' });
    await watcher.command({ type: 'end' });
    await watcher.command({ type: 'wrap-up', disposition: 'solved' });
    const reasons = async (): Promise<unknown> => {
      const desk = await deskOf(world, anna).enter();
      const { items, notices } = desk.frames[0] as { items: unknown; notices: readonly Frame[] };
      return { items, reasons: notices.map(({ reason }) => reason) };
    };
    expect(await reasons()).toEqual({ items: [], reasons: ['Carla is angry'] });
    await world.conversation(conversationId(1)).told({ type: 'erase' });
    await world.flush();
    expect(await reasons()).toEqual({ items: [], reasons: [null] });
  });

  it('[C02][F16] goes on after a crash and after writes that fail, and masks all the while', async () => {
    const story = await told();
    await end(story);
    const { world, customer } = story;
    const room = world.conversation(conversationId(1));
    // The first write marks it; every one of the rewriting fails.
    for (let k = 2; k < 30; k += 1) room.storage.failWrite(k);
    await room.told({ type: 'erase' });
    await world.flush();
    expect(stored(world)).toContain('4711');
    await customer.enter();
    expect(customer.texts).toEqual([]);
    room.crash();
    for (let k = 0; k < 30; k += 1) {
      await customer.enter();
      await world.advance(1_000);
    }
    expect(customer.texts).toEqual([]);
    expect(stored(world)).not.toContain('4711');
  });
});

describe('retention', () => {
  it('[C02][P3] deletes content so many days after the end, also while nobody is there, and keeps the figures', async () => {
    const story = await told({ retentionDays: 30 });
    await end(story);
    const { world, customer, handler, watcher } = story;
    for (const each of [customer, handler, watcher]) each.end.drop();
    await world.advance(30 * dayMs - 60_000);
    expect(stored(world)).toContain('4711');
    await world.advance(120_000);
    expect(stored(world)).not.toContain('4711');
    const credential = { kind: 'token', value: world.tokenFor(maria) } as const;
    const answer = await world.conversation(conversationId(1)).request({ path: 'metrics.json', credential });
    expect(JSON.parse(answer?.body ?? '{}')).toMatchObject({
      messages: { customer: 1, staff: 1, whispers: 1, notes: 1 },
    });
  });

  it('[C02] keeps everything where no days are set', async () => {
    const story = await told();
    await end(story);
    await story.world.advance(400 * dayMs);
    expect(stored(story.world)).toContain('4711');
  });
});

describe('what can be read of a conversation', () => {
  const read = async (world: World, path: string, who = maria): Promise<{ body: string } | null> =>
    world
      .conversation(conversationId(1))
      .request({ path, credential: { kind: 'token', value: world.tokenFor(who) } });

  it('[B24][B25] the export has messages and monitor intervals on one axis, as JSON and CSV', async () => {
    const story = await told();
    await story.world.advance(20_000);
    await story.watcher.command({ type: 'supervise', mode: 'leave' });
    await end(story);
    const json = JSON.parse((await read(story.world, 'timeline.json'))?.body ?? '{}');
    const kinds = (json.items as Frame[]).map((item) => item.kind ?? item.type);
    expect(json).toMatchObject({ format: 'parley-timeline', hasRecord: true });
    expect(kinds.length).toBeGreaterThan(6);
    expect(JSON.stringify(json)).toContain('"mode":"monitor"');
    expect((await read(story.world, 'timeline.csv'))?.body).toContain('Let me look');
    const record = JSON.parse((await read(story.world, 'record.json'))?.body ?? '{}');
    expect(record.intervals.map((each: Frame) => each.mode)).toEqual(['monitor', 'whisper']);
  });

  it('[B23] figures count messages, supervision and times, for supervisors alone', async () => {
    const story = await told();
    await end(story);
    const figures = JSON.parse((await read(story.world, 'metrics.json'))?.body ?? '{}');
    expect(figures).toMatchObject({ messages: { customer: 1, staff: 1 }, firstResponseSeconds: 0 });
    expect(await read(story.world, 'metrics.json', anna)).toBeNull();
    expect(await read(story.world, 'record.json', anna)).toBeNull();
  });

  it.each([
    ['supervisors', false, false],
    ['agent-after-close', false, true],
    ['agent-live', true, true],
  ] as const)('[P5][B24] recordAudience %s', async (recordAudience, live, closed) => {
    const story = await told({ recordAudience });
    expect((await read(story.world, 'record.json', anna)) !== null).toBe(live);
    await end(story);
    expect((await read(story.world, 'record.json', anna)) !== null).toBe(closed);
    expect(await read(story.world, 'record.json', agent('Otto'))).toBeNull();
  });

  it('[A02] a token that a newer one of the same person replaced reads nothing while that is connected', async () => {
    const { world } = await told();
    const lesser = { ...maria, issuedAt: 5_000, grants: { sales: ['monitor'] as const } };
    const panel = await staffIn(world, lesser, 1, 'later').enter();
    expect(panel.end.closedWith).toBeNull();
    expect(await read(world, 'record.json', maria)).toBeNull();
    expect(await read(world, 'record.json', { ...maria, issuedAt: 6_000 })).not.toBeNull();
    expect(await read(world, 'record.json', lesser)).not.toBeNull();
  });

  it('[P20][VI15] where supervisors do not see one another, nobody reads of the others', async () => {
    const story = await told({ supervisorsSeeEachOther: 'off' });
    await end(story);
    const luis = { ...supervisor('Luis', ['monitor', 'export']), role: 'agent' as const };
    for (const path of ['metrics.json', 'record.json', 'timeline.json', 'timeline.csv']) {
      const body = (await read(story.world, path, luis))?.body ?? '';
      expect(body).not.toBe('');
      expect(body).not.toMatch(/Maria|"monitor"|"whisper|takeovers|Offer a refund/);
    }
  });

  it('[R1][TH15] a customer reads their own view and nothing of the rest', async () => {
    const { world } = await told();
    const own = { kind: 'secret', value: secretFor(1) } as const;
    const room = world.conversation(conversationId(1));
    for (const path of ['transcript', 'transcript.json', 'timeline.json', 'timeline.csv']) {
      const body = (await room.request({ path, credential: own }))?.body ?? '';
      expect(body).toContain('4711');
      expect(body).not.toMatch(/refund|difficult|vip|angry|Maria|monitor|whisper/);
    }
    for (const path of ['record.json', 'metrics.json', 'nothing'])
      expect(await room.request({ path, credential: own })).toBeNull();
  });
});
