/**
 * How far a customer has come in a conversation, kept once for all tabs of their browser. Each only ever grows, so that
 * it does not matter which tab was the last to write.
 */
import { attempt } from './attempt.js';

export type Kept = 'seen' | 'rung' | 'dismissed';

const names: readonly Kept[] = ['seen', 'rung', 'dismissed'];

/** For as long as the page lives, where nothing can be stored. */
const memory = new Map<string, number>();

const keyOf = (conversation: string, what: Kept): string => `parley:kept:${conversation}:${what}`;

/** The number of the entry; 0: none yet. */
export const keptSeq = (conversation: string, what: Kept): number => {
  const key = keyOf(conversation, what);
  const stored = Number.parseInt(attempt(() => localStorage.getItem(key)) ?? '', 10);
  return Math.max(memory.get(key) ?? 0, stored || 0);
};

export const keepSeq = (conversation: string, what: Kept, seq: number): void => {
  if (seq <= keptSeq(conversation, what)) return;
  const key = keyOf(conversation, what);
  memory.set(key, seq);
  attempt(() => localStorage.setItem(key, String(seq)));
};

export const dropKept = (conversation: string): void => {
  for (const what of names) {
    memory.delete(keyOf(conversation, what));
    attempt(() => localStorage.removeItem(keyOf(conversation, what)));
  }
};
