/** A workgroup's policy as operators write it: what may stand in it, within which bounds, and how it is read. */
import * as z from 'zod/mini';
import { attentionReasons } from '../domain/attention.js';
import { channelNames } from '../domain/channels.js';
import { hoursFaults, weekdays } from '../domain/hours.js';
import type { Policy, PolicyOverrides } from '../domain/policy.js';
import { presenceLevels, sideEffects, takeoverTargets } from '../domain/policy.js';
import type { PresetName } from '../domain/presets.js';
import { policyFrom, presetNames } from '../domain/presets.js';
import { strategies } from '../domain/routing.js';
import { ruleFaults, ruleLimits } from '../domain/rules.js';
import { joinCapacities } from '../domain/timeline.js';
import type { Fault } from './faults.js';
import { faultsOf } from './faults.js';
import { limits } from './limits.js';
import type { SchemaOf } from './policy-shapes.js';
import {
  anyOf,
  decimal,
  faulty,
  inLanguages,
  list,
  name,
  onOff,
  partsOf,
  prose,
  set,
  whole,
} from './policy-shapes.js';
import { site } from './site-document.js';

/** From the least to the most that may stand in a policy; lengths of texts in characters. */
export const policyBounds = {
  perRoom: [1, 50],
  perSupervisor: [1, 50],
  offerSeconds: [5, 600],
  patienceSeconds: [5, 86_400],
  missedBeforeAway: [1, 20],
  waitingSeconds: [1, 86_400],
  silenceSeconds: [1, 86_400],
  unwatchedSeconds: [1, 86_400],
  negativeBelow: [-1, 0],
  weight: [0, 1_000],
  retentionDays: [1, 3_650],
  graceSeconds: [1, 86_400],
  /** Entries of the lists that people choose from, and the length of each. */
  choices: [1, 100],
  choice: [1, 60],
  consentVersion: [1, 40],
  consentText: [1, 1_000],
  timeZone: [1, 60],
  /** Stretches of a week. */
  week: [0, 70],
  holidays: [0, 500],
  rules: [0, ruleLimits.rules],
  ruleId: [1, 40],
  patterns: [1, ruleLimits.patterns],
  pattern: [1, ruleLimits.patternLength],
  name: [1, limits.nameLength],
} as const satisfies Record<string, readonly [number, number]>;

const choices = z.union([z.null(), set(name(policyBounds.choice), policyBounds.choices)]);

const openingHours = z.strictObject({
  day: z.enum(weekdays),
  from: z.string('a time such as 09:00'),
  to: z.string('a time such as 17:30'),
});
const hours = z
  .strictObject({
    timeZone: name(policyBounds.timeZone),
    week: list(openingHours, policyBounds.week),
    holidays: set(z.string('a date such as 2026-12-25'), policyBounds.holidays),
  })
  .check(faulty(hoursFaults));

const rule = z.strictObject({
  id: name(policyBounds.ruleId),
  label: name(policyBounds.name),
  kind: z.enum(['contains', 'missing-greeting']),
  by: z.enum(['customer', 'staff', 'anyone']),
  patterns: list(name(policyBounds.pattern), policyBounds.patterns),
  weight: decimal(policyBounds.weight),
});

const monitors = partsOf({
  perRoom: whole(policyBounds.perRoom),
  perSupervisor: z.union([z.enum(['capacity', 'unlimited']), whole(policyBounds.perSupervisor)]),
  phases: anyOf(['queued', 'active', 'wrap-up', 'closed']),
  channels: z.union([z.literal('all'), anyOf(channelNames)]),
  otherChannels: z.enum(['listed', 'hidden']),
  requires: z.enum(presenceLevels),
  onDowngrade: z.enum(['keep', 'end']),
  own: z.enum(['deny', 'allow']),
  sideEffects: anyOf(sideEffects),
  needsSupervisor: onOff,
} satisfies SchemaOf<Policy['monitors']>);

const takeover = partsOf({
  targets: anyOf(takeoverTargets),
  confirm: z.enum(['none', 'dialog', 'dialog-and-reason']),
  intro: z.enum(['off', 'suggested', 'required']),
  shownAs: z.enum(['own', 'alias', 'team']),
} satisfies SchemaOf<Policy['takeover']>);

const routing = partsOf({
  strategy: z.enum(strategies),
  offerSeconds: whole(policyBounds.offerSeconds),
  pull: onOff,
  sameAgentFirst: onOff,
  patienceSeconds: z.union([z.null(), whole(policyBounds.patienceSeconds)]),
  missedBeforeAway: z.union([z.null(), whole(policyBounds.missedBeforeAway)]),
} satisfies SchemaOf<Policy['routing']>);

const attention = partsOf({
  waitingSeconds: whole(policyBounds.waitingSeconds),
  silenceSeconds: whole(policyBounds.silenceSeconds),
  negativeBelow: decimal(policyBounds.negativeBelow),
  unwatchedSeconds: z.union([z.null(), whole(policyBounds.unwatchedSeconds)]),
  // All of them or none: a weight says something only beside the others.
  weights: z.record(z.enum(attentionReasons), decimal(policyBounds.weight)),
} satisfies SchemaOf<Policy['attention']>);

const draftPreview = partsOf({
  agentToSupervisor: onOff,
  customerToAgent: onOff,
  customerToSupervisor: onOff,
} satisfies SchemaOf<Policy['draftPreview']>);

const grace = partsOf({
  supervisor: whole(policyBounds.graceSeconds),
  handlerNotice: whole(policyBounds.graceSeconds),
  handler: whole(policyBounds.graceSeconds),
  wrapUp: whole(policyBounds.graceSeconds),
} satisfies SchemaOf<Policy['grace']>);

const keys = {
  monitors,
  whisper: z.enum(['monitor-and-join', 'join', 'off']),
  whisperReveals: z.enum(['named', 'role']),
  agentAwareness: z.enum(['none', 'anonymous', 'named']),
  recordAudience: z.enum(['supervisors', 'agent-after-close', 'agent-live']),
  coachLeft: onOff,
  join: onOff,
  joinAs: z.enum(joinCapacities),
  joinNotice: onOff,
  supervisorsSeeEachOther: onOff,
  takeover,
  takeoverNotice: z.enum(['none', 'name-change', 'notice']),
  formerAgent: z.enum(['removed', 'consultant', 'observer']),
  wrapUp: onOff,
  formerAgentWrapUp: onOff,
  draftPreview,
  consent: z.enum(['off', 'notice', 'required']),
  consentText: partsOf({
    version: name(policyBounds.consentVersion),
    text: inLanguages(prose(policyBounds.consentText)),
  } satisfies SchemaOf<Policy['consentText']>),
  agentNotice: z.enum(['off', 'standing', 'per-login']),
  composer: z.enum(['single-mode', 'dual']),
  supervisorRouting: z.enum(['never', 'with-handle']),
  forceCloseNotice: onOff,
  routing,
  hours: z.union([z.null(), hours]),
  orphans: z.enum(['queue', 'supervisor']),
  reasons: choices,
  tags: choices,
  dispositions: choices,
  attention,
  sentiment: onOff,
  rules: list(rule, policyBounds.rules).check(faulty(ruleFaults)),
  retentionDays: z.union([z.null(), whole(policyBounds.retentionDays)]),
  agentStatistics: onOff,
  site,
  grace,
} satisfies SchemaOf<Required<PolicyOverrides>>;

/** Strict: a key that is misspelled would otherwise leave a default in force that nobody meant. */
export const policyDocument = partsOf({ preset: z.enum(presetNames), ...keys });

export type ReadPolicyDocument =
  | {
      readonly kind: 'document';
      readonly preset: PresetName;
      readonly overrides: PolicyOverrides;
      readonly policy: Policy;
    }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Takes all of it or nothing: half a policy is one that nobody wrote. */
export const readPolicyDocument = (value: unknown): ReadPolicyDocument => {
  const result = policyDocument.safeParse(value);
  if (!result.success) return { kind: 'faults', faults: faultsOf(result.error.issues) };
  const { preset = 'default', ...overrides } = result.data;
  return { kind: 'document', preset, overrides, policy: policyFrom(result.data) };
};
