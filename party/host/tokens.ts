/** Who a token belongs to: verifies the signature, then takes the claims that are known and nothing else. */
import type { JWTPayload, JWTVerifyOptions } from 'jose';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { Bridge } from '../../core/domain/bridge.js';
import { bridgedChannels } from '../../core/domain/bridge.js';
import type { Grant, Identity, Role } from '../../core/domain/identity.js';
import { grants as knownGrants } from '../../core/domain/identity.js';
import { customerIdOf, isPersonId, isWorkgroupId } from '../../core/domain/ids.js';
import { isName } from '../../core/domain/names.js';
import { limits } from '../../core/protocol/limits.js';
import type { Log, Tokens } from '../room/ports.js';

export const AUDIENCE = 'parley';

export type TokenKeys =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'jwks'; readonly url: string };

/** A supervisor's sessions are mostly watched ones. */
const defaultMaxSessions = { customer: 0, agent: 4, supervisor: 8 } as const satisfies Record<Role, number>;

/** Together they have to fit beside a socket. */
const LONGEST_NAMES = 320;

const checks = (issuer: string, algorithms: string[]): JWTVerifyOptions => ({
  issuer,
  audience: AUDIENCE,
  // Pinned by us, never taken from the token: `none`, and a public key used as a shared secret, are refused so.
  algorithms,
  requiredClaims: ['exp', 'sub'],
  clockTolerance: 60,
});

/** The two ways to check a signature, as one function. */
const verifierFor = (keys: TokenKeys, issuer: string): ((token: string) => Promise<JWTPayload>) => {
  if (keys.kind === 'secret') {
    const key = new TextEncoder().encode(keys.secret);
    const options = checks(issuer, ['HS256']);
    return async (token) => (await jwtVerify(token, key, options)).payload;
  }
  const key = createRemoteJWKSet(new URL(keys.url));
  const options = checks(issuer, ['EdDSA', 'ES256', 'RS256', 'PS256']);
  return async (token) => (await jwtVerify(token, key, options)).payload;
};

export const tokensFor = (keys: TokenKeys, issuer: string, log: Log): Tokens => {
  const payloadOf = verifierFor(keys, issuer);
  const verifyAs =
    <Bearer>(from: (payload: JWTPayload) => Bearer | null) =>
    async (token: string): Promise<Bearer | null> => {
      try {
        return from(await payloadOf(token));
      } catch (cause) {
        // An invalid token is everyday; keys that cannot be fetched are not, and lock everybody out.
        if (isOutage(cause)) log.error('token-keys-unavailable', cause);
        return null;
      }
    };
  return { verify: verifyAs(identityFrom), verifyBridge: verifyAs(bridgeFrom) };
};

const isOutage = (cause: unknown): boolean =>
  !(cause instanceof errors.JOSEError) ||
  cause instanceof errors.JWKSTimeout ||
  cause.constructor === errors.JOSEError;

const roles: readonly Role[] = ['customer', 'agent', 'supervisor'];

/** Field by field: a claim that is missing here does not exist. Null when one has a form that we do not know. */
export const identityFrom = (payload: JWTPayload): Identity | null => {
  const { sub, exp, iat = 0, name, alias, supervisor = false, chat = true } = payload;
  const role = roles.find((each) => each === payload.role);
  const grants = grantsFrom(payload.grants ?? {});
  if (typeof sub !== 'string' || !isPersonId(sub) || typeof exp !== 'number') return null;
  if (typeof name !== 'string' || !isName(name, limits.nameLength)) return null;
  if (alias !== undefined && !isAlias(alias, name)) return null;
  if (role === undefined || grants === null) return null;
  const maxSessions = payload.maxSessions ?? defaultMaxSessions[role];
  if (typeof supervisor !== 'boolean' || typeof chat !== 'boolean' || !isSessionCount(maxSessions))
    return null;
  const isStaff = role !== 'customer';
  return {
    id: isStaff ? sub : customerIdOf(sub),
    name,
    role,
    verified: true,
    // A profile without chat has no grant that has an effect, whatever else it lists.
    grants: isStaff && chat ? grants : {},
    supervisor: isStaff && supervisor,
    ...(isStaff && typeof alias === 'string' ? { alias } : {}),
    maxSessions,
    issuedAt: iat * 1000,
    expiresAt: exp * 1000,
  };
};

/** `bridge` is no role of a person: the two kinds of token have no role in common. */
export const bridgeFrom = (payload: JWTPayload): Bridge | null => {
  const { sub, exp, iat = 0, role, workgroups } = payload;
  const channel = bridgedChannels.find((each) => each === payload.channel);
  if (typeof sub !== 'string' || !isPersonId(sub) || typeof exp !== 'number') return null;
  if (role !== 'bridge' || channel === undefined) return null;
  if (!isTextList(workgroups) || !workgroups.every(isWorkgroupId)) return null;
  return { id: sub, channel, workgroups, issuedAt: iat * 1000, expiresAt: exp * 1000 };
};

const isAlias = (alias: unknown, name: string): boolean =>
  typeof alias === 'string' &&
  isName(alias, limits.nameLength) &&
  new TextEncoder().encode(name + alias).length <= LONGEST_NAMES;

const isSessionCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000;

/** A grant that we do not know is one of a newer version, and is left out; a wrong type is a mistake. */
const grantsFrom = (value: unknown): Record<string, readonly Grant[]> | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  if (!entries.every(([workgroup, list]) => isWorkgroupId(workgroup) && isTextList(list))) return null;
  return Object.fromEntries(
    entries.map(([workgroup, list]) => [workgroup, knownGrants.filter((grant) => list.includes(grant))]),
  );
};

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
