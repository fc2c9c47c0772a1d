/** Policies that reach what they are for: conversations that have closed, and those that run under an older file. */
import { describe, expect, it } from 'vitest';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import { policyWith } from '../../core/domain/policy.js';
import { conversationId, customerIn, parleyWorld, staffIn } from '../support/actors.js';
import { agent, SALES } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';
import { WorkgroupWorld, workgroupWith } from './workgroup-world.js';

const anna = agent('Anna');
const olga = agent('Olga', ['configure']);
const dayMs = 86_400_000;

const put = async (world: World, body: PolicyOverrides): Promise<void> => {
  const answer = await world.workgroup(SALES).request({
    method: 'PUT',
    path: 'policy',
    body: JSON.stringify({ monitors: { requires: 'signed-in' }, ...body }),
    credential: { kind: 'token', value: world.tokenFor(olga) },
  });
  expect(answer?.status).toBe(200);
};

/** A conversation that has closed and that nobody is in any more. */
const closed = async (policy: PolicyOverrides) => {
  const world = parleyWorld({ workgroups: { sales: { policy: { wrapUp: 'off', ...policy } } } });
  const customer = await customerIn(world).enter();
  await customer.post('My number is 4711');
  const handler = await staffIn(world, anna).enter();
  await handler.command({ type: 'accept', epoch: 0 });
  await handler.command({ type: 'end' });
  for (const each of [customer, handler]) each.end.drop();
  await world.advance(1_000);
  const room = world.conversation(conversationId(1));
  const isKept = (): boolean => JSON.stringify([...room.storage.dump()]).includes('4711');
  const due = (): readonly string[] =>
    [...world.workgroup(SALES).storage.dump().keys()].filter((key) => key.startsWith('due/'));
  return { world, room, isKept, due };
};

describe('how long content of closed conversations is kept', () => {
  it('[ER1][PL1] is what the policy says now: kept where it no longer limits it', async () => {
    const { world, room, isKept, due } = await closed({ retentionDays: 2 });
    expect(due()).toHaveLength(1);
    room.crash();
    await put(world, { retentionDays: null });
    await world.advance(5 * dayMs);
    expect(isKept()).toBe(true);
    expect(due()).toEqual([]);
  });

  it('[ER1][PL1] is what the policy says now: erased where it did not limit it before', async () => {
    const { world, room, isKept, due } = await closed({});
    room.crash();
    await put(world, { retentionDays: 1 });
    await world.advance(1_000);
    expect(due()).toHaveLength(1);
    room.crash();
    await world.advance(dayMs - 60_000);
    expect(isKept()).toBe(true);
    await world.advance(60_000);
    expect(isKept()).toBe(false);
  });

  it('[ER1] a conversation that could not be told is not woken to erase what is to be kept', async () => {
    const { world, room, isKept } = await closed({ retentionDays: 2 });
    room.crash();
    world.isCut = (from, to) => from.kind === 'workgroup' && to.kind === 'conversation';
    await put(world, { retentionDays: null });
    // Nobody is there for two days, not even the server.
    room.crash();
    world.workgroup(SALES).crash();
    world.time.set(world.time.now() + 3 * dayMs);
    world.isCut = () => false;
    await world.workgroup(SALES).told({ type: 'wake' });
    await world.advance(120_000);
    expect(isKept()).toBe(true);
    await world.advance(5 * dayMs);
    expect(isKept()).toBe(true);
  });

  it('[ER1] where it is woken for a deadline, it is told the policy first, by whose word it is not due', async () => {
    const { world, room, isKept } = await closed({ retentionDays: 2 });
    room.crash();
    world.time.set(world.time.now() + 3 * dayMs);
    // Told to a room that slept through its deadline, as the first thing that it hears.
    await room.told({
      type: 'policy',
      workgroup: SALES,
      document: { version: 1, label: 'Sales', policy: policyWith({ retentionDays: null }) },
    });
    await world.flush();
    expect(isKept()).toBe(true);
  });

  it('[ER1][F16] all are told, some at a time, once each, also when the room is lost half way', async () => {
    const sales = workgroupWith();
    const ids = Array.from({ length: 70 }, (_, index) => conversationId(index + 1));
    for (let n = 1; n <= 70; n += 1) await sales.say(n, { phase: 'closed' });
    const told = (): readonly number[] => ids.map((id) => sales.told(id, 'policy').length);
    const sum = (): number => told().reduce((all, each) => all + each, 0);
    await sales.request(olga, 'PUT', 'policy', { join: 'off' });
    await sales.world.advance(5_000);
    expect(sum()).toBe(0);
    sales.world.isCut = (_, to) => to.id === conversationId(3);
    await sales.request(olga, 'PUT', 'policy', { join: 'off', retentionDays: 9 });
    expect(sum()).toBeGreaterThan(0);
    expect(sum()).toBeLessThanOrEqual(20);
    await sales.restart();
    await sales.world.advance(5_000);
    expect(told().filter((count) => count === 0)).toHaveLength(1);
    await sales.restart();
    sales.world.isCut = () => false;
    await sales.world.advance(40_000);
    expect(told()).toEqual(ids.map(() => 1));
    expect(sales.told(conversationId(70), 'policy')).toMatchObject([
      { document: { version: 2, policy: { retentionDays: 9 } } },
    ]);
    const left = [...sales.sales.storage.dump().keys()].filter((key) => key.startsWith('policy-'));
    expect(left).toEqual([]);
  });

  it('[ER1] one that closes under an older policy than there is is told it, also over a restart', async () => {
    const sales = workgroupWith();
    await sales.request(olga, 'PUT', 'policy', { retentionDays: 9 });
    sales.world.isCut = (_, to) => to.kind === 'conversation';
    await sales.say(1, { phase: 'closed', policyVersion: 0 });
    await sales.restart();
    sales.world.isCut = () => false;
    await sales.world.advance(40_000);
    expect(sales.told(conversationId(1), 'policy')).toHaveLength(1);
  });
});

describe('a policy file that says something else at the next start', () => {
  const withFile = () => {
    const file: { policy: PolicyOverrides } = { policy: {} };
    return { file, sales: new WorkgroupWorld({ workgroups: { sales: file } }) };
  };
  const versions = (sales: WorkgroupWorld, n: number): readonly number[] =>
    sales.told(conversationId(n), 'policy').map(({ document }) => document.version);

  it('[PL1] is a newer policy, which running and closed conversations are told', async () => {
    const { file, sales } = withFile();
    await sales.say(1);
    await sales.say(2, { phase: 'closed' });
    await sales.restart();
    await sales.world.advance(5_000);
    expect([1, 2].map((n) => versions(sales, n))).toEqual([[], []]);
    file.policy = { join: 'off' };
    await sales.restart();
    await sales.world.advance(5_000);
    expect([1, 2].map((n) => versions(sales, n))).toEqual([[1], []]);
    expect(await sales.request(olga, 'GET', 'policy')).toMatchObject({
      body: { version: 1, policy: { join: 'off' }, document: null },
    });
    file.policy = { join: 'off', retentionDays: 3 };
    await sales.restart();
    await sales.world.advance(5_000);
    expect(versions(sales, 1).at(-1)).toBe(2);
    expect(versions(sales, 2)).toEqual([2]);
  });

  it('[PL1] changes nothing where a document was set over HTTP, whose version goes on from the file’s', async () => {
    const { file, sales } = withFile();
    await sales.say(1);
    file.policy = { join: 'off' };
    await sales.restart();
    expect(await sales.request(olga, 'PUT', 'policy', { whisper: 'off' })).toMatchObject({
      body: { version: 2 },
    });
    file.policy = { join: 'off', retentionDays: 3 };
    await sales.restart();
    expect(await sales.request(olga, 'GET', 'policy')).toMatchObject({
      body: { version: 2, policy: { join: 'on', whisper: 'off', retentionDays: null } },
    });
  });
});
