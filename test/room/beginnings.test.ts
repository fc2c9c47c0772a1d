// How many conversations begin in a workgroup, by whom, and who feels that.
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../core/domain/identity.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Frame } from '../support/actors.js';
import {
  conversationId,
  customerIn,
  deviceOf,
  parleyWorld,
  staffIn,
  workgroupOf,
} from '../support/actors.js';
import { agent, customer, SALES, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';

const anna = agent('Anna');
const maria = supervisor('Maria', ['monitor', 'whisper', 'join', 'takeover', 'forceClose']);
const site = { beginningsPerMinute: 3 };

const worldWith = (policy: PolicyOverrides = { site }): World =>
  parleyWorld({ workgroups: { sales: { policy }, support: { policy } } });

/** What the server says first, and what it closes with. */
const hello = async (world: World, n: number, who: Identity | null = null, workgroup = 'sales') => {
  const end = world.conversation(conversationId(n)).connect();
  const credential = who
    ? { kind: 'token', token: world.tokenFor(who) }
    : { kind: 'secret', secret: String(n).padStart(43, 's') };
  const device = deviceOf('customer');
  end.send({ type: 'hello', versions: [1, 1], credential, device, start: { workgroup } });
  await world.flush();
  const [first] = end.frames as readonly Frame[];
  return { first, code: first?.code ?? first?.type, closedWith: end.closedWith };
};

const codes = async (world: World, from: number, count: number, who: Identity | null = null) => {
  const found: unknown[] = [];
  for (let n = from; n < from + count; n += 1) found.push((await hello(world, n, who)).code);
  return found;
};

const welcomes = (count: number): readonly string[] => Array.from({ length: count }, () => 'welcome');

describe('beginning conversations', () => {
  it('[BE1][BE2] strangers begin so many at once, then as many a minute; of what is refused nothing is stored', async () => {
    const world = worldWith();
    expect(await codes(world, 1, 3)).toEqual(welcomes(3));
    const refused = await hello(world, 4);
    expect(refused.first).toMatchObject({ type: 'refused', code: 'rate-limited', retryAfter: 20 });
    expect(refused.closedWith).toMatchObject({ code: 4429 });
    expect([...world.conversation(conversationId(4)).storage.dump()]).toEqual([]);
    const list = await workgroupOf(world, maria).enter();
    expect(list.frames.flatMap(({ rows }) => (rows as unknown[] | undefined) ?? [])).toHaveLength(3);
    await world.advance(19_000);
    expect(await codes(world, 4, 1)).toEqual(['rate-limited']);
    await world.advance(1_000);
    expect(await codes(world, 4, 2)).toEqual(['welcome', 'rate-limited']);
    await world.advance(60_000);
    expect(await codes(world, 10, 4)).toEqual([...welcomes(3), 'rate-limited']);
  });

  it('[BE1] it is kept, also where the workgroup is forgotten meanwhile and begins again', async () => {
    const world = worldWith();
    const kim = customer('Kim');
    await codes(world, 1, 3);
    expect(await codes(world, 100, 20, kim)).toEqual(welcomes(20));
    await world.advance(10_000);
    await world.workgroup(SALES).sleep();
    expect(await codes(world, 10, 1)).toEqual(['rate-limited']);
    expect(await codes(world, 200, 1, kim)).toEqual(['rate-limited']);
    world.workgroup(SALES).crash();
    expect((await hello(world, 10)).first).toMatchObject({ retryAfter: 10 });
    await world.advance(10_000);
    expect(await codes(world, 10, 2)).toEqual(['welcome', 'rate-limited']);
  });

  it('[BE1] what is full again is forgotten, and a clock that was set back takes nothing', async () => {
    const world = worldWith();
    for (let n = 1; n <= 30; n += 1) await hello(world, n, customer(`Person ${n}`));
    const kept = (): number =>
      (world.workgroup(SALES).storage.dump().get('beginnings') as readonly unknown[]).length;
    expect(kept()).toBe(30);
    await world.advance(51_000);
    await hello(world, 40);
    expect(kept()).toBe(1);
    world.time.set(world.time.now() - 3_600_000);
    expect(await codes(world, 50, 3)).toEqual(['welcome', 'welcome', 'rate-limited']);
    await world.advance(20_000);
    expect(await codes(world, 60, 2)).toEqual(['welcome', 'rate-limited']);
  });

  it('[BE2] what has begun is come back to as ever, and tries that are refused take nothing', async () => {
    const world = worldWith();
    await codes(world, 1, 3);
    for (let n = 0; n < 20; n += 1) await hello(world, 50);
    await world.advance(20_000);
    expect(await codes(world, 50, 1)).toEqual(['welcome']);
    expect(await codes(world, 1, 3)).toEqual(welcomes(3));
    expect((await customerIn(world, 2).enter()).header).toMatchObject({ kind: 'customer' });
  });

  it('[BE1] a customer with a token has a measure of their own, and feels nothing of strangers', async () => {
    const world = worldWith();
    await codes(world, 1, 10);
    const kim = customer('Kim');
    const fates = await codes(world, 100, 22, kim);
    expect(fates).toEqual([...welcomes(20), 'rate-limited', 'rate-limited']);
    expect(await codes(world, 200, 1, customer('Lee'))).toEqual(['welcome']);
    await world.advance(50_000);
    expect(await codes(world, 300, 2, kim)).toEqual(['welcome', 'rate-limited']);
  });

  it('[BE1] each workgroup has its own, and goes by its policy of the moment', async () => {
    const world = worldWith();
    await codes(world, 1, 4);
    expect((await hello(world, 20, null, 'support')).code).toBe('welcome');
    const token = { kind: 'token', value: world.tokenFor(supervisor('Chief', ['configure'])) } as const;
    const body = JSON.stringify({ site: { beginningsPerMinute: 5 } });
    const set = { method: 'PUT', path: 'policy', credential: token, body } as const;
    expect((await world.workgroup(SALES).request(set))?.status).toBe(200);
    await world.advance(60_000);
    expect(await codes(world, 30, 6)).toEqual([...welcomes(5), 'rate-limited']);
  });

  it('[BE3][T02] watching, whispering, joining and taking over change nothing in who may begin', async () => {
    const fates = async (isSupervised: boolean): Promise<readonly unknown[]> => {
      const world = worldWith({ site, monitors: { requires: 'signed-in' } });
      const found: unknown[] = [...(await codes(world, 1, 2))];
      const handler = await staffIn(world, anna).enter();
      await handler.command({ type: 'accept', epoch: 0 });
      if (isSupervised) {
        const watcher = await staffIn(world, maria).enter();
        await workgroupOf(world, maria).enter();
        await watcher.command({ type: 'supervise', mode: 'monitor' });
        await watcher.command({ type: 'post', audience: 'whisper', text: 'psst', epoch: 1 });
        await watcher.command({ type: 'supervise', mode: 'join' });
        await watcher.command({ type: 'take-over', epoch: 1 });
      }
      for (let n = 10; n < 13; n += 1) found.push((await hello(world, n)).first);
      await world.advance(20_000);
      return [...found, ...(await codes(world, 12, 2))].map((each) =>
        (each as Frame).type === 'welcome' ? 'welcome' : each,
      );
    };
    expect(await fates(true)).toEqual(await fates(false));
  });

  it('[BE3] where the workgroup cannot be asked they begin', async () => {
    const world = worldWith();
    world.isCut = (_, to) => to.kind === 'workgroup';
    expect(await codes(world, 1, 5)).toEqual(welcomes(5));
  });
});
