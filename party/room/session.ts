/** Who is at the other end of a socket, and how that is kept in its attachment. */

import type { Grant, Identity, Role } from '../../core/domain/identity.js';
import { grants, hasGrant } from '../../core/domain/identity.js';
import type { DeviceId, PersonId, WorkgroupId } from '../../core/domain/ids.js';

export interface Session {
  readonly identity: Identity;
  readonly device: DeviceId | null;
}

const roles: readonly Role[] = ['customer', 'agent', 'supervisor'];

/**
 * An attachment has room for 512 bytes, a token's grants for many workgroups do not fit: a room needs those of one
 * workgroup, and they are kept as bits, beside the name of the workgroup that they are for.
 */
export const attachmentOf = ({ identity, device }: Session, workgroup: WorkgroupId): unknown => [
  identity.id,
  roles.indexOf(identity.role),
  identity.name,
  identity.verified,
  grants.reduce((bits, grant, index) => (isHeld(identity, workgroup, grant) ? bits | (1 << index) : bits), 0),
  identity.supervisor,
  identity.maxSessions,
  identity.issuedAt,
  identity.expiresAt,
  device,
  workgroup,
  identity.alias ?? null,
];

/** As the token says it, whatever effect a policy gives it. */
const isHeld = (who: Identity, workgroup: WorkgroupId, grant: Grant): boolean =>
  hasGrant(who, workgroup, grant, { needsSupervisor: 'off' });

/**
 * The attachment is our own, written by `attachmentOf`; anything else is a socket that has not said hello. Grants of
 * another workgroup than the one that is asked about are left out: the conversation has moved since.
 */
export const sessionFrom = (attachment: unknown, workgroup: WorkgroupId): Session | null => {
  if (!Array.isArray(attachment) || attachment.length !== 12) return null;
  const [id, role, name, verified, bits, supervisor, maxSessions, issuedAt, expiresAt, device, of, alias] =
    attachment as [
      PersonId,
      number,
      string,
      boolean,
      number,
      boolean,
      number,
      number,
      number | null,
      DeviceId | null,
      WorkgroupId,
      string | null,
    ];
  const identity: Identity = {
    id,
    name,
    role: roles[role] ?? 'customer',
    verified,
    grants: of === workgroup ? { [of]: grants.filter((_, index) => (bits & (1 << index)) !== 0) } : {},
    supervisor,
    ...(alias === null ? {} : { alias }),
    maxSessions,
    issuedAt,
    expiresAt,
  };
  return { identity, device };
};

/** Clocks differ a little between those who sign tokens and those who check them. */
const toleranceMs = 60_000;

export const isExpired = (identity: Identity, now: number): boolean =>
  identity.expiresAt !== null && now > identity.expiresAt + toleranceMs;
