// Every key of a policy: its default, all that it may be, and how what it may not be is refused by its place.
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { attentionReasons, defaultAttention } from '../../core/domain/attention.js';
import type { Policy } from '../../core/domain/policy.js';
import { defaultPolicy } from '../../core/domain/policy.js';
import { strategies } from '../../core/domain/routing.js';
import type { policyDocument } from '../../core/protocol/policy-document.js';
import { readPolicyDocument } from '../../core/protocol/policy-document.js';

const pathsIn = (document: unknown): readonly string[] => {
  const read = readPolicyDocument(document);
  return read.kind === 'faults' ? read.faults.map(({ path }) => path) : [];
};
const policyIn = (document: unknown): Policy => {
  const read = readPolicyDocument(document);
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  return read.policy;
};

/** `grace/handler` and 5 make `{ grace: { handler: 5 } }`. */
const documentWith = (key: string, value: unknown): unknown =>
  key.split('/').reduceRight((inside: unknown, step) => ({ [step]: inside }), value);
const valueAt = (document: unknown, key: string): unknown =>
  key.split('/').reduce((inside, step) => (inside as Record<string, unknown>)[step], document);
const defaultWith = (key: string, value: unknown): unknown => {
  const [group = '', part] = key.split('/');
  const whole = valueAt(defaultPolicy, group);
  return { ...defaultPolicy, [group]: part === undefined ? value : { ...(whole as object), [part]: value } };
};

interface Key {
  readonly usual: unknown;
  readonly values: readonly unknown[];
  /** Each is refused at the key itself. */
  readonly wrong: readonly unknown[];
}

const oneOf = (usual: string, ...others: readonly string[]): Key => ({
  usual,
  values: [usual, ...others],
  wrong: ['nonsense', '', usual.toUpperCase(), [usual], true, null, {}],
});
const on = oneOf('on', 'off');
const off = oneOf('off', 'on');
const number = (
  usual: number | string | null,
  [least, most]: readonly [number, number],
  ...others: readonly unknown[]
): Key => ({
  usual,
  values: [usual, least, most, ...others],
  wrong: [least - 1, most + 1, most - 0.5, `${most}`, 'nonsense', true, {}],
});

/** The default, each value taken with nothing else changed, and each wrong one refused by its place alone. */
const holds = (keys: Readonly<Record<string, Key>>): void => {
  for (const [key, { usual, values, wrong }] of Object.entries(keys)) {
    expect([key, valueAt(defaultPolicy, key)]).toEqual([key, usual]);
    expect(policyIn({})).toEqual(defaultPolicy);
    for (const value of values) expect(policyIn(documentWith(key, value))).toEqual(defaultWith(key, value));
    for (const value of wrong) {
      expect([key, value, pathsIn(documentWith(key, value))]).toEqual([key, value, [`/${key}`]]);
    }
  }
};

describe('what workgroups decide differently', () => {
  it('[P1] 8 supervisors may be in one conversation; any number from 1 can be set', () => {
    holds({ 'monitors/perRoom': number(8, [1, 50], 2) });
  });

  it('[P2] one supervisor monitors as many as their sessions leave free; or a number, or without limit', () => {
    holds({ 'monitors/perSupervisor': number('capacity', [1, 50], 8, 'unlimited') });
  });

  it('[P3] customers are given notice; or nothing, or asked to agree. Agents: a standing line, per login, or nothing', () => {
    const text = (usual: Policy['consentText']['text'], most: number): Key => ({
      usual,
      values: [usual, 'x', '\u{1f600}'.repeat(most)],
      wrong: ['', ' ', 'x'.repeat(most + 1), 1, null],
    });
    const notice = text(defaultPolicy.consentText.text, 1_000);
    holds({
      consent: oneOf('notice', 'off', 'required'),
      agentNotice: oneOf('standing', 'off', 'per-login'),
      'consentText/version': text('1', 40),
      'consentText/text': {
        ...notice,
        values: [...notice.values, { en: 'We listen.', 'de-AT': 'Wir hören mit.' }],
        wrong: [...notice.wrong, {}, ['We listen.']],
      },
    });
    expect(pathsIn({ consentText: { text: { en: '' } } })).toEqual(['/consentText/text/en']);
    expect(pathsIn({ consentText: { text: { 'not a tag': 'We listen.' } } })).toHaveLength(1);
  });

  it('[P3b] joining is told to the customer; or not. For agents there is no such switch', () => {
    holds({ joinNotice: on });
    expect(pathsIn({ joinNotice: { customer: 'on', agent: 'off' } })).toEqual(['/joinNotice']);
  });

  it('[P4] a takeover changes the name, suggests an introduction and shows the own name; all others can be set', () => {
    holds({
      takeoverNotice: oneOf('name-change', 'none', 'notice'),
      'takeover/intro': oneOf('suggested', 'off', 'required'),
      'takeover/shownAs': oneOf('own', 'alias', 'team'),
    });
  });

  it('[P5] agents know nothing of monitors, and supervisors alone read the record; more can be told', () => {
    holds({
      agentAwareness: oneOf('none', 'anonymous', 'named'),
      recordAudience: oneOf('supervisors', 'agent-after-close', 'agent-live'),
    });
  });

  it('[P6] monitoring needs being on-line and goes on when that ends; signed-in, available and ending can be set', () => {
    holds({
      'monitors/requires': oneOf('online', 'signed-in', 'available'),
      'monitors/onDowngrade': oneOf('keep', 'end'),
    });
  });

  it('[P7] the default is active and wrap-up, any phases can be named', () => {
    holds({
      'monitors/phases': {
        usual: ['active', 'wrap-up'],
        values: [['active', 'wrap-up'], ['queued', 'active', 'wrap-up', 'closed'], ['active'], []],
        wrong: ['active', null, {}],
      },
    });
    expect(pathsIn({ monitors: { phases: ['active', 'bot'] } })).toEqual(['/monitors/phases/1']);
  });

  it('[P8] one composer with a mode, or two; which mode it begins in is nobody’s to set', () => {
    holds({ composer: oneOf('single-mode', 'dual') });
    expect(pathsIn({ defaultMode: 'public' })).toEqual(['/defaultMode']);
  });

  it('[P9] every channel that can be monitored is, any can be named, and the others are listed or hidden', () => {
    holds({
      'monitors/channels': {
        usual: 'all',
        values: ['all', ['web'], ['web', 'api', 'messaging', 'sms', 'record'], []],
        wrong: ['web', null, {}],
      },
      'monitors/otherChannels': oneOf('listed', 'hidden'),
    });
    expect(pathsIn({ monitors: { channels: ['web', 'fax'] } })).toEqual(['/monitors/channels/1']);
  });

  it('[P10] the former agent is removed, or kept as consultant or observer; wrapping up is on or off', () => {
    holds({ formerAgent: oneOf('removed', 'consultant', 'observer'), wrapUp: on, formerAgentWrapUp: off });
  });

  it('[P11] the grant to monitor needs the supervisor flag; or not', () => {
    holds({ 'monitors/needsSupervisor': on });
  });

  it('[P12] whispering while monitoring and joined, under the own name; only joined, not at all, or as a role', () => {
    holds({
      whisper: oneOf('monitor-and-join', 'join', 'off'),
      whisperReveals: oneOf('named', 'role'),
    });
  });

  it('[P13] nobody monitors what they handle; or they may', () => {
    holds({ 'monitors/own': oneOf('deny', 'allow') });
  });

  it('[P14] a takeover is confirmed in a dialog; with a reason, or not at all', () => {
    holds({ 'takeover/confirm': oneOf('dialog', 'dialog-and-reason', 'none') });
  });

  it('[P16] leaving is not told to who was whispered to, and counts after 20 seconds; both can be set', () => {
    holds({ coachLeft: off, 'grace/supervisor': number(20, [1, 86_400]) });
  });

  it('[P17] monitors change nothing; assigning, status and tags can be allowed one by one', () => {
    holds({
      'monitors/sideEffects': {
        usual: [],
        values: [[], ['assign'], ['status'], ['tag'], ['assign', 'status', 'tag']],
        wrong: ['assign', null, {}],
      },
    });
    expect(pathsIn({ monitors: { sideEffects: ['close', 'tag'] } })).toEqual(['/monitors/sideEffects/0']);
  });

  it('[P18] supervisors see what agents type, customers’ drafts are seen by nobody; and no key shows a supervisor’s', () => {
    holds({
      'draftPreview/agentToSupervisor': on,
      'draftPreview/customerToAgent': off,
      'draftPreview/customerToSupervisor': off,
    });
    for (const key of ['supervisorToAgent', 'supervisorToCustomer', 'agentToCustomer']) {
      expect(pathsIn({ draftPreview: { [key]: 'on' } })).toEqual([`/draftPreview/${key}`]);
    }
  });

  it('[P19] routing never asks a supervisor; or those who may also handle', () => {
    holds({ supervisorRouting: oneOf('never', 'with-handle') });
  });

  it('[P20] supervisors in one conversation see one another; or do not', () => {
    holds({ supervisorsSeeEachOther: on });
  });
});

describe('the other keys', () => {
  const { weights } = defaultAttention;
  const choices: Key = {
    usual: null,
    values: [null, ['one'], Array.from({ length: 100 }, (_, index) => `${index}`), ['\u{1f600}'.repeat(60)]],
    wrong: [[], 'one', {}, Array.from({ length: 101 }, (_, index) => `${index}`)],
  };

  it('[CF1] joining, takeover targets and what is told of an end by force', () => {
    holds({
      join: on,
      joinAs: oneOf('consultant', 'participant'),
      'takeover/targets': {
        usual: ['self', 'agent', 'queue'],
        values: [['self', 'agent', 'queue'], ['self'], ['queue'], []],
        wrong: ['self', null, {}],
      },
      forceCloseNotice: on,
    });
  });

  it('[CF1] routing, hours and what becomes of who lost their agent', () => {
    holds({
      'routing/strategy': oneOf('manual', ...strategies.filter((each) => each !== 'manual')),
      'routing/offerSeconds': number(30, [5, 600]),
      'routing/pull': on,
      'routing/sameAgentFirst': on,
      'routing/patienceSeconds': number(null, [5, 86_400]),
      'routing/missedBeforeAway': number(3, [1, 20], null),
      hours: {
        usual: null,
        values: [
          null,
          {
            timeZone: 'Asia/Tokyo',
            week: [{ day: 'sunday', from: '00:00', to: '24:00' }],
            holidays: ['2026-12-25'],
          },
        ],
        wrong: ['always', [], 1],
      },
      orphans: oneOf('queue', 'supervisor'),
      'grace/handlerNotice': number(20, [1, 86_400]),
      'grace/handler': number(90, [1, 86_400]),
      'grace/wrapUp': number(1_800, [1, 86_400]),
    });
  });

  it('[CF1] the lists that people choose from, and how long content is kept', () => {
    holds({
      reasons: choices,
      tags: choices,
      dispositions: choices,
      retentionDays: number(null, [1, 3_650]),
      agentStatistics: off,
    });
  });

  it('[CF1] attention, sentiment and rules', () => {
    const rule = { id: 'law', label: 'Law', kind: 'contains', by: 'anyone', patterns: ['sue'], weight: 1 };
    holds({
      'attention/waitingSeconds': number(defaultAttention.waitingSeconds, [1, 86_400]),
      'attention/silenceSeconds': number(defaultAttention.silenceSeconds, [1, 86_400]),
      'attention/unwatchedSeconds': number(null, [1, 86_400]),
      'attention/negativeBelow': {
        usual: defaultAttention.negativeBelow,
        values: [-1, -0.25, 0],
        wrong: [-1.1, 0.1, '0', null],
      },
      'attention/weights': { usual: weights, values: [{ ...weights, rule: 0.5 }], wrong: [[], 5, null] },
      sentiment: off,
      rules: {
        usual: [],
        values: [[], [rule], [{ ...rule, kind: 'missing-greeting', by: 'staff', patterns: ['hello*'] }]],
        wrong: ['law', null, {}],
      },
    });
    expect(pathsIn({ attention: { weights: { ...weights, flagged: -1, loud: 1 } } })).toEqual([
      '/attention/weights/flagged',
      '/attention/weights/loud',
    ]);
    // A weight that is left out is not 0 by accident.
    expect(pathsIn({ attention: { weights: {} } })).toEqual(
      attentionReasons.map((reason) => `/attention/weights/${reason}`),
    );
  });

  it('[CF1] what a website shows: greeting, forms, rating, files and what is said first', () => {
    const name = { name: 'name', label: 'Name', kind: 'text', isRequired: true };
    const topic = {
      name: 'topic-2',
      label: { en: 'Topic' },
      kind: 'choice',
      isRequired: false,
      options: ['A'],
    };
    const form = { isSkippable: false, fields: [name, topic] };
    const six = Array.from({ length: 6 }, (_, index) => ({ ...name, name: `n${index}` }));
    const text = ['Hello', '\u{1f600}'.repeat(1_000), { en: 'Hello', 'pt-BR': 'Olá' }];
    const noText = ['', ' ', 'x'.repeat(1_001), 1, {}, [], true];
    const forms = [null, form, { isSkippable: true, fields: six }];
    const { files } = defaultPolicy.site;
    const proactive = { id: 'spring', text: 'May we help?', afterSeconds: 30 };
    holds({
      'site/greeting': { usual: null, values: [null, ...text], wrong: noText },
      'site/preChat': { usual: null, values: forms, wrong: ['name', [], 1] },
      'site/away': { usual: defaultPolicy.site.away, values: forms, wrong: ['name', [], 1] },
      'site/rating': on,
      'site/files': {
        usual: files,
        values: [
          { ...files, mode: 'off' },
          { ...files, types: ['image/*'], maxBytes: 1, maxTotalBytes: 1 },
        ],
        wrong: ['off', [], null],
      },
      'site/proactive': { usual: null, values: [null, proactive], wrong: ['Hello', [], 1] },
    });
  });

  it('[CF1] a field, a language, a type of file that cannot be is refused by its place', () => {
    const field = { name: 'name', label: 'Name', kind: 'text', isRequired: true };
    const inForm = (...fields: readonly unknown[]) =>
      pathsIn({ site: { preChat: { isSkippable: true, fields } } });
    const at = (rest: string) => [`/site/preChat/fields${rest}`];
    expect(inForm()).toEqual(at(''));
    expect(inForm(...Array.from({ length: 7 }, (_, index) => ({ ...field, name: `n${index}` })))).toEqual(
      at(''),
    );
    for (const name of ['Name', '', '1', 'a b', 'a'.repeat(41), '__proto__', 'ñ']) {
      expect([name, inForm({ ...field, name })]).toEqual([name, at('/0/name')]);
    }
    expect(inForm(field, field)).toEqual(at('/1/name'));
    expect(inForm({ ...field, kind: 'password' })).toEqual(at('/0/kind'));
    expect(inForm({ ...field, label: 'x'.repeat(121) })).toEqual(at('/0/label'));
    expect(inForm({ ...field, kind: 'choice' })).toEqual(at('/0/options'));
    expect(inForm({ ...field, options: ['A'] })).toEqual(at('/0/options'));
    expect(inForm({ ...field, kind: 'choice', options: ['A', 'A'] })).toEqual(at('/0/options/1'));
    expect(inForm({ ...field, isRequired: undefined })).toEqual(at('/0/isRequired'));
    expect(pathsIn({ site: { greeting: { 'not a tag': 'Hello' } } })).toEqual(['/site/greeting']);
    const { files } = defaultPolicy.site;
    const typed = (...types: readonly string[]) => pathsIn({ site: { files: { ...files, types } } });
    expect(typed()).toEqual(['/site/files/types']);
    for (const type of ['*/*', 'image', 'Image/png', 'image/png; a=b', '*', 'image/']) {
      expect([type, typed(type)]).toEqual([type, ['/site/files/types/0']]);
    }
    expect(pathsIn({ site: { files: { ...files, maxBytes: 0 } } })).toEqual(['/site/files/maxBytes']);
    expect(pathsIn({ site: { colour: 'red' } })).toEqual(['/site/colour']);
  });

  it('[CF1] the schema takes every policy that the domain can write down', () => {
    expect(policyIn(defaultPolicy)).toEqual(defaultPolicy);
    // A value that is missing in the schema does not compile.
    type Frozen<Value> = { readonly [Key in keyof Value]: Frozen<Value[Key]> };
    const taken = (policy: Policy): Frozen<z.output<typeof policyDocument>> => policy;
    expect(taken(defaultPolicy)).toBe(defaultPolicy);
  });
});
