/** What somebody had before them when they wrote: it goes with what they send, so that the room notices what they missed. */
import type { ConversationSnapshot } from './snapshots.js';
import { newestPublicSeq } from './timeline-window.js';

export interface Sight {
  /** The epoch that the viewer sees; null for a customer, who sees none. */
  readonly epoch: number | null;
  /** How far they had what is for everyone; staff alone say so. */
  readonly seen?: number;
}

export const sightOf = ({ header, entries }: ConversationSnapshot): Sight =>
  header && 'epoch' in header
    ? { epoch: header.epoch, seen: newestPublicSeq(entries, false) }
    : { epoch: null };
