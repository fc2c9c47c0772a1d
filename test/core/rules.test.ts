// Keyword rules: what a pattern finds, what it does not, and what it may cost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letters, Rule, RuledMessage } from '../../core/domain/rules.js';
import {
  hitsOf,
  isIn,
  isMatch,
  ruleFaults,
  ruleLimits,
  wordsOfPattern,
  wordsOfText,
} from '../../core/domain/rules.js';

const rule = (changes: Partial<Rule> = {}): Rule => ({
  id: 'cancel',
  label: 'Wants to cancel',
  kind: 'contains',
  by: 'customer',
  patterns: ['cancel*'],
  weight: 30,
  ...changes,
});

const said = (text: string, changes: Partial<RuledMessage> = {}): RuledMessage => ({
  by: 'customer',
  text,
  isFirstOfHandler: false,
  ...changes,
});

const finds = (pattern: string, text: string): boolean => isIn(wordsOfText(text), wordsOfPattern(pattern));

describe('[D01] what a pattern finds', () => {
  it.each([
    ['refund', 'Where is my refund?'],
    ['refund', 'REFUND!!!'],
    ['REFUND', 'a “refund”, please'],
    ['cancel*', 'I am cancelling'],
    ['cancel*', 'cancel'],
    ['*cancel*', 'uncancelled'],
    ['colo*r', 'the colour'],
    ['colo*r', 'the color'],
    ['gr?y', 'grey'],
    ['a*b*c', 'axxbyyc'],
    ['a*b*c', 'abcbc'],
    ['*ab', 'aab'],
    ['??', 'no'],
    ['speak to * manager', 'Let me speak to your manager'],
    ['speak to manager', 'speak, to — (manager)'],
    ["don't", 'I don’t know'],
    ['reclamation', 'Réclamation !'],
    ['réclamation', 'RECLAMATION'],
    ['kundigen', 'Ich möchte kündigen'],
    ['strasse', 'Hauptstr. heißt die Straße'],
    ['οδός', 'ΟΔΟΣ'],
    ['ıptal', 'İPTAL'],
    ['отмена', 'ОТМЕНА заказа'],
    ['ref\u00adund', 'refund'],
    ['refund', 're\u200bfu\u0301nd'],
    ['refund', 'ｒｅｆｕｎｄ'],
    ['order 4711', 'my order #4711'],
    ['*退款*', '我要退款谢谢'],
    ['환?', '환불'],
    ['नहीं', 'मुझे नहीं चाहिए'],
  ])('[D01] %s in “%s”', (pattern, text) => {
    expect(finds(pattern, text)).toBe(true);
  });

  it.each([
    ['refund', 'refunds'],
    ['refund', 'a prerefund'],
    ['refund', 'ref und'],
    ['gr?y', 'gry'],
    ['gr?y', 'greey'],
    ['gr?y', 'gr y'],
    ['speak to * manager', 'speak to manager'],
    ['speak to * manager', 'speak to the other manager'],
    ['a*b*c', 'acb'],
    ['*ab', 'aba'],
    ['a*', 'b ba'],
    ['cancel my order', 'order my cancel'],
    ['cancel my order', 'cancel my'],
    ['cancel', ''],
    ['कि', 'की'],
    ['か', 'が'],
    ['x.*y', 'xyy'],
    ['x|y', 'x'],
    ['[a-z]', 'x'],
    ['', 'anything'],
  ])('[D01] not %s in “%s”', (pattern, text) => {
    expect(finds(pattern, text)).toBe(false);
  });

  it('[D01] says the same as a regular expression made of the same parts', () => {
    const part = fc.constantFrom('a', 'b', '*', '?');
    const wildcards = new Map([
      ['*', '.*'],
      ['?', '.'],
    ]);
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 8 }),
        fc.array(fc.constantFrom('a', 'b'), { maxLength: 10 }),
        (pattern, word) => {
          const expression = pattern.map((each) => wildcards.get(each) ?? each).join('');
          const wanted = new RegExp(`^${expression}$`).test(word.join(''));
          seen[`${wanted}`] += 1;
          expect(isMatch(word, pattern)).toBe(wanted);
        },
      ),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.true, seen.false)).toBeGreaterThan(300);
  });

  it('[D01] finds words by their neighbours, wherever in a text', () => {
    const word = fc.constantFrom('ab', 'abc', 'b', 'x');
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (text, pattern) => {
          expect(finds(pattern.join(' '), text.join(', '))).toBe(
            ` ${text.join(' ')} `.includes(` ${pattern.join(' ')} `),
          );
        },
      ),
    );
  });
});

describe('[D01] what applies', () => {
  it('[D01] one hit for each rule that applies, with its label, weight and time', () => {
    const rules = [
      rule({ patterns: ['cancel*', 'order'] }),
      rule({ id: 'legal', label: 'Lawyer', patterns: ['lawyer'], weight: 50 }),
      rule({ id: 'refund', label: 'Refund', patterns: ['refund', 'money back'], weight: 20 }),
    ];
    expect(hitsOf(rules, said('Cancel, cancel my order. I want my money back!'), 17)).toEqual([
      { rule: 'cancel', label: 'Wants to cancel', at: 17, weight: 30 },
      { rule: 'refund', label: 'Refund', at: 17, weight: 20 },
    ]);
    expect(hitsOf(rules, said('Hello'), 17)).toEqual([]);
    expect(hitsOf([], said('cancel'), 17)).toEqual([]);
  });

  it.each([
    ['customer', 'customer', 1],
    ['customer', 'staff', 0],
    ['staff', 'customer', 0],
    ['staff', 'staff', 1],
    ['anyone', 'customer', 1],
    ['anyone', 'staff', 1],
  ] as const)('[D01] a rule for %s and words of %s: %i', (by, writer, count) => {
    expect(hitsOf([rule({ by })], said('cancel', { by: writer }), 1)).toHaveLength(count);
  });

  const greeting = rule({
    id: 'greeting',
    kind: 'missing-greeting',
    by: 'staff',
    patterns: ['hello', 'good *'],
  });
  it.each([
    ['Your order is late.', true, 'staff', 1],
    ['Hello, your order is late.', true, 'staff', 0],
    ['Good morning!', true, 'staff', 0],
    ['Good', true, 'staff', 1],
    ['Your order is late.', false, 'staff', 0],
    ['Your order is late.', true, 'customer', 0],
  ] as const)(
    '[D01] a greeting is missed: “%s” (first: %s, by %s): %i',
    (text, isFirstOfHandler, by, count) => {
      for (const whose of ['staff', 'anyone'] as const)
        expect(hitsOf([{ ...greeting, by: whose }], said(text, { by, isFirstOfHandler }), 1)).toHaveLength(
          count,
        );
    },
  );
});

describe('[D01] faults', () => {
  it('[D01] none in rules that can apply', () => {
    const many = Array.from({ length: ruleLimits.patterns }, () => 'xxxx');
    const rules = Array.from({ length: ruleLimits.rules }, (_, index) =>
      rule({ id: `r${index}`, patterns: many }),
    );
    expect(ruleFaults(rules)).toEqual([]);
    expect(ruleFaults([rule({ patterns: ['* manager', 'a?', '退'] })])).toEqual([]);
    expect(ruleFaults([])).toEqual([]);
  });

  const paths = (...rules: readonly Rule[]) => ruleFaults(rules).map(({ path }) => path);

  it.each(['', '  ', '!!!', '-'])('[D01] a pattern without a word: “%s”', (pattern) => {
    expect(ruleFaults([rule({ patterns: ['fine', pattern] })])).toEqual([
      { path: '/0/patterns/1', fault: 'without a word.' },
    ]);
  });

  it.each(['*', '?', '* ?', '**.*', '？'])('[D01] a pattern of wildcards alone: “%s”', (pattern) => {
    expect(ruleFaults([rule({ patterns: [pattern] })])).toEqual([
      { path: '/0/patterns/0', fault: 'of wildcards alone, which is in every message.' },
    ]);
  });

  it('[D01] the same id twice, no pattern, and a greeting that customers would owe', () => {
    expect(paths(rule(), rule({ id: 'other' }), rule())).toEqual(['/2/id']);
    expect(paths(rule({ patterns: [] }))).toEqual(['/0/patterns']);
    expect(paths(rule({ kind: 'missing-greeting', by: 'customer' }))).toEqual(['/0/by']);
    expect(paths(rule({ kind: 'missing-greeting', by: 'staff' }))).toEqual([]);
  });

  it('[D01] too many rules, too many patterns, too long a pattern', () => {
    const more = (count: number) => Array.from({ length: count + 1 }, (_, index) => `w${index}`);
    expect(paths(...more(ruleLimits.rules).map((id) => rule({ id })))).toEqual(['']);
    expect(paths(rule({ patterns: more(ruleLimits.patterns) }))).toEqual(['/0/patterns']);
    expect(paths(rule({ patterns: ['x'.repeat(ruleLimits.patternLength + 1)] }))).toEqual(['/0/patterns/0']);
  });
});

describe('[D01] hostile input', () => {
  /** How often words of a text are looked at while a pattern is looked for: their lengths and their letters. */
  const reads = (text: string, pattern: string): number => {
    let count = 0;
    const counted = wordsOfText(text).map(
      (word) =>
        new Proxy(word, {
          get: (target, key) => {
            count += 1;
            return Reflect.get(target, key);
          },
        }) as Letters,
    );
    isIn(counted, wordsOfPattern(pattern));
    return count;
  };

  const LENGTH = 2_000;
  const texts: readonly (readonly [string, (length: number) => string])[] = [
    ['one word', (length) => 'a'.repeat(length)],
    ['many words', (length) => 'aaaaaaa '.repeat(length / 8)],
    ['words of one letter', (length) => 'a '.repeat(length / 2)],
  ];
  const patterns = [
    '*a*a*a*a*a*a*a*a*a*a*b',
    `${'*a'.repeat(49)}*b`,
    `*${'a'.repeat(98)}b`,
    `${'?*'.repeat(49)}b`,
    `${'* '.repeat(49)}b`,
    `${'*a '.repeat(33)}b`,
    '*'.repeat(99).concat('b'),
  ];
  for (const [name, make] of texts)
    it.each(patterns)(`[D01] twice the text is about twice the work: ${name}, %s`, (pattern) => {
      const once = reads(make(LENGTH), pattern);
      const twice = reads(make(2 * LENGTH), pattern);
      expect(once, 'it is not left out').toBeGreaterThan(0);
      expect(once).toBeLessThanOrEqual(4 * LENGTH * (pattern.length + 1));
      expect(twice).toBeLessThanOrEqual(2.2 * once);
    });

  it('[D01] 100,000 characters against 50 patterns full of stars come to an end', () => {
    const stars = Array.from({ length: 50 }, (_, index) => `${'*a'.repeat(30 + (index % 20))}*b`);
    expect(ruleFaults([rule({ patterns: stars })])).toEqual([]);
    for (const [, make] of texts)
      expect(hitsOf([rule({ patterns: stars })], said(make(100_000)), 1)).toEqual([]);
    expect(hitsOf([rule({ patterns: stars })], said(`${'a'.repeat(100_000)}b`), 1)).toHaveLength(1);
  });

  it('[D01] a text may be anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', maxLength: 100 }),
        (text, pattern) => {
          expect([true, false]).toContain(finds(pattern, text));
          ruleFaults([rule({ patterns: [pattern] })]);
        },
      ),
    );
    expect(finds('a', `\ud800${'\u0301'.repeat(10_000)}`)).toBe(false);
  });
});

describe('[D01] the rules of one policy together', () => {
  it('[D01] may have so many characters in their patterns, and not one more', () => {
    const rules = (last: number): Rule[] =>
      [...Array(2).keys()].map((index) => ({
        id: `r${index}`,
        label: 'Long',
        kind: 'contains',
        by: 'anyone',
        patterns: Array.from({ length: 50 }, (_, n) => 'x'.repeat(index === 1 && n === 49 ? last : 100)),
        weight: 1,
      }));
    expect(ruleFaults(rules(100))).toEqual([]);
    expect(
      ruleFaults([
        ...rules(100),
        ...rules(1)
          .slice(0, 1)
          .map((rule) => ({ ...rule, id: 'r9' })),
      ]),
    ).toEqual([{ path: '', fault: 'the patterns have more than 10000 characters together.' }]);
  });
});
