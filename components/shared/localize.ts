/** The words of an element with dates, times and lengths of time in its language. */
import type { Catalogue } from './sentences.js';
import { Sentences } from './sentences.js';

const formats = new Map<string, Intl.DateTimeFormat>();
const formatter = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
};

const dayOf = (at: number): string => new Date(at).toDateString();

export class Localize<English extends Catalogue> extends Sentences<English> {
  /** "14:03", "2:03 PM" */
  time(at: number): string {
    return formatter(this.language, { hour: 'numeric', minute: '2-digit' }).format(at);
  }

  /** "Tuesday, 4 March"; the year where it is not this one. */
  day(at: number, now = Date.now()): string {
    const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
    return formatter(this.language, isThisYear ? day : { ...day, year: 'numeric' }).format(at);
  }

  /** Whole, for a tooltip. */
  moment(at: number): string {
    return formatter(this.language, { dateStyle: 'full', timeStyle: 'medium' }).format(at);
  }

  /** "today", "yesterday", or null when it is longer ago. */
  recentDay(at: number, now = Date.now()): string | null {
    const yesterday = new Date(now);
    yesterday.setDate(yesterday.getDate() - 1);
    const ago = dayOf(at) === dayOf(now) ? 0 : dayOf(at) === dayOf(yesterday.getTime()) ? -1 : null;
    if (ago === null) return null;
    const text = new Intl.RelativeTimeFormat(this.language, { numeric: 'auto' }).format(ago, 'day');
    return text.charAt(0).toLocaleUpperCase(this.language) + text.slice(1);
  }

  /** "3 min", "1 hr 12 min": how long something has been going on. */
  duration(milliseconds: number): string {
    const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
    const unit = (value: number, name: 'hour' | 'minute' | 'second'): string =>
      new Intl.NumberFormat(this.language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
    if (minutes < 1) return unit(Math.max(0, Math.floor(milliseconds / 1000)), 'second');
    const hours = Math.floor(minutes / 60);
    if (hours === 0) return unit(minutes, 'minute');
    return `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`;
  }
}
