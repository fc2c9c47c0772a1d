/** How a customer feels by what they write: a score that is kept small and smooth, whoever or whatever scores. */

/**
 * What judges a text. A port: rules here know no language. A conversation whose policy has this off is given no
 * scorer at all, so that nothing is judged and then hidden.
 */
export interface SentimentScorer {
  /** From -1 to 1, or null where it cannot tell. `language` is a BCP 47 tag, or null where nobody has said. */
  score(text: string, language: string | null): number | null;
}

export const trends = ['rising', 'falling', 'steady'] as const;
export type Trend = (typeof trends)[number];

export type Sentiment =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      /** From -1 to 1: the average of the customer's messages, the latest counting most. */
      readonly score: number;
      readonly trend: Trend;
      /** How many messages have been scored. */
      readonly messages: number;
      /** The same average with a longer memory: what the trend is measured against. */
      readonly slow: number;
    };

export const unknownSentiment: Sentiment = { kind: 'unknown' };

/** How much of each average the newest message is. */
const share = { fast: 0.4, slow: 0.15 } as const;

/** Less than this between the two averages is no direction. */
const STEADY_WITHIN = 0.1;

/** Kept to four digits: what is stored stays short, and equal after a round through JSON, which has no minus zero. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;

const moved = (average: number, towards: number, part: number): number =>
  rounded(average + (towards - average) * part);

const trendOf = (difference: number): Trend => {
  if (Math.abs(difference) <= STEADY_WITHIN) return 'steady';
  return difference > 0 ? 'rising' : 'falling';
};

/** After one more message of the customer. A first message is the average of itself, and goes in no direction. */
export const afterScore = (sentiment: Sentiment, score: number | null): Sentiment => {
  if (score === null || !Number.isFinite(score)) return sentiment;
  const latest = rounded(Math.min(1, Math.max(-1, score)));
  if (sentiment.kind === 'unknown')
    return { kind: 'known', score: latest, trend: 'steady', messages: 1, slow: latest };
  const fast = moved(sentiment.score, latest, share.fast);
  const slow = moved(sentiment.slow, latest, share.slow);
  return {
    kind: 'known',
    score: fast,
    trend: trendOf(rounded(fast - slow)),
    messages: sentiment.messages + 1,
    slow,
  };
};
