/** Which language an element stands in, and which way it is written; and who is told when that changes. */

const watched = ['lang', 'dir', 'locale'] as const;

/** The next element on the way up, through the hosts of shadow roots. */
const above = (element: Element): Element | null => {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

/** The nearest element that is such, on the way up. */
const nearestWith = (from: Element, selector: string): Element | null => {
  let at: Element | null = from;
  while (at) {
    const found: Element | null = at.closest(selector);
    if (found) return found;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
};

export const nearest = (from: Element, attribute: string): string | null =>
  nearestWith(from, `[${attribute}]`)?.getAttribute(attribute) ?? null;

const isKnownToIntl = (language: string): boolean => {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
};

/** What says in which language something is: the attribute of the widget, which its site chose, or that of any element. */
const sayers = ['parley-widget[locale]:not([locale=""])', '[lang]:not([lang=""])'].join();

const said = (element: Element | null): string =>
  (element?.localName === 'parley-widget' && element.getAttribute('locale')) ||
  (element?.getAttribute('lang') ?? '');

/** What the nearest that says one says, or the browser; English where that is no language. */
export const languageAt = (element: Element): string => {
  const given = said(nearestWith(element, sayers)) || globalThis.navigator?.language || 'en';
  // Written with a line below it, as in file names, it is meant all the same.
  const language = given.replaceAll('_', '-');
  return isKnownToIntl(language) ? language : 'en';
};

/** `de` of `de-AT`. */
export const withoutRegion = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

export const isRightToLeft = (language: string): boolean =>
  /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)$/.test(withoutRegion(language));

/** Whether the page says which way the element runs, and says it no further away than in which language it is. */
export const hasOwnDirection = (element: Element): boolean =>
  nearestWith(element, `${sayers},[dir]`)?.hasAttribute('dir') === true;

const hearers = new Set<() => void>();
const seen = new WeakSet<Element>();
let observer: MutationObserver | undefined;

/** One observer for the whole page, which looks at nothing but whatever stands above elements with words. */
export const watchLanguage = (from: Element, hear: () => void): (() => void) => {
  observer ??= new MutationObserver(() => {
    for (const each of hearers) each();
  });
  for (let at: Element | null = from; at; at = above(at)) {
    if (seen.has(at)) continue;
    seen.add(at);
    observer.observe(at, { attributeFilter: [...watched] });
  }
  hearers.add(hear);
  return () => void hearers.delete(hear);
};
