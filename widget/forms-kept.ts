/** What a customer was asked and filled in, kept for a tab: forms are not asked twice, and lose nothing to a reload. */
import type { FormName } from '../core/domain/site.js';
import { attempt } from './attempt.js';
import { formsKey } from './forms-key.js';
import type { Place } from './place.js';

export interface KeptForms {
  /** By the name of the field: what stands in it, sent or not. */
  readonly values: Readonly<Record<string, string>>;
  /** The fields that were asked and answered, also by leaving them empty. */
  readonly answered: readonly string[];
  readonly skipped: readonly FormName[];
  /** On its way to the room; null: nothing is. */
  readonly due: FormName | null;
}

export const noForms: KeptForms = { values: {}, answered: [], skipped: [], due: null };

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

export const readForms = (place: Place): KeptForms => {
  const value = attempt(
    () => JSON.parse(sessionStorage.getItem(formsKey(place)) ?? '{}') as Partial<KeptForms>,
  );
  const { values, answered, skipped, due } = value ?? {};
  const known = Object.entries(values ?? {}).filter(([, each]) => typeof each === 'string');
  const isName = (each: unknown): each is FormName => each === 'pre-chat' || each === 'away';
  return {
    values: Object.fromEntries(known),
    answered: texts(answered),
    skipped: texts(skipped).filter(isName),
    due: isName(due) ? due : null,
  };
};

export const writeForms = (place: Place, kept: KeptForms): void => {
  attempt(() => sessionStorage.setItem(formsKey(place), JSON.stringify(kept)));
};
