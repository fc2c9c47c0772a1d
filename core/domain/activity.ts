/** How lively a conversation was in the last minutes: messages for everyone, counted by the quarter of a minute. */

/** Milliseconds that one count stands for, and how many counts are kept: ten minutes. */
export const activitySpan = 15_000;
export const activityCounts = 40;

export interface Activity {
  /** When the last count began; a multiple of `activitySpan`. */
  readonly at: number;
  /** The oldest first, `activityCounts` at most, and none before the first message. */
  readonly counts: readonly number[];
}

export const noActivity: Activity = { at: 0, counts: [] };

/** One message more. It changes by messages alone: how long ago they were, whoever shows them works out. */
export const withMessage = ({ at, counts }: Activity, now: number): Activity => {
  const began = Math.floor(now / activitySpan) * activitySpan;
  if (counts.length === 0) return { at: began, counts: [1] };
  // A clock that was set back counts into what there is.
  if (began <= at) return { at, counts: [...counts.slice(0, -1), (counts.at(-1) ?? 0) + 1] };
  const silent = Math.min((began - at) / activitySpan - 1, activityCounts);
  const silence = Array.from({ length: silent }, () => 0);
  return { at: began, counts: [...counts, ...silence, 1].slice(-activityCounts) };
};
