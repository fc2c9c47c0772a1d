/** What workgroups and desks say to a client. Typed by the domain; the schemas pin every key for the tests. */
import * as z from 'zod/mini';
import type { Availability, StaffRowView } from '../domain/availability.js';
import type { Grant, Role } from '../domain/identity.js';
import { grants } from '../domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../domain/ids.js';
import type { RefusalCode } from '../domain/refusal.js';
import { refusals } from '../domain/refusal.js';
import type { DeskItem, Row } from '../domain/summary.js';
import type { RefusedFrame } from './conversation-down.js';
import type { Limits } from './limits.js';

export type WorkgroupDown =
  | {
      readonly type: 'welcome';
      readonly version: number;
      readonly workgroup: { readonly id: WorkgroupId; readonly label: string };
      readonly rows: readonly Row[];
      /** For supervisors; empty for agents. */
      readonly staff: readonly StaffRowView[];
      readonly limits: Limits;
    }
  | { readonly type: 'rows'; readonly changed: readonly Row[]; readonly removed: readonly ConversationId[] }
  | { readonly type: 'staff'; readonly changed: readonly StaffRowView[] }
  | RefusedFrame
  | { readonly type: 'pong' };

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

const text = z.string();
const n = z.number();
const role = z.enum(['customer', 'agent', 'supervisor']);
const mode = z.enum(['monitor', 'whisper', 'join', 'takeover']);
const person = z.strictObject({ id: text, name: text, role });
const availability = z.strictObject({
  kind: z.enum(['online', 'away', 'offline']),
  since: n,
  reason: z.nullable(text),
});

const agentRow = z.strictObject({
  conversation: text,
  workgroup: text,
  phase: z.enum(['queued', 'active', 'wrap-up', 'closed']),
  phaseSince: n,
  openedAt: n,
  epoch: n,
  customer: z.strictObject({ name: text, verified: z.boolean(), present: z.boolean() }),
  handler: z.nullable(z.strictObject({ id: text, name: text, present: z.boolean() })),
  waitingSince: z.nullable(n),
  lastMessage: z.nullable(z.strictObject({ text, by: z.enum(['customer', 'staff']), at: n })),
  messages: n,
});
const supervisorRow = z.extend(agentRow, {
  supervisors: z.array(z.strictObject({ person, mode, since: n })),
});

const staffRow = z.strictObject({ id: text, name: text, availability });
const limitsSchema = z.record(text, n);
const refused = z.strictObject({
  type: z.literal('refused'),
  code: z.enum(Object.keys(refusals) as RefusalCode[]),
  sentence: text,
  retryAfter: z.optional(n),
  versions: z.optional(z.tuple([n, n])),
});
const pong = z.strictObject({ type: z.literal('pong') });

const workgroupFrames = <R extends z.core.$ZodType>(row: R) =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('welcome'),
      version: n,
      workgroup: z.strictObject({ id: text, label: text }),
      rows: z.array(row),
      staff: z.array(staffRow),
      limits: limitsSchema,
    }),
    z.strictObject({ type: z.literal('rows'), changed: z.array(row), removed: z.array(text) }),
    z.strictObject({ type: z.literal('staff'), changed: z.array(staffRow) }),
    refused,
    pong,
  ]);

export const agentWorkgroupDown = workgroupFrames(agentRow);
export const supervisorWorkgroupDown = workgroupFrames(supervisorRow);

const deskItem = z.strictObject({
  relation: z.enum(['handler', 'standby', 'displaced', 'supervising']),
  row: z.union([agentRow, supervisorRow]),
  mode: z.nullable(mode),
  displaced: z.nullable(z.strictObject({ by: person, at: n, reason: z.nullable(text) })),
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
