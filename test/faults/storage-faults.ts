/** Storage that fails, and processes that die between the parts of a write. */
import type { RoomHandle } from '../support/pair/memory-host.js';
import type { WorldFloor } from './world-floor.js';

/** Where the power goes: before anything of a write is stored, or after all of it, and before anybody is told. */
export type Moment = 'before' | 'after';

/** The k-th write from now is the room's last; as its storage promises, all of it is there or nothing. */
export const crashAtWrite = (
  room: RoomHandle,
  k: number,
  moment: Moment,
  crash = () => room.crash(),
): void => {
  let left = k;
  const { storage } = room;
  storage.beforeWrite = async (puts) => {
    left -= 1;
    if (left > 0) return;
    storage.beforeWrite = null;
    if (moment === 'after') await storage.write(puts);
    crash();
    throw new Error('The power is gone.');
  };
};

/**
 * What a storage would do that is not atomic: some keys of one write are stored, the others are not, and the process is
 * gone. Ours never does; this shows that it would be seen.
 */
export const tearWrite = (room: RoomHandle, keeps: (key: string) => boolean): void => {
  const { storage } = room;
  storage.beforeWrite = async (puts) => {
    if (![...puts.keys()].some((key) => key.startsWith('entry/'))) return;
    storage.beforeWrite = null;
    await storage.write(new Map([...puts].filter(([key]) => keeps(key))));
    room.crash();
    throw new Error('The power is gone.');
  };
};

export const failSomeWrite = (floor: WorldFloor): void => {
  floor.pick(floor.storages).failWrite(floor.between(1, 4));
};

export const crashInSomeWrite = (floor: WorldFloor): void => {
  const { n } = floor.pick(floor.talks);
  crashAtWrite(floor.room(n), floor.between(1, 3), floor.pick(['before', 'after']));
};
