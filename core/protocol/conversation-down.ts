/**
 * What a conversation says to a client. The frames are typed by the domain's views; these schemas pin every key
 * that a view may have, and tests hold every frame against them. Browsers import the types alone.
 */
import * as z from 'zod/mini';
import type { Marks } from '../domain/conversation.js';
import type { Header } from '../domain/header.js';
import type { CommandId, EntryId } from '../domain/ids.js';
import { actions } from '../domain/permissions.js';
import type { Refusal, RefusalCode } from '../domain/refusal.js';
import { refusals } from '../domain/refusal.js';
import type { EntryView, PersonView } from '../domain/view.js';
import type { Limits } from './limits.js';

export type ConversationDown =
  | {
      readonly type: 'welcome';
      readonly version: number;
      readonly header: Header;
      /** How many entries this viewer may see. */
      readonly seq: number;
      readonly marks: Marks | null;
      /** The number that this device's next command carries. */
      readonly nextCommand: number;
      readonly limits: Limits;
    }
  | {
      readonly type: 'entries';
      readonly entries: readonly EntryView[];
      /** Where this client stands after these entries; opaque, and of use to this person alone. */
      readonly cursor: string;
      /** Present when these replace all that the client has: a fresh start, or another sight than before. */
      readonly reset?: { readonly before: string | null };
      /** False while more of a replay follows. */
      readonly live: boolean;
    }
  /** The answer to `read-history`: the entries before a page, and the cursor of the page before that. */
  | { readonly type: 'page'; readonly entries: readonly EntryView[]; readonly before: string | null }
  | { readonly type: 'header'; readonly header: Header }
  | { readonly type: 'marks'; readonly marks: Marks }
  | { readonly type: 'typing'; readonly from: PersonView; readonly active: boolean }
  /** What the handler is writing; for supervisors, where the policy says so. Never stored. */
  | { readonly type: 'draft'; readonly from: PersonView; readonly text: string }
  | {
      readonly type: 'accepted';
      readonly commandId: CommandId;
      readonly entryId: EntryId | null;
      readonly seq: number | null;
      readonly at: number;
    }
  | RefusedFrame
  | { readonly type: 'pong' };

export type RefusedFrame = {
  readonly type: 'refused';
  readonly commandId?: CommandId;
  readonly sentence: string;
} & Refusal & {
    /** With `unsupported-version`: the versions that the server speaks. */
    readonly versions?: readonly [number, number];
  };

const text = z.string();
const n = z.number();
const role = z.enum(['customer', 'agent', 'supervisor']);
const mode = z.enum(['monitor', 'whisper', 'join', 'takeover']);
const phase = z.enum(['queued', 'active', 'wrap-up', 'closed']);
const cause = z.enum(['accepted', 'taken-over', 'handed-back']);
const may = z.array(z.enum(actions));
const code = z.enum(Object.keys(refusals) as RefusalCode[]);

/** For customers: without ids. */
const publicPerson = z.strictObject({ name: text, role, self: z.optional(z.literal(true)) });
/** Without an id where this viewer may know what somebody is, and not who. */
const person = z.strictObject({ name: text, role, id: z.optional(text), self: z.optional(z.literal(true)) });

const publicBodies = [
  z.strictObject({ kind: z.literal('message'), author: publicPerson, text }),
  z.strictObject({ kind: z.literal('handler-shown'), name: text, cause }),
  z.strictObject({ kind: z.literal('waiting-again') }),
  z.strictObject({ kind: z.literal('joined'), person: publicPerson }),
  z.strictObject({ kind: z.literal('left'), person: publicPerson }),
  z.strictObject({ kind: z.literal('ended'), by: role, name: text }),
] as const;

const staffBodies = [
  z.strictObject({ kind: z.literal('message'), author: person, text }),
  z.strictObject({ kind: z.literal('handler-shown'), name: text, cause }),
  z.strictObject({ kind: z.literal('waiting-again') }),
  z.strictObject({ kind: z.literal('joined'), person }),
  z.strictObject({ kind: z.literal('left'), person }),
  z.strictObject({ kind: z.literal('ended'), by: role, name: text }),
  z.strictObject({
    kind: z.literal('assigned'),
    handler: person,
    from: z.nullable(person),
    cause,
    reason: z.nullable(text),
  }),
  z.strictObject({ kind: z.literal('returned-to-queue'), from: person }),
  z.strictObject({ kind: z.literal('supervision'), person, from: z.nullable(mode), to: z.nullable(mode) }),
  z.strictObject({ kind: z.literal('wrapped-up'), person, disposition: text }),
] as const;

/** All that an entry for a customer may consist of. */
export const customerEntry = z.strictObject({
  id: text,
  seq: n,
  at: n,
  audience: z.literal('everyone'),
  body: z.discriminatedUnion('kind', publicBodies),
});

export const staffEntry = z.strictObject({
  id: text,
  seq: n,
  at: n,
  audience: z.enum(['everyone', 'staff', 'whisper', 'supervisors']),
  publicSeq: z.optional(n),
  body: z.discriminatedUnion('kind', staffBodies),
});

export const customerHeader = z.strictObject({
  kind: z.literal('customer'),
  phase: z.enum(['queued', 'active', 'closed']),
  handler: z.nullable(z.strictObject({ name: text, present: z.boolean() })),
  joined: z.array(z.strictObject({ name: text, role })),
  you: z.strictObject({ name: text, may }),
});

const standing = z.enum([
  'customer',
  'handler',
  'standby',
  'displaced',
  'monitoring',
  'whispering',
  'joined',
  'outsider',
]);
const displaced = z.strictObject({ by: person, at: n, reason: z.nullable(text) });

export const staffHeader = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('staff'),
    conversation: text,
    workgroup: text,
    phase,
    phaseSince: n,
    openedAt: n,
    epoch: n,
    customer: z.strictObject({ name: text, verified: z.boolean(), present: z.boolean() }),
    handler: z.nullable(z.extend(person, { present: z.boolean() })),
    people: z.array(z.extend(person, { standing, present: z.boolean() })),
    you: z.strictObject({ id: text, name: text, standing, tookOverFrom: z.nullable(person), may }),
  }),
  z.strictObject({
    kind: z.literal('displaced'),
    conversation: text,
    workgroup: text,
    customer: z.strictObject({ name: text, verified: z.boolean() }),
    displaced,
    you: z.strictObject({ id: text, name: text, may }),
  }),
  z.strictObject({
    kind: z.literal('outsider'),
    conversation: text,
    workgroup: text,
    phase,
    epoch: n,
    you: z.strictObject({ id: text, name: text, may }),
  }),
]);

const side = z.strictObject({ delivered: n, read: n });
const marks = z.strictObject({ customer: side, staff: side });
const limitsSchema = z.record(text, n);

const refused = z.strictObject({
  type: z.literal('refused'),
  commandId: z.optional(text),
  code,
  sentence: text,
  epoch: z.optional(n),
  expect: z.optional(n),
  retryAfter: z.optional(n),
  holders: z.optional(z.array(z.strictObject({ name: text, since: n }))),
  versions: z.optional(z.tuple([n, n])),
});

/** Every frame, for a header and an entry of one kind of viewer. */
const framesWith = <H extends z.core.$ZodType, E extends z.core.$ZodType, P extends z.core.$ZodType>(
  header: H,
  entry: E,
  from: P,
) =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('welcome'),
      version: n,
      header,
      seq: n,
      marks: z.nullable(marks),
      nextCommand: n,
      limits: limitsSchema,
    }),
    z.strictObject({
      type: z.literal('entries'),
      entries: z.array(entry),
      cursor: text,
      reset: z.optional(z.strictObject({ before: z.nullable(text) })),
      live: z.boolean(),
    }),
    z.strictObject({ type: z.literal('page'), entries: z.array(entry), before: z.nullable(text) }),
    z.strictObject({ type: z.literal('header'), header }),
    z.strictObject({ type: z.literal('marks'), marks }),
    z.strictObject({ type: z.literal('typing'), from, active: z.boolean() }),
    z.strictObject({ type: z.literal('draft'), from, text }),
    z.strictObject({
      type: z.literal('accepted'),
      commandId: text,
      entryId: z.nullable(text),
      seq: z.nullable(n),
      at: n,
    }),
    refused,
    z.strictObject({ type: z.literal('pong') }),
  ]);

/** The whole of what can reach a customer. Whatever is not listed here does not exist for them. */
export const customerDown = framesWith(customerHeader, customerEntry, publicPerson);
export const staffDown = framesWith(staffHeader, staffEntry, person);
