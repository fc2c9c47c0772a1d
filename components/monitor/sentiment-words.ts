/** How a customer's feeling is called and drawn: a word, a face and a direction, so that no colour is needed. */
import type { SentimentView } from '../../core/domain/mood.js';
import type { Trend } from '../../core/domain/sentiment.js';
import type { IconName } from '../shared/staff-icons.js';
import type { SentimentTone } from './monitor-view.js';
import type { tableMessages } from './table-messages.js';

/** From here on a feeling has a name of its own; in between it is neutral. */
const STRONG = 0.25;

export const toneOf = (sentiment: SentimentView | undefined): SentimentTone => {
  if (sentiment?.kind !== 'known') return 'unknown';
  if (sentiment.score <= -STRONG) return 'bad';
  return sentiment.score >= STRONG ? 'good' : 'neutral';
};

interface ToneLook {
  readonly icon: IconName | null;
  readonly word: keyof typeof tableMessages;
}

export const toneLooks = {
  good: { icon: 'smile', word: 'sentiment.good' },
  neutral: { icon: 'meh', word: 'sentiment.neutral' },
  bad: { icon: 'frown', word: 'sentiment.bad' },
  unknown: { icon: null, word: 'sentiment.unknown' },
} as const satisfies Record<SentimentTone, ToneLook>;

/** A steady feeling needs no arrow. */
export const trendLooks = {
  rising: { icon: 'trending-up', word: 'sentiment.rising' },
  falling: { icon: 'trending-down', word: 'sentiment.falling' },
  steady: { icon: null, word: 'sentiment.steady' },
} as const satisfies Record<Trend, ToneLook>;

/** "−0.4", "+0.2", "0.0": always one digit, so that a column of them stands still. */
export const scoreText = (score: number, language: string): string =>
  new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(score);
