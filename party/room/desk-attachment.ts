/** How those at a desk are kept with their sockets: its owner, and whoever mirrors it. */
import type { DeskProfile } from '../../core/domain/desk.js';
import type { RuleIn } from '../../core/domain/desk-mirror.js';
import { mirroredWorkgroups } from '../../core/domain/desk-mirror.js';
import type { Identity, Role } from '../../core/domain/identity.js';
import type { PersonId, WorkgroupId } from '../../core/domain/ids.js';
import { attachmentOf, sessionFrom } from './session.js';

/** The owner's attachment keeps no grants: they are stored with the desk. */
const noWorkgroup = '-' as WorkgroupId;

interface MirrorAttachment {
  readonly id: PersonId;
  readonly role: Role;
  readonly issuedAt: number;
  readonly expiresAt: number | null;
  /** One digit for each workgroup of the desk, in the order in which it came to know them. */
  readonly mirrors: string;
}

export const ownerAttachment = (identity: Identity): unknown =>
  attachmentOf({ identity, device: null }, noWorkgroup);

/** Without a name, which nobody at the desk is shown, so that many workgroups fit. */
export const mirrorAttachment = (
  identity: Identity,
  owner: DeskProfile | null,
  ruleIn: RuleIn,
): MirrorAttachment => {
  const mirrored = mirroredWorkgroups(owner, identity, ruleIn);
  const { id, role, issuedAt, expiresAt } = identity;
  const digits = Object.keys(owner?.grants ?? {}).map((each) =>
    mirrored.includes(each as WorkgroupId) ? '1' : '0',
  );
  return { id, role, issuedAt, expiresAt, mirrors: digits.join('') };
};

const isMirror = (attachment: unknown): attachment is MirrorAttachment =>
  typeof attachment === 'object' && attachment !== null && 'mirrors' in attachment;

const heldIn = (owner: DeskProfile | null): DeskProfile['grants'] =>
  Object.fromEntries(Object.entries(owner?.grants ?? {}).filter(([, held]) => held.length > 0));

/** The attachment is our own; anything else is a socket that has not said hello. */
export const identityAt = (attachment: unknown, owner: DeskProfile | null): Identity | null => {
  if (!isMirror(attachment)) {
    const identity = sessionFrom(attachment, noWorkgroup)?.identity;
    return identity ? { ...identity, grants: heldIn(owner) } : null;
  }
  const { id, role, issuedAt, expiresAt, mirrors } = attachment;
  const mirrored = Object.keys(owner?.grants ?? {}).filter((_, index) => mirrors[index] === '1');
  return {
    id,
    name: '',
    role,
    verified: true,
    grants: Object.fromEntries(mirrored.map((each) => [each, ['monitor']])),
    supervisor: true,
    maxSessions: 0,
    issuedAt,
    expiresAt,
  };
};
