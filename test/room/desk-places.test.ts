/** A desk gives its places one by one, keeps them over restarts, and tells its workgroups how many are taken. */
import { describe, expect, it } from 'vitest';
import type { StaffRow } from '../../core/domain/availability.js';
import { mostGone } from '../../core/domain/desk.js';
import { holdMs } from '../../core/domain/desk-capacity.js';
import type { Identity } from '../../core/domain/identity.js';
import { asking, askingFor, itemOf, roomOf } from '../core/desk-items.js';
import { agent, supervisor } from '../support/builders.js';
import { DeskWorld, kindsOf } from './desk-world.js';

const anna: Identity = { ...agent('Anna'), maxSessions: 2 };
const maria: Identity = { ...supervisor('Maria'), maxSessions: 2 };
const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
const more = (who: Identity, maxSessions: number, issuedAt: number): Identity => ({
  ...who,
  maxSessions,
  issuedAt,
});

const rowIn = (desk: DeskWorld, workgroup = 'sales'): StaffRow | null => {
  const told = desk.toldTo(workgroup).findLast(({ type }) => type === 'staff-row');
  return told?.type === 'staff-row' ? told.row : null;
};

describe('places', () => {
  it('[E23] twenty who ask at once for the last two get two', async () => {
    const desk = new DeskWorld();
    await desk.enter(anna);
    const answers = await desk.reserve(anna.id, asking(anna.id, { most: 2 }), ...twenty);
    expect(kindsOf(answers).filter((each) => each === 'reserved')).toHaveLength(2);
    expect(answers[0]).toEqual({
      kind: 'reserved',
      person: { id: anna.id, name: 'Anna', role: 'agent' },
      over: null,
    });
    expect(answers[19]).toEqual({ kind: 'busy', used: 2, limit: 2 });
  });

  it('[E23] a place is free again when it is given back, and after its time', async () => {
    const desk = new DeskWorld();
    await desk.enter(anna);
    const request = asking(anna.id, { most: 1 });
    await desk.reserve(anna.id, request, 1);
    expect(kindsOf(await desk.reserve(anna.id, request, 1, 2))).toEqual(['reserved', 'busy']);
    await desk.world.desk(anna.id).told({ type: 'release', conversation: roomOf(1) });
    expect(kindsOf(await desk.reserve(anna.id, request, 2))).toEqual(['reserved']);
    await desk.world.advance(holdMs - 1);
    expect(kindsOf(await desk.reserve(anna.id, request, 3))).toEqual(['busy']);
    await desk.world.advance(1);
    expect(rowIn(desk)).toMatchObject({ sessions: 1 });
    await desk.world.advance(1_000);
    expect(rowIn(desk)).toMatchObject({ sessions: 0, own: 0 });
    expect(kindsOf(await desk.reserve(anna.id, request, 3))).toEqual(['reserved']);
  });

  it('[E23] a restart loses no place, and the conversation that comes takes its own', async () => {
    const desk = new DeskWorld();
    await desk.enter(anna);
    const request = asking(anna.id, { most: 1 });
    await desk.reserve(anna.id, request, 1);
    desk.world.desk(anna.id).crash();
    expect(kindsOf(await desk.reserve(anna.id, request, 2))).toEqual(['busy']);
    await desk.put(anna.id, 1, itemOf('offered', 1));
    expect(kindsOf(await desk.reserve(anna.id, request, 2))).toEqual(['busy']);
    await desk.put(anna.id, 1, itemOf('handler', 1));
    await desk.world.advance(holdMs);
    expect(kindsOf(await desk.reserve(anna.id, request, 2))).toEqual(['busy']);
    await desk.put(anna.id, 1, null);
    expect(kindsOf(await desk.reserve(anna.id, request, 2))).toEqual(['reserved']);
  });

  it('[E24] a raised number counts at the next hello, a lowered one ends nothing', async () => {
    const desk = new DeskWorld();
    const first = await desk.enter(more(maria, 1, 1_000));
    await desk.put(maria.id, 1, itemOf('handler', 1));
    const request = askingFor(maria.id, { requires: 'signed-in', needs: ['takeover'] });
    expect(kindsOf(await desk.reserve(maria.id, request, 2))).toEqual(['busy']);
    const second = await desk.enter(more(maria, 3, 2_000));
    expect(second.frames[0]).toMatchObject({ you: { maxSessions: 3 } });
    expect(kindsOf(await desk.reserve(maria.id, request, 2))).toEqual(['reserved']);
    expect(first.end.closedWith).toBeNull();
    // The older token comes back, from a tab that slept: the newer one stands.
    await first.enter();
    expect(kindsOf(await desk.reserve(maria.id, request, 3))).toEqual(['reserved']);
    for (const n of [2, 3]) await desk.put(maria.id, n, itemOf('handler', n));
    const lowered = await desk.enter(more(maria, 1, 3_000));
    expect(lowered.frames[0]).toMatchObject({ items: [{}, {}, {}] });
    expect(await desk.reserve(maria.id, request, 4)).toEqual([{ kind: 'busy', used: 3, limit: 1 }]);
    await desk.world.advance(1_000);
    expect(rowIn(desk)).toMatchObject({ sessions: 3, own: 3, maxSessions: 1 });
  });

  it('[P2] capacity, a number and no limit, for what somebody watches', async () => {
    const desk = new DeskWorld();
    await desk.enter(maria);
    await desk.put(maria.id, 1, itemOf('handler', 1));
    await desk.put(maria.id, 2, itemOf('supervising', 2));
    const watching = asking(maria.id, { as: 'monitored', most: 2 });
    const ask = async (limit: 'capacity' | 'unlimited' | number): Promise<readonly string[]> =>
      kindsOf(await desk.reserve(maria.id, { ...watching, limit }, 3, 4));
    expect(await ask('capacity')).toEqual(['busy', 'busy']);
    expect(await ask(2)).toEqual(['reserved', 'busy']);
    expect(await ask('unlimited')).toEqual(['reserved', 'reserved']);
  });

  it('[E23] nothing is reserved that could not be stored, and whoever asks is not told otherwise', async () => {
    const desk = new DeskWorld();
    await desk.enter(anna);
    const { storage } = desk.world.desk(anna.id);
    storage.beforeWrite = () => Promise.reject(new Error('The disk is full.'));
    await expect(desk.reserve(anna.id, asking(anna.id, { most: 1 }), 1)).rejects.toThrow('full');
    storage.beforeWrite = null;
    expect(kindsOf(await desk.reserve(anna.id, asking(anna.id, { most: 1 }), 2))).toEqual(['reserved']);
  });
});

describe('the staff row', () => {
  it('[G23][PR7] says whose it is, what they may there, how busy they are and since when they are free', async () => {
    const desk = new DeskWorld({ workgroups: { sales: {}, support: {} } });
    const both = { ...anna, grants: { ...anna.grants, support: ['handle' as const] } };
    const start = desk.world.time.now();
    const owner = await desk.enter(both);
    await desk.say(owner, { type: 'set-availability', kind: 'available' });
    expect(rowIn(desk)).toMatchObject({
      id: anna.id,
      name: 'Anna',
      role: 'agent',
      grants: ['handle'],
      own: 0,
      sessions: 0,
      maxSessions: 2,
      idleSince: start,
    });
    await desk.world.advance(5_000);
    await desk.put(anna.id, 1, itemOf('handler', 1));
    await desk.put(anna.id, 2, itemOf('supervising', 2));
    await desk.world.advance(1_000);
    expect(rowIn(desk, 'support')).toMatchObject({ own: 1, sessions: 2, idleSince: start + 5_000 });
    await desk.put(anna.id, 1, null);
    await desk.world.advance(1_000);
    const after = rowIn(desk);
    expect(after).toMatchObject({ own: 0, sessions: 1, idleSince: start + 6_000 });
    await desk.put(anna.id, 2, itemOf('supervising', 2, { row: { messages: 7 } }));
    await desk.world.advance(1_000);
    expect(rowIn(desk)).toEqual(after);
  });

  it('[PR7] a workgroup that somebody has left is told so, whatever else happens', async () => {
    const desk = new DeskWorld({ workgroups: { sales: {}, support: {} } });
    await desk.enter({ ...anna, grants: { sales: ['handle'], support: ['handle'] } });
    await desk.enter({ ...anna, issuedAt: 5_000, grants: { support: ['handle'] } });
    await desk.world.flush();
    expect([rowIn(desk)?.grants, rowIn(desk, 'support')?.grants]).toEqual([[], ['handle']]);
  });
});

describe('what stands there no more', () => {
  const remembered = async (desk: DeskWorld): Promise<readonly string[]> =>
    [...(await desk.world.desk(anna.id).storage.list({ prefix: 'item/' })).keys()].map((key) => key.slice(5));

  it('[PR1] is remembered in bounds, the newest, beside all that stands there', async () => {
    const desk = new DeskWorld();
    await desk.put(anna.id, 1, itemOf('handler', 1));
    for (let n = mostGone + 3; n > 1; n -= 1) {
      await desk.world.advance(1);
      await desk.put(anna.id, n, null);
    }
    const kept = await remembered(desk);
    expect(kept).toEqual(Array.from({ length: mostGone + 1 }, (_, index) => roomOf(index + 1)));
    const owner = await desk.enter(anna);
    // What comes late of one that is remembered is recognised, also after a restart.
    desk.world.desk(anna.id).crash();
    await owner.enter();
    owner.fresh();
    const late = { type: 'desk-item', version: 1, item: itemOf('handler', 2) } as const;
    await desk.world.desk(anna.id).told({ ...late, conversation: roomOf(2) });
    await desk.world.flush();
    expect(owner.fresh()).toEqual([]);
  });

  it('[PR1] is cut down bit by bit where much of it had been stored, as far as one write goes', async () => {
    const desk = new DeskWorld();
    const { storage } = desk.world.desk(anna.id);
    for (let n = 1_000; n < 1_350; n += 1) {
      const entry = { conversation: roomOf(n), version: 1, item: null };
      await storage.write(new Map([[`item/${roomOf(n)}`, entry]]));
    }
    const lengths: number[] = [];
    for (const n of [1, 2, 3]) {
      await desk.put(anna.id, n, null);
      lengths.push((await remembered(desk)).length);
    }
    expect(lengths).toEqual([251, mostGone, mostGone]);
    expect((await remembered(desk)).slice(0, 3)).toEqual([1, 2, 3].map(roomOf));
  });
});
