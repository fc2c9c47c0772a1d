/** The staff of a workgroup as those who pass conversations on choose among them: nothing of what anybody watches. */
import type { AvailabilityKind, StaffRow } from './availability.js';
import type { Grant, Role } from './identity.js';
import type { PersonId } from './ids.js';

/** As what somebody can be handed a conversation, and the grant that it takes of them. */
const takesAs = { agent: 'handle', supervisor: 'takeover' } as const satisfies Record<string, Grant>;
export type HandOffAs = keyof typeof takesAs;

export interface Colleague {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Exclude<Role, 'customer'>;
  readonly availability: AvailabilityKind;
  /** Whether what they handle leaves room for one more. */
  readonly isFree: boolean;
  /** As what something can be handed to them; as to an agent it can also be assigned. Every server of ours says so. */
  readonly takesAs?: readonly HandOffAs[];
}

const colleagueOf = ({
  id,
  name,
  role,
  availability,
  grants,
  own,
  maxSessions,
}: StaffRow): Required<Colleague> => ({
  id,
  name,
  role: role === 'supervisor' ? 'supervisor' : 'agent',
  availability: availability.kind,
  // By what they handle alone: with what they watch it would tell of the watching.
  isFree: own < maxSessions,
  takesAs: (Object.keys(takesAs) as readonly HandOffAs[]).filter((as) => grants.includes(takesAs[as])),
});

const byName = (a: Colleague, b: Colleague): number => {
  const [one, other] = a.name === b.name ? [a.id, b.id] : [a.name, b.name];
  return one < other ? -1 : 1;
};

/** Those who can be given anything at all, by name. */
export const colleaguesIn = (staff: readonly StaffRow[]): readonly Colleague[] =>
  staff
    .map(colleagueOf)
    .filter((each) => each.takesAs.length > 0)
    .sort(byName);
