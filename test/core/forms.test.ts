// What customers fill in: rules FO1 to FO6.
import { describe, expect, it } from 'vitest';
import { timelineCsv } from '../../core/domain/csv.js';
import { decideErasure } from '../../core/domain/decide-house.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import { formBounds } from '../../core/domain/forms.js';
import type { Identity } from '../../core/domain/identity.js';
import { permit } from '../../core/domain/permit.js';
import type { PolicyOverrides } from '../../core/domain/policy.js';
import type { Refusal } from '../../core/domain/refusal.js';
import type { FormField, FormName, SiteForm } from '../../core/domain/site.js';
import { siteTextIn } from '../../core/domain/site.js';
import { rowFor, summaryOf } from '../../core/domain/summary.js';
import { transcriptText } from '../../core/domain/transcript.js';
import type { Talk } from '../support/builders.js';
import { active, anna, bert, carla, queued, sam, tess } from '../support/builders.js';

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  label: { de: `${name} auf Deutsch`, en: `The ${name}` },
  kind: 'text',
  isRequired: false,
  ...more,
});
const preChat: SiteForm = {
  isSkippable: false,
  fields: [
    field('name', { isRequired: true }),
    field('email', { kind: 'email' }),
    field('phone', { kind: 'tel' }),
    field('topic', { kind: 'choice', options: ['Order', 'Other'] }),
    field('terms', { kind: 'check' }),
  ],
};
const asking: PolicyOverrides = { site: { preChat } };
type Values = Readonly<Record<string, string>>;

const refusalTo = (talk: Talk, values: Values, form: FormName = 'pre-chat'): Refusal | null => {
  const decision = talk.ask(carla, { type: 'fill-form', form, values });
  return decision.kind === 'refused' ? decision.refusal : null;
};
const fill = (talk: Talk, values: Values, form: FormName = 'pre-chat'): Talk =>
  talk.do(carla, { type: 'fill-form', form, values });
const kim = { name: 'Kim Day', email: 'kim@day.example' };
const shown = (talk: Talk, who: Identity): unknown => {
  const header = talk.header(who);
  return 'form' in header ? header.form : undefined;
};
/** A visitor who gave no name. */
const nameless = (talk: Talk): Talk => {
  talk.state = { ...talk.state, customer: { ...talk.state.customer, name: '', verified: false } };
  return talk;
};
const visitor: Identity = { ...carla, name: '', verified: false };

describe('[FO1] what a form takes', () => {
  it('[G07][FO1] what is required, and nothing that is not asked for; the refusal names the fields', () => {
    expect(refusalTo(active(asking), kim)).toBeNull();
    expect(refusalTo(active(asking), {})).toEqual({ code: 'invalid-form', fields: ['name'] });
    expect(refusalTo(active(asking), { name: ' ' })).toMatchObject({ fields: ['name'] });
    expect(refusalTo(active(asking), { name: 'Kim', age: '30', 'e-mail': 'x' })).toMatchObject({
      fields: ['age', 'e-mail'],
    });
    expect(refusalTo(active(asking), { email: 'no', topic: 'Neither' })).toMatchObject({
      fields: ['name', 'email', 'topic'],
    });
  });

  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'name',
      ['K', '김', 'x'.repeat(500), '\u{1f600}'.repeat(500)],
      ['x'.repeat(501), 'a\u202eb', 'a\nb', 'a\u0000'],
    ],
    [
      'email',
      ['a@b.de', 'kim+shop@sub.day.example', 'käthe@müller.example', ''],
      [
        'kim',
        'kim@',
        '@day.example',
        'kim@day',
        'a b@day.example',
        'kim@day..example',
        'a@b@c.de',
        'kim@.de',
      ],
    ],
    [
      'phone',
      ['+49 (30) 123-456', '0301234', '٠٣٠١٢٣', ''],
      ['call me', '12', '+', '1'.repeat(41), '<b>123</b>'],
    ],
    ['topic', ['Order', 'Other', ''], ['order', 'Orde', 'constructor', 'Order,Other']],
    ['terms', ['true', 'false', ''], ['yes', 'TRUE', '1']],
  ];
  it.each(cases)('[G07][FO1] of %s', (name, good, bad) => {
    for (const value of good)
      expect([value, refusalTo(active(asking), { ...kim, [name]: value })]).toEqual([value, null]);
    for (const value of bad) {
      expect([value, refusalTo(active(asking), { ...kim, [name]: value })]).toEqual([
        value,
        { code: 'invalid-form', fields: [name] },
      ]);
    }
  });

  it('[G07][FO1] a box that has to be ticked is not filled in by being left alone', () => {
    const terms = field('terms', { kind: 'check', isRequired: true });
    const talk = active({ site: { preChat: { isSkippable: false, fields: [terms] } } });
    for (const values of [{}, { terms: '' }, { terms: 'false' }])
      expect(refusalTo(talk, values)).toMatchObject({ fields: ['terms'] });
    expect(refusalTo(talk, { terms: 'true' })).toBeNull();
  });

  it('[G08][FO1] the form for when nobody is there is one of its own, and a form that there is not takes nothing', () => {
    const talk = queued();
    expect(refusalTo(talk, kim, 'away')).toBeNull();
    expect(refusalTo(talk, kim, 'pre-chat')).toEqual({ code: 'bad-state' });
    const none = queued({ site: { away: null } });
    expect(none.header(carla).you.may).not.toContain('fill-form');
  });
});

describe('[FO2] who fills it in, and when', () => {
  it('[G07][FO2] the customer alone, until it is over, and not before an agreement that is required', () => {
    const may = (talk: Talk, who: Identity = carla): string =>
      permit(talk.state, who, 'fill-form')?.code ?? 'yes';
    expect(may(queued(asking))).toBe('yes');
    expect(may(active(asking))).toBe('yes');
    expect(may(active(asking).end(carla))).toBe('closed');
    expect(may(active({ ...asking, wrapUp: 'off' }).end(carla))).toBe('closed');
    for (const who of [anna, bert, sam, tess])
      expect(may(active(asking).monitor(sam), who), who.name).toBe('forbidden');
    const asked = queued({ ...asking, consent: 'required' });
    expect(may(asked)).toBe('consent-required');
    expect(may(asked.agree())).toBe('yes');
  });

  it('[G07][FO2] again until the end: the last one counts, the same again is nothing, and it ends somewhere', () => {
    const talk = fill(active(asking), kim);
    const before = talk.everything();
    fill(talk, kim);
    expect(talk.everything()).toBe(before);
    fill(talk, { name: 'Kim' });
    expect(shown(talk, carla)).toEqual({ name: 'Kim' });
    for (let times = talk.state.forms[0]?.times ?? 0; times < formBounds.times; times += 1)
      fill(talk, { name: `Kim ${times}` });
    expect(refusalTo(talk, { name: 'Kim' })).toEqual({ code: 'room-full' });
    expect(talk.state.counts.staff).toBeLessThan(formBounds.times + 10);
  });
});

describe('[FO3] who is shown it', () => {
  it('[G07][FO3] the customer what they said, and staff who see the conversation, marked as nobody’s word', () => {
    const talk = fill(active({ ...asking, formerAgent: 'removed' }).monitor(sam), { ...kim, terms: 'true' });
    expect(shown(talk, carla)).toEqual({ ...kim, terms: 'true' });
    const fields = [
      { name: 'name', label: 'The name', kind: 'text', value: 'Kim Day' },
      { name: 'email', label: 'The email', kind: 'email', value: 'kim@day.example' },
      { name: 'terms', label: 'The terms', kind: 'check', value: 'true' },
    ];
    for (const who of [anna, sam]) {
      expect(shown(talk, who), who.name).toEqual(fields);
      expect(talk.seen(who).at(-1)).toMatchObject({
        audience: 'staff',
        body: { kind: 'form-filled', form: 'pre-chat', fields },
      });
    }
    expect(shown(talk, tess), 'an outsider').toBeUndefined();
    const rows = [
      summaryOf(talk.state, talk.presence),
      rowFor(sam, summaryOf(talk.state, talk.presence)),
      deskItemFor(talk.state, talk.presence, sam.id),
    ];
    expect(JSON.stringify(rows)).not.toContain('kim@day');
    talk.takeOver(sam);
    expect(JSON.stringify(talk.header(anna))).not.toContain('kim@day');
  });

  it('[G07][FO3] both forms are known, and what is in both as it was said last', () => {
    const talk = fill(queued(asking), { ...kim, topic: 'Order' });
    fill(talk, { name: 'Kim', email: 'other@day.example' }, 'away');
    expect(shown(talk, carla)).toEqual({ name: 'Kim', email: 'other@day.example', topic: 'Order' });
  });

  it('[G07][FO4] it takes no number of the customer’s, and stands in order for staff', () => {
    const talk = active(asking).say(carla, 'One');
    const numbers = talk.seen(carla).map(({ seq }) => seq);
    fill(talk, kim);
    expect(talk.seen(carla).map(({ seq }) => seq)).toEqual(numbers);
    talk.say(carla, 'Two');
    expect(talk.lines(carla).slice(-2)).toEqual(['One', 'Two']);
    expect(talk.lines(anna).slice(-3)).toEqual(['One', '(form-filled)', 'Two']);
    const last = numbers.at(-1) ?? 0;
    expect(talk.seen(carla).at(-1)?.seq).toBe(last + 1);
  });

  it('[G07][FO4] it is in transcripts and exports of staff, and in none of the customer', () => {
    const talk = fill(active(asking), { ...kim, name: 'Kim [2026] Anna: paid' });
    expect(transcriptText(talk.seen(carla))).not.toContain('Kim');
    expect(transcriptText(talk.seen(anna))).toContain(
      '* Filled in, unverified: The name: Kim [2026] Anna: paid; The email: kim@day.example\n',
    );
    expect(timelineCsv(talk.seen(carla), [])).not.toContain('form-filled');
    expect(timelineCsv(talk.seen(anna), [])).toContain('"The name: Kim [2026] Anna: paid; The email');
  });
});

describe('[FO5] the name', () => {
  const filling = (who: Identity, talk: Talk, name: string): Talk =>
    talk.do(who, { type: 'fill-form', form: 'pre-chat', values: { name } });

  it('[G07][FO5] gives one to whoever has none: in headers, in rows, and on what they write from then on', () => {
    const talk = nameless(active(asking));
    filling(visitor, talk, 'Kim Day');
    expect(talk.header(visitor).you.name).toBe('Kim Day');
    expect(talk.header(anna)).toMatchObject({ customer: { name: 'Kim Day', verified: false } });
    expect(summaryOf(talk.state, talk.presence).customer.name).toBe('Kim Day');
    talk.do(visitor, { type: 'post', audience: 'everyone', text: 'Hello' });
    expect(talk.seen(anna).at(-1)?.body).toMatchObject({ author: { name: 'Kim Day', role: 'customer' } });
    filling(visitor, talk, 'x'.repeat(500));
    expect(talk.state.customer.name, 'said before').toBe('Kim Day');
    expect(filling(visitor, nameless(active(asking)), 'x'.repeat(500)).state.customer.name).toHaveLength(80);
  });

  it('[G07][FO5] takes none from whoever said or proved one', () => {
    const talk = fill(active(asking), { name: 'The boss' });
    expect(talk.state.customer).toMatchObject({ name: 'Carla', verified: true });
    const vouched = active(asking);
    vouched.state = { ...vouched.state, customer: { ...vouched.state.customer, name: '' } };
    filling({ ...carla, name: '' }, vouched, 'The boss');
    expect(vouched.state.customer.name).toBe('');
  });
});

describe('[FO6] erasing', () => {
  it('[G07][FO6][ER2] takes what was filled in, and nothing is asked again', () => {
    const talk = nameless(active(asking));
    talk.do(visitor, { type: 'fill-form', form: 'pre-chat', values: kim });
    talk.house(decideErasure(talk.state, 'request', talk.now));
    expect(JSON.stringify(talk.state)).not.toMatch(/kim|Kim/);
    expect(shown(talk, carla)).toEqual({});
  });
});

describe('texts of a site', () => {
  it('[G07][FO1] are taken in the nearest language, else in English, else in the first', () => {
    const text = { 'pt-BR': 'Olá', pt: 'Oi', en: 'Hello', de: 'Hallo' };
    expect(['pt-BR', 'pt-br', 'pt-PT', 'DE-at', 'fr'].map((tag) => siteTextIn(text, tag))).toEqual([
      'Olá',
      'Olá',
      'Oi',
      'Hallo',
      'Hello',
    ]);
    expect(siteTextIn({ ja: 'こんにちは' }, 'fr')).toBe('こんにちは');
    expect(siteTextIn('Hello', 'fr')).toBe('Hello');
    expect(siteTextIn({ en: 'Hello' }, 'constructor')).toBe('Hello');
  });
});
