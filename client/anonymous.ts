/** The conversation of a visitor without an account: drawn once, and found again on the next page. */

import type { ConversationId } from '../core/domain/ids.js';
import { isConversationId } from '../core/domain/ids.js';
import { forgetOutboxes } from './outbox-storage.js';
import { randomText } from './random-text.js';

export interface AnonymousConversation {
  readonly id: ConversationId;
  /** Whoever has it is the customer of this conversation. It never stands in a URL. */
  readonly secret: string;
}

export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface AnonymousOptions {
  readonly server: string;
  readonly workgroup: string;
  /** By default the page's `localStorage`. */
  readonly storage?: KeyValueStorage | undefined;
}

/** For as long as the page lives, where nothing can be stored: private windows, blocked storage, no browser. */
const memory = new Map<string, string>();

/** Reading the property throws where storage is blocked, and so does writing where there is no room. */
const attempt = <Result>(
  options: AnonymousOptions,
  use: (storage: KeyValueStorage) => Result,
): Result | null => {
  try {
    return use(options.storage ?? globalThis.localStorage);
  } catch {
    return null;
  }
};

const keyOf = ({ server, workgroup }: AnonymousOptions): string => `parley:visitor:${server}:${workgroup}`;

/** Null for anything that was not written by `draw`, such as a value that another script left there. */
const parse = (text: string | null | undefined): AnonymousConversation | null => {
  try {
    const value = JSON.parse(text ?? '') as Partial<Record<keyof AnonymousConversation, unknown>>;
    const { id, secret } = value;
    if (typeof id !== 'string' || !isConversationId(id)) return null;
    return typeof secret === 'string' && /^[A-Za-z0-9_-]{43}$/.test(secret) ? { id, secret } : null;
  } catch {
    return null;
  }
};

const draw = (): AnonymousConversation => ({
  id: `cv_${randomText(16)}` as ConversationId,
  secret: randomText(32),
});

/** The conversation of this visitor, or null if they have none yet. */
export const recallConversation = (options: AnonymousOptions): AnonymousConversation | null => {
  const key = keyOf(options);
  return parse(memory.get(key)) ?? parse(attempt(options, (storage) => storage.getItem(key)));
};

/** The conversation of this visitor, which is begun if they have none yet. */
export const rememberConversation = (options: AnonymousOptions): AnonymousConversation => {
  const known = recallConversation(options);
  if (known) return known;
  const drawn = draw();
  const text = JSON.stringify(drawn);
  const isStored = attempt(options, (storage) => {
    storage.setItem(keyOf(options), text);
    return true;
  });
  if (!isStored) memory.set(keyOf(options), text);
  return drawn;
};

/**
 * The visitor begins anew; the conversation itself stays where it is, and can no longer be opened from here. What they
 * wrote in it and did not get sent goes with it.
 */
export const forgetConversation = (options: AnonymousOptions): void => {
  const known = recallConversation(options);
  if (known) forgetOutboxes(options.server, known.id);
  memory.delete(keyOf(options));
  attempt(options, (storage) => storage.removeItem(keyOf(options)));
};
