/** What a client may say to a workgroup. */
import * as z from 'zod/mini';
import { ping } from './shapes.js';
import { staffHello } from './staff-up.js';

export const workgroupUp = z.discriminatedUnion('type', [staffHello, ping]);

export type WorkgroupUp = z.infer<typeof workgroupUp>;
