/** A handler who is lost in any step of a hand-off, and deadlines that come late, twice or not at all. */
import { describe, expect, it } from 'vitest';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { RoomHandle } from '../support/pair/memory-host.js';
import { numbersOf } from './checker.js';
import type { Correspondent } from './correspondent.js';
import { crashAtWrite } from './storage-faults.js';
import { anna, bert, WorldFloor, type WorldTalk } from './world-floor.js';

const none = { lost: 0, duplicated: 0, misordered: 0, leaked: 0 };
const grace = 30;

const opened = async (): Promise<{
  floor: WorldFloor;
  talk: WorldTalk;
  first: Correspondent;
  second: Correspondent;
}> => {
  const floor = await WorldFloor.open({ seed: 5, talks: 1, handlerGrace: grace });
  const [talk] = floor.talks;
  const [first, second] = talk?.agents ?? [];
  if (!talk || !first || !second) throw new Error('Somebody is missing.');
  return { floor, talk, first, second };
};

/** They take what is offered to them, and what waits for anybody. */
const untilTaken = async (floor: WorldFloor, by: Correspondent): Promise<void> => {
  for (let round = 0; round < 12; round += 1) {
    if (by.header?.you.may.includes('accept') && by.isSettled)
      by.ask({ type: 'accept', epoch: by.header?.epoch ?? 0 });
    await floor.pass(5_000);
  }
};

/** The second has it, is there, and has it on their desk; everybody has read everything. */
const hasIt = async (floor: WorldFloor, talk: WorldTalk, who: Correspondent): Promise<void> => {
  for (const writer of [talk.customer, who]) writer.say('everyone');
  for (const watcher of talk.watchers) watcher.say('whisper');
  await floor.rest();
  const header = talk.watchers[0]?.header;
  expect(header).toMatchObject({ phase: 'active', handler: { id: who.viewer.person, present: true } });
  const verdict = await floor.verdict();
  expect(numbersOf(verdict), Object.values(verdict).flat().join('\n')).toEqual(none);
  floor.close();
};

const rooms = {
  'the conversation': (floor: WorldFloor): RoomHandle => floor.room(1),
  'the desk of who gives it': (floor: WorldFloor): RoomHandle => floor.desk(anna.id),
  'the desk of who gets it': (floor: WorldFloor): RoomHandle => floor.desk(bert.id),
  'the workgroup': (floor: WorldFloor): RoomHandle => floor.world.workgroup('sales' as WorkgroupId),
} as const;

const moments = ['before', 'after'] as const;
const steps = Object.entries(rooms).flatMap(([name, room]) =>
  (name === 'the conversation' ? [1, 2] : [1]).flatMap((write) =>
    moments.map((moment) => ({ name, room, write, moment })),
  ),
);

describe.each(['cold', 'warm'] as const)('a %s hand-off whose handler is lost', (manner) => {
  for (const { name, room, write, moment } of steps) {
    it(`[TH42] and ${name} with them, ${moment} write ${write}, ends with one handler`, async () => {
      const { floor, talk, first, second } = await opened();
      first.say('everyone');
      first.ask({ type: 'hand-off', epoch: 1, to: { kind: 'agent', id: bert.id }, manner });
      crashAtWrite(room(floor), write, moment);
      await floor.pass(500);
      first.isHere = false;
      first.drop();
      await untilTaken(floor, second);
      first.isHere = true;
      await hasIt(floor, talk, second);
    });
  }
});

const minute = 60_000;

const deadlines = {
  'ten minutes late': async (floor: WorldFloor): Promise<void> => {
    floor.world.time.set(floor.world.time.now() + 10 * minute);
  },
  'asked for again and again': async (floor: WorldFloor): Promise<void> => {
    for (let second = 0; second < 2 * grace; second += 5) {
      await floor.pass(5_000);
      for (let time = 0; time < 2; time += 1) await floor.room(1).told({ type: 'wake' });
    }
  },
  'lost with the room that wanted to be woken': async (floor: WorldFloor): Promise<void> => {
    await floor.pass(5_000);
    floor.room(1).crash();
    floor.world.time.set(floor.world.time.now() + 2 * minute);
  },
} as const;

describe('a handler who stays away', () => {
  for (const [what, happens] of Object.entries(deadlines)) {
    it(`[F15][F22][PT1] is given up once when the deadline is ${what}`, async () => {
      const { floor, talk, first, second } = await opened();
      first.isHere = false;
      first.goSilent();
      await floor.pass(46_000);
      await happens(floor);
      await floor.pass(grace * 1_000);
      await floor.rest();
      const times = talk.customer.heard.filter((kind) => kind === 'waiting-again').length;
      expect(times).toBe(1);
      expect(talk.watchers[0]?.header?.phase).toBe('queued');
      await untilTaken(floor, second);
      first.isHere = true;
      await hasIt(floor, talk, second);
    });
  }
});
