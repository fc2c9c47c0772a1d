/** What a desk says to a client. Typed by the domain; the schemas pin every key for the tests. */
import * as z from 'zod/mini';
import type { Availability } from '../domain/availability.js';
import type { Notice } from '../domain/desk-notices.js';
import { noticeKinds } from '../domain/desk-notices.js';
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
      /** Oldest first. */
      readonly notices: readonly Notice[];
      /** Set for somebody else than the owner, who may look and say nothing. `you` is then who looks. */
      readonly mirror: { readonly of: { readonly id: PersonId; readonly name: string } } | null;
      readonly limits: Limits;
    }
  | {
      readonly type: 'items';
      readonly changed: readonly DeskItem[];
      readonly removed: readonly ConversationId[];
      /** For the owner: of these, or of what had left, what is over and what was erased. */
      readonly closed?: readonly { readonly conversation: ConversationId; readonly at: number }[];
      readonly erased?: readonly ConversationId[];
    }
  /** `open`: how many conversations they handle, as far as the reader is shown them. */
  | { readonly type: 'availability'; readonly availability: Availability; readonly open: number }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'notice-dismissed'; readonly id: string }
  /** To mirrors alone: which of these conversations the owner has open before them. */
  | { readonly type: 'front'; readonly conversation: ConversationId | null }
  | RefusedFrame
  | { readonly type: 'pong' };

const deskItem = z.strictObject({
  relation: z.enum(['handler', 'offered', 'standby', 'displaced', 'supervising']),
  row: z.union([agentRow, supervisorRow]),
  mode: z.nullable(mode),
  displaced: z.nullable(z.strictObject({ by: personRow, at: n, reason: noText })),
  offer: z.nullable(z.strictObject({ by: z.nullable(personRow), until: n, note: noText })),
  whispers: z.optional(n),
  seen: z.optional(z.strictObject({ messages: n, whispers: n, isMarked: z.boolean() })),
});

const notice = z.strictObject({
  id: text,
  kind: z.enum(noticeKinds),
  conversation: text,
  by: z.nullable(personRow),
  reason: noText,
  at: n,
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
    notices: z.array(notice),
    mirror: z.nullable(z.strictObject({ of: z.strictObject({ id: text, name: text }) })),
    limits: limitsSchema,
  }),
  z.strictObject({
    type: z.literal('items'),
    changed: z.array(deskItem),
    removed: z.array(text),
    closed: z.optional(z.array(z.strictObject({ conversation: text, at: n }))),
    erased: z.optional(z.array(text)),
  }),
  z.strictObject({ type: z.literal('availability'), availability, open: n }),
  z.strictObject({ type: z.literal('notice'), notice }),
  z.strictObject({ type: z.literal('notice-dismissed'), id: text }),
  z.strictObject({ type: z.literal('front'), conversation: z.nullable(text) }),
  refused,
  pong,
]);
