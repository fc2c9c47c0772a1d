/** A site's own words. */
import type { Translation } from './sentences.js';
import { everyLanguage, ofSite, renew } from './sentences.js';

const isText = (value: unknown): boolean => typeof value === 'string';

/** A text, or one per plural category. Pages pass what they like, and anything else would break what says it. */
const isMessage = (value: unknown): boolean =>
  isText(value) ||
  (typeof value === 'object' &&
    value !== null &&
    isText((value as { readonly other?: unknown }).other) &&
    Object.values(value).every(isText));

/** Keys are made of two words and a point, languages have none. */
const isKey = (name: string): boolean => name.includes('.');

/** In place of those it gave before: keys with texts, or such by language. */
export const replaceStrings = (
  strings: Readonly<Record<string, Translation[string] | Translation>>,
): void => {
  ofSite.clear();
  for (const [name, value] of Object.entries(strings)) {
    const language = isKey(name) ? everyLanguage : name.toLowerCase();
    const given = Object.entries(isKey(name) ? { [name]: value } : (value ?? {}));
    const messages = given.filter(([key, message]) => isKey(key) && isMessage(message));
    // A language without words is none that is spoken.
    if (messages.length > 0)
      ofSite.set(language, { ...ofSite.get(language), ...(Object.fromEntries(messages) as Translation) });
  }
  renew();
};
