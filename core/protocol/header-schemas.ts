/** Every header that can reach a customer, and every one that can reach staff, key by key. */
import * as z from 'zod/mini';
import { channelNames } from '../domain/channels.js';
import { standings } from '../domain/permissions.js';
import { takeoverTargets } from '../domain/policy.js';
import { scores } from '../domain/rating.js';
import { trends } from '../domain/sentiment.js';
import { displacementCauses } from '../domain/timeline.js';
import { deviceClasses } from '../domain/visitor-context.js';
import { capacity, filledField, may, n, noText, person, phase, role, text } from './down-shapes.js';

const files = z.nullable(z.strictObject({ types: z.array(text), maxBytes: n }));

export const customerHeader = z.strictObject({
  kind: z.literal('customer'),
  phase: z.enum(['queued', 'active', 'closed']),
  handler: z.nullable(z.strictObject({ name: text, present: z.boolean() })),
  joined: z.array(z.strictObject({ name: text, role, as: capacity })),
  consent: z.nullable(
    z.strictObject({
      isRequired: z.boolean(),
      version: text,
      text: z.union([text, z.record(text, text)]),
      agreed: z.nullable(z.boolean()),
    }),
  ),
  form: z.nullable(z.record(text, text)),
  queue: z.nullable(
    z.strictObject({
      position: n,
      waitSeconds: z.nullable(n),
      service: z.enum(['open', 'closed', 'unattended']),
    }),
  ),
  onHold: z.boolean(),
  files,
  rating: z.nullable(z.strictObject({ isAsked: z.boolean(), given: z.nullable(z.literal(scores)) })),
  you: z.strictObject({ name: text, may }),
});

const standing = z.enum(standings);
const displaced = z.strictObject({
  by: person,
  at: n,
  reason: z.nullable(text),
  cause: z.enum(displacementCauses),
});

export const sentiment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('known'), score: n, trend: z.enum(trends), messages: n }),
]);
export const rhythm = z.strictObject({ lastReplyAt: z.nullable(n), averageReplySeconds: z.nullable(n) });

const backstage = z.strictObject({
  flag: z.nullable(z.strictObject({ by: person, at: n, reason: text })),
  ruleHits: z.array(z.strictObject({ label: text, at: n })),
  sentiment,
  rhythm,
  orphanedSince: z.nullable(n),
  lead: noText,
});
const context = z.strictObject({
  page: z.nullable(z.strictObject({ url: text, title: text })),
  referrer: noText,
  language: noText,
  device: z.nullable(z.enum(deviceClasses)),
  fields: z.record(text, text),
  at: n,
});
const choices = z.nullable(z.array(text));
const house = z.strictObject({
  composer: z.enum(['single-mode', 'dual']),
  takeover: z.strictObject({
    targets: z.array(z.enum(takeoverTargets)),
    confirm: z.enum(['none', 'dialog', 'dialog-and-reason']),
    intro: z.enum(['off', 'suggested', 'required']),
  }),
  joinAs: capacity,
  joinNotice: z.enum(['on', 'off']),
  reasons: choices,
  tags: choices,
  dispositions: choices,
  agentNotice: z.enum(['off', 'standing', 'per-login']),
  wrapUp: z.enum(['on', 'off']),
  files,
});

export const staffHeader = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('staff'),
    conversation: text,
    workgroup: text,
    label: text,
    channel: z.enum(channelNames),
    phase,
    phaseSince: n,
    openedAt: n,
    epoch: n,
    customer: z.strictObject({ name: text, verified: z.boolean(), present: z.boolean() }),
    context: z.nullable(context),
    form: z.nullable(z.array(filledField)),
    handler: z.nullable(z.extend(person, { present: z.boolean() })),
    isAnswered: z.boolean(),
    onHold: z.boolean(),
    snoozedUntil: z.nullable(n),
    priority: n,
    tags: z.array(text),
    disposition: noText,
    offer: z.nullable(z.strictObject({ to: person, by: z.nullable(person), until: n, note: noText })),
    hand: z.nullable(z.strictObject({ at: n, text })),
    consent: z.nullable(z.strictObject({ version: text, agreed: z.boolean(), at: n })),
    backstage: z.optional(backstage),
    house,
    people: z.array(z.extend(person, { standing, present: z.boolean() })),
    you: z.strictObject({
      id: text,
      name: text,
      standing,
      shownName: text,
      follows: noText,
      tookOverFrom: z.nullable(person),
      may,
    }),
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
