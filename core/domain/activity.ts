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
