/** A conversation of which nothing is known yet, and one that somebody can no longer see. */
import type { ConversationSnapshot } from './snapshots.js';

export const unknownConversation: ConversationSnapshot = {
  connection: { kind: 'idle' },
  header: null,
  entries: [],
  hasOlder: false,
  isLoadingOlder: false,
  pending: [],
  marks: null,
  typing: [],
  draft: null,
  alsoAnsweredBy: null,
};

/** For whoever was in it and is not any more: what they saw was theirs to see only while they were. */
export const lostSight = {
  entries: [],
  hasOlder: false,
  marks: null,
  typing: [],
  draft: null,
  alsoAnsweredBy: null,
} as const;
