/** What a client may say to a workgroup, on a socket and in the body of a request. */
import * as z from 'zod/mini';
import type { ClosedQuery } from '../domain/closed-index.js';
import type { ConversationId, PersonId } from '../domain/ids.js';
import { idShapes } from '../domain/ids.js';
import type { Fault } from './faults.js';
import { faultsOf } from './faults.js';
import { limits } from './limits.js';
import { ping } from './shapes.js';
import { staffHello } from './staff-up.js';

export const workgroupUp = z.discriminatedUnion('type', [staffHello, ping]);

export type WorkgroupUp = z.infer<typeof workgroupUp>;

/** The last moment of which a key in storage has room. */
export const lastMoment = 9_999_999_999_999;

const words = (most: number) => {
  const shape = `a text of 1 to ${most} characters`;
  return z
    .string(shape)
    .check(z.refine<string>((value) => value.trim() !== '' && [...value].length <= most, shape));
};
const moment = z
  .int('milliseconds since the epoch')
  .check(z.gte(0, 'milliseconds since the epoch'), z.lte(lastMoment, 'milliseconds since the epoch'));
const idOf = <Id extends string>(shape: RegExp, sort: string) =>
  z.pipe(z.string(sort).check(z.regex(shape, sort)), z.custom<Id>());
const pageSize = `a whole number from 1 to ${limits.pageSize}`;

/** Strict: a misspelled key would find what nobody asked for. */
export const closedQuery = z.strictObject({
  customer: z.optional(words(100)),
  agent: z.optional(idOf<PersonId>(idShapes.person, 'the id of a staff member')),
  tag: z.optional(words(60)),
  text: z.optional(words(200)),
  from: z.optional(moment),
  to: z.optional(moment),
  before: z.optional(
    z.strictObject({
      closedAt: moment,
      conversation: idOf<ConversationId>(idShapes.conversation, 'the id of a conversation'),
    }),
  ),
  limit: z._default(
    z.int(pageSize).check(z.gte(1, pageSize), z.lte(limits.pageSize, pageSize)),
    limits.pageSize,
  ),
});

export type ReadClosedQuery =
  | { readonly kind: 'query'; readonly query: ClosedQuery }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export const readClosedQuery = (value: unknown): ReadClosedQuery => {
  const result = closedQuery.safeParse(value);
  if (!result.success) return { kind: 'faults', faults: faultsOf(result.error.issues) };
  return { kind: 'query', query: result.data };
};
