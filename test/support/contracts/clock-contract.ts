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

export const clockContract = (name: string, make: () => Promise<ClockRig>): void => {
  describe(`clock: ${name}`, () => {
    let rig: ClockRig;
    beforeEach(async () => {
      rig = await make();
    });
    afterEach(() => rig.dispose());

    it('[HC10] says the time in milliseconds, and it passes', async () => {
      const before = await rig.now();
      expect(before).toBeGreaterThan(Date.UTC(2020, 0, 1));
      await rig.pass(20);
      expect(await rig.now()).toBeGreaterThanOrEqual(before + 20);
    });

    it('[HC10] wakes once, not before the time', async () => {
      const due = (await rig.now()) + 60;
      await rig.wakeIn(60);
      expect(await rig.wakes()).toEqual([]);
      await rig.pass(200);
      const wakes = await rig.wakes();
      expect(wakes).toHaveLength(1);
      expect(wakes[0]).toBeGreaterThanOrEqual(due - 2);
    });

    it('[HC10] holds one wish: a later one replaces it, null withdraws it', async () => {
      await rig.wakeIn(30);
      await rig.wakeIn(400);
      await rig.pass(150);
      expect(await rig.wakes()).toEqual([]);
      await rig.wakeIn(null);
      await rig.pass(500);
      expect(await rig.wakes()).toEqual([]);
      await rig.wakeIn(10);
      await rig.pass(150);
      expect(await rig.wakes()).toHaveLength(1);
    });

    it('[HC10] a time that has passed means now; one that is far off is not now', async () => {
      await rig.wakeIn(-1_000);
      await rig.pass(100);
      expect(await rig.wakes()).toHaveLength(1);
      await rig.wakeIn(100 * 24 * 3_600_000);
      await rig.pass(100);
      expect(await rig.wakes()).toHaveLength(1);
    });
  });
};
