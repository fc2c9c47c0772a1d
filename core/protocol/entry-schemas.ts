/** Every entry that can reach a customer, and every one that can reach staff, key by key. */
import * as z from 'zod/mini';
import { scores } from '../domain/rating.js';
import { formNames } from '../domain/site.js';
import { offerOutcomes, suggestionOutcomes } from '../domain/timeline.js';
import {
  capacity,
  cause,
  filledField,
  mode,
  n,
  noText,
  person,
  publicPerson,
  role,
  text,
} from './down-shapes.js';

const links = z.optional(z.array(z.strictObject({ from: n, to: n, href: text })));

const rated = z.strictObject({ kind: z.literal('rated'), score: z.literal(scores), comment: noText });
const files = z.optional(z.array(z.strictObject({ id: text, name: text, type: text, size: n })));

const publicBodies = [
  z.strictObject({ kind: z.literal('message'), author: publicPerson, text, links, files }),
  z.strictObject({ kind: z.literal('handler-shown'), name: text, cause }),
  z.strictObject({ kind: z.literal('waiting-again') }),
  z.strictObject({ kind: z.literal('handler-away') }),
  z.strictObject({ kind: z.literal('joined'), person: publicPerson, as: capacity }),
  z.strictObject({ kind: z.literal('left'), person: publicPerson }),
  z.strictObject({ kind: z.literal('consented'), version: text, agreed: z.boolean() }),
  z.strictObject({ kind: z.literal('ended'), by: role, name: text }),
  rated,
  z.strictObject({ kind: z.literal('erased') }),
] as const;

const staffBodies = [
  z.strictObject({
    kind: z.literal('message'),
    author: person,
    text,
    isSuggestion: z.optional(z.literal(true)),
    links,
    files,
  }),
  z.strictObject({ kind: z.literal('handler-shown'), name: text, cause }),
  z.strictObject({ kind: z.literal('waiting-again') }),
  z.strictObject({ kind: z.literal('handler-away') }),
  z.strictObject({ kind: z.literal('joined'), person, as: capacity, reason: noText }),
  z.strictObject({ kind: z.literal('left'), person }),
  z.strictObject({ kind: z.literal('consented'), version: text, agreed: z.boolean() }),
  z.strictObject({
    kind: z.literal('ended'),
    by: role,
    name: text,
    forced: z.optional(z.strictObject({ reason: noText })),
  }),
  z.strictObject({
    kind: z.literal('assigned'),
    handler: person,
    from: z.nullable(person),
    cause,
    reason: noText,
    by: z.nullable(person),
    override: z.nullable(z.strictObject({ used: n, limit: n })),
  }),
  z.strictObject({
    kind: z.literal('returned-to-queue'),
    from: person,
    by: z.nullable(person),
    reason: noText,
  }),
  z.strictObject({
    kind: z.literal('offered'),
    to: person,
    by: z.nullable(person),
    until: n,
    note: noText,
  }),
  z.strictObject({
    kind: z.literal('offer-ended'),
    to: person,
    outcome: z.enum(offerOutcomes),
    reason: noText,
  }),
  z.strictObject({ kind: z.literal('moved'), from: text, to: text, by: person, note: noText }),
  z.strictObject({ kind: z.literal('hold-set'), by: person, on: z.boolean() }),
  z.strictObject({ kind: z.literal('snoozed'), by: person, until: n }),
  z.strictObject({ kind: z.literal('woken'), by: z.nullable(person) }),
  z.strictObject({ kind: z.literal('tagged'), by: person, added: z.array(text), removed: z.array(text) }),
  z.strictObject({ kind: z.literal('priority-set'), by: person, priority: n }),
  z.strictObject({ kind: z.literal('flagged'), by: person, reason: text }),
  z.strictObject({ kind: z.literal('unflagged'), by: person }),
  z.strictObject({ kind: z.literal('hand-raised'), by: person, text }),
  z.strictObject({ kind: z.literal('hand-lowered'), by: person }),
  z.strictObject({
    kind: z.literal('suggestion-settled'),
    by: person,
    suggestion: text,
    outcome: z.enum(suggestionOutcomes),
  }),
  z.strictObject({ kind: z.literal('rule-met'), rule: text, label: text }),
  z.strictObject({ kind: z.literal('lead-passed'), from: person, to: person }),
  z.strictObject({
    kind: z.literal('supervision'),
    person,
    from: z.nullable(mode),
    to: z.nullable(mode),
    follows: z.optional(text),
  }),
  z.strictObject({ kind: z.literal('form-filled'), form: z.enum(formNames), fields: z.array(filledField) }),
  z.strictObject({ kind: z.literal('wrapped-up'), person, disposition: noText }),
  rated,
  z.strictObject({ kind: z.literal('deletion-asked') }),
  z.strictObject({ kind: z.literal('erased') }),
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
