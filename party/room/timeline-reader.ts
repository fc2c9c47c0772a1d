/** Reads the timeline for one scope: pages backwards and what was missed. Touches no stream outside the scope. */
import type { Counts, Entry } from '../../core/domain/timeline.js';
import { streamOf } from '../../core/domain/timeline.js';
import type { Scope } from '../../core/domain/view.js';
import { seqFor, streamsOf } from '../../core/domain/view.js';
import type { ConversationStore } from './conversation-store.js';
import type { Position } from './cursor.js';
import { positionAt } from './cursor.js';

export interface Page {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** Where the page before this one ends, or null when there is none. */
  readonly before: Position | null;
}

const byPosition = (a: Entry, b: Entry): number => a.position - b.position;

/** The position just before an entry. */
const justBefore = (scope: Scope, entry: Entry): Position => {
  const stream = streamOf(entry.audience);
  return positionAt(scope, { ...entry.counts, [stream]: (entry.counts[stream] ?? 1) - 1 });
};

/** The page that ends at a position. Counts what the scope is shown, not rows: hidden entries cost nothing. */
export const pageUntil = async (
  store: ConversationStore,
  scope: Scope,
  until: Position,
  limit: number,
): Promise<Page> => {
  const streams = streamsOf(scope, until as Counts);
  const found = await Promise.all(streams.map((stream) => store.newest(stream, until[stream] ?? 0, limit)));
  const entries = found.flat().sort(byPosition).slice(-limit);
  const first = entries[0];
  if (!first) return { entries, before: null };
  const before = justBefore(scope, first);
  return { entries, before: seqFor(scope, before as Counts) > 0 ? before : null };
};

/** Everything after a position, oldest first, or null when it is more than `limit`. */
export const since = async (
  store: ConversationStore,
  scope: Scope,
  position: Position,
  counts: Counts,
  limit: number,
): Promise<readonly Entry[] | null> => {
  if (seqFor(scope, counts) - seqFor(scope, position as Counts) > limit) return null;
  const streams = streamsOf(scope, counts);
  const found = await Promise.all(
    streams.map((stream) => store.following(stream, position[stream] ?? 0, limit)),
  );
  return found.flat().sort(byPosition);
};
