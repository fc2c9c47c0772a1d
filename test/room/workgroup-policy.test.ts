/** The policy of a workgroup: who may set it, what is refused, and who is told. */
import { describe, expect, it } from 'vitest';
import { supervisorWorkgroupDown } from '../../core/protocol/workgroup-down.js';
import type { Frame } from '../support/actors.js';
import { Actor, conversationId, customerIn, parleyWorld, staffIn, workgroupOf } from '../support/actors.js';
import { agent, SALES, supervisor } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';
import { WorkgroupWorld, workgroupWith } from './workgroup-world.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const olga = agent('Olga', ['configure']);

/** Sets a policy in a world of real rooms. */
const put = async (world: World, body: unknown): Promise<Frame> => {
  const answer = await world.workgroup(SALES).request({
    method: 'PUT',
    path: 'policy',
    body: JSON.stringify(body),
    credential: { kind: 'token', value: world.tokenFor(olga) },
  });
  await world.flush();
  return JSON.parse(answer?.body ?? 'null') as Frame;
};

describe('setting a policy', () => {
  it('[F-][C13] it is read and replaced whole, its version rises, and it outlives the room', async () => {
    const sales = workgroupWith({ join: 'off' });
    expect(await sales.request(olga, 'GET', 'policy')).toMatchObject({
      status: 200,
      body: { version: 0, policy: { join: 'off', whisper: 'monitor-and-join' }, document: null },
    });
    const written = { preset: 'genesys', retentionDays: 90 };
    const set = await sales.request(olga, 'PUT', 'policy', written);
    expect(set).toMatchObject({
      status: 200,
      body: { version: 1, policy: { join: 'off', whisper: 'off', retentionDays: 90 }, document: written },
    });
    await sales.restart();
    expect(await sales.request(olga, 'GET', 'policy')).toEqual(set);
    // Replaced, not merged with what there was.
    expect(await sales.request(olga, 'PUT', 'policy', {})).toMatchObject({
      body: { version: 2, policy: { join: 'on', retentionDays: null } },
    });
    expect(await sales.ask({ type: 'document', candidate: false })).toMatchObject({
      document: { version: 2, label: 'Sales', policy: { join: 'on' } },
    });
  });

  it('[F-] with faults it is refused whole, each named, and the one before stays', async () => {
    const sales = workgroupWith();
    await sales.request(olga, 'PUT', 'policy', { join: 'off' });
    const refused = await sales.request(olga, 'PUT', 'policy', {
      join: 'on',
      grace: { handler: 0 },
      jion: 1,
    });
    expect(refused).toEqual({
      status: 400,
      body: {
        code: 'invalid-policy',
        sentence: expect.any(String),
        faults: [
          { path: '/grace/handler', expected: 'a whole number from 1 to 86400 is expected.' },
          { path: '/jion', expected: 'there is no such key.' },
        ],
      },
    });
    for (const body of ['{"join":', '', '"text"', '[]', 'null', '{"__proto__": {"join": "off"}}']) {
      const answer = await sales.request(olga, 'PUT', 'policy', body);
      expect([body, answer?.status, answer?.body.code]).toEqual([body, 400, 'invalid-policy']);
    }
    // Each list is right by itself, and all of it is more than a conversation can keep.
    const words = Array.from({ length: 100 }, (_, index) => `${index} ${'\u{1f600}'.repeat(56)}`);
    expect(await sales.request(olga, 'PUT', 'policy', { reasons: words, tags: words })).toMatchObject({
      status: 400,
      body: { faults: [{ path: '/' }] },
    });
    expect(await sales.request(olga, 'GET', 'policy')).toMatchObject({
      body: { version: 1, policy: { join: 'off' } },
    });
  });

  it('[F-] a policy that could not be stored is not in force', async () => {
    const sales = workgroupWith();
    await sales.request(olga, 'GET', 'policy');
    sales.sales.storage.failWrite();
    expect(await sales.request(olga, 'PUT', 'policy', { join: 'off' })).toMatchObject({
      status: 503,
      body: { code: 'storage' },
    });
    expect(await sales.request(olga, 'GET', 'policy')).toMatchObject({
      body: { version: 0, policy: { join: 'on' } },
    });
  });

  it('[F-] two at once are in line, and the last is in force', async () => {
    const sales = workgroupWith();
    const both = ['on', 'off'].map((join) => sales.request(olga, 'PUT', 'policy', { join }));
    expect((await Promise.all(both)).map((each) => each?.body.version)).toEqual([1, 2]);
    expect(await sales.request(olga, 'GET', 'policy')).toMatchObject({ body: { policy: { join: 'off' } } });
  });

  it('[A02][PE3] it needs the grant here; to whoever has none here there is nothing', async () => {
    const sales = new WorkgroupWorld({ workgroups: { sales: {}, support: {} } });
    const elsewhere = { ...olga, grants: { support: olga.grants[SALES] ?? [] } };
    for (const method of ['GET', 'PUT'] as const) {
      expect(await sales.request(anna, method, 'policy', '{}')).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
      expect(await sales.request(elsewhere, method, 'policy', '{}')).toBeNull();
      expect(await sales.request({ ...olga, role: 'customer' }, method, 'policy', '{}')).toBeNull();
      expect(await sales.request({ ...olga, expiresAt: 1 }, method, 'policy', '{}')).toBeNull();
    }
    expect(await sales.request(olga, 'GET', 'nothing')).toBeNull();
    const credential = { kind: 'secret', value: sales.world.tokenFor(olga) } as const;
    expect(await sales.sales.request({ path: 'policy', credential })).toBeNull();
  });

  it('[A02] a token that a newer one of the same person replaced is refused while that is connected', async () => {
    const sales = workgroupWith();
    const older = { ...olga, issuedAt: 1_000 };
    const newer = { ...agent('Olga', ['handle']), issuedAt: 2_000 };
    expect(await sales.request(older, 'GET', 'policy')).toMatchObject({ status: 200 });
    await workgroupOf(sales.world, newer).enter();
    expect(await sales.request(older, 'PUT', 'policy', { join: 'off' })).toBeNull();
    expect(await sales.request({ ...olga, issuedAt: 3_000 }, 'GET', 'policy')).toMatchObject({
      status: 200,
      body: { version: 0 },
    });
    expect(await sales.request(newer, 'GET', 'policy')).toMatchObject({ status: 403 });
  });

  it('whoever asks too often is told when to ask again', async () => {
    const sales = workgroupWith();
    const answers = await Promise.all(Array.from({ length: 70 }, () => sales.request(olga, 'GET', 'policy')));
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
  });
});

describe('telling a policy', () => {
  it('[F-] every live conversation is told, also one that could not be reached, one that says it has an older one, and after a restart', async () => {
    const sales = workgroupWith();
    for (const n of [1, 2]) await sales.say(n);
    await sales.say(3, { phase: 'closed' });
    sales.world.isCut = (_, to) => to.id === conversationId(2);
    await sales.request(olga, 'PUT', 'policy', { join: 'off' });
    const told = (n: number) => sales.told(conversationId(n), 'policy').map((each) => each.document.version);
    expect([1, 2, 3].map(told)).toEqual([[1], [], []]);
    sales.world.isCut = () => false;
    await sales.world.advance(3_000);
    expect(told(2)).toEqual([1]);
    const four = await sales.say(4, { policyVersion: 0 });
    expect(told(4)).toEqual([1]);
    await sales.goOn(four, { policyVersion: 1 });
    await sales.say(5, { phase: 'closed', policyVersion: 0 });
    expect([told(4), told(5)]).toEqual([[1], [1]]);
    await sales.restart();
    expect([told(1), told(4)]).toEqual([[1, 1], [1]]);
  });

  it('[F-] it reaches running conversations within a second, and one that begins has it from the start', async () => {
    const world = parleyWorld();
    const customer = await customerIn(world, 1).enter();
    await customer.post('Hello');
    const handler = await staffIn(world, anna, 1).enter();
    await handler.command({ type: 'accept', epoch: 0 });
    const watcher = await staffIn(world, maria, 1).enter();
    await watcher.command({ type: 'supervise', mode: 'monitor' });
    await world.advance(1_000);
    await put(world, { join: 'off', monitors: { requires: 'signed-in' } });
    await world.advance(1_000);
    expect(await watcher.command({ type: 'supervise', mode: 'join' })).toMatchObject({ type: 'refused' });
    await put(world, { join: 'on', monitors: { requires: 'signed-in' } });
    await world.advance(1_000);
    expect(await watcher.command({ type: 'supervise', mode: 'join' })).toMatchObject({ type: 'accepted' });
    await put(world, { consent: 'required' });
    const next = await customerIn(world, 2).enter();
    expect(next.header.consent).toMatchObject({ isRequired: true });
  });

  it('[P11] without needsSupervisor the grant alone lists all, and with it again no more', async () => {
    const sales = workgroupWith();
    const quinn = agent('Quinn', ['handle', 'monitor']);
    const active = {
      phase: 'active',
      handler: { id: anna.id, name: 'Anna', present: true, awaySince: null },
    } as const;
    await sales.say(1, active);
    const open = () => sales.sales.connect();
    const list = new Actor(sales.world, open, supervisorWorkgroupDown, {
      type: 'hello',
      versions: [1, 1],
      credential: { kind: 'token', token: sales.world.tokenFor(quinn) },
    });
    await list.enter();
    expect(list.frames[0]).toMatchObject({ rows: [], house: null, figures: null });
    expect(await sales.request(quinn, 'GET', 'today')).toMatchObject({ status: 403 });
    list.fresh();
    await sales.request(olga, 'PUT', 'policy', { monitors: { needsSupervisor: 'off' } });
    await sales.sales.sleep();
    expect(list.fresh()).toMatchObject([
      { type: 'house', house: { monitors: { requires: 'online' } } },
      { type: 'staff' },
      { type: 'rows', changed: [{ phase: 'active', supervisors: [], attention: { score: 0 } }] },
    ]);
    expect(await sales.request(quinn, 'GET', 'today')).toMatchObject({ status: 200 });
    await sales.request(olga, 'PUT', 'policy', {});
    expect(list.frames.findLast(({ type }) => type === 'rows')).toMatchObject({
      removed: [conversationId(1)],
    });
    expect(list.frames.findLast(({ type }) => type === 'house')).toMatchObject({ house: null });
  });

  it('[PR11][OF5] everybody in the list is told whether what waits may be taken, and when that changes', async () => {
    const sales = workgroupWith();
    const people = [
      await workgroupOf(sales.world, anna).enter(),
      await workgroupOf(sales.world, maria).enter(),
    ];
    for (const each of people) expect(each.fresh()[0]).toMatchObject({ type: 'welcome', pull: true });
    await sales.request(olga, 'PUT', 'policy', { routing: { pull: 'off' } });
    for (const each of people) expect(each.fresh()).toMatchObject([{ type: 'house', pull: false }]);
    await sales.request(olga, 'PUT', 'policy', { routing: { pull: 'off' }, label: 'x' });
    await sales.request(olga, 'PUT', 'policy', { routing: { pull: 'off' }, whisper: 'off' });
    for (const each of people) expect(each.fresh()).toEqual([]);
    const late = await workgroupOf(sales.world, anna).enter();
    expect(late.fresh()[0]).toMatchObject({ type: 'welcome', house: null, pull: false });
  });

  it('[P11] whoever is nobody here under the new one is shown out', async () => {
    const sales = workgroupWith({ monitors: { needsSupervisor: 'off' } });
    const quinn = agent('Quinn', ['monitor']);
    const open = () => sales.sales.connect();
    const list = new Actor(sales.world, open, supervisorWorkgroupDown, {
      type: 'hello',
      versions: [1, 1],
      credential: { kind: 'token', token: sales.world.tokenFor(quinn) },
    });
    await list.enter();
    await sales.request(olga, 'PUT', 'policy', {});
    expect(list.end.closedWith?.code).toBe(4403);
  });

  it('[C13][P9] channels that cannot be monitored are listed or hidden, also from one policy to the next', async () => {
    const sales = workgroupWith();
    const panel = await workgroupOf(sales.world, maria).enter();
    await sales.say(1, { channel: 'record', unmonitorable: 'channel-unsupported' });
    expect(panel.fresh().at(-1)).toMatchObject({ changed: [{ unmonitorable: 'channel-unsupported' }] });
    await sales.request(olga, 'PUT', 'policy', { monitors: { otherChannels: 'hidden' } });
    expect(panel.fresh()).toMatchObject([
      { type: 'house', house: { monitors: { otherChannels: 'hidden' } } },
      { type: 'rows', removed: [conversationId(1)] },
    ]);
    await panel.enter();
    expect(panel.frames[0]).toMatchObject({ rows: [], house: { monitors: { otherChannels: 'hidden' } } });
    await sales.request(olga, 'PUT', 'policy', {});
    expect(panel.fresh().at(-1)).toMatchObject({ changed: [{ channel: 'record' }] });
  });
});
