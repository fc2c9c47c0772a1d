/** Who somebody is: what a verified token (or the secret of one room) says, and nothing that a frame says. */
import type { PersonId, WorkgroupId } from './ids.js';

export type Role = 'customer' | 'agent' | 'supervisor';

/** What a token may allow in one workgroup. A customer has none. */
export const grants = [
  'handle',
  'monitor',
  'whisper',
  'join',
  'takeover',
  'assign',
  'transfer',
  'forceClose',
  'export',
  'unmask',
  'configure',
] as const;
export type Grant = (typeof grants)[number];

/** A person as others may be shown them. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
}

export interface Identity extends Person {
  /** False for an anonymous customer: the name is then only what they typed. */
  readonly verified: boolean;
  readonly grants: Readonly<Record<string, readonly Grant[]>>;
  /** The supervisor flag of the profile; `monitor` has no effect without it. */
  readonly supervisor: boolean;
  /** The name that customers are given where a policy says so. */
  readonly alias?: string;
  /** How many sessions, own and monitored, this person may have at once. */
  readonly maxSessions: number;
  /** Milliseconds since the epoch; 0 when the token does not say. */
  readonly issuedAt: number;
  /** Milliseconds since the epoch; null for the secret of a room, which lives as long as the room. */
  readonly expiresAt: number | null;
}

/** Whether `monitor` has an effect without the supervisor flag of the profile: as a workgroup's policy says. */
export interface GrantRule {
  readonly needsSupervisor: 'on' | 'off';
}

const strict: GrantRule = { needsSupervisor: 'on' };

/** Grants are read at the moment a command is executed, so that a shorter token takes effect at once. */
export const hasGrant = (
  who: Identity,
  workgroup: WorkgroupId,
  grant: Grant,
  { needsSupervisor }: GrantRule = strict,
): boolean => {
  // hasOwn, because the key comes from configuration and tokens: `constructor` is not a workgroup.
  if (!Object.hasOwn(who.grants, workgroup)) return false;
  if (grant === 'monitor' && needsSupervisor === 'on' && !who.supervisor) return false;
  return who.grants[workgroup]?.includes(grant) ?? false;
};

export const grantsIn = (who: Identity, workgroup: WorkgroupId, rule?: GrantRule): readonly Grant[] =>
  grants.filter((grant) => hasGrant(who, workgroup, grant, rule));

export const hasAnyGrant = (who: Identity, workgroup: WorkgroupId, rule?: GrantRule): boolean =>
  grantsIn(who, workgroup, rule).length > 0;

export const personOf = ({ id, name, role }: Person): Person => ({ id, name, role });
