/** Why a socket was closed, and whether trying again can help. */
import type { RefusalCode } from '../domain/refusal.js';

export interface CloseReason {
  readonly code: number;
  /** What a client does: try again by itself, try again with a fresh token, or give up and say so. */
  readonly then: 'reconnect' | 'renew-token' | 'give-up';
}

export const closeReasons = {
  'bad-frames': { code: 4400, then: 'give-up' },
  unauthenticated: { code: 4401, then: 'renew-token' },
  revoked: { code: 4403, then: 'renew-token' },
  'not-found': { code: 4404, then: 'give-up' },
  'unsupported-version': { code: 4406, then: 'give-up' },
  'no-hello': { code: 4408, then: 'reconnect' },
  replaced: { code: 4409, then: 'give-up' },
  slow: { code: 4413, then: 'reconnect' },
  silent: { code: 4414, then: 'reconnect' },
  flood: { code: 4429, then: 'reconnect' },
  internal: { code: 4500, then: 'reconnect' },
} as const satisfies Record<string, CloseReason>;

export type CloseName = keyof typeof closeReasons;

/** What follows from a close code; anything that is not ours (1001, 1006 ...) is the network's, and passes. */
export const afterClose = (code: number): CloseReason['then'] =>
  Object.values(closeReasons).find((reason) => reason.code === code)?.then ?? 'reconnect';

/** Refusals of a `hello` and the close that follows each. */
export const helloRefusals = {
  'bad-frame': 'bad-frames',
  unauthenticated: 'unauthenticated',
  'not-found': 'not-found',
  'unsupported-version': 'unsupported-version',
  internal: 'internal',
  storage: 'internal',
} as const satisfies Partial<Record<RefusalCode, CloseName>>;
