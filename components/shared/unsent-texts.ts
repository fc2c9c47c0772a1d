/** What staff have written and not sent, kept over a reload: in this tab alone, by person and conversation. */
import type { ConversationId, PersonId } from '../../core/domain/ids.js';

const PREFIX = 'parley:unsent:';

export interface WhoseText {
  readonly person: PersonId;
  readonly conversation: ConversationId;
}

const prefixOf = (person: PersonId): string => `${PREFIX}${encodeURIComponent(person)}:`;
const keyOf = ({ person, conversation }: WhoseText): string => prefixOf(person) + conversation;

/** Without a storage, or where it is full, a text lives as long as the page. */
const withStorage = <Result>(use: (storage: Storage) => Result): Result | null => {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
};

export const keepUnsent = (whose: WhoseText, texts: Readonly<Record<string, string>>): void => {
  const written = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  withStorage((storage) => {
    if (written.length === 0) storage.removeItem(keyOf(whose));
    else storage.setItem(keyOf(whose), JSON.stringify(Object.fromEntries(written)));
  });
};

export const readUnsent = (whose: WhoseText): Readonly<Record<string, unknown>> => {
  const kept: unknown = withStorage((storage) => JSON.parse(storage.getItem(keyOf(whose)) ?? '{}'));
  return typeof kept === 'object' && kept !== null ? { ...kept } : {};
};

/** Of everybody, or of everybody but one: nobody finds what somebody else wrote at this computer. */
export const forgetUnsent = (but: PersonId | null = null): void => {
  withStorage((storage) => {
    for (const key of Object.keys(storage)) {
      const isTheirs = but !== null && key.startsWith(prefixOf(but));
      if (key.startsWith(PREFIX) && !isTheirs) storage.removeItem(key);
    }
  });
};
