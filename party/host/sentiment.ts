/** The scorer that comes with the server: VADER, a lexicon with rules, for English and nothing else. */
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import type { SentimentScorer } from '../../core/domain/sentiment.js';

/** Code units of a text that are looked at: the beginning says enough, and the work must have an end. */
const TEXT_LENGTH = 2_000;

/**
 * Longer words are left out. No word with a feeling is longer, and the package looks at capitals with a pattern
 * whose work grows with the third power of a word's length.
 */
const WORD_LENGTH = 40;

/** From this many words on, English is recognisable by the small words that no sentence does without. */
const SENTENCE_WORDS = 5;

/**
 * Small words of English that hardly any other language spells alike. `in`, `is`, `of`, `for`, `to`, `was`, `are` and
 * `no` are missing for that reason. Telling languages apart properly needs much more than this; a wrong guess costs
 * the score of one message.
 */
const smallWords: ReadonlySet<string> = new Set(
  (
    'the and you your yours my our they their them this that these those it its she his ' +
    'what when where why how which who with from about because not but were does did doing ' +
    "don't doesn't didn't can't cannot couldn't won't wouldn't isn't aren't wasn't haven't hasn't " +
    "i'm i've i'd i'll it's that's you're you've we've would could should there very too really please thanks thank"
  ).split(' '),
);

/** An order's number is not a feeling, and `182` or `1432` is one to the lexicon. Emoticons such as `8)` stay. */
const number = /^\d[\d.,:;!?-]*$/;

/** As the package wants it: straight apostrophes, or `can’t` denies nothing; and no word that it must not see. */
const wordsOf = (text: string): readonly string[] =>
  text
    .slice(0, TEXT_LENGTH)
    .replaceAll('’', "'")
    .split(/\s+/)
    .filter((word) => word.length <= WORD_LENGTH && !number.test(word));

const isEnglishTag = (language: string): boolean => /^en(?:[-_]|$)/i.test(language);

/** Short texts are taken for English when they have Latin letters: there is too little to tell by. */
const mayBeEnglish = (words: readonly string[]): boolean => {
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}']/gu, '')).filter(Boolean);
  if (!plain.some((word) => /[a-z]/.test(word))) return false;
  return plain.length < SENTENCE_WORDS || plain.some((word) => smallWords.has(word));
};

export const vaderScorer: SentimentScorer = {
  score: (text, language) => {
    if (language !== null && !isEnglishTag(language)) return null;
    const words = wordsOf(text);
    if (!mayBeEnglish(words)) return null;
    return SentimentIntensityAnalyzer.polarity_scores(words.join(' ')).compound;
  },
};
