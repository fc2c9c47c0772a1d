/** The lists of a workgroup from which staff choose: reasons, tags, dispositions. */
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';

/** Null when every value is one of the list, or there is no list. */
export const notListed = (list: readonly string[] | null, values: readonly string[]): Refusal | null =>
  list === null || values.every((each) => list.includes(each))
    ? null
    : refuse('unknown-choice', { choices: list });
