/** How lively a conversation is, as a small line: drawn for the eye, and said in words for whoever does not see it. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Activity } from '../../core/domain/activity.js';
import { activityCounts, activitySpan } from '../../core/domain/activity.js';
import type { TableWords } from './attention-words.js';

const WIDTH = 80;
const HEIGHT = 20;
/** A line of one message must not look like one of ten. */
const LOWEST_TOP = 4;

const sum = (counts: readonly number[]): number => counts.reduce((total, each) => total + each, 0);

/** Up to now: what has happened since the last count was nothing. */
export const countsUntil = ({ at, counts }: Activity, now: number): readonly number[] => {
  const quiet = Math.max(0, Math.min(activityCounts, Math.floor((now - at) / activitySpan)));
  const all = [...Array<number>(activityCounts).fill(0), ...counts, ...Array<number>(quiet).fill(0)];
  return all.slice(-activityCounts);
};

/** The last third against the third before it: a single message more is no direction. */
export const directionOf = (counts: readonly number[]): 'rising' | 'falling' | 'steady' => {
  const third = Math.floor(counts.length / 3);
  const difference = sum(counts.slice(-third)) - sum(counts.slice(-2 * third, -third));
  if (Math.abs(difference) < 2) return 'steady';
  return difference > 0 ? 'rising' : 'falling';
};

export const pointsOf = (counts: readonly number[]): string => {
  const top = Math.max(LOWEST_TOP, ...counts);
  const step = WIDTH / Math.max(1, counts.length - 1);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return counts
    .map((count, index) => `${round(index * step)},${round(HEIGHT - 1 - (count / top) * (HEIGHT - 2))}`)
    .join(' ');
};

export const sparklineText = (counts: readonly number[], words: TableWords): string => {
  const duration = words.duration(activityCounts * activitySpan);
  const text = words.t('activity.label', { n: sum(counts), duration });
  const trend = words.t(`activity.${directionOf(counts)}`);
  return sum(counts) === 0 ? text : words.t('activity.with-trend', { text, trend });
};

export const sparkline = (activity: Activity, words: TableWords, now: number): TemplateResult => {
  const counts = countsUntil(activity, now);
  const text = sparklineText(counts, words);
  return html`
    <svg class="sparkline ${directionOf(counts)}" role="img" aria-label=${text} viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
      <polyline points=${pointsOf(counts)} fill="none" stroke="currentColor" vector-effect="non-scaling-stroke"></polyline>
    </svg>
  `;
};
