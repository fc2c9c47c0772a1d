/** To whom somebody can give a conversation, as far as their session knows: teams of theirs, and colleagues they are shown. */
import type { AvailabilityKind } from '../../core/domain/availability.js';
import type { WorkTargets } from '../work/work-commands.js';
import type { StaffSession } from './staff-session.js';

export interface TargetWords {
  /** Such as: Available, 2 of 4. */
  detail(kind: AvailabilityKind, sessions: number, most: number): string;
}

/** Whoever can be reached first, and of those whoever has the most room. */
const reach = { available: 0, away: 1, offline: 2 } as const satisfies Record<AvailabilityKind, number>;

export const targetsOf = (
  { desk, workgroups }: Pick<StaffSession, 'desk' | 'workgroups'>,
  words: TargetWords,
): WorkTargets => {
  const mine = desk?.you?.id;
  const staff = new Map(
    workgroups.flatMap(({ snapshot }) => snapshot.staff.map((row) => [row.id, row] as const)),
  );
  const people = [...staff.values()]
    .filter(({ id, role }) => id !== mine && role !== 'customer')
    .sort(
      (a, b) =>
        reach[a.availability.kind] - reach[b.availability.kind] ||
        a.sessions - b.sessions ||
        a.name.localeCompare(b.name),
    );
  return {
    workgroups: (desk?.you?.workgroups ?? []).map(({ id, label }) => ({ id, label })),
    people: people.map(({ id, name, role, availability, sessions, maxSessions }) => ({
      id,
      name,
      role: role === 'supervisor' ? 'supervisor' : 'agent',
      detail: words.detail(availability.kind, sessions, maxSessions),
    })),
  };
};
