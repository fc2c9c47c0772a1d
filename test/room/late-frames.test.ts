// What was sent over a socket whose device has come back over another: it is not done any more once that was welcomed.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { customerIn } from '../support/actors.js';
import { MemoryStorage } from '../support/pair/memory-storage.js';
import { answeredTalk } from '../support/room-talk.js';

const tasks = async (count: number): Promise<void> => {
  for (let done = 0; done < count; done += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Every look at a storage, and every write, takes so many tasks. */
const slowStorage = (reading: number, writing: number): void => {
  const { list, write } = MemoryStorage.prototype;
  vi.spyOn(MemoryStorage.prototype, 'list').mockImplementation(async function (
    this: MemoryStorage,
    ...asked
  ) {
    await tasks(reading);
    return list.apply(this, asked);
  });
  vi.spyOn(MemoryStorage.prototype, 'write').mockImplementation(async function (
    this: MemoryStorage,
    ...asked
  ) {
    await tasks(writing);
    return write.apply(this, asked);
  });
};

afterEach(() => void vi.restoreAllMocks());

describe('a frame of a socket that its device has left', () => {
  // Before, in and after the turn in which the device is welcomed over the other socket.
  for (let moment = 0; moment < 14; moment += 1) {
    it(`[WP4] is done before the welcome or never, and its number means one command: moment ${moment}`, async () => {
      slowStorage(3, 5);
      const { world, customer, handler } = await answeredTalk();
      const { device } = customer;
      handler.send({
        type: 'post',
        audience: 'everyone',
        text: 'Hi',
        epoch: 1,
        commandId: `${handler.device}:2`,
      });
      const again = customerIn(world);
      const credential = { kind: 'secret', secret: '1'.padStart(43, 's') };
      const start = { workgroup: 'sales', name: 'Carla' };
      again.send({ type: 'hello', versions: [1, 1], credential, device, start });
      const going = world.flush();
      await tasks(moment);
      customer.send({ type: 'end', commandId: `${device}:2` });
      await Promise.all([going, world.flush()]);
      await tasks(100);
      vi.restoreAllMocks();
      await world.flush();
      const welcome = again.frames.find(({ type }) => type === 'welcome');
      const commandId = `${device}:${welcome?.nextCommand}`;
      again.send({ type: 'post', audience: 'everyone', text: 'Wait!', commandId });
      await world.flush();
      const answer = again.frames.findLast((frame) => frame.commandId === commandId);
      const isSeen = again.texts.includes('Wait!');
      expect([answer?.type, isSeen]).toEqual(
        welcome?.nextCommand === 2 ? ['accepted', true] : ['refused', false],
      );
    });
  }
});
