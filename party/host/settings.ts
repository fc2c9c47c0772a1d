/** The PARLEY_CONFIG document: which workgroups there are and how each differs from the default policy. */
import * as z from 'zod/mini';
import { idShapes } from '../../core/domain/ids.js';
import { isName } from '../../core/domain/names.js';
import { policyFrom } from '../../core/domain/presets.js';
import type { Fault } from '../../core/protocol/faults.js';
import { faultsOf } from '../../core/protocol/faults.js';
import { limits } from '../../core/protocol/limits.js';
import { policyDocument } from '../../core/protocol/policy-document.js';
import type { Settings, WorkgroupSetting } from '../room/ports.js';
import type { Channels } from './channel-settings.js';
import { channelsFrom, channelsSchemaFor } from './channel-settings.js';
import type { HookSetting } from './hook-settings.js';
import { hookFaults, hooksFrom, hooksSchema } from './hook-settings.js';

const labelShape = `a text of 1 to ${limits.nameLength} characters in one line`;

const workgroupSchema = z.strictObject({
  // Customers are shown it, beside what people write.
  label: z
    .string(labelShape)
    .check(z.refine<string>((value) => isName(value, limits.nameLength), labelShape)),
  policy: z.exactOptional(policyDocument),
});

const documentSchemaFor = (isDemo: boolean) =>
  z.strictObject({
    workgroups: z
      .record(z.string().check(z.regex(idShapes.workgroup)), workgroupSchema)
      .check(z.refine((all) => Object.keys(all).length > 0, 'at least one workgroup')),
    channels: z.exactOptional(channelsSchemaFor(isDemo)),
    webhooks: z.exactOptional(hooksSchema),
  });

/** What the demo has when nothing is configured. */
export const demoConfig = JSON.stringify({
  workgroups: { sales: { label: 'Sales' }, support: { label: 'Support' } },
});

export type ReadSettings =
  | {
      readonly kind: 'settings';
      readonly settings: Settings;
      readonly channels: Channels;
      readonly hooks: readonly HookSetting[];
    }
  /** One sentence per fault, with the path of what is wrong. */
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

export const readSettings = (text: string, options: { readonly isDemo?: boolean } = {}): ReadSettings => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'faults', faults: ['PARLEY_CONFIG is not JSON.'] };
  }
  const result = documentSchemaFor(options.isDemo ?? false).safeParse(value);
  if (!result.success) return { kind: 'faults', faults: faultsOf(result.error.issues).map(sentenceOf) };
  // A Map, because the key comes from a URL: a plain object would have a workgroup called `constructor`.
  const workgroups = new Map<string, WorkgroupSetting>(
    Object.entries(result.data.workgroups).map(([id, { label, policy }]) => [
      id,
      { label, policy: policyFrom(policy ?? {}) },
    ]),
  );
  const hooks = hooksFrom(result.data.webhooks ?? {});
  const faults = hookFaults(hooks, (id) => workgroups.has(id));
  if (faults.length > 0) return { kind: 'faults', faults: faults.map(sentenceOf) };
  return {
    kind: 'settings',
    settings: { workgroup: (id) => workgroups.get(id) ?? null },
    channels: channelsFrom(result.data.channels ?? {}),
    hooks,
  };
};

const sentenceOf = ({ path, expected }: Fault): string => `PARLEY_CONFIG ${path}: ${expected}`;
