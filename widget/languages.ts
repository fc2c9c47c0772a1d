/** The languages that the widget has beside English: each is loaded when an element stands in it, and only then. */
import { withoutRegion } from '../components/shared/language-at.js';
import type { CustomerStrings } from './customer-strings.js';

type Loaded = Promise<{ readonly strings: CustomerStrings }>;

const loaders: Readonly<Record<string, () => Loaded>> = {
  ar: () => import('./languages/ar.js'),
  de: () => import('./languages/de.js'),
  es: () => import('./languages/es.js'),
  fr: () => import('./languages/fr.js'),
  ja: () => import('./languages/ja.js'),
};

/** Its words; null where it is one that Parley does not have, or one that could not be loaded now. */
export const languageOf = async (language: string): Promise<CustomerStrings | null> => {
  const base = withoutRegion(language);
  if (!Object.hasOwn(loaders, base)) return null;
  try {
    return (await loaders[base]?.())?.strings ?? null;
  } catch {
    return null;
  }
};
