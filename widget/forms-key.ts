/** Under which name a tab keeps what was filled in, and how it is forgotten: all that is needed where no form is. */
import type { Place } from './place.js';

export const formsKey = ({ server, workgroup }: Place): string => `parley:forms:${server}:${workgroup}`;

/** Somebody else may be next at this computer. */
export const dropForms = (place: Place): void => {
  try {
    sessionStorage.removeItem(formsKey(place));
  } catch {
    // Where storage is blocked nothing was kept.
  }
};
