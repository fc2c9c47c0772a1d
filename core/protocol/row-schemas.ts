/** Every row of a list that can reach staff, key by key: as agents are given it, and as supervisors are. */
import * as z from 'zod/mini';
import { attentionReasons } from '../domain/attention.js';
import { availabilityKinds, availabilitySetters } from '../domain/availability.js';
import { channelNames } from '../domain/channels.js';
import { mode, n, noText, phase, role, text } from './down-shapes.js';
import { rhythm, sentiment } from './header-schemas.js';

export const personRow = z.strictObject({ id: text, name: text, role });

export const availability = z.strictObject({
  kind: z.enum(availabilityKinds),
  since: n,
  reason: noText,
  setBy: z.enum(availabilitySetters),
});

export const agentRow = z.strictObject({
  conversation: text,
  workgroup: text,
  phase,
  phaseSince: n,
  openedAt: n,
  epoch: n,
  customer: z.strictObject({ name: text, verified: z.boolean(), present: z.boolean() }),
  handler: z.nullable(
    z.strictObject({ id: text, name: text, present: z.boolean(), awaySince: z.nullable(n) }),
  ),
  waitingSince: z.nullable(n),
  lastMessage: z.nullable(z.strictObject({ text, by: z.enum(['customer', 'staff']), at: n })),
  messages: n,
  channel: z.enum(channelNames),
  priority: n,
  tags: z.array(text),
  onHold: z.boolean(),
  snoozedUntil: z.nullable(n),
  isAnswered: z.boolean(),
  offer: z.nullable(z.strictObject({ to: text, name: text, until: n })),
});

const concerns = z.strictObject({
  flag: z.nullable(z.strictObject({ by: personRow, at: n, reason: text })),
  hand: z.nullable(z.strictObject({ at: n, text })),
  ruleHits: z.array(z.strictObject({ rule: text, label: text, at: n, weight: n })),
  sentiment,
  rhythm,
  orphanedSince: z.nullable(n),
});

const attention = z.strictObject({
  score: n,
  reasons: z.array(z.strictObject({ reason: z.enum(attentionReasons), since: n, label: z.optional(text) })),
});

export const supervisorRow = z.extend(agentRow, {
  supervisors: z.array(z.strictObject({ person: personRow, mode, since: n })),
  concerns,
  activity: z.strictObject({ at: n, counts: z.array(n) }),
  attention: z.optional(attention),
  unmonitorable: z.optional(z.enum(['channel-unsupported', 'consent-required'])),
});
