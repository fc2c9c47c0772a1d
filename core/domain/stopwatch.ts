/** How long something has lasted, with pauses. */

/** Milliseconds so far, and since when more are added. */
export interface Clock {
  readonly total: number;
  readonly since: number | null;
}

export const stopped: Clock = { total: 0, since: null };

/** A room's clock may be set back; nothing has ever taken less than no time. */
export const elapsed = (from: number, to: number): number => Math.max(0, to - from);

export const totalAt = ({ total, since }: Clock, now: number): number =>
  since === null ? total : total + elapsed(since, now);

export const running = (clock: Clock, isRunning: boolean, at: number): Clock => {
  if (isRunning) return clock.since === null ? { total: clock.total, since: at } : clock;
  return { total: totalAt(clock, at), since: null };
};
