/** Tokens for the cast of the demo. Exists with PARLEY_DEMO=1 only: whoever asks becomes whom they ask for. */
import { SignJWT } from 'jose';
import type { Grant, Role } from '../../core/domain/identity.js';
import type { Deployment } from './deployment.js';
import { AUDIENCE } from './tokens.js';

interface Member {
  readonly name: string;
  readonly role: Role;
  readonly grants: readonly Grant[];
}

const agent = (name: string): Member => ({ name, role: 'agent', grants: ['handle', 'transfer'] });
const supervisor = (name: string): Member => ({
  name,
  role: 'supervisor',
  grants: ['monitor', 'whisper', 'join', 'takeover', 'assign', 'transfer', 'forceClose', 'export'],
});

const cast: ReadonlyMap<string, Member> = new Map([
  ['anna', agent('Anna')],
  ['ben', agent('Ben')],
  ['maria', supervisor('Maria')],
  ['luis', supervisor('Luis')],
]);

const workgroups = ['sales', 'support'] as const;
const MINUTES = 60;

/** Null for somebody who is not of the cast. */
export const signDemoToken = async (person: unknown, deployment: Deployment): Promise<string | null> => {
  const member = typeof person === 'string' ? cast.get(person) : undefined;
  if (!member || typeof person !== 'string') return null;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    name: member.name,
    role: member.role,
    grants: Object.fromEntries(workgroups.map((workgroup) => [workgroup, member.grants])),
    supervisor: member.role === 'supervisor',
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(person)
    .setIssuer(deployment.issuer)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + MINUTES * 60)
    .sign(new TextEncoder().encode(deployment.secret));
};
