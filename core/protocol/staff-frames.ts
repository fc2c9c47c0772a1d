/** The frames that workgroups and desks send alike. */
import * as z from 'zod/mini';
import type { RefusalCode } from '../domain/refusal.js';
import { refusals } from '../domain/refusal.js';
import { n, text } from './down-shapes.js';

export const limitsSchema = z.record(text, n);
export const refused = z.strictObject({
  type: z.literal('refused'),
  code: z.enum(Object.keys(refusals) as RefusalCode[]),
  sentence: text,
  retryAfter: z.optional(n),
  versions: z.optional(z.tuple([n, n])),
});
export const pong = z.strictObject({ type: z.literal('pong') });
