/** What the inbox remembers on this computer: how somebody likes it, and nothing of what is said in it. */

const PREFIX = 'parley-inbox-';

/** Null where nothing is kept, or nothing can be. */
export const readKept = (name: string): string | null => {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
};

/** Pages that may keep nothing go on without. */
export const keep = (name: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // A full or a forbidden storage is no reason to stop.
  }
};
