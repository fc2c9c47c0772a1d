/**
 * What a conversation says to a client. The frames are typed by the domain's views; these schemas pin every key
 * that a view may have, and tests hold every frame against them. Browsers import the types alone.
 */
import * as z from 'zod/mini';
import type { PersonView } from '../domain/body-view.js';
import type { Marks } from '../domain/conversation.js';
import type { Header } from '../domain/header.js';
import type { CommandId, EntryId } from '../domain/ids.js';
import type { Refusal, RefusalCode } from '../domain/refusal.js';
import { refusals } from '../domain/refusal.js';
import type { EntryView } from '../domain/view.js';
import { n, person, publicPerson, text } from './down-shapes.js';
import { customerEntry, staffEntry } from './entry-schemas.js';
import { customerHeader, staffHeader } from './header-schemas.js';
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
      /** Somebody else of staff answered the customer just before. */
      readonly alsoAnsweredBy?: string;
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

const code = z.enum(Object.keys(refusals) as RefusalCode[]);

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
  used: z.optional(n),
  limit: z.optional(n),
  choices: z.optional(z.array(text)),
  reference: z.optional(text),
  fields: z.optional(z.array(text)),
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
      alsoAnsweredBy: z.optional(text),
    }),
    refused,
    z.strictObject({ type: z.literal('pong') }),
  ]);

/** The whole of what can reach a customer. Whatever is not listed here does not exist for them. */
export const customerDown = framesWith(customerHeader, customerEntry, publicPerson);
export const staffDown = framesWith(staffHeader, staffEntry, person);
