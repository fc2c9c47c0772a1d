/** Registers one element, and tolerates that it is there already. */
import { warnOnce } from './warn-once.js';

/**
 * Two copies of Parley on one page, or one script included twice, must not throw. The first definition wins: names
 * in the registry cannot be replaced.
 */
export const defineElement = (tag: string, element: CustomElementConstructor): void => {
  const known = customElements.get(tag);
  if (known === undefined) customElements.define(tag, element);
  else if (known !== element) {
    warnOnce(tag, `<${tag}> is defined already; the first copy stays.`);
  }
};
