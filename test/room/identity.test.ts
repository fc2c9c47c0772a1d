/** Who somebody is, when ids, tokens and tabs do not make it easy. */
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import { customerIdOf } from '../../core/domain/ids.js';
import { customerDown } from '../../core/protocol/conversation-down.js';
import type { Frame } from '../support/actors.js';
import {
  Actor,
  conversationId,
  customerIn,
  deskOf,
  deviceOf,
  parleyWorld,
  staffIn,
  workgroupOf,
} from '../support/actors.js';
import { agent, customer, granted, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna');
const maria = supervisor('Maria');

/** A signed-in customer: their token begins the conversation. */
const signedIn = (world: World, who: Identity, n = 1): Actor =>
  new Actor(world, () => world.conversation(conversationId(n)).connect(), customerDown, {
    type: 'hello',
    versions: [1, 1],
    credential: { kind: 'token', token: world.tokenFor(who) },
    device: deviceOf('signed-in'),
    start: { workgroup: 'sales' },
  });

const newer = (who: Identity, grants: Parameters<typeof granted>[1]): Identity => ({
  ...granted(who, grants),
  issuedAt: who.issuedAt + 1_000,
});

const begun = async (world: World) => {
  const visitor = await customerIn(world).enter();
  await visitor.post('Hello');
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  return { visitor, handler };
};

const mayOf = (actor: Actor): readonly string[] => ((actor.header.you ?? {}) as { may?: string[] }).may ?? [];

describe('two people', () => {
  it('[R1][TH14][ST1] a customer whose number is that of an agent or a supervisor is sent a customer’s bytes', async () => {
    const world = parleyWorld();
    const seventeen = (who: Identity): Identity => ({ ...who, id: anna.id });
    const visitor = await signedIn(world, {
      ...seventeen(customer('Carla')),
      id: customerIdOf(anna.id),
    }).enter();
    await visitor.post('Hello');
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command({ type: 'post', audience: 'whisper', text: 'SECRET', epoch: 1 });
    await handler.command({ type: 'post', audience: 'staff', text: 'SECRET, too' });
    await visitor.enter();
    expect(visitor.end.texts.join()).not.toContain('SECRET');
    expect(visitor.header).toMatchObject({ kind: 'customer' });
    expect(handler.header).toMatchObject({ kind: 'staff', you: { standing: 'handler' } });
  });
});

describe('two tokens of one person', () => {
  it('[PE6][WI2] a socket is told what its own token allows, not what another one does', async () => {
    const world = parleyWorld();
    await begun(world);
    const full = await staffIn(world, maria, 1, 'full').enter();
    const less = await staffIn(world, newer(maria, ['monitor']), 1, 'less').enter();
    expect(full.end.closedWith).toEqual({ code: 4403, reason: 'revoked' });
    expect(mayOf(less)).toEqual(['monitor', 'leave', 'flag']);
    await less.command({ type: 'supervise', mode: 'monitor' });
    expect(mayOf(less)).not.toContain('take-over');
  });

  it('[WI2][TH6] an older token is no longer good beside a newer one that allows something else', async () => {
    const world = parleyWorld();
    await begun(world);
    const less = await staffIn(world, newer(maria, ['monitor']), 1, 'less').enter();
    const full = await staffIn(world, maria, 1, 'full').enter();
    expect(full.frames).toMatchObject([{ type: 'refused', code: 'unauthenticated' }]);
    expect(full.end.closedWith?.code).toBe(4401);
    expect(less.end.closedWith).toBeNull();
  });

  it('[WI2] an older token leaves the newer socket alone, also when it comes from the same device', async () => {
    const world = parleyWorld();
    await begun(world);
    const less = await staffIn(world, newer(maria, ['monitor']), 1, 'device').enter();
    const full = await staffIn(world, maria, 1, 'device').enter();
    expect(full.end.closedWith?.code).toBe(4401);
    expect(less.end.closedWith).toBeNull();
  });

  it('[WI2] two tabs with the same grants stay both, whenever their tokens were issued', async () => {
    const world = parleyWorld();
    await begun(world);
    const one = await staffIn(world, maria, 1, 'one').enter();
    const two = await staffIn(world, { ...maria, issuedAt: 5_000 }, 1, 'two').enter();
    expect([one.end.closedWith, two.end.closedWith]).toEqual([null, null]);
  });

  it('[R6][WI2] a handler whose new token does not allow to handle leaves it to the queue', async () => {
    const world = parleyWorld();
    const { visitor, handler } = await begun(world);
    const without = await staffIn(world, newer(anna, []), 1, 'other').enter();
    expect(handler.end.closedWith?.code).toBe(4403);
    expect(without.frames).toMatchObject([{ code: 'not-found' }]);
    expect(visitor.header).toMatchObject({ phase: 'queued', handler: null });
  });

  it('[R6][WI2] a supervisor who took over and may no longer leaves it to the queue, and sees nothing of it', async () => {
    const world = parleyWorld();
    const { visitor } = await begun(world);
    const watcher = await staffIn(world, maria).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await watcher.command({ type: 'take-over', epoch: 1 });
    const less = await staffIn(world, newer(maria, ['whisper']), 1, 'other').enter();
    expect(watcher.end.closedWith?.code).toBe(4403);
    expect(less.header).toMatchObject({ kind: 'outsider', phase: 'queued' });
    expect(less.timeline).toEqual([]);
    expect(visitor.header).toMatchObject({ phase: 'queued' });
  });

  it('[WI2] the same holds for workgroups and desks', async () => {
    const world = parleyWorld();
    const panel = await workgroupOf(world, maria).enter();
    const desk = await deskOf(world, maria).enter();
    const less = newer(maria, ['monitor']);
    await workgroupOf(world, less).enter();
    await deskOf(world, less).enter();
    expect([panel.end.closedWith?.code, desk.end.closedWith?.code]).toEqual([4403, 4403]);
  });

  it('[WI2][TH6] one that allows nothing any more is turned away, and ends what the older one had open', async () => {
    const world = parleyWorld();
    await begun(world);
    const ben = agent('Ben');
    const older = [
      await staffIn(world, ben).enter(),
      await workgroupOf(world, ben).enter(),
      await deskOf(world, ben).enter(),
    ];
    const nothing = newer(ben, []);
    const later = [
      await staffIn(world, nothing, 1, 'other').enter(),
      await workgroupOf(world, nothing).enter(),
    ];
    await deskOf(world, nothing).enter();
    expect(later.map(({ end }) => end.closedWith?.code)).toEqual([4404, 4404]);
    expect(older.map(({ end }) => end.closedWith?.code)).toEqual([4403, 4403, 4403]);
  });
});

describe('a first frame', () => {
  it('[WI1] is a good hello, or the last', async () => {
    for (const first of ['{"type":"ping","received":0}', 'nonsense', '{"type":"hello","role":"agent"}']) {
      const world = parleyWorld();
      const end = world.conversation(conversationId(1)).connect();
      end.send(first);
      await world.flush();
      expect(end.frames).toMatchObject([{ type: 'refused', code: 'bad-frame' }]);
      expect(end.closedWith?.code).toBe(4400);
    }
  });

  it('[TH1] with a name that does not show as itself is refused, and nothing is begun', async () => {
    for (const name of ['\u0001'.repeat(80), '\ud800', 'Anna\u202e', ' ']) {
      const world = parleyWorld();
      const visitor = customerIn(world, 1, { name });
      visitor.send({ ...helloOf(visitor), start: { workgroup: 'sales', name } });
      await world.flush();
      expect(visitor.frames).toMatchObject([{ type: 'refused', code: 'bad-frame' }]);
      expect((await world.conversation(conversationId(1)).storage.list({ prefix: '' })).size).toBe(0);
    }
  });
});

const helloOf = (visitor: Actor): Frame => ({
  type: 'hello',
  versions: [1, 1],
  credential: { kind: 'secret', secret: 's'.repeat(43) },
  device: visitor.device,
});
