/** How staff say hello to a workgroup or a desk. */
import * as z from 'zod/mini';
import { token, versions } from './shapes.js';

export const staffHello = z.strictObject({
  type: z.literal('hello'),
  versions,
  credential: z.strictObject({ kind: z.literal('token'), token }),
});

export type StaffHello = z.infer<typeof staffHello>;
