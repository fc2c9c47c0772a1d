/** What a browser remembers of a customer's conversation with one workgroup: which it is, and what stood on the screen. */
import type { AnonymousConversation, AnonymousOptions } from '../client/anonymous.js';
import { forgetConversation, recallConversation, rememberConversation } from '../client/anonymous.js';
import { alone } from './alone.js';
import { attempt } from './attempt.js';
import { dropKept } from './kept.js';
import { tellOwner } from './tell-owner.js';

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

/** The conversation that there is, or else a new one: the same for two tabs in which somebody writes at once. */
export const remember = async (whose: Whose): Promise<AnonymousConversation> => {
  const { server, workgroup } = options(whose);
  const drawn = await alone(`parley:begin:${server}:${workgroup}`, () =>
    rememberConversation(options(whose)),
  );
  const kept = attempt(() => localStorage.getItem(`parley:visitor:${server}:${workgroup}`));
  if (kept === null) tellOwner('storage', whose);
  return drawn;
};

/** All of whom this browser remembers one: whoever signs out may not be known any more when that is told. */
export const everybodyAt = (server: string, workgroup: string): readonly Whose[] => {
  const start = `parley:visitor:${server}:${workgroup}`;
  const keys = attempt(() => Object.keys(localStorage)) ?? [];
  return keys.flatMap((key) => {
    if (key !== start && !key.startsWith(`${start}:`)) return [];
    const rest = key.slice(start.length + 1);
    const person = rest === '' ? null : attempt(() => decodeURIComponent(rest));
    return person === null && rest !== '' ? [] : [{ server, workgroup, person }];
  });
};

/** With all that this browser keeps of it. */
export const forget = (whose: Whose): void => {
  const known = recall(whose);
  forgetConversation(options(whose));
  if (!known) return;
  dropKept(known.id);
  attempt(() => localStorage.removeItem(startedKey(known.id)));
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
