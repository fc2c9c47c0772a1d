// What every clock keeps to.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

export interface ClockRig {
  now(): Promise<number>;
  /** In so many milliseconds from the rig's now; null withdraws the wish. */
  wakeIn(ms: number | null): Promise<void>;
  /** The room's `now()` at each of its `wake()` calls. */
  wakes(): Promise<readonly number[]>;
  /** Lets so much time pass, on whatever clock the host goes by. */
  pass(ms: number): Promise<void>;
  dispose(): Promise<void>;
}

const longest = 20_000;

export const clockContract = (name: string, make: () => Promise<ClockRig>): void => {
  describe(`clock: ${name}`, () => {
    let rig: ClockRig;
    beforeEach(async () => {
      rig = await make();
    });
    afterEach(() => rig.dispose());

    /** Its wakes, once there are so many: a busy host is late. */
    const woken = async (count: number): Promise<readonly number[]> => {
      for (let waited = 0; ; waited += 100) {
        await rig.pass(100);
        const wakes = await rig.wakes();
        if (wakes.length >= count || waited > longest) return wakes;
      }
    };

    it('[HC10] says the time in milliseconds, and it passes', async () => {
      const before = await rig.now();
      expect(before).toBeGreaterThan(Date.UTC(2020, 0, 1));
      await rig.pass(20);
      expect(await rig.now()).toBeGreaterThanOrEqual(before + 20);
    });

    it('[HC10] wakes once, not before the time', async () => {
      const due = (await rig.now()) + 60;
      await rig.wakeIn(60);
      const wakes = await woken(1);
      expect(wakes).toHaveLength(1);
      expect(wakes[0]).toBeGreaterThanOrEqual(due - 2);
      await rig.pass(200);
      expect(await rig.wakes()).toHaveLength(1);
    });

    // In one breath and seconds apart, so that no machine is so slow that the earlier time comes before the later wish.
    it('[HC10] holds one wish: a later one replaces it, null withdraws it', async () => {
      await Promise.all([rig.wakeIn(2_000), rig.wakeIn(60_000)]);
      await rig.pass(2_300);
      expect(await rig.wakes()).toEqual([]);
      await Promise.all([rig.wakeIn(2_000), rig.wakeIn(null)]);
      await rig.pass(2_300);
      expect(await rig.wakes()).toEqual([]);
      await rig.wakeIn(10);
      expect(await woken(1)).toHaveLength(1);
    });

    it('[HC10] a time that has passed means now; one that is far off is not now', async () => {
      await rig.wakeIn(-1_000);
      expect(await woken(1)).toHaveLength(1);
      await rig.wakeIn(100 * 24 * 3_600_000);
      await rig.pass(100);
      expect(await rig.wakes()).toHaveLength(1);
    });
  });
};
