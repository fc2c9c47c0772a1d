// What each preset changes, written out by hand: all of it, and nothing besides.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../core/domain/policy.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import type { PresetName } from '../../core/domain/presets.js';
import { policyFrom, presetNames, presets } from '../../core/domain/presets.js';
import { readPolicyDocument } from '../../core/protocol/policy-document.js';

type Flat = Readonly<Record<string, unknown>>;

/** Groups of keys are told apart from values by the default, which has no value that is an object of its own. */
const flat = (policy: Policy): Flat =>
  Object.fromEntries(
    Object.entries(policy).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).map(([part, each]) => [`${key}.${part}`, each])
        : [[key, value]],
    ),
  );

const differenceOf = (preset: PresetName): Flat => {
  const before = flat(defaultPolicy);
  return Object.fromEntries(
    Object.entries(flat(policyFrom({ preset }))).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]),
    ),
  );
};

describe('presets', () => {
  it('[CF1] default differs in nothing', () => {
    expect(policyFrom({})).toEqual(defaultPolicy);
    expect(policyFrom({ preset: 'default' })).toEqual(defaultPolicy);
  });

  it('[CF1] bytedesk', () => {
    expect(differenceOf('bytedesk')).toEqual({
      'monitors.perSupervisor': 'unlimited',
      'monitors.phases': ['active'],
      'monitors.requires': 'signed-in',
      'monitors.needsSupervisor': 'off',
      joinAs: 'participant',
      'takeover.intro': 'required',
      orphans: 'supervisor',
    });
    expect(policyFrom({ preset: 'bytedesk' }).takeover.targets).toEqual(['self', 'agent', 'queue']);
  });

  it('[CF1] genesys', () => {
    expect(differenceOf('genesys')).toEqual({
      'monitors.perRoom': 1,
      'monitors.phases': ['active'],
      'monitors.channels': ['web', 'messaging', 'api', 'sms'],
      'monitors.requires': 'available',
      whisper: 'off',
      join: 'off',
      'takeover.targets': ['self'],
      'takeover.intro': 'off',
      consent: 'off',
      agentNotice: 'off',
      formerAgentWrapUp: 'on',
    });
    expect(policyFrom({ preset: 'genesys' })).toMatchObject({
      agentAwareness: 'none',
      takeover: { confirm: 'dialog', shownAs: 'own' },
      takeoverNotice: 'name-change',
      formerAgent: 'removed',
      wrapUp: 'on',
    });
  });

  it('[CF1] dynamics-365', () => {
    expect(differenceOf('dynamics-365')).toEqual({
      'monitors.perSupervisor': 'unlimited',
      'monitors.channels': ['web'],
      'monitors.requires': 'signed-in',
      'monitors.sideEffects': ['assign'],
      whisper: 'join',
      'consentText.version': 'dynamics-365-1',
      'consentText.text': 'This conversation may be monitored, recorded and stored.',
      sentiment: 'on',
    });
    expect(policyFrom({ preset: 'dynamics-365' })).toMatchObject({
      monitors: { phases: ['active', 'wrap-up'], own: 'deny' },
      join: 'on',
      joinAs: 'consultant',
      joinNotice: 'on',
      composer: 'single-mode',
      consent: 'notice',
      agentNotice: 'standing',
      agentStatistics: 'off',
    });
  });

  it('[CF1] real-time-agent', () => {
    expect(differenceOf('real-time-agent')).toEqual({
      'monitors.perSupervisor': 'unlimited',
      'monitors.requires': 'signed-in',
      'monitors.sideEffects': ['assign', 'status'],
      whisper: 'off',
    });
    expect(policyFrom({ preset: 'real-time-agent' })).toMatchObject({
      monitors: { phases: ['active', 'wrap-up'], channels: 'all' },
      agentAwareness: 'none',
      recordAudience: 'supervisors',
      draftPreview: { agentToSupervisor: 'on' },
    });
  });

  it('[CF1] oracle-b2c', () => {
    expect(differenceOf('oracle-b2c')).toEqual({
      'monitors.onDowngrade': 'end',
      joinAs: 'participant',
      composer: 'dual',
    });
    expect(policyFrom({ preset: 'oracle-b2c' })).toMatchObject({
      monitors: { perSupervisor: 'capacity', requires: 'online', needsSupervisor: 'on' },
      whisper: 'monitor-and-join',
      agentAwareness: 'none',
      coachLeft: 'off',
      join: 'on',
      joinNotice: 'on',
    });
  });

  it('[CF1] single keys are replaced over a preset, also within a group that it has parts of', () => {
    const policy = policyFrom({
      preset: 'genesys',
      monitors: { perRoom: 3 },
      takeover: { intro: 'required' },
    });
    const { monitors, takeover, ...rest } = policyFrom({ preset: 'genesys' });
    expect(policy).toEqual({
      ...rest,
      monitors: { ...monitors, perRoom: 3 },
      takeover: { ...takeover, intro: 'required' },
    });
    expect(policy).not.toHaveProperty('preset');
  });

  it.each(presetNames)('[CF1] %s is a document that operators could have written', (preset) => {
    const read = readPolicyDocument({ preset });
    expect(read).toEqual({ kind: 'document', preset, overrides: {}, policy: policyFrom({ preset }) });
    const written = readPolicyDocument(presets[preset]);
    expect(written).toMatchObject({ kind: 'document', preset: 'default', policy: policyFrom({ preset }) });
  });
});

describe('docs/policies.md', () => {
  const lines = readFileSync(new URL('../../docs/policies.md', import.meta.url), 'utf8').split('\n');

  it('[CF1] has a row for every key', () => {
    const undocumented = Object.keys(flat(defaultPolicy)).filter(
      (key) => !lines.some((line) => line.startsWith(`| \`${key}\` |`)),
    );
    expect(undocumented).toEqual([]);
  });

  it.each(presetNames)('[CF1] says in what %s differs', (preset) => {
    const [, , , cell = ''] = lines.find((line) => line.startsWith(`| \`${preset}\` |`))?.split('|') ?? [];
    const named = [...cell.matchAll(/`([^`]+)`/g)].map(([, key]) => key);
    const differing = Object.keys(differenceOf(preset)).map((key) => key.replace(/^(consentText)\..*/, '$1'));
    expect(named.sort()).toEqual([...new Set(differing)].sort());
  });
});
