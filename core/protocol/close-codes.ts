/** Why a socket was closed, and whether trying again can help. */
import type { RefusalCode } from '../domain/refusal.js';

export interface CloseReason {
  readonly code: number;
  /** What a client does: try again by itself, try again with a fresh token, or give up and say so. */
  readonly next: 'reconnect' | 'renew-token' | 'give-up';
}

export const closeReasons = {
  'bad-frames': { code: 4400, next: 'give-up' },
  unauthenticated: { code: 4401, next: 'renew-token' },
  revoked: { code: 4403, next: 'renew-token' },
  'not-found': { code: 4404, next: 'give-up' },
  'unsupported-version': { code: 4406, next: 'give-up' },
  'no-hello': { code: 4408, next: 'reconnect' },
  replaced: { code: 4409, next: 'give-up' },
  slow: { code: 4413, next: 'reconnect' },
  silent: { code: 4414, next: 'reconnect' },
  flood: { code: 4429, next: 'reconnect' },
  internal: { code: 4500, next: 'reconnect' },
} as const satisfies Record<string, CloseReason>;

export type CloseName = keyof typeof closeReasons;

/** What follows from a close code; anything that is not ours (1001, 1006 ...) is the network's, and passes. */
export const afterClose = (code: number): CloseReason['next'] =>
  Object.values(closeReasons).find((reason) => reason.code === code)?.next ?? 'reconnect';

/** Refusals of a `hello` and the close that follows each. */
export const helloRefusals = {
  'bad-frame': 'bad-frames',
  unauthenticated: 'unauthenticated',
  'not-found': 'not-found',
  'unsupported-version': 'unsupported-version',
  'rate-limited': 'flood',
  internal: 'internal',
  storage: 'internal',
} as const satisfies Partial<Record<RefusalCode, CloseName>>;

export type HelloRefusal = keyof typeof helloRefusals;
