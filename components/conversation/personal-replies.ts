/** One's own canned replies, kept in the browser for one person. */
import type { PersonId } from '../../core/domain/ids.js';
import type { CannedReply } from './canned-replies.js';
import { isCannedReply } from './canned-replies.js';

const MOST = 200;

const keyOf = (person: PersonId): string => `parley:replies:${person}`;

/** A page may forbid its storage: then there are none, and what is saved lasts as long as the page. */
const unsaved = new Map<string, string>();

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key) ?? unsaved.get(key) ?? null;
  } catch {
    return unsaved.get(key) ?? null;
  }
};

const write = (key: string, text: string): void => {
  unsaved.set(key, text);
  try {
    localStorage.setItem(key, text);
    unsaved.delete(key);
  } catch {
    // Kept for the page.
  }
};

export const personalReplies = (person: PersonId): readonly CannedReply[] => {
  try {
    const stored: unknown = JSON.parse(read(keyOf(person)) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter(isCannedReply).map((each) => ({ ...each, isShared: false }));
  } catch {
    return [];
  }
};

const keep = (person: PersonId, replies: readonly CannedReply[]): void =>
  write(keyOf(person), JSON.stringify(replies.slice(0, MOST)));

/** Without the slash that people may type there; null where it is no single word. */
export const shortcutIn = (typed: string): string | null => {
  const word = typed.trim().replace(/^\//, '');
  return /^[^\s/]{1,40}$/u.test(word) ? word : null;
};

/** One's own have one text per shortcut: saving it again replaces it. */
export const savePersonalReply = (person: PersonId, shortcut: string, text: string): void => {
  const reply: CannedReply = { id: `mine:${shortcut}`, shortcut, text, isShared: false };
  const others = personalReplies(person).filter(({ id }) => id !== reply.id);
  keep(
    person,
    [...others, reply].sort((a, b) => a.shortcut.localeCompare(b.shortcut)),
  );
};

export const deletePersonalReply = (person: PersonId, id: string): void =>
  keep(
    person,
    personalReplies(person).filter((each) => each.id !== id),
  );
