/** What a client may say to a workgroup and to a desk. */
import * as z from 'zod/mini';
import { availabilityKinds } from '../domain/availability.js';
import { ping, shortText, token, versions } from './shapes.js';

export const staffHello = z.strictObject({
  type: z.literal('hello'),
  versions,
  credential: z.strictObject({ kind: z.literal('token'), token }),
});

export const workgroupUp = z.discriminatedUnion('type', [staffHello, ping]);

const setAvailability = z.strictObject({
  type: z.literal('set-availability'),
  kind: z.enum(availabilityKinds),
  reason: z.optional(shortText),
});

export const deskUp = z.discriminatedUnion('type', [staffHello, ping, setAvailability]);

export type StaffHello = z.infer<typeof staffHello>;
export type WorkgroupUp = z.infer<typeof workgroupUp>;
export type DeskUp = z.infer<typeof deskUp>;
