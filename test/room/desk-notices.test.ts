/** What happened to somebody's conversations waits on their desk until they have seen it; watching leaves no notice. */
import { describe, expect, it } from 'vitest';
import { mostNotices } from '../../core/domain/desk-notices.js';
import { personOf } from '../../core/domain/identity.js';
import type { DeskItem } from '../../core/domain/summary.js';
import { asking, askingFor, itemOf, roomOf } from '../core/desk-items.js';
import type { Actor, Frame } from '../support/actors.js';
import { agent, supervisor } from '../support/builders.js';
import { DeskWorld } from './desk-world.js';

const anna = agent('Anna');
const ben = agent('Ben');
const maria = supervisor('Maria');
const byMaria = { by: personOf(maria), at: 5, reason: 'Agent away' } as const;

const noticesOf = (actor: Actor): readonly Frame[] =>
  actor.frames.flatMap(({ type, notice, notices }) =>
    type === 'welcome' ? (notices as Frame[]) : type === 'notice' ? [notice as Frame] : [],
  );

/** Tells Anna's desk of one conversation, item by item, and gives the notices. */
const noticesAfter = async (...items: readonly (DeskItem | null)[]): Promise<readonly Frame[]> => {
  const desk = new DeskWorld();
  const owner = await desk.enter(anna);
  for (const item of items) await desk.put(anna.id, 1, item);
  owner.check();
  return noticesOf(owner);
};

const offered = (until: number): DeskItem =>
  itemOf('offered', 1, { offer: { by: personOf(ben), until, note: 'Knows you' } });

describe('notices', () => {
  it('[B06] who took over and why waits for an agent who is not there, once, over restarts', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.put(anna.id, 1, itemOf('handler', 1));
    owner.end.drop();
    await desk.put(anna.id, 1, itemOf('displaced', 1, { displaced: byMaria }));
    const at = desk.world.time.now();
    await desk.put(anna.id, 1, itemOf('displaced', 1, { displaced: byMaria, row: { epoch: 2 } }));
    await desk.put(anna.id, 1, null);
    desk.world.desk(anna.id).crash();
    await owner.enter();
    expect(noticesOf(owner)).toEqual([
      {
        id: expect.stringMatching(/^.{22}$/),
        kind: 'taken-over',
        conversation: roomOf(1),
        by: personOf(maria),
        reason: 'Agent away',
        at,
      },
    ]);
  });

  it('[B06] is told at once to whoever is there, and is gone from every tab when it is dismissed', async () => {
    const desk = new DeskWorld();
    const [one, two] = [await desk.enter(anna), await desk.enter(anna)];
    await desk.put(anna.id, 1, itemOf('displaced', 1, { displaced: byMaria }));
    const notice = noticesOf(one)[0];
    expect(notice).toMatchObject({ kind: 'taken-over' });
    expect(noticesOf(two)).toEqual([notice]);
    two.fresh();
    const gone = { type: 'notice-dismissed', id: notice?.id };
    expect(await desk.say(one, { type: 'dismiss-notice', id: notice?.id })).toEqual([gone]);
    expect(two.fresh()).toEqual([gone]);
    expect(await desk.say(one, { type: 'dismiss-notice', id: notice?.id })).toEqual([gone]);
    await two.enter();
    expect(noticesOf(two)).toEqual([]);
  });

  it('[B06] what somebody else assigned is one, what they took themselves is none', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.say(owner, { type: 'set-availability', kind: 'available' });
    await desk.reserve(anna.id, askingFor(anna.id), 1);
    await desk.reserve(anna.id, asking(anna.id), 2);
    for (const n of [1, 2]) await desk.put(anna.id, n, itemOf('handler', n));
    for (const n of [1, 2]) await desk.put(anna.id, n, itemOf('handler', n, { row: { messages: 1 } }));
    expect(noticesOf(owner)).toMatchObject([{ kind: 'assigned', conversation: roomOf(1), by: null }]);
  });

  it('[B06] what is handed back is one, by whoever had taken it', async () => {
    const displaced = itemOf('standby', 1, { displaced: byMaria });
    const [first, second, ...more] = await noticesAfter(
      itemOf('handler', 1),
      displaced,
      itemOf('handler', 1),
    );
    expect([first?.kind, second?.kind, more]).toEqual(['taken-over', 'returned', []]);
    expect(second?.by).toEqual(personOf(maria));
  });

  it('[B06] what they took back themselves is none', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    await desk.put(anna.id, 1, itemOf('displaced', 1, { displaced: byMaria }));
    await desk.reserve(anna.id, asking(anna.id), 1);
    await desk.put(anna.id, 1, itemOf('handler', 1));
    expect(noticesOf(owner).map(({ kind }) => kind)).toEqual(['taken-over']);
  });

  it('[B06][PR1] what comes late or twice makes none, and changes nothing', async () => {
    const desk = new DeskWorld();
    const owner = await desk.enter(anna);
    for (const n of [1, 2, 3]) await desk.put(anna.id, 1, itemOf('handler', 1, { row: { messages: n } }));
    owner.fresh();
    const late = itemOf('displaced', 1, { displaced: byMaria });
    for (const version of [1, 3]) {
      const conversation = roomOf(1);
      await desk.world.desk(anna.id).told({ type: 'desk-item', conversation, version, item: late });
    }
    await desk.world.flush();
    expect(owner.fresh()).toEqual([]);
  });

  it('[B06] what they passed on themselves is none', async () => {
    const passedTo = { to: ben.id, name: 'Ben', until: 9 };
    const asked = itemOf('handler', 1, { row: { offer: passedTo } });
    const given = itemOf('displaced', 1, { displaced: { by: personOf(ben), at: 5, reason: null } });
    expect(await noticesAfter(asked, given)).toEqual([]);
    const sent = itemOf('displaced', 1, { displaced: { by: personOf(anna), at: 5, reason: 'Not mine' } });
    expect(await noticesAfter(itemOf('handler', 1), sent)).toEqual([]);
  });

  it('[B06] an offer that ran out is one; declined, withdrawn or accepted it is none', async () => {
    const missed = { kind: 'offer-missed', by: personOf(ben), reason: 'Knows you' };
    expect(await noticesAfter(offered(1), null)).toMatchObject([missed]);
    expect(await noticesAfter(offered(1), offered(Number.MAX_SAFE_INTEGER))).toMatchObject([missed]);
    expect(await noticesAfter(offered(1), offered(1))).toEqual([]);
    expect(await noticesAfter(offered(1), itemOf('handler', 1))).toEqual([]);
    expect(await noticesAfter(offered(Number.MAX_SAFE_INTEGER), null)).toEqual([]);
  });

  it('[B06] the newest are kept', async () => {
    const desk = new DeskWorld();
    for (let n = 1; n <= mostNotices + 1; n += 1) {
      await desk.put(anna.id, n, itemOf('displaced', n, { displaced: byMaria }));
    }
    const kept = noticesOf(await desk.enter(anna)).map(({ conversation }) => conversation);
    expect([kept.length, kept[0]]).toEqual([mostNotices, roomOf(2)]);
  });

  it('[ER2][B06] an erasure takes the reason from what waits, and leaves those of other conversations', async () => {
    const taken = itemOf('displaced', 1, { displaced: byMaria });
    const reasons = async (...items: readonly (DeskItem | null)[]): Promise<readonly unknown[]> => {
      const desk = new DeskWorld();
      await desk.enter(anna);
      await desk.put(anna.id, 2, itemOf('displaced', 2, { displaced: byMaria }));
      for (const item of items) await desk.put(anna.id, 1, item);
      await desk.put(anna.id, 1, items.at(-1) ?? null, { isErased: true });
      desk.world.desk(anna.id).crash();
      return noticesOf(await desk.enter(anna)).map(({ reason }) => reason);
    };
    expect(await reasons(taken)).toEqual(['Agent away', null]);
    expect(await reasons(taken, null)).toEqual(['Agent away', null]);
    expect(await reasons(taken, itemOf('handler', 1), null)).toEqual(['Agent away', null, null]);
    // One that comes of the same news has none from the beginning.
    const desk = new DeskWorld();
    await desk.put(anna.id, 1, itemOf('handler', 1));
    await desk.put(anna.id, 1, taken, { isErased: true });
    expect(noticesOf(await desk.enter(anna)).map(({ reason }) => reason)).toEqual([null]);
  });

  it('[D02] watching comes, changes and goes without one, on either desk', async () => {
    const joined = itemOf('supervising', 1, { mode: 'join' });
    expect(await noticesAfter(itemOf('supervising', 1), joined, itemOf('supervising', 1), null)).toEqual([]);
    expect(
      await noticesAfter(itemOf('handler', 1), itemOf('handler', 1, { row: { messages: 3 } }), null),
    ).toEqual([]);
  });
});
