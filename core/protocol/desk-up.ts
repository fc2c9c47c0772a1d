/** What a client may say to a desk. */
import * as z from 'zod/mini';
import { availabilityKinds } from '../domain/availability.js';
import { ping, shortText } from './shapes.js';
import { staffHello } from './staff-up.js';

const setAvailability = z.strictObject({
  type: z.literal('set-availability'),
  kind: z.enum(availabilityKinds),
  reason: z.optional(shortText),
});

export const deskUp = z.discriminatedUnion('type', [staffHello, ping, setAvailability]);

export type DeskUp = z.infer<typeof deskUp>;
