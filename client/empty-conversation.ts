/** A conversation of which nothing is known yet, and one that somebody can no longer see. */
import type { ConversationSnapshot } from './snapshots.js';

/** For whoever was in it and is not any more: what they saw was theirs to see only while they were. */
export const lostSight = {
  entries: [],
  hasOlder: false,
  marks: null,
  typing: [],
  draft: null,
  alsoAnsweredBy: null,
} as const;

export const unknownConversation: ConversationSnapshot = {
  ...lostSight,
  connection: { kind: 'idle' },
  header: null,
  isLoadingOlder: false,
  pending: [],
};
