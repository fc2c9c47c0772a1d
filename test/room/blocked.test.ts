/** A customer with whom a workgroup does not talk any more: it is over for them, and so is whatever they begin. */
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { customerIdOf } from '../../core/domain/ids.js';
import { customerDown } from '../../core/protocol/conversation-down.js';
import { Actor, conversationId, customerIn, deviceOf, parleyWorld, staffIn } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna');
const maria = supervisor('Maria', ['monitor', 'forceClose']);
const sales = 'sales' as WorkgroupId;

const ask = async (world: World, who: Identity, method: 'GET' | 'PUT' | 'DELETE', path: string) => {
  const credential = { kind: 'token', value: world.tokenFor(who) } as const;
  const answered = await world.workgroup(sales).request({ method, path, credential });
  await world.advance(1_000);
  return { status: answered?.status, body: JSON.parse(answered?.body ?? 'null') as Record<string, unknown> };
};

/** Somebody whom the site has signed in. */
const kimIn = (world: World, n: number): Actor => {
  const kim: Identity = { ...agent('Kim', []), role: 'customer', id: customerIdOf('17'), grants: {} };
  return new Actor(world, () => world.conversation(conversationId(n)).connect(), customerDown, {
    type: 'hello',
    versions: [1, 1],
    credential: { kind: 'token', token: world.tokenFor(kim) },
    device: deviceOf(`kim-${n}`),
    start: { workgroup: 'sales' },
  });
};

const isOver = ({ header }: Actor): boolean => header.phase === 'closed';

describe('a blocked customer', () => {
  it('[G49][BL1] is told that it is over, and no more; what they begin is over at once', async () => {
    const world = parleyWorld();
    const kim = await kimIn(world, 1).enter();
    await kim.post('Spam');
    const handler = await staffIn(world, anna).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    const { status, body } = await ask(world, maria, 'PUT', 'blocked/17');
    expect(status).toBe(200);
    expect(body).toEqual({ blocked: [{ customer: '~17', at: expect.any(Number), by: maria.id }] });
    expect(isOver(kim)).toBe(true);
    expect(await kim.post('More spam')).toMatchObject({ type: 'refused', code: 'closed' });
    expect(kim.timeline.at(-1)).toMatchObject({ body: { kind: 'ended', by: 'agent', name: '' } });
    expect(JSON.stringify(kim.frames)).not.toMatch(/block|s-maria|Maria/);
    const next = await kimIn(world, 2).enter();
    await world.advance(1_000);
    expect(isOver(next)).toBe(true);
    expect(await next.post('Spam again')).toMatchObject({ code: 'closed' });
    const other = await customerIn(world, 3).enter();
    await world.advance(1_000);
    expect(isOver(other), 'nobody else is').toBe(false);
  });

  it('[G49][BL1] stays so over a restart, and is told when the rooms reach one another again', async () => {
    const world = parleyWorld();
    await ask(world, maria, 'PUT', 'blocked/17');
    world.workgroup(sales).crash();
    world.isCut = () => true;
    const kim = await kimIn(world, 1).enter();
    expect(isOver(kim)).toBe(false);
    world.isCut = () => false;
    await world.advance(10_000);
    expect(isOver(kim)).toBe(true);
  });

  it('[G49][BL1] is welcome again when that is taken back', async () => {
    const world = parleyWorld();
    await ask(world, maria, 'PUT', 'blocked/17');
    expect((await ask(world, maria, 'DELETE', 'blocked/~17')).body).toEqual({ blocked: [] });
    const kim = await kimIn(world, 1).enter();
    await world.advance(1_000);
    expect(isOver(kim)).toBe(false);
    expect(await kim.post('Hello')).toMatchObject({ type: 'accepted' });
  });

  it('[G49][BL1] who has no token is blocked by the id that lists show', async () => {
    const world = parleyWorld();
    const visitor = await customerIn(world).enter();
    await visitor.post('Spam');
    const stored = [...world.workgroup(sales).storage.dump().keys()].join();
    const id = /~visitor-[A-Za-z0-9_-]+/.exec(stored)?.[0] as PersonId;
    await ask(world, maria, 'PUT', `blocked/${id}`);
    expect(isOver(visitor)).toBe(true);
  });

  it('[G49][BL2] is blocked by whoever may end by force or configure, and by nobody else', async () => {
    const world = parleyWorld();
    for (const path of ['blocked/17', 'blocked']) {
      const method = path === 'blocked' ? 'GET' : 'PUT';
      expect((await ask(world, anna, method, path)).status).toBe(403);
      expect((await ask(world, supervisor('Luis'), method, path)).status).toBe(403);
      expect((await ask(world, agent('Otto', []), method, path)).status).toBeUndefined();
    }
    expect((await ask(world, maria, 'PUT', 'blocked/a b')).status).toBe(400);
    expect((await ask(world, supervisor('Uma', ['configure']), 'PUT', 'blocked/17')).status).toBe(200);
  });
});
