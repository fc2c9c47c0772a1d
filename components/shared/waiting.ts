/** How long somebody has been waiting: as a clock, and how bad that is. */

export type Urgency = 'fine' | 'soon' | 'late';

/** Seconds after which a wait is shown as `soon` and as `late`. */
export interface WaitThresholds {
  readonly soon: number;
  readonly late: number;
}

export const defaultThresholds: WaitThresholds = { soon: 60, late: 180 };

export const urgencyOf = (seconds: number, { soon, late }: WaitThresholds): Urgency =>
  seconds >= late ? 'late' : seconds >= soon ? 'soon' : 'fine';

/** Whole seconds since then. A clock that runs behind the server's must not show a negative time. */
export const secondsSince = (since: number, now: number): number =>
  Math.max(0, Math.floor((now - since) / 1_000));

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `0:42`, `12:05`, `1:03:20`. */
export const clock = (seconds: number): string => {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
};
