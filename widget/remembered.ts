/** What a browser remembers of a customer's conversation with one workgroup: which it is, and what stood on the screen. */
import type { AnonymousConversation, AnonymousOptions } from '../client/anonymous.js';
import { forgetConversation, recallConversation, rememberConversation } from '../client/anonymous.js';

/** Whose conversation: of a visitor without a name, or of the person that a token is about. */
export interface Whose {
  readonly server: string;
  readonly workgroup: string;
  readonly person: string | null;
}

// The conversation of a signed-in person must not be found by the next visitor at the same computer.
const options = ({ server, workgroup, person }: Whose): AnonymousOptions => ({
  server,
  workgroup: person === null ? workgroup : `${workgroup}:${encodeURIComponent(person)}`,
});

export const recall = (whose: Whose): AnonymousConversation | null => recallConversation(options(whose));
export const remember = (whose: Whose): AnonymousConversation => rememberConversation(options(whose));
export const forget = (whose: Whose): void => forgetConversation(options(whose));

/** Storage throws where it is blocked; without it a page simply begins anew. */
const attempt = <Result>(use: () => Result): Result | null => {
  try {
    return use();
  } catch {
    return null;
  }
};

const startedKey = (conversation: string): string => `parley:started:${conversation}`;

/**
 * Whether the room has ever welcomed us. Until then every visit offers to begin it, so that a first message that was
 * written offline is not lost; afterwards none does, so that a room that was deleted is not opened again empty.
 */
export const isStarted = (conversation: string): boolean =>
  attempt(() => localStorage.getItem(startedKey(conversation))) !== null;
export const markStarted = (conversation: string): void => {
  attempt(() => localStorage.setItem(startedKey(conversation), '1'));
};

/** Per tab: open or closed, the text that was not sent, and whose it is; null: of a visitor without a name. */
export interface TabState {
  readonly isOpen: boolean;
  readonly draft: string;
  readonly person: string | null;
}

const tabKey = ({ server, workgroup }: Omit<Whose, 'person'>): string => `parley:tab:${server}:${workgroup}`;

export const readTab = (place: Omit<Whose, 'person'>): TabState => {
  const text = attempt(() => sessionStorage.getItem(tabKey(place)));
  const value = attempt(() => JSON.parse(text ?? '{}') as Partial<Record<keyof TabState, unknown>>) ?? {};
  const { isOpen, draft, person } = value;
  const textOr = <Other>(each: unknown, other: Other): string | Other =>
    typeof each === 'string' ? each : other;
  return { isOpen: isOpen === true, draft: textOr(draft, ''), person: textOr(person, null) };
};

export const writeTab = (place: Omit<Whose, 'person'>, state: TabState): void => {
  attempt(() => sessionStorage.setItem(tabKey(place), JSON.stringify(state)));
};
