/** Availability: a person's own setting, which only long absence and missed offers change beside them. */
import { describe, expect, it } from 'vitest';
import { absenceMs } from '../../core/domain/desk-availability.js';
import { itemOf, roomOf } from '../core/desk-items.js';
import type { Actor } from '../support/actors.js';
import { agent, granted, SALES, supervisor } from '../support/builders.js';
import { DeskWorld } from './desk-world.js';

const anna = agent('Anna');
const maria = supervisor('Maria');
const available = { type: 'set-availability', kind: 'available' } as const;
const away = { type: 'set-availability', kind: 'away', reason: 'Lunch' } as const;

const shown = (actor: Actor): unknown =>
  actor.frames.findLast(({ availability }) => availability !== undefined)?.availability;

const stored = async (desk: DeskWorld): Promise<unknown> => {
  const state = (await desk.world.desk(anna.id).storage.get('state')) as { readonly availability: unknown };
  return state.availability;
};

describe('setting it', () => {
  it('[G28] is the person’s own, apart from being connected, and kept over restarts', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    expect(shown(owner)).toMatchObject({ kind: 'offline' });
    const since = desk.world.time.now();
    const [answer] = await desk.say(owner, away);
    const availability = { kind: 'away', since, reason: 'Lunch', setBy: 'self' };
    expect(answer).toEqual({ type: 'availability', availability, open: 0 });
    await desk.world.advance(1_000);
    expect(desk.toldTo(SALES).at(-1)).toMatchObject({ type: 'staff-row', row: { availability } });
    desk.world.desk(anna.id).crash();
    await owner.enter();
    expect(shown(owner)).toEqual(availability);
  });

  it('[E06][G28] going off-line with open conversations is allowed, and the answer says how many', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.say(owner, available);
    await desk.put(anna.id, 1, itemOf('handler', 1));
    await desk.put(anna.id, 2, itemOf('handler', 2, { row: { snoozedUntil: 9 } }));
    await desk.put(anna.id, 3, itemOf('offered', 3));
    const answer = await desk.say(owner, { type: 'set-availability', kind: 'offline' });
    expect(answer).toMatchObject([{ availability: { kind: 'offline' }, open: 2 }]);
  });

  it('[E04] without any workgroup nobody goes on-line, whoever they are', async () => {
    for (const who of [anna, maria]) {
      const desk = new DeskWorld();
      const owner = await desk.enter({ ...who, grants: {} });
      for (const frame of [available, away]) {
        expect(await desk.say(owner, frame)).toMatchObject([{ type: 'refused', code: 'forbidden' }]);
      }
      expect(await desk.say(owner, { type: 'set-availability', kind: 'offline' })).toMatchObject([
        { availability: { kind: 'offline' } },
      ]);
      await owner.enter();
      expect(shown(owner)).toMatchObject({ kind: 'offline' });
    }
  });

  it('[E04] a workgroup that this server does not have is none', async () => {
    const desk = new DeskWorld({ workgroups: { support: {} } });
    const owner = await desk.enter(granted(anna, ['handle']));
    expect(await desk.say(owner, available)).toMatchObject([{ code: 'forbidden' }]);
  });
});

describe('absence', () => {
  it('[E04] nobody comes back on-line whose workgroups are gone', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.say(owner, available);
    owner.end.drop();
    await desk.world.advance(absenceMs);
    const back = await desk.enter({ ...anna, grants: {}, issuedAt: 1 });
    expect(shown(back)).toMatchObject({ kind: 'away', setBy: 'absence' });
  });

  it('[G28] makes somebody available away after its time, and coming back restores it', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.say(owner, available);
    owner.end.drop();
    const dueAt = desk.world.time.now() + absenceMs;
    await desk.world.advance(absenceMs - 1);
    expect(await stored(desk)).toMatchObject({ kind: 'available' });
    await desk.world.advance(1);
    expect(await stored(desk)).toEqual({ kind: 'away', since: dueAt, reason: null, setBy: 'absence' });
    await owner.enter();
    expect(owner.frames.map(({ type }) => type)).toEqual(['welcome']);
    expect(shown(owner)).toMatchObject({ kind: 'available', setBy: 'self' });
  });

  it('[G28] ends nothing when somebody is back in time, or has another tab', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.say(owner, available);
    for (let round = 0; round < 3; round += 1) {
      owner.end.drop();
      await desk.world.advance(absenceMs - 1_000);
      await owner.enter();
    }
    const other = await desk.enter(anna);
    owner.end.drop();
    for (let second = 0; second < 120; second += 15) {
      other.send({ type: 'ping', received: 1 });
      await desk.world.advance(15_000);
    }
    expect(shown(other)).toMatchObject({ kind: 'available' });
  });

  it('[G28] is data: noticed late it counts from when it was due, and a restart begins it', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.say(owner, available);
    const room = desk.world.desk(anna.id);
    room.crash();
    desk.world.time.set(desk.world.time.now() + 3_600_000);
    const startedAt = desk.world.time.now();
    await room.told({ type: 'wake' });
    expect(await stored(desk)).toMatchObject({ kind: 'available' });
    // Asleep again before the timer, as a room that nobody is connected to is.
    room.crash();
    desk.world.time.set(startedAt + 7_200_000);
    await room.told({ type: 'wake' });
    expect(await stored(desk)).toMatchObject({
      kind: 'away',
      since: startedAt + absenceMs,
      setBy: 'absence',
    });
  });

  it('[G28] tries again when it could not be stored', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.say(owner, available);
    owner.end.drop();
    await desk.world.flush();
    const { storage } = desk.world.desk(anna.id);
    storage.beforeWrite = () => Promise.reject(new Error('The disk is full.'));
    await desk.world.advance(absenceMs + 5_000);
    storage.beforeWrite = null;
    await desk.world.advance(1_000);
    expect(await stored(desk)).toMatchObject({ kind: 'away', setBy: 'absence' });
  });

  it('[G28] what they set themselves absence does not touch', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.say(owner, away);
    owner.end.drop();
    await desk.world.advance(absenceMs * 2);
    await owner.enter();
    expect(shown(owner)).toMatchObject({ kind: 'away', reason: 'Lunch', setBy: 'self' });
  });
});

describe('missed offers', () => {
  it('[G28] make somebody away until they say otherwise', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    const miss = (): Promise<void> =>
      desk.world.desk(anna.id).told({ type: 'missed-offers', workgroup: SALES });
    await miss();
    expect(shown(owner)).toMatchObject({ kind: 'offline' });
    await desk.say(owner, available);
    await miss();
    await desk.world.flush();
    expect(shown(owner)).toMatchObject({ kind: 'away', setBy: 'missed-offers' });
    owner.end.drop();
    await owner.enter();
    expect(shown(owner)).toMatchObject({ kind: 'away', setBy: 'missed-offers' });
    await desk.say(owner, available);
    expect(shown(owner)).toMatchObject({ kind: 'available', setBy: 'self' });
  });
});

describe('what is watched', () => {
  it('[P6] is told when presence changes its kind, until it hears, and nothing else is', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(maria);
    await desk.say(owner, available);
    await desk.put(maria.id, 1, itemOf('supervising', 1));
    await desk.put(maria.id, 2, itemOf('handler', 2));
    expect(desk.toldTo(roomOf(1))).toEqual([]);
    desk.world.isCut = (_, to) => to.kind === 'conversation';
    await desk.say(owner, away);
    await desk.say(owner, { ...away, reason: 'Still lunch' });
    expect(desk.toldTo(roomOf(1))).toEqual([]);
    desk.world.isCut = () => false;
    await desk.world.advance(5_000);
    const told = { type: 'presence', person: maria.id, kind: 'away' };
    expect(desk.toldTo(roomOf(1))).toEqual([told]);
    expect(desk.toldTo(roomOf(2))).toEqual([]);
    desk.world.desk(maria.id).crash();
    await desk.world.desk(maria.id).told({ type: 'wake' });
    await desk.world.flush();
    expect(desk.toldTo(roomOf(1))).toEqual([told, told]);
  });

  it('[P6] hears of a presence that fell while it was beginning', async () => {
    const desk = new DeskWorld();
    await desk.enter(maria);
    await desk.put(maria.id, 1, itemOf('supervising', 1));
    expect(desk.toldTo(roomOf(1))).toEqual([{ type: 'presence', person: maria.id, kind: 'offline' }]);
  });
});
