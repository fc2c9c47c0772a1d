// The smoothed score of a customer's messages, whoever scores them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../core/domain/sentiment.js';
import { afterScore, unknownSentiment } from '../../core/domain/sentiment.js';

const scored = (...scores: readonly (number | null)[]): Sentiment =>
  scores.reduce<Sentiment>(afterScore, unknownSentiment);
const times = (count: number, score: number): readonly number[] => Array.from({ length: count }, () => score);

describe('sentiment', () => {
  it('[C16][C26] is unknown until something is scored, and stays so without a scorer', () => {
    expect(unknownSentiment).toEqual({ kind: 'unknown' });
    expect(scored(null, null, null)).toBe(unknownSentiment);
    expect(scored(Number.NaN, Number.POSITIVE_INFINITY)).toBe(unknownSentiment);
  });

  it('[C16] begins with the first score, steady', () => {
    expect(scored(-0.6)).toEqual({ kind: 'known', score: -0.6, trend: 'steady', messages: 1, slow: -0.6 });
  });

  it('[C16] what cannot be told changes nothing', () => {
    const known = scored(-0.6, 0.2);
    expect(afterScore(known, null)).toBe(known);
    expect(afterScore(known, Number.NaN)).toBe(known);
    expect(scored(null, -0.6, null, 0.2, null)).toEqual(known);
  });

  it('[C16] one message moves the score only in part, several bring it there', () => {
    const one = scored(...times(5, 0.5), -1);
    expect(one).toMatchObject({ kind: 'known', messages: 6 });
    expect(one.kind === 'known' && one.score).toBeCloseTo(-0.1, 4);
    const many = scored(...times(5, 0.5), ...times(20, -1));
    expect(many.kind === 'known' && many.score).toBeCloseTo(-1, 2);
  });

  it.each([
    ['falling', [...times(5, 0.6), -0.6]],
    ['falling', [...times(5, 0), -0.5, -0.5]],
    ['rising', [...times(5, -0.6), 0.6]],
    ['steady', times(8, -0.9)],
    ['steady', [0.1, 0, 0.1, -0.1, 0.1]],
    // A change that has lasted is how things are.
    ['steady', [...times(5, 0.6), ...times(30, -0.6)]],
    ['steady', [-0.9]],
  ] as const)('[C16] %s: %j', (trend, scores) => {
    expect(scored(...scores)).toMatchObject({ trend });
  });

  it('[C16] stays within bounds and small, and the same through JSON, whatever a scorer says', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double(), { nil: null }), { maxLength: 40 }), (scores) => {
        const sentiment = scored(...scores);
        expect(JSON.parse(JSON.stringify(sentiment))).toEqual(sentiment);
        expect(JSON.stringify(sentiment).length).toBeLessThan(100);
        if (sentiment.kind === 'unknown') return;
        expect(Math.abs(sentiment.score)).toBeLessThanOrEqual(1);
        expect(Math.abs(sentiment.slow)).toBeLessThanOrEqual(1);
        expect(sentiment.messages).toBe(
          scores.filter((score) => score !== null && Number.isFinite(score)).length,
        );
      }),
    );
  });
});
