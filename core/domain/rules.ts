/** The keyword rules of a policy, as data, found in a message in time that grows no faster than its length. */

/** Whose public messages are looked at. */
export type RuleBy = 'customer' | 'staff' | 'anyone';

export interface Rule {
  readonly id: string;
  readonly label: string;
  /** Something was said, or a handler began without a greeting. */
  readonly kind: 'contains' | 'missing-greeting';
  readonly by: RuleBy;
  /**
   * Words, in any case and with or without accents. `*` stands for any run of letters, also none, and `?` for one;
   * neither reaches beyond its word. Several words are found where they follow one another, whatever punctuation
   * is between them. Languages that write without spaces need a star on both sides.
   */
  readonly patterns: readonly string[];
  readonly weight: number;
}

/** One message to which one rule applies. */
export interface RuleHit {
  readonly rule: string;
  readonly label: string;
  readonly at: number;
  readonly weight: number;
}

/** A public message as rules see it. */
export interface RuledMessage {
  readonly by: 'customer' | 'staff';
  readonly text: string;
  /** Whether whoever handles says this before anything else. */
  readonly isFirstOfHandler: boolean;
}

/** The letters of one word, or the letters and wildcards of one word of a pattern. */
export type Letters = readonly string[];

/**
 * One way to write what people take for the same: without accents, case and what nobody sees. Only accents that are
 * written above or below Latin, Greek and Cyrillic letters go: elsewhere such signs are letters of their own.
 */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Cf}]/gu, '')
    // Capitals, which ß and both small sigmas share with their other spelling.
    .toUpperCase()
    // Together again, so that `?` is one letter of Hangul and not a part of it.
    .normalize('NFC');

const lettersOf = (words: Iterable<RegExpMatchArray>): readonly Letters[] =>
  [...words].map(([word]) => [...word]);

export const wordsOfText = (text: string): readonly Letters[] =>
  lettersOf(folded(text).matchAll(/[\p{L}\p{N}\p{M}]+/gu));

export const wordsOfPattern = (pattern: string): readonly Letters[] =>
  lettersOf(folded(pattern).matchAll(/[\p{L}\p{N}\p{M}*?]+/gu));

/**
 * Where letters and pattern part, only the last star is tried again, one letter further on: an earlier star could
 * find nothing that this one cannot. So the work is at most the product of the two lengths, however many stars.
 */
export const isMatch = (word: Letters, pattern: Letters): boolean => {
  let at = 0;
  let next = 0;
  let afterStar = -1;
  let retryAt = 0;
  while (at < word.length) {
    const wanted = pattern[next];
    if (wanted === '*') {
      next += 1;
      afterStar = next;
      retryAt = at;
    } else if (wanted !== undefined && (wanted === '?' || wanted === word[at])) {
      next += 1;
      at += 1;
    } else if (afterStar >= 0) {
      next = afterStar;
      retryAt += 1;
      at = retryAt;
    } else return false;
  }
  while (pattern[next] === '*') next += 1;
  return next === pattern.length;
};

/** Each word meets each word of the pattern once at most, which keeps the bound of `isMatch` for whole texts. */
export const isIn = (words: readonly Letters[], pattern: readonly Letters[]): boolean =>
  pattern.length > 0 &&
  words.some((_, start) =>
    pattern.every((part, index) => {
      const word = words[start + index];
      return word !== undefined && isMatch(word, part);
    }),
  );

/** What a rule of each kind makes of a message, given whether one of its patterns is in there. */
const kinds = {
  contains: (_, isFound) => isFound,
  'missing-greeting': (message, isFound) => message.by === 'staff' && message.isFirstOfHandler && !isFound,
} as const satisfies Record<Rule['kind'], (message: RuledMessage, isFound: boolean) => boolean>;

/** One hit at most for each rule, in the order of the rules. */
export const hitsOf = (rules: readonly Rule[], message: RuledMessage, at: number): readonly RuleHit[] => {
  const concerned = rules.filter(({ by }) => by === 'anyone' || by === message.by);
  if (concerned.length === 0) return [];
  const words = wordsOfText(message.text);
  return concerned
    .filter(({ kind, patterns }) =>
      kinds[kind](
        message,
        patterns.some((pattern) => isIn(words, wordsOfPattern(pattern))),
      ),
    )
    .map(({ id, label, weight }) => ({ rule: id, label, at, weight }));
};

/** How much there may be. What a message costs is the product of these and of its length. */
export const ruleLimits = { rules: 50, patterns: 50, patternLength: 100, letters: 10_000 } as const;

export interface RuleFault {
  readonly path: string;
  readonly fault: string;
}

const patternFault = (pattern: string): string | null => {
  if (pattern.length > ruleLimits.patternLength) return `longer than ${ruleLimits.patternLength} characters.`;
  const letters = wordsOfPattern(pattern).flat();
  if (letters.length === 0) return 'without a word.';
  return letters.every((letter) => letter === '*' || letter === '?')
    ? 'of wildcards alone, which is in every message.'
    : null;
};

const faultsOfRule = ({ kind, by, patterns }: Rule, path: string): readonly RuleFault[] => {
  // Too many are named and not looked at: what looks for faults must not be what takes the time.
  if (patterns.length > ruleLimits.patterns)
    return [{ path: `${path}/patterns`, fault: `${ruleLimits.patterns} is the most.` }];
  const ofPatterns = patterns.flatMap((pattern, index) => {
    const fault = patternFault(pattern);
    return fault === null ? [] : [{ path: `${path}/patterns/${index}`, fault }];
  });
  const isNeverGreeting = kind === 'missing-greeting' && by === 'customer';
  return [
    ...(isNeverGreeting ? [{ path: `${path}/by`, fault: 'customers owe no greeting.' }] : []),
    ...(patterns.length === 0 ? [{ path: `${path}/patterns`, fault: 'at least one is needed.' }] : []),
    ...ofPatterns,
  ];
};

/** What is wrong with the rules of a policy, by JSON pointer from the list of them. */
export const ruleFaults = (rules: readonly Rule[]): readonly RuleFault[] => {
  if (rules.length > ruleLimits.rules) return [{ path: '', fault: `${ruleLimits.rules} is the most.` }];
  const letters = rules.flatMap(({ patterns }) => patterns.slice(0, ruleLimits.patterns)).join('').length;
  if (letters > ruleLimits.letters) {
    return [{ path: '', fault: `the patterns have more than ${ruleLimits.letters} characters together.` }];
  }
  const first = new Map<string, number>();
  return rules.flatMap((rule, index) => {
    const earlier = first.get(rule.id);
    if (earlier === undefined) first.set(rule.id, index);
    return [
      ...(earlier === undefined ? [] : [{ path: `/${index}/id`, fault: `the same as that of /${earlier}.` }]),
      ...faultsOfRule(rule, `/${index}`),
    ];
  });
};
