/** How much a page may say of itself and of its visitor; both ends hold it to these. */
import { isName } from './names.js';
import type { VisitorClaims } from './visitor-context.js';

/** Lengths in code points, but that of an address; and how many fields there may be. */
export const visitorBounds = {
  url: 2_048,
  title: 200,
  language: 35,
  fields: 20,
  key: 40,
  value: 200,
} as const;

/** Of the web, with a host, and with nothing in it that a browser would silently leave out. */
export const webAddress = /^https?:\/\/(?:[^\s\p{Cc}/?#\\@]*@)?[^\s\p{Cc}/?#\\@]+(?:[/?#][^\s\p{Cc}]*)?$/iu;

const isAddress = (url: string): boolean => url.length <= visitorBounds.url && webAddress.test(url);

export const languageTag = /^[A-Za-z0-9-]{1,35}$/;

/** These reach an object's prototype: no frame has such a key. */
const reserved = ['__proto__', 'constructor', 'prototype'];

export const isFieldName = (name: string): boolean =>
  isName(name, visitorBounds.key) && !reserved.includes(name);

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');

/** What can be said of it: texts are cut, and what is no address, no language or no name is left out. */
export const fitting = ({ page, referrer, language, device, fields }: VisitorClaims): VisitorClaims => ({
  page: page && isAddress(page.url) ? { url: page.url, title: cut(page.title, visitorBounds.title) } : null,
  referrer: referrer !== null && isAddress(referrer) ? referrer : null,
  language: language !== null && languageTag.test(language) ? language : null,
  device,
  fields: Object.fromEntries(
    Object.entries(fields)
      .filter(([name, value]) => isFieldName(name) && (value ?? '') !== '')
      .slice(0, visitorBounds.fields)
      .map(([name, value]) => [name, cut(String(value), visitorBounds.value)]),
  ),
});
