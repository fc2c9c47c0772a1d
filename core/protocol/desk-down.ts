/** What a desk says to a client. Typed by the domain; the schemas pin every key for the tests. */
import * as z from 'zod/mini';
import type { Availability } from '../domain/availability.js';
import type { Grant, Role } from '../domain/identity.js';
import { grants } from '../domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../domain/ids.js';
import type { DeskItem } from '../domain/summary.js';
import type { RefusedFrame } from './conversation-down.js';
import { mode, n, noText, role, text } from './down-shapes.js';
import type { Limits } from './limits.js';
import { agentRow, availability, personRow, supervisorRow } from './row-schemas.js';
import { limitsSchema, pong, refused } from './staff-frames.js';

/** A workgroup as somebody may use it. */
export interface MyWorkgroup {
  readonly id: WorkgroupId;
  readonly label: string;
  readonly grants: readonly Grant[];
}

export type DeskDown =
  | {
      readonly type: 'welcome';
      readonly version: number;
      readonly you: {
        readonly id: PersonId;
        readonly name: string;
        readonly role: Role;
        readonly maxSessions: number;
        readonly workgroups: readonly MyWorkgroup[];
      };
      readonly availability: Availability;
      readonly items: readonly DeskItem[];
      readonly limits: Limits;
    }
  | {
      readonly type: 'items';
      readonly changed: readonly DeskItem[];
      readonly removed: readonly ConversationId[];
    }
  | { readonly type: 'availability'; readonly availability: Availability }
  | RefusedFrame
  | { readonly type: 'pong' };

const deskItem = z.strictObject({
  relation: z.enum(['handler', 'offered', 'standby', 'displaced', 'supervising']),
  row: z.union([agentRow, supervisorRow]),
  mode: z.nullable(mode),
  displaced: z.nullable(z.strictObject({ by: personRow, at: n, reason: noText })),
  offer: z.nullable(z.strictObject({ by: z.nullable(personRow), until: n, note: noText })),
});

export const deskDown = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('welcome'),
    version: n,
    you: z.strictObject({
      id: text,
      name: text,
      role,
      maxSessions: n,
      workgroups: z.array(z.strictObject({ id: text, label: text, grants: z.array(z.enum(grants)) })),
    }),
    availability,
    items: z.array(deskItem),
    limits: limitsSchema,
  }),
  z.strictObject({ type: z.literal('items'), changed: z.array(deskItem), removed: z.array(text) }),
  z.strictObject({ type: z.literal('availability'), availability }),
  refused,
  pong,
]);
