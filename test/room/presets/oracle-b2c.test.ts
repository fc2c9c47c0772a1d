/** The answer on enabling a staff member to monitor chat sessions: what is configured, and logging in. */
import { describe, expect, it } from 'vitest';
import type { Grant, Identity } from '../../../core/domain/identity.js';
import { identityFrom } from '../../../party/host/tokens.js';
import type { Actor, Frame } from '../../support/actors.js';
import { customerIn, deskOf, staffIn, workgroupOf } from '../../support/actors.js';
import { SALES, supervisor } from '../../support/builders.js';
import type { World } from '../../support/pair/memory-host.js';
import type { StageOptions, Talk } from './stage.js';
import {
  anna,
  atDesk,
  atOnce,
  ben,
  bodiesOf,
  done,
  join,
  kindsOf,
  luis,
  maria,
  mayOf,
  monitor,
  panelOf,
  pass,
  presetWorld,
  refusedQuietly,
  say,
  takeOver,
  talkIn,
  talkUnder,
  watch,
  whisper,
} from './stage.js';

const talk = (options: StageOptions = {}): Promise<Talk> => talkUnder('oracle-b2c', options);

/** A profile as a token carries it. */
const profile = (claims: Readonly<Record<string, unknown>>): Identity => {
  const identity = identityFrom({
    sub: 'pia',
    name: 'Pia',
    role: 'supervisor',
    exp: 4_000_000_000,
    grants: { sales: ['monitor', 'whisper', 'join'] },
    supervisor: true,
    ...claims,
  });
  if (!identity) throw new Error('This profile is not valid.');
  return identity;
};

const setAvailability = async (world: World, desk: Actor, kind: string): Promise<Frame> => {
  desk.send({ type: 'set-availability', kind });
  await world.flush();
  return desk.frames.at(-1) ?? {};
};

// The profile: with chat there are more options, and two boxes to tick; the one for monitoring needs the other.
describe('the staff profile', () => {
  it('[E01] nothing that is granted has an effect for a profile without chat', async () => {
    const { world, customer, handler } = await talk();
    await world.advance(1_000);
    for (const each of [customer, handler]) each.fresh();
    const without = profile({ chat: false });
    expect(without.grants).toEqual({});
    for (const each of [
      staffIn(world, without),
      workgroupOf(world, without),
      deskOf(world, without, anna.id),
    ]) {
      await each.enter();
      expect(each.frames).toMatchObject([{ type: 'refused', code: 'not-found' }]);
    }
    const own = await deskOf(world, without).enter();
    expect(own.frames[0]).toMatchObject({ type: 'welcome', you: { workgroups: [] } });
    expect(await setAvailability(world, own, 'available')).toMatchObject({ code: 'forbidden' });
    await world.advance(1_000);
    for (const each of [customer, handler]) expect(each.fresh()).toEqual([]);
    // With chat the same grants do what they say.
    await watch(world, profile({ chat: true }));
  });

  it('E25, the room’s half: what belongs to a feature that is off is not among what one may do', async () => {
    const all = ['monitor', 'leave', 'read-history', 'whisper', 'join', 'take-over'];
    const usual = await watch((await talk()).world);
    expect([...mayOf(usual.watcher)].sort()).toEqual([...all].sort());
    const options: readonly (readonly [StageOptions, string, Frame])[] = [
      [{ policy: { whisper: 'off' } }, 'whisper', whisper('Psst')],
      [{ policy: { join: 'off' } }, 'join', join],
      [{ policy: { takeover: { targets: [] } } }, 'take-over', takeOver(1)],
    ];
    for (const [option, action, frame] of options) {
      const { world, customer, handler } = await talk(option);
      const { watcher } = await watch(world);
      expect([...mayOf(watcher)].sort()).toEqual(all.filter((each) => each !== action).sort());
      expect(await refusedQuietly(world, watcher, frame, [customer, handler])).toMatchObject({
        code: 'forbidden',
      });
    }
    const { world } = await talk({ policy: { monitors: { phases: [] } } });
    await atDesk(world, maria);
    expect(mayOf(await staffIn(world, maria).enter())).not.toContain('monitor');
  });

  it('[E02] the two boxes are two claims: one is the grant for a workgroup, the other is the profile’s', async () => {
    expect(profile({})).toMatchObject({
      supervisor: true,
      grants: { sales: ['monitor', 'whisper', 'join'] },
    });
    expect(profile({ supervisor: false })).toMatchObject({ supervisor: false });
    expect(
      identityFrom({ sub: 'pia', name: 'Pia', role: 'supervisor', exp: 4e9, supervisor: 'yes' }),
    ).toBeNull();
    const { world, customer, handler } = await talk();
    const others = [customer, handler];
    const onlySupervisor = profile({ grants: { sales: ['whisper', 'join'] } });
    const desk = await atDesk(world, onlySupervisor);
    expect(desk.frames.at(-1)).toMatchObject({ availability: { kind: 'available' } });
    const asker = await staffIn(world, onlySupervisor).enter();
    expect(await refusedQuietly(world, asker, monitor, others)).toMatchObject({ code: 'forbidden' });
    await watch(world, { ...profile({}), id: maria.id });
  });

  it('[E03] monitoring without supervisor rights is refused, by every way in; a policy may ask for less', async () => {
    const { world, customer, handler } = await talk();
    const others = [customer, handler];
    const unflagged = profile({ supervisor: false });
    await atDesk(world, unflagged);
    const asker = await staffIn(world, unflagged).enter();
    expect(mayOf(asker)).not.toContain('monitor');
    expect(await refusedQuietly(world, asker, monitor, others)).toMatchObject({
      code: 'supervisor-required',
      sentence: 'Your profile is not that of a supervisor, which monitoring needs here.',
    });
    expect(asker.timeline).toEqual([]);
    const list = await workgroupOf(world, { ...unflagged, role: 'agent' }).enter();
    expect(list.frames[0]).toMatchObject({ rows: [], staff: [] });
    const mirror = await deskOf(world, unflagged, anna.id).enter();
    expect(mirror.frames).toMatchObject([{ code: 'not-found' }]);
    // With nothing but that one box ticked there is nothing to come in for.
    const nothing = profile({ supervisor: false, grants: { sales: ['monitor'] } });
    const outside = await staffIn(world, { ...nothing, id: luis.id }).enter();
    expect(outside.frames).toMatchObject([{ code: 'not-found' }]);

    const relaxed = await talk({ policy: { monitors: { needsSupervisor: 'off' } } });
    const { watcher } = await watch(relaxed.world, unflagged);
    expect(watcher.texts).toEqual(['Hello', 'Good morning']);
  });
});

// A queue to belong to, and a login to chat: only then is there something to monitor with.
describe('a queue and a login', () => {
  it('[E04] whoever belongs to no workgroup cannot go on-line', async () => {
    const { world } = await talk();
    const nowhere = supervisor('Nora', []);
    for (const who of [
      { ...nowhere, grants: {} },
      nowhere,
      { ...nowhere, grants: { other: ['monitor' as Grant] } },
    ]) {
      const desk = await deskOf(world, who).enter();
      expect(desk.frames[0]).toMatchObject({ you: { workgroups: [] }, availability: { kind: 'offline' } });
      for (const kind of ['available', 'away']) {
        expect(await setAvailability(world, desk, kind)).toMatchObject({
          type: 'refused',
          code: 'forbidden',
        });
      }
      expect((await deskOf(world, who).enter()).frames[0]).toMatchObject({
        availability: { kind: 'offline' },
      });
    }
    const somewhere = await deskOf(world, maria).enter();
    expect(somewhere.frames[0]).toMatchObject({ you: { workgroups: [{ id: SALES, label: 'Sales' }] } });
    expect(await setAvailability(world, somewhere, 'away')).toMatchObject({ availability: { kind: 'away' } });
  });

  it('[E05] monitoring needs to be logged in to chat; logging out ends all of it, without a word to others', async () => {
    const { world, customer, handler, handlerDesk } = await talk();
    const second = await talkIn(world, 2, ben);
    await pass(world, 1, [customer, handler]);
    const others = [customer, handler, handlerDesk, second.customer, second.handler, second.handlerDesk];
    const watcher = await staffIn(world, maria).enter();
    expect(await refusedQuietly(world, watcher, monitor, others)).toMatchObject({ code: 'not-online' });
    const desk = await deskOf(world, maria).enter();
    expect(await refusedQuietly(world, watcher, monitor, others)).toMatchObject({ code: 'not-online' });
    await setAvailability(world, desk, 'away');
    await done(watcher, monitor);
    const other = await staffIn(world, maria, 2).enter();
    await done(other, monitor);
    await world.advance(1_000);
    for (const each of others) each.fresh();
    await setAvailability(world, desk, 'available');
    expect(watcher.header).toMatchObject({ you: { standing: 'monitoring' } });
    await setAvailability(world, desk, 'offline');
    for (const each of [watcher, other]) {
      expect(each.header).toMatchObject({ kind: 'outsider' });
      each.fresh();
    }
    await world.advance(1_000);
    for (const each of others) expect(each.fresh()).toEqual([]);
    await done(customer, say('Anybody there?'));
    expect(watcher.fresh()).toEqual([]);
    expect(await refusedQuietly(world, watcher, monitor, others)).toMatchObject({ code: 'not-online' });
  });

  it('[E05] whoever has joined leaves by logging out, told once; and nobody slips in while logging out', async () => {
    const { world, customer, handler } = await talk();
    const { watcher, desk } = await watch(world);
    await done(watcher, join);
    await setAvailability(world, desk, 'offline');
    for (const each of [customer, handler]) {
      expect(bodiesOf(each, 'left')).toMatchObject([{ person: { name: 'Maria' } }]);
    }
    await setAvailability(world, desk, 'available');
    await pass(world, 60, [customer, handler, watcher, desk]);
    expect(kindsOf(customer).filter((kind) => kind === 'left')).toHaveLength(1);
    desk.send({ type: 'set-availability', kind: 'offline' });
    await atOnce(world, [[watcher, monitor]]);
    await world.advance(1_000);
    expect(watcher.header).toMatchObject({ kind: 'outsider' });
  });

  it('E06, the room’s half: signing in leaves one off-line, until one says otherwise', async () => {
    const world = presetWorld('oracle-b2c');
    const desk = await deskOf(world, maria).enter();
    expect(desk.frames).toMatchObject([{ type: 'welcome', availability: { kind: 'offline' } }]);
    const since = world.time.now();
    expect(await setAvailability(world, desk, 'available')).toMatchObject({
      availability: { kind: 'available', since, setBy: 'self' },
    });
    expect(await setAvailability(world, desk, 'offline')).toMatchObject({
      availability: { kind: 'offline' },
    });
    desk.end.drop();
    await desk.enter();
    expect(desk.frames[0]).toMatchObject({ availability: { kind: 'offline' } });
  });
});

// The first two steps of monitoring a chat: the report of the queue, in which one is clicked on, or right-clicked.
describe('the queue snapshot', () => {
  it('E07, the room’s half: who waits and for how long, who is on-line, and how many chats each agent has', async () => {
    const { world, customer, handler, handlerDesk } = await talk();
    const second = await talkIn(world, 2);
    await atDesk(world, ben, 'away');
    const third = await customerIn(world, 3, { device: 'customer-3' }).enter();
    await done(third, say('Hello?'));
    await pass(world, 30, [customer, handler, handlerDesk, second.customer, second.handler, third]);
    const ask = async (who: Identity): Promise<{ status: number; body: string } | null> =>
      world.workgroup(SALES).request({
        path: 'snapshot',
        credential: { kind: 'token', value: world.tokenFor(who) },
      });
    const snapshot = JSON.parse((await ask(maria))?.body ?? '');
    expect(snapshot).toMatchObject({ waiting: 1, longestWaitSeconds: 30, interacting: 2 });
    expect(snapshot).toMatchObject({ agentsOnline: 2, agentsAvailable: 1 });
    expect(snapshot.agents).toMatchObject([
      { name: 'Anna', availability: 'available', conversations: 2, sessions: 2, maxSessions: 8 },
      { name: 'Ben', availability: 'away', conversations: 0 },
    ]);
    for (const who of [anna, supervisor('Eve', ['whisper'])]) expect((await ask(who))?.status).not.toBe(200);
  });

  it('E08, the room’s half: the row and its menu have the same to offer, as the conversation itself says it', async () => {
    const { world } = await talk();
    await atDesk(world, maria);
    const panel = await panelOf(world);
    const outside = await staffIn(world, maria).enter();
    expect(panel.frames[0]).toMatchObject({
      house: { monitors: { requires: 'online', perSupervisor: 'capacity' } },
    });
    expect([...mayOf(outside)].sort()).toEqual(['flag', 'leave', 'monitor']);
  });
});
