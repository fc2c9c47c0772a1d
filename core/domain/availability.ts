/** Whether a staff member takes conversations: their own setting, not a guess from their connection. */
import type { Grant, Role } from './identity.js';
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

/** A staff member as their desk tells each of their workgroups. */
export interface StaffRow {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly availability: Availability;
  readonly version: number;
  /** In the workgroup that is told, as the token lists them; none: they do not belong to it any more. */
  readonly grants: readonly Grant[];
  /** Conversations that they handle; what is snoozed does not count. */
  readonly own: number;
  /** Those, the ones that they watch, and places that are held for them at the moment. */
  readonly sessions: number;
  readonly maxSessions: number;
  /** Since when they have been free: the last conversation of their own came or went, or they became available. */
  readonly idleSince: number;
}

/** A colleague as a supervisor's list shows them. */
export type StaffRowView = Pick<
  StaffRow,
  'id' | 'name' | 'role' | 'availability' | 'sessions' | 'maxSessions'
>;

export const staffRowView = (row: StaffRow): StaffRowView => {
  const { kind, since, reason, setBy } = row.availability;
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    availability: { kind, since, reason, setBy },
    sessions: row.sessions,
    maxSessions: row.maxSessions,
  };
};
