/** What a client may say to a desk. */
import * as z from 'zod/mini';
import { availabilityKinds } from '../domain/availability.js';
import { conversationId, count, ping, shortText } from './shapes.js';
import { staffHello } from './staff-up.js';

const setAvailability = z.strictObject({
  type: z.literal('set-availability'),
  kind: z.enum(availabilityKinds),
  reason: z.optional(shortText),
});

/** Which conversation the person has open before them; null: none. */
const setFront = z.strictObject({
  type: z.literal('set-front'),
  conversation: z.nullable(conversationId),
});

/** What the person has looked at there; counts that are less than what was said before change nothing. */
const setSeen = z.strictObject({
  type: z.literal('set-seen'),
  conversation: conversationId,
  messages: z.optional(count),
  whispers: z.optional(count),
  isMarked: z.optional(z.boolean()),
});

const dismissNotice = z.strictObject({
  type: z.literal('dismiss-notice'),
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
});

export const deskUp = z.discriminatedUnion('type', [
  staffHello,
  ping,
  setAvailability,
  setFront,
  setSeen,
  dismissNotice,
]);

export type DeskUp = z.infer<typeof deskUp>;
