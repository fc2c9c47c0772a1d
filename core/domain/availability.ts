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
