/** A supervisor sees the desk of an agent as the agent sees it, and nothing at all comes of it. */
import { describe, expect, it } from 'vitest';
import type { Grant, Identity } from '../../core/domain/identity.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { askingFor, itemOf, roomOf } from '../core/desk-items.js';
import type { Actor, Frame } from '../support/actors.js';
import { deskOf, parleyWorld } from '../support/actors.js';
import { agent, SALES, supervisor, without } from '../support/builders.js';
import type { World } from '../support/pair/memory-host.js';
import { DeskWorld } from './desk-world.js';

const given = (who: Identity, grants: Readonly<Record<string, readonly Grant[]>>): Identity => ({
  ...who,
  grants,
});

const anna = given(agent('Anna'), { sales: ['handle'], support: ['handle'] });
const maria = supervisor('Maria');
const luis = given(supervisor('Luis'), { sales: ['monitor'], support: ['monitor'] });
const support = 'support' as WorkgroupId;
const workgroups = { workgroups: { sales: {}, support: {}, legal: {} } };
const byMaria = { by: { id: maria.id, name: 'Maria', role: 'supervisor' }, at: 5, reason: null } as const;

const orderOf = (item: Frame): string => {
  const { openedAt, conversation } = item.row as Frame;
  return `${String(openedAt).padStart(16, '0')} ${String(conversation)}`;
};

/** What a client shows after these frames: in the one order that live and fresh lists have. */
const snapshotOf = (actor: Actor): Frame => {
  let shown: Record<string, unknown> = {};
  let items: Frame[] = [];
  const roomIn = (item: Frame): unknown => (item.row as Frame).conversation;
  for (const frame of actor.frames) {
    if (frame.type === 'welcome') {
      shown = { availability: frame.availability };
      items = frame.items as Frame[];
    }
    if (frame.type === 'availability') shown = { ...shown, availability: frame.availability };
    if (frame.type === 'front') shown = { ...shown, front: frame.conversation };
    if (frame.type !== 'items') continue;
    const changed = frame.changed as Frame[];
    items = items.filter((item) => !(frame.removed as unknown[]).includes(roomIn(item)));
    for (const item of changed) {
      const index = items.findIndex((each) => roomIn(each) === roomIn(item));
      if (index < 0) items = [...items, item];
      else items = items.with(index, item);
    }
  }
  const inOrder = items.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return { ...shown, items: inOrder };
};

type Hidden = (desk: DeskWorld) => Promise<void>;

/** Everything that can happen at a desk, with places in it where somebody may look. */
const story = async (hidden: readonly Hidden[], isRestless = false): Promise<readonly string[]> => {
  const desk = new DeskWorld({ ...workgroups, isRestless });
  const owner = await desk.enter(anna);
  const texts: string[] = [];
  const at = async (index: number): Promise<void> => {
    await hidden[index]?.(desk);
    await desk.world.advance(1_000);
    owner.send({ type: 'ping', received: owner.frames.length });
    await desk.world.flush();
  };
  await at(0);
  await desk.say(owner, { type: 'set-availability', kind: 'available' });
  await desk.put(anna.id, 1, itemOf('offered', 1));
  await at(1);
  await desk.reserve(anna.id, askingFor(anna.id), 1);
  await desk.put(anna.id, 1, itemOf('handler', 1));
  await desk.put(anna.id, 2, itemOf('handler', 2, { row: { workgroup: support } }));
  owner.send({ type: 'set-front', conversation: roomOf(1) });
  await at(2);
  await desk.put(anna.id, 1, itemOf('displaced', 1, { displaced: byMaria }));
  await desk.say(owner, { type: 'dismiss-notice', id: 'x'.repeat(22) });
  texts.push(...owner.end.texts);
  owner.end.drop();
  await desk.world.advance(30_000);
  await hidden[3]?.(desk);
  await desk.world.advance(31_000);
  await owner.enter();
  await at(4);
  // A second tab, so that both kinds of counting are seen.
  const tab = await desk.enter(anna);
  await desk.say(owner, { type: 'set-availability', kind: 'offline' });
  await at(5);
  expect(desk.world.faults).toEqual([]);
  return [...texts, '|', ...owner.end.texts, '|', ...tab.end.texts];
};

const look: Hidden = async (desk) => void (await desk.enter(maria, anna.id));
const comeAndGo: Hidden = async (desk) => {
  const mirror = await desk.enter(luis, anna.id);
  for (const frame of [
    { type: 'set-availability', kind: 'offline' },
    { type: 'set-front', conversation: roomOf(9) },
    'not a frame',
  ]) {
    mirror.send(frame);
  }
  await desk.world.flush();
  mirror.end.drop();
  await mirror.enter();
  mirror.end.goSilent();
};
const crowd: Hidden = async (desk) => {
  const mirrors = await Promise.all([maria, luis, maria].map((who) => desk.enter(who, anna.id)));
  // More than anybody may say in a moment.
  for (const mirror of mirrors) {
    for (let n = 0; n < 100; n += 1) mirror.send({ type: 'set-availability', kind: 'away' });
  }
  await desk.world.flush();
};
const turnedAway: Hidden = async (desk) => {
  for (const who of [agent('Ben'), without(maria, 'monitor'), given(maria, { legal: ['monitor'] })]) {
    const end = (await desk.enter(who, anna.id)).end;
    expect(end.closedWith?.code).toBe(4404);
  }
};

describe('the owner of a desk', () => {
  it.each([
    ['somebody looks all the time', [look, look, look, look, look, look]],
    ['somebody comes and goes, and says what they may not', Array.from({ length: 6 }, () => comeAndGo)],
    ['several look and shout', [crowd, crowd, crowd, crowd, crowd, crowd]],
    ['somebody is turned away', [turnedAway, turnedAway, look, turnedAway]],
  ] as const)('[D02][D03][D11][P15] is sent the same bytes when %s', async (_, hidden) => {
    expect(await story(hidden)).toEqual(await story([]));
  });

  it('[D02][D03][P15] is sent the same bytes also when the desk is built anew between any two events', async () => {
    expect(await story([look, comeAndGo, crowd, look], true)).toEqual(await story([], true));
  });
});

describe('a mirror', () => {
  it('[D03][D11] shows the same rows in the same order, the same availability, and what is in front', async () => {
    const desk = new DeskWorld(workgroups);
    const owner = await desk.enter(anna);
    await desk.say(owner, { type: 'set-availability', kind: 'available' });
    for (const n of [3, 1, 2]) await desk.put(anna.id, n, itemOf('handler', n, { row: { openedAt: 7 } }));
    const mirror = await desk.enter(luis, anna.id);
    expect(mirror.frames[0]).toMatchObject({
      type: 'welcome',
      you: { id: luis.id, name: 'Luis', role: 'supervisor' },
      mirror: { of: { id: anna.id, name: 'Anna' } },
      notices: [],
    });
    expect(owner.frames[0]).toMatchObject({ mirror: null });
    const steps = [
      () => desk.put(anna.id, 4, itemOf('offered', 4, { offer: { by: null, until: 9, note: null } })),
      () => desk.put(anna.id, 4, itemOf('handler', 4, { row: { workgroup: support } })),
      () => desk.put(anna.id, 1, itemOf('displaced', 1, { displaced: byMaria, row: { openedAt: 7 } })),
      () => desk.say(owner, { type: 'set-availability', kind: 'away', reason: 'Lunch' }),
      () => desk.put(anna.id, 2, null),
      () => desk.world.sleep({ kind: 'desk', id: anna.id }),
      () => desk.put(anna.id, 3, itemOf('standby', 3, { row: { openedAt: 7 } })),
    ];
    for (const step of steps) {
      await step();
      await desk.world.flush();
      const { front, ...mirrored } = snapshotOf(mirror);
      expect([mirrored, front]).toEqual([snapshotOf(owner), null]);
      const [freshOwner, freshMirror] = [await desk.enter(anna), await desk.enter(luis, anna.id)];
      expect(freshMirror.frames[0]?.items).toEqual(freshOwner.frames[0]?.items);
      expect(freshOwner.frames[0]?.items).toEqual(mirrored.items);
      expect(freshMirror.frames[0]?.notices).toEqual([]);
      mirror.check();
      await mirror.enter();
    }
  });

  it('[D03] is shown nothing of a workgroup that it may not monitor, nor what the owner watches', async () => {
    const desk = new DeskWorld(workgroups);
    const owner = await desk.enter(anna);
    const mirror = await desk.enter(maria, anna.id);
    mirror.fresh();
    await desk.put(anna.id, 1, itemOf('handler', 1, { row: { workgroup: support } }));
    await desk.put(anna.id, 2, itemOf('supervising', 2));
    await desk.say(owner, { type: 'set-front', conversation: roomOf(1) });
    await desk.put(anna.id, 1, itemOf('displaced', 1, { displaced: byMaria, row: { workgroup: support } }));
    expect(mirror.fresh()).toEqual([]);
    // It moves to where they may look, with all that belongs to it, and away again.
    await desk.put(anna.id, 1, itemOf('handler', 1));
    expect(mirror.fresh()).toMatchObject([
      { type: 'items', changed: [{ relation: 'handler' }] },
      { type: 'front', conversation: roomOf(1) },
    ]);
    expect(await desk.say(owner, { type: 'set-availability', kind: 'offline' })).toMatchObject([{ open: 1 }]);
    await desk.put(anna.id, 2, itemOf('handler', 2));
    await desk.put(anna.id, 1, itemOf('handler', 1, { row: { workgroup: support } }));
    expect(mirror.fresh().slice(1)).toMatchObject([
      { type: 'items', changed: [{ row: { conversation: roomOf(2) } }] },
      { type: 'items', changed: [], removed: [roomOf(1)] },
      { type: 'front', conversation: null },
    ]);
    await desk.say(owner, { type: 'set-availability', kind: 'away' });
    expect(mirror.fresh()).toMatchObject([{ type: 'availability', open: 1 }]);
  });

  it('[D02][D03] is not told that the owner watches what they are offered', async () => {
    const desk = new DeskWorld(workgroups);
    const owner = await desk.enter(anna);
    const mirror = await desk.enter(luis, anna.id);
    mirror.fresh();
    await desk.put(anna.id, 1, itemOf('offered', 1, { mode: 'monitor' }));
    expect(owner.frames.at(-1)).toMatchObject({ changed: [{ mode: 'monitor' }] });
    expect(mirror.fresh()).toMatchObject([{ changed: [{ relation: 'offered', mode: null }] }]);
    for (const mode of ['whisper', 'join', null] as const) {
      await desk.put(anna.id, 1, itemOf('offered', 1, { mode }));
    }
    expect(mirror.fresh()).toEqual([]);
    await desk.put(anna.id, 1, itemOf('handler', 1, { mode: 'takeover' }));
    expect(mirror.fresh()).toMatchObject([{ changed: [{ relation: 'handler', mode: 'takeover' }] }]);
    expect((await desk.enter(luis, anna.id)).frames[0]).toMatchObject({ items: [{ mode: 'takeover' }] });
  });

  it('[D03] follows what the owner has in front, as long as they are there', async () => {
    const desk = new DeskWorld(workgroups);
    const owner = await desk.enter(anna);
    for (const n of [1, 2]) await desk.put(anna.id, n, itemOf('handler', n));
    const mirror = await desk.enter(maria, anna.id);
    expect(mirror.frames.at(-1)).toEqual({ type: 'front', conversation: null });
    mirror.fresh();
    for (const n of [1, 2, 2]) {
      expect(await desk.say(owner, { type: 'set-front', conversation: roomOf(n) })).toEqual([]);
    }
    owner.end.drop();
    await desk.world.flush();
    expect(mirror.fresh().map(({ conversation }) => conversation)).toEqual([roomOf(1), roomOf(2), null]);
  });

  it('[P15] may say nothing but that it is there', async () => {
    const desk = new DeskWorld(workgroups);
    await desk.enter(anna);
    const mirror = await desk.enter(maria, anna.id);
    for (const frame of [
      { type: 'set-availability', kind: 'available' },
      { type: 'set-front', conversation: null },
      { type: 'dismiss-notice', id: 'x'.repeat(22) },
    ]) {
      expect(await desk.say(mirror, frame)).toMatchObject([{ type: 'refused', code: 'forbidden' }]);
    }
    expect(await desk.say(mirror, { type: 'ping', received: 1 })).toEqual([{ type: 'pong' }]);
  });

  it('[P15] spends nothing of what its owner may say', async () => {
    const desk = new DeskWorld(workgroups);
    const owner = await desk.enter(anna);
    const mirror = await desk.enter(maria, anna.id);
    for (let n = 0; n < 100; n += 1) mirror.send({ type: 'set-availability', kind: 'away' });
    await desk.world.flush();
    expect(mirror.frames.at(-1)).toMatchObject({ code: 'rate-limited' });
    expect(await desk.say(owner, { type: 'set-availability', kind: 'away' })).toMatchObject([{ open: 0 }]);
  });

  it('[D03] knows after a restart of the room what it may be shown', async () => {
    const desk = new DeskWorld(workgroups);
    await desk.enter(anna);
    const mirrors = [await desk.enter(maria, anna.id), await desk.enter(luis, anna.id)];
    await desk.world.sleep({ kind: 'desk', id: anna.id });
    await desk.put(anna.id, 1, itemOf('handler', 1, { row: { workgroup: support } }));
    await desk.put(anna.id, 2, itemOf('handler', 2));
    const shown = mirrors.map(({ frames }) => frames.filter(({ type }) => type === 'items').length);
    expect(shown).toEqual([1, 2]);
  });

  it('[P15] is for who may monitor where the owner belongs, by the flag and by name; a desk of nobody is none', async () => {
    const desk = new DeskWorld(workgroups);
    await desk.enter(anna);
    const refused = [
      agent('Ben'),
      without(maria, 'monitor'),
      given(maria, { legal: ['monitor'] }),
      { ...maria, supervisor: false },
    ];
    for (const who of refused) {
      const { end } = await desk.enter(who, anna.id);
      const { end: nowhere } = await desk.enter(who, agent('Nobody').id);
      expect(end.texts).toEqual(nowhere.texts);
      expect([end.closedWith?.code, nowhere.closedWith?.code]).toEqual([4404, 4404]);
    }
    expect((await desk.enter(maria, anna.id)).end.closedWith).toBeNull();
    // The owner leaves for where they may not look: what is open stays, and nobody comes in any more.
    await desk.enter({ ...given(anna, { legal: ['handle'] }), issuedAt: 1 });
    expect((await desk.enter(maria, anna.id)).end.closedWith?.code).toBe(4404);
  });

  it('[P15] a newer token of a mirror closes its own older sockets, never the owner’s', async () => {
    const desk = new DeskWorld(workgroups);
    const owner = await desk.enter(anna);
    const first = await desk.enter(luis, anna.id);
    const second = await desk.enter({ ...given(luis, { sales: ['monitor'] }), issuedAt: 9 }, anna.id);
    expect(first.end.closedWith).toMatchObject({ reason: 'revoked' });
    expect([owner.end.closedWith, second.end.closedWith]).toEqual([null, null]);
  });
});

describe('who may mirror without the supervisor flag', () => {
  const quinn = agent('Quinn', ['handle', 'monitor']);
  const olga = supervisor('Olga', ['monitor', 'configure']);
  const isIn = async (world: World): Promise<boolean> =>
    (await deskOf(world, quinn, anna.id).enter()).end.closedWith === null;
  const put = async (world: World, needsSupervisor: 'on' | 'off'): Promise<void> => {
    const answering = world.workgroup(SALES).request({
      method: 'PUT',
      path: 'policy',
      credential: { kind: 'token', value: world.tokenFor(olga) },
      body: JSON.stringify({ monitors: { needsSupervisor } }),
    });
    await world.flush();
    expect(await answering).toMatchObject({ status: 200 });
  };
  const relaxed = { workgroups: { sales: { policy: { monitors: { needsSupervisor: 'off' } } } } } as const;

  it('[P11][P15] is whoever the policy of one of the workgroups lets monitor, also after a restart', async () => {
    const world = parleyWorld(relaxed);
    await deskOf(world, anna).enter();
    const mirror = await deskOf(world, quinn, anna.id).enter();
    expect(mirror.frames[0]).toMatchObject({ type: 'welcome', mirror: { of: { id: anna.id } } });
    for (const n of [1, 2]) {
      mirror.fresh();
      const item = itemOf('handler', n);
      await world.desk(anna.id).told({ type: 'desk-item', conversation: roomOf(n), version: 1, item });
      await world.flush();
      expect(mirror.fresh()).toMatchObject([{ type: 'items', changed: [{ relation: 'handler' }] }]);
      await world.desk(anna.id).sleep();
    }
    const strict = parleyWorld();
    await deskOf(strict, anna).enter();
    expect(await isIn(strict)).toBe(false);
  });

  it('[P11][P15] the document that was set over HTTP counts, from the next hello on', async () => {
    const world = parleyWorld(relaxed);
    await deskOf(world, anna).enter();
    const seen = [await isIn(world)];
    for (const needsSupervisor of ['on', 'off', 'on'] as const) {
      await put(world, needsSupervisor);
      seen.push(await isIn(world));
    }
    expect(seen).toEqual([true, false, true, false]);
  });

  it('[P11][P15] nobody is, while the workgroup cannot be asked', async () => {
    const world = parleyWorld(relaxed);
    await deskOf(world, anna).enter();
    world.isCut = (from) => from.kind === 'desk';
    expect(await isIn(world)).toBe(false);
    world.isCut = () => false;
    expect(await isIn(world)).toBe(true);
  });
});
