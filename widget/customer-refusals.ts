/** Why something may be refused to a customer. The rest is for staff, and stays in the server's English. */
import type { RefusalCode } from '../core/domain/refusal.js';

export const customerRefusals = [
  'bad-frame',
  'unsupported-version',
  'unauthenticated',
  'not-found',
  'forbidden',
  'bad-state',
  'gap',
  'stale',
  'too-large',
  'rate-limited',
  'room-full',
  'try-again',
  'invalid-form',
  'closed',
  'already-rated',
  'consent-required',
  'file-too-large',
  'file-type',
  'file-quota',
  'file-later',
  'file-gone',
  'storage',
  'internal',
] as const satisfies readonly RefusalCode[];
