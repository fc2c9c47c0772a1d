/** What the panel keeps for a person in this browser, such as their rules. Where nothing can be kept, nothing is. */
import type { PersonId } from '../../core/domain/ids.js';

const keyOf = (person: PersonId, name: string): string => `parley-monitor:${person}:${name}`;

/** Whatever stands there, which may have been written by an older version: the reader looks at its shape. */
export const readKept = (person: PersonId, name: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(person, name)) ?? 'null');
  } catch {
    return null;
  }
};

export const keep = (person: PersonId, name: string, value: unknown): void => {
  try {
    localStorage.setItem(keyOf(person, name), JSON.stringify(value));
  } catch {
    // A browser that keeps nothing for this page: it is as it was, without the memory.
  }
};
