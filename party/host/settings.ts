/** The PARLEY_CONFIG document: which workgroups there are and how each differs from the default policy. */
import * as z from 'zod/mini';
import { idShapes } from '../../core/domain/ids.js';
import type { Policy } from '../../core/domain/policy.js';
import { policyWith } from '../../core/domain/policy.js';
import { limits } from '../../core/protocol/limits.js';
import type { Settings, WorkgroupSetting } from '../room/ports.js';

const onOff = z.enum(['on', 'off']);
const seconds = z.int().check(z.gte(1), z.lte(86_400));

// `satisfies` over the policy's own keys: a key that is added to a policy and forgotten here does not compile.
const policySchema = z.strictObject({
  monitors: z.exactOptional(
    z.strictObject({
      perRoom: z.exactOptional(z.int().check(z.gte(1), z.lte(50))),
      phases: z.exactOptional(z.array(z.enum(['queued', 'active', 'wrap-up', 'closed']))),
    } satisfies Record<keyof Policy['monitors'], z.ZodMiniType>),
  ),
  whisper: z.exactOptional(z.enum(['monitor-and-join', 'join', 'off'])),
  whisperReveals: z.exactOptional(z.enum(['named', 'role'])),
  agentAwareness: z.exactOptional(z.enum(['none', 'anonymous', 'named'])),
  coachLeft: z.exactOptional(onOff),
  joinNotice: z.exactOptional(onOff),
  takeoverNotice: z.exactOptional(z.enum(['none', 'name-change', 'notice'])),
  formerAgent: z.exactOptional(z.enum(['removed', 'consultant', 'observer'])),
  wrapUp: z.exactOptional(onOff),
  draftPreview: z.exactOptional(onOff),
  grace: z.exactOptional(
    z.strictObject({
      supervisor: z.exactOptional(seconds),
      handler: z.exactOptional(seconds),
    } satisfies Record<keyof Policy['grace'], z.ZodMiniType>),
  ),
} satisfies Record<keyof Policy, z.ZodMiniType>);

const workgroupSchema = z.strictObject({
  label: z.string().check(z.minLength(1), z.maxLength(limits.nameLength)),
  policy: z.exactOptional(policySchema),
});

const documentSchema = z.strictObject({
  workgroups: z
    .record(z.string().check(z.regex(idShapes.workgroup)), workgroupSchema)
    .check(z.refine((all) => Object.keys(all).length > 0, 'at least one workgroup is needed')),
});

/** What the demo has when nothing is configured. */
export const demoConfig = JSON.stringify({
  workgroups: { sales: { label: 'Sales' }, support: { label: 'Support' } },
});

export type ReadSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  /** One sentence per fault, with the path of what is wrong. */
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

export const readSettings = (text: string): ReadSettings => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'faults', faults: ['PARLEY_CONFIG is not JSON.'] };
  }
  const result = documentSchema.safeParse(value);
  if (!result.success) return { kind: 'faults', faults: result.error.issues.map(faultOf) };
  // A Map, because the key comes from a URL: a plain object would have a workgroup called `constructor`.
  const workgroups = new Map<string, WorkgroupSetting>(
    Object.entries(result.data.workgroups).map(([id, { label, policy }]) => [
      id,
      { label, policy: policyWith(policy ?? {}) },
    ]),
  );
  return { kind: 'settings', settings: { workgroup: (id) => workgroups.get(id) ?? null } };
};

const faultOf = (issue: z.core.$ZodIssue): string =>
  `PARLEY_CONFIG ${['', ...issue.path.map(String)].join('/') || '/'}: ${sentenceOf(issue)}`;

/** The mini build of the validator has no words of its own for a fault. */
const sentenceOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown: ${issue.keys.join(', ')}.`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')} is expected.`;
    case 'invalid_type':
      return `${issue.expected} is expected.`;
    case 'too_small':
      return `${String(issue.minimum)} is the least.`;
    case 'too_big':
      return `${String(issue.maximum)} is the most.`;
    case 'invalid_key':
      return 'a workgroup is named with small letters, digits and dashes, 40 at most.';
    default:
      return `${issue.message}.`;
  }
};
