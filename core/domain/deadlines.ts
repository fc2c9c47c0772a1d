/**
 * What happens when nobody does anything in time. A deadline is data in the state: checked on every event of the
 * room and swept by its workgroup. Timers only make it prompt, because they do not survive a restart.
 */
import type { PersonId } from './ids.js';

/**
 * Of people who are awaited: `handler-away` (the customer is told), `handler-lost`, `supervisor-gone`. Of states that
 * last too long: `offer-missed`, `snooze-over`, `wrap-up-late`, `content-due` (it is to be deleted), `upload-late` (nobody posted it).
 */
export type DeadlineKind =
  | 'handler-away'
  | 'handler-lost'
  | 'supervisor-gone'
  | 'offer-missed'
  | 'snooze-over'
  | 'wrap-up-late'
  | 'content-due'
  | 'upload-late';

export interface Deadline {
  readonly kind: DeadlineKind;
  readonly person: PersonId;
  /** Milliseconds since the epoch, by the room's clock. */
  readonly at: number;
}

export const overdue = (deadlines: readonly Deadline[], now: number): readonly Deadline[] =>
  deadlines.filter((each) => each.at <= now);

/** When the room next has something to do by itself, or null. */
export const nextDeadline = (deadlines: readonly Deadline[]): number | null =>
  deadlines.length === 0 ? null : Math.min(...deadlines.map((each) => each.at));

export const isSameDeadline = (
  a: Pick<Deadline, 'kind' | 'person'>,
  b: Pick<Deadline, 'kind' | 'person'>,
): boolean => a.kind === b.kind && a.person === b.person;
