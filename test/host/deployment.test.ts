// What an operator may set, and how a mistake is told: all at once, by name, and never by starting anyway.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { Policy, PolicyOverrides } from '../../core/domain/policy.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import { policyFrom } from '../../core/domain/presets.js';
import { readPolicyDocument } from '../../core/protocol/policy-document.js';
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

  // The groups are merged part by part, so a group needs only one part here.
  const changes: { readonly [Key in keyof Policy]: Required<PolicyOverrides>[Key] } = {
    monitors: { perRoom: 2, phases: ['active'] },
    whisper: 'off',
    whisperReveals: 'role',
    agentAwareness: 'named',
    recordAudience: 'agent-live',
    coachLeft: 'on',
    join: 'off',
    joinAs: 'participant',
    joinNotice: 'off',
    supervisorsSeeEachOther: 'off',
    takeover: { targets: ['self'], confirm: 'none', intro: 'off', shownAs: 'team' },
    takeoverNotice: 'notice',
    formerAgent: 'observer',
    wrapUp: 'off',
    formerAgentWrapUp: 'on',
    draftPreview: { agentToSupervisor: 'off' },
    consent: 'required',
    consentText: { version: '2', text: 'Read by supervisors.' },
    agentNotice: 'per-login',
    composer: 'dual',
    supervisorRouting: 'with-handle',
    forceCloseNotice: 'off',
    routing: { strategy: 'least-busy' },
    hours: { timeZone: 'Europe/Berlin', week: [{ day: 'monday', from: '09:00', to: '17:00' }], holidays: [] },
    orphans: 'supervisor',
    reasons: ['escalation'],
    tags: ['refund'],
    dispositions: ['solved'],
    attention: { waitingSeconds: 60 },
    sentiment: 'on',
    rules: [
      { id: 'law', label: 'Lawyer', kind: 'contains', by: 'customer', patterns: ['lawyer*'], weight: 40 },
    ],
    retentionDays: 30,
    agentStatistics: 'on',
    site: { greeting: { en: 'Hello', de: 'Guten Tag' } },
    grace: { supervisor: 1, handler: 2 },
  };
  for (const [key, value] of Object.entries(changes)) {
    it(`[CF1] takes ${key} over the default and leaves the rest`, () => {
      const { policy } = settingsOf(config({ [key]: value })).workgroup(sales) ?? {};
      const before: unknown = defaultPolicy[key as keyof Policy];
      const isGroup = typeof before === 'object' && before !== null && !Array.isArray(before);
      const after: unknown = isGroup ? { ...before, ...(value as object) } : value;
      expect(after).not.toEqual(before);
      expect(policy).toEqual({ ...defaultPolicy, [key]: after });
      expect(faultsOf(config({ [key]: 'nonsense' }))).toEqual([
        expect.stringContaining(`PARLEY_CONFIG /workgroups/sales/policy/${key}: `),
      ]);
    });
  }

  it('[CF1] starts from a preset, over which single keys are replaced', () => {
    const policyOf = (policy: unknown) => settingsOf(config(policy)).workgroup(sales)?.policy;
    expect(policyOf({ preset: 'genesys' })).toEqual(policyFrom({ preset: 'genesys' }));
    const mixed = policyOf({ preset: 'genesys', monitors: { perRoom: 3 }, consent: 'notice' });
    expect(mixed).toMatchObject({
      whisper: 'off',
      consent: 'notice',
      monitors: { perRoom: 3, requires: 'available' },
    });
    expect(mixed).not.toHaveProperty('preset');
    expect(faultsOf(config({ preset: 'toString' }))).toEqual([
      'PARLEY_CONFIG /workgroups/sales/policy/preset: one of default, bytedesk, genesys, dynamics-365, ' +
        'real-time-agent, oracle-b2c is expected.',
    ]);
  });

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
      'PARLEY_CONFIG /workgroups/sales/label: a text of 1 to 80 characters in one line is expected.',
      'PARLEY_CONFIG /workgroups/sales/policy/whisper: one of monitor-and-join, join, off is expected.',
      'PARLEY_CONFIG /workgroups/sales/policy/grace/handler: a whole number from 1 to 86400 is expected.',
      'PARLEY_CONFIG /workgroups/sales/policy/volume: there is no such key.',
      'PARLEY_CONFIG /workgroups/No Such: a name of small letters, digits and dashes, 40 at most, is expected.',
      'PARLEY_CONFIG /extra: there is no such key.',
    ]);
  });

  it.each([
    ['{', 'PARLEY_CONFIG is not JSON.'],
    ['[]', 'PARLEY_CONFIG /: object is expected.'],
    ['{"workgroups":{}}', 'PARLEY_CONFIG /workgroups: at least one workgroup is expected.'],
  ])('[CF2] %s', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });
});

describe('[CF2] a policy that is wrong, wherever it comes from', () => {
  const documentFaults = (document: unknown): readonly (readonly [path: string, expected: string])[] => {
    const read = readPolicyDocument(document);
    return read.kind === 'faults' ? read.faults.map(({ path, expected }) => [path, expected]) : [];
  };

  it('[CF2] is refused whole, with every fault by its place and what is expected there', () => {
    expect(
      documentFaults({
        preset: 'zendesk',
        monitors: { perRoom: 0, channels: ['fax'], perSupervisor: 'some' },
        whisper: 'off',
        tags: ['a', 'b', 'a', '\u202eabc', ''],
        hours: { timeZone: 'Mars/Base', week: [{ day: 'monday', from: '18:00', to: '9' }], holidays: [] },
        rules: [
          { id: 'a', label: 'A', kind: 'contains', by: 'customer', patterns: ['*'], weight: 1 },
          { id: 'a', label: 'A', kind: 'missing-greeting', by: 'customer', patterns: ['hi'], weight: 1 },
        ],
        retentionDays: 0.5,
        'gr/ace': {},
      }),
    ).toEqual([
      [
        '/preset',
        'one of default, bytedesk, genesys, dynamics-365, real-time-agent, oracle-b2c is expected.',
      ],
      ['/monitors/perRoom', 'a whole number from 1 to 50 is expected.'],
      ['/monitors/perSupervisor', 'one of capacity, unlimited, or a whole number from 1 to 50 is expected.'],
      ['/monitors/channels/0', 'one of web, api, messaging, sms, record is expected.'],
      ['/hours/timeZone', expect.stringContaining('time zone')],
      ['/hours/week/0/to', expect.stringMatching(/24:00\.$/)],
      ['/tags/3', 'a text of 1 to 60 characters in one line is expected.'],
      ['/tags/4', 'a text of 1 to 60 characters in one line is expected.'],
      ['/tags/2', 'it is in the list already.'],
      // The sentences about hours and rules are those of their own files.
      ['/rules/0/patterns/0', expect.stringContaining('wildcards')],
      ['/rules/1/id', expect.stringContaining('same')],
      ['/rules/1/by', expect.stringContaining('greeting')],
      ['/retentionDays', 'null, or a whole number from 1 to 3650 is expected.'],
      ['/gr~1ace', 'there is no such key.'],
    ]);
  });

  it('[CF2] is told about what it repeats', () => {
    expect(documentFaults({ tags: ['a', 'b', 'a'], monitors: { phases: ['active', 'active'] } })).toEqual([
      ['/monitors/phases/1', 'it is in the list already.'],
      ['/tags/2', 'it is in the list already.'],
    ]);
  });

  it.each([[null], [[]], ['genesys'], [undefined]])('[CF2] %j is not a document', (value) => {
    expect(documentFaults(value)).toEqual([['/', 'object is expected.']]);
  });

  it('[CF2] has no keys of its own making', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"whisper":"off"},"constructor":1,"toString":2}');
    expect(documentFaults(hostile).map(([path]) => path)).toEqual([
      '/__proto__',
      '/constructor',
      '/toString',
    ]);
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
