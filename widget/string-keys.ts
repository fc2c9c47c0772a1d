/** A site's own words, and those of them that nobody says: a key with a slip of the pen would else do nothing, silently. */
import { replaceStrings } from '../components/shared/own-strings.js';
import { warnOnce } from '../components/shared/warn-once.js';
import type { EarlyKey, SiteStrings } from './customer-strings.js';
import { strings as german } from './languages/de.js';

/** In no file of a language, as they are there before it is. */
const early = {
  'launcher.open': true,
  'launcher.retry': true,
  'launcher.unread': true,
  'teaser.dismiss': true,
} as const satisfies Record<EarlyKey, true>;

/** What one language has is what there is: every language has all of them. */
const isKnown = (key: string): boolean => Object.hasOwn(german, key) || Object.hasOwn(early, key);

export const useStrings = (strings: SiteStrings | null): void => {
  replaceStrings((strings ?? {}) as Parameters<typeof replaceStrings>[0]);
  if (strings) checkStrings(strings);
};

const checkStrings = (strings: SiteStrings): void => {
  const keys = Object.entries(strings).flatMap(([key, value]) =>
    // What is below a language is looked at; whatever else has no point in its name is no language, and no key either.
    key.includes('.') || typeof value !== 'object' ? [key] : Object.keys(value ?? {}),
  );
  const unknown = keys.filter((key) => !isKnown(key));
  if (unknown.length > 0)
    warnOnce(
      `strings ${unknown.join()}`,
      `strings: there is no ${unknown.join(', ')}; see docs/localisation.md.`,
    );
};
