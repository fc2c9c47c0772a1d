/** The small schemas that frames to clients are made of. Strict: a key that is not listed reaches nobody. */
import * as z from 'zod/mini';
import { actions } from '../domain/permissions.js';
import { formFieldKinds } from '../domain/site.js';
import { assignmentCauses, joinCapacities } from '../domain/timeline.js';

export const text = z.string();
export const n = z.number();
export const role = z.enum(['customer', 'agent', 'supervisor']);
export const mode = z.enum(['monitor', 'whisper', 'join', 'takeover']);
export const phase = z.enum(['queued', 'active', 'wrap-up', 'closed']);
export const cause = z.enum(assignmentCauses);
export const capacity = z.enum(joinCapacities);
/** What a customer filled in. */
export const filledField = z.strictObject({
  name: text,
  label: text,
  kind: z.enum(formFieldKinds),
  value: text,
});
export const noText = z.nullable(text);
export const may = z.array(z.enum(actions));

/** For customers: without ids. */
export const publicPerson = z.strictObject({ name: text, role, self: z.optional(z.literal(true)) });
/** Without an id where this viewer may know what somebody is, and not who. */
export const person = z.strictObject({
  name: text,
  role,
  id: z.optional(text),
  self: z.optional(z.literal(true)),
});
