/** Whether a staff member takes conversations: their own setting, not a guess from their connection. */
import type { PersonId } from './ids.js';

export const availabilityKinds = ['online', 'away', 'offline'] as const;
export type AvailabilityKind = (typeof availabilityKinds)[number];

export interface Availability {
  readonly kind: AvailabilityKind;
  readonly since: number;
  readonly reason: string | null;
}

/** A staff member as their workgroups list them. */
export interface StaffRow {
  readonly id: PersonId;
  readonly name: string;
  readonly availability: Availability;
  readonly version: number;
}

/** A colleague as a supervisor's list shows them. */
export type StaffRowView = Omit<StaffRow, 'version'>;

export const staffRowView = ({ id, name, availability }: StaffRow): StaffRowView => ({
  id,
  name,
  availability: { kind: availability.kind, since: availability.since, reason: availability.reason },
});
