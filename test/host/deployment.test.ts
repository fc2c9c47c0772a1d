// What an operator may set, and how a mistake is told: all at once, by name, and never by starting anyway.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkgroupId } from '../../core/domain/ids.js';
import { defaultPolicy, type Policy } from '../../core/domain/policy.js';
import { deploymentOf } from '../../party/host/deployment.js';
import { demoConfig, readSettings } from '../../party/host/settings.js';

const sales = 'sales' as WorkgroupId;
const config = (policy: unknown, more: object = {}): string =>
  JSON.stringify({ workgroups: { sales: { label: 'Sales', policy, ...more } } });

const settingsOf = (text: string) => {
  const read = readSettings(text);
  if (read.kind === 'faults') throw new Error(read.faults.join(' '));
  return read.settings;
};
const faultsOf = (text: string): readonly string[] => {
  const read = readSettings(text);
  return read.kind === 'faults' ? read.faults : [];
};

describe('[CF1] PARLEY_CONFIG', () => {
  it('[CF1] gives each workgroup its label and the default policy', () => {
    const settings = settingsOf(demoConfig);
    expect(settings.workgroup(sales)).toEqual({ label: 'Sales', policy: defaultPolicy });
    expect(settings.workgroup('support' as WorkgroupId)?.label).toBe('Support');
    for (const none of ['other', 'constructor', '__proto__']) {
      expect(settings.workgroup(none as WorkgroupId)).toBeNull();
    }
  });

  const changes: { readonly [Key in keyof Policy]: Policy[Key] } = {
    monitors: { perRoom: 2, phases: ['active'] },
    whisper: 'off',
    whisperReveals: 'role',
    agentAwareness: 'named',
    coachLeft: 'on',
    joinNotice: 'off',
    takeoverNotice: 'notice',
    formerAgent: 'observer',
    wrapUp: 'off',
    draftPreview: 'off',
    grace: { supervisor: 1, handler: 2 },
  };
  for (const [key, value] of Object.entries(changes)) {
    it(`[CF1] takes ${key} over the default and leaves the rest`, () => {
      const { policy } = settingsOf(config({ [key]: value })).workgroup(sales) ?? {};
      expect(policy).toEqual({ ...defaultPolicy, [key]: value });
      expect(faultsOf(config({ [key]: 'nonsense' }))).toEqual([
        expect.stringContaining(`PARLEY_CONFIG /workgroups/sales/policy/${key}`),
      ]);
    });
  }

  it('[CF1] takes parts of what has parts', () => {
    const policy = settingsOf(config({ grace: { handler: 5 }, monitors: { perRoom: 1 } })).workgroup(
      sales,
    )?.policy;
    expect(policy?.grace).toEqual({ ...defaultPolicy.grace, handler: 5 });
    expect(policy?.monitors).toEqual({ ...defaultPolicy.monitors, perRoom: 1 });
  });

  it('[CF2] names every fault by its path', () => {
    const text = JSON.stringify({
      workgroups: {
        sales: { label: '', policy: { whisper: 'loud', grace: { handler: 0 }, volume: 11 } },
        'No Such': { label: 'x' },
      },
      extra: 1,
    });
    expect(faultsOf(text)).toEqual([
      'PARLEY_CONFIG /workgroups/sales/label: 1 is the least.',
      'PARLEY_CONFIG /workgroups/sales/policy/whisper: one of monitor-and-join, join, off is expected.',
      'PARLEY_CONFIG /workgroups/sales/policy/grace/handler: 1 is the least.',
      'PARLEY_CONFIG /workgroups/sales/policy: unknown: volume.',
      'PARLEY_CONFIG /workgroups/No Such: a workgroup is named with small letters, digits and dashes, 40 at most.',
      'PARLEY_CONFIG /: unknown: extra.',
    ]);
  });

  it.each([
    ['{', 'PARLEY_CONFIG is not JSON.'],
    ['[]', 'PARLEY_CONFIG /: object is expected.'],
    ['{"workgroups":{}}', 'PARLEY_CONFIG /workgroups: at least one workgroup is needed.'],
  ])('[CF2] %s', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });
});

describe('[TH47] a deployment that is not safe does not start', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const secret = 'k'.repeat(32);
  const refused = (env: Record<string, string>): string => {
    lines.length = 0;
    expect(deploymentOf(env)).toBeNull();
    expect(deploymentOf(env)).toBeNull();
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '') as { event: string; faults: string };
    expect(line.event).toBe('refused-to-start');
    if (env.PARLEY_SECRET) expect(lines[0]).not.toContain(env.PARLEY_SECRET);
    return line.faults;
  };

  it('[TH47] says what to set, all of it, once', () => {
    expect(refused({})).toBe(
      'Set PARLEY_SECRET to a random text of at least 32 characters. ' +
        'Set PARLEY_CONFIG to the JSON document that names the workgroups.',
    );
    expect(refused({ PARLEY_SECRET: 'k'.repeat(31), PARLEY_CONFIG: demoConfig })).toBe(
      'PARLEY_SECRET has less than 32 characters.',
    );
    expect(refused({ PARLEY_SECRET: 'short', PARLEY_DEMO: '1' })).toContain('less than 32');
    expect(refused({ PARLEY_DEMO: 'yes' })).toContain('PARLEY_SECRET');
  });

  it('[TH47] refuses origins and keys that would not do what was meant', () => {
    const rest = { PARLEY_SECRET: secret, PARLEY_CONFIG: demoConfig };
    expect(refused({ ...rest, PARLEY_ORIGINS: 'shop.example' })).toContain('PARLEY_ORIGINS');
    expect(refused({ ...rest, PARLEY_ORIGINS: 'https://shop.example/' })).toContain('PARLEY_ORIGINS');
    expect(refused({ ...rest, PARLEY_JWKS_URL: 'http://keys.example' })).toContain('PARLEY_JWKS_URL');
    expect(refused({ PARLEY_DEMO: '1', PARLEY_JWKS_URL: 'https://keys.example' })).toContain('PARLEY_DEMO');
  });

  it('[TH47] starts with a secret and a configuration; the demo needs neither', () => {
    const plain = deploymentOf({ PARLEY_SECRET: secret, PARLEY_CONFIG: demoConfig });
    expect(plain).toMatchObject({ isDemo: false, secret, issuer: 'parley', origins: null });
    const demo = deploymentOf({ PARLEY_DEMO: '1' });
    expect(demo).toMatchObject({ isDemo: true, origins: 'any' });
    expect(demo?.secret.length).toBeGreaterThanOrEqual(32);
    // Every room of the process is given the same one.
    expect(deploymentOf({ PARLEY_DEMO: '1' })?.secret).toBe(demo?.secret);
    const listed = deploymentOf({
      PARLEY_DEMO: '1',
      PARLEY_ORIGINS: 'https://shop.example, http://localhost:3000',
    });
    expect(listed?.origins).toEqual(['https://shop.example', 'http://localhost:3000']);
    expect(lines).toEqual([]);
  });
});
