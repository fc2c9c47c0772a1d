// The scorer that comes with the server: English, and silence where it is not.
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { vaderScorer } from '../../party/host/sentiment.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the package is given to look at. */
const looksAt = (text: string): string => {
  const spy = vi.spyOn(SentimentIntensityAnalyzer, 'polarity_scores');
  vaderScorer.score(text, 'en');
  const given = spy.mock.calls.map(([each]) => each).join('|');
  spy.mockRestore();
  return given;
};

describe('the scorer for English', () => {
  it.each([
    'This is terrible, I hate it and I want my money back!',
    'worst service ever',
    'I can’t find anything good about this',
    'TERRIBLE',
  ])('[C16] negative: %s', (text) => {
    for (const language of ['en', 'en-GB', 'EN_us', null])
      expect(vaderScorer.score(text, language)).toBeLessThan(-0.2);
  });

  it.each(['Thank you, that was really helpful, great!', 'Perfect :)', 'love it <3'])(
    '[C16] positive: %s',
    (text) => {
      expect(vaderScorer.score(text, 'en')).toBeGreaterThan(0.3);
    },
  );

  it('[C16] neither', () => {
    expect(vaderScorer.score('When does the shop open on Monday?', null)).toBe(0);
  });

  it.each(['de', 'fr-CA', 'eng', 'e', '', 'es-en', 'constructor'])(
    '[C16] cannot tell in another language: %s',
    (language) => {
      expect(vaderScorer.score('This is terrible, I hate it', language)).toBeNull();
    },
  );

  it.each([
    'Das ist die Rechnung, die ich so nicht war',
    'Je suis très content de votre excellent service',
    'El pedido no ha llegado y es un horror',
    'De hele week niets gehoord, wat is dat nu',
    'Jag vill ha hjälp till slut med min order',
    'Это ужасно',
    '最悪です',
    '😡😡😡',
    '12345 !!!',
    '',
    '   ',
  ])('[C16] cannot tell what is evidently not English: %s', (text) => {
    expect(vaderScorer.score(text, null)).toBeNull();
    expect(vaderScorer.score(text, 'en')).toBeNull();
  });

  it('[C16] numbers are no feelings, emoticons are', () => {
    expect(vaderScorer.score('It is order 182.', 'en')).toBe(0);
    expect(vaderScorer.score('It was at 0:03, parcel 1432', 'en')).toBe(0);
    expect(vaderScorer.score('that is it 8)', 'en')).toBeGreaterThan(0);
  });

  it('[C16] looks at so much and no more, and at no word that is too long', () => {
    expect(looksAt('it is bad '.repeat(10_000)).length).toBeLessThanOrEqual(2_000);
    expect(looksAt(`the ${'A'.repeat(40)}b word`)).toBe('the word');
    expect(looksAt(`the ${'A'.repeat(40)} word`)).toBe(`the ${'A'.repeat(40)} word`);
    expect(looksAt(`the\n’ ${'x'.repeat(3_000)} word`)).toBe("the '");
  });

  it('[C16] takes anything that is text', () => {
    for (const text of [
      '__proto__ constructor hasOwnProperty the toString',
      '\ud800 the',
      'a\0the',
      "the ' n't",
    ])
      expect(Math.abs(vaderScorer.score(text, 'en') ?? 0)).toBeLessThanOrEqual(1);
  });
});
