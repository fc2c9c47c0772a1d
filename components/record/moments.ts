/** Moments and lengths of what is over, as short as they are still exact. */
import type { Localize } from '../shared/localize.js';
import type { Catalogue } from '../shared/sentences.js';

type AnyWords = Pick<Localize<Catalogue>, 'language' | 'time' | 'recentDay'>;

/** "Today", "Yesterday", "4 Mar", "4 Mar 2024" */
export const shortDay = (words: AnyWords, at: number, now = Date.now()): string => {
  const recent = words.recentDay(at, now);
  if (recent) return recent;
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = isThisYear ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(words.language, { day: 'numeric', month: 'short', ...year }).format(at);
};

/** "Today, 14:03" */
export const shortMoment = (words: AnyWords, at: number, now = Date.now()): string =>
  `${shortDay(words, at, now)}, ${words.time(at)}`;

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** "42 sec", "1 min 15 sec", "2 hr 5 min": the two largest units that there are. */
export const lasting = ({ language }: Pick<AnyWords, 'language'>, seconds: number): string => {
  let left = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const value = Math.floor(left / size);
    left -= value * size;
    const isNeeded = value > 0 || (unit === 'second' && parts.length === 0);
    if (!isNeeded || parts.length === 2) continue;
    const style = { style: 'unit', unit, unitDisplay: 'short' } as const;
    parts.push(new Intl.NumberFormat(language, style).format(value));
  }
  return parts.join(' ');
};
