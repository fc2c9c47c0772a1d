/** Sending what is already in the timeline: afresh, from where somebody left off, or a page further back. */
import type { ConversationState } from '../../core/domain/conversation.js';
import { refuse } from '../../core/domain/refusal.js';
import { entriesFor, scopeOf } from '../../core/domain/view.js';
import { limits } from '../../core/protocol/limits.js';
import type { ConversationStore } from './conversation-store.js';
import type { Position } from './cursor.js';
import { positionAt, readCursor, writeCursor } from './cursor.js';
import type { Welcomed } from './fan-out.js';
import { chunksOf, cursorAfter, encode } from './fan-out.js';
import { refusedFrame } from './frames.js';
import { pageUntil, since } from './timeline-reader.js';

/** More missed entries than this are not replayed one by one: the client starts afresh with the newest page. */
const mostReplayed = 500;

/** The whole of what somebody may see now: the newest page, replacing what they have. */
export const sendAfresh = async (
  connection: Welcomed,
  state: ConversationState,
  store: ConversationStore,
): Promise<void> => {
  const who = connection.session.identity;
  const scope = scopeOf(state, who);
  const { entries, before } = await pageUntil(store, scope, positionAt(scope, state.counts), limits.pageSize);
  const owner = { incarnation: state.incarnation, person: who.id, scope };
  const older = before ? writeCursor(owner, before) : null;
  const chunks = chunksOf(entriesFor(scope, who, entries));
  chunks.forEach((chunk, index) => {
    const reset = index === 0 ? { reset: { before: older } } : {};
    const live = index === chunks.length - 1;
    connection.send(
      encode({ type: 'entries', entries: chunk, cursor: cursorAfter(state, scope, who), ...reset, live }),
    );
  });
};

/** Everything after a position; false, and nothing sent, when that is too much. */
export const sendMissed = async (
  connection: Welcomed,
  state: ConversationState,
  store: ConversationStore,
  position: Position,
): Promise<boolean> => {
  const who = connection.session.identity;
  const scope = scopeOf(state, who);
  const missed = await since(store, scope, position, state.counts, mostReplayed);
  if (!missed) return false;
  const chunks = chunksOf(entriesFor(scope, who, missed));
  const cursor = cursorAfter(state, scope, who);
  chunks.forEach((chunk, index) => {
    connection.send(encode({ type: 'entries', entries: chunk, cursor, live: index === chunks.length - 1 }));
  });
  return true;
};

/** The page that ends where the client's window begins. */
export const sendPage = async (
  connection: Welcomed,
  before: string,
  state: ConversationState,
  store: ConversationStore,
): Promise<void> => {
  const who = connection.session.identity;
  const scope = scopeOf(state, who);
  const owner = { incarnation: state.incarnation, person: who.id, scope };
  const until = readCursor(before, owner, state.counts);
  if (!until) return connection.send(encode(refusedFrame(refuse('bad-frame'))));
  const page = await pageUntil(store, scope, until, limits.pageSize);
  const older = page.before ? writeCursor(owner, page.before) : null;
  connection.send(encode({ type: 'page', entries: entriesFor(scope, who, page.entries), before: older }));
};
