/** Whether a staff member takes conversations: their own setting, not a guess from their connection. */
import type { PersonId } from './ids.js';

export const availabilityKinds = ['available', 'away', 'offline'] as const;
export type AvailabilityKind = (typeof availabilityKinds)[number];

/** They themselves; their absence; offers that they missed. */
export const availabilitySetters = ['self', 'absence', 'missed-offers'] as const;
export type AvailabilitySetter = (typeof availabilitySetters)[number];

export interface Availability {
  readonly kind: AvailabilityKind;
  readonly since: number;
  readonly reason: string | null;
  readonly setBy: AvailabilitySetter;
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
  availability: {
    kind: availability.kind,
    since: availability.since,
    reason: availability.reason,
    setBy: availability.setBy,
  },
});
