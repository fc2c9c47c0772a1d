/** Sending what is already in the timeline: afresh, from where somebody left off, or a page further back. */
import type { ConversationState } from '../../core/domain/conversation.js';
import type { Identity } from '../../core/domain/identity.js';
import type { Entry } from '../../core/domain/timeline.js';
import type { EntryView, Scope } from '../../core/domain/view.js';
import { entriesFor, scopeOf } from '../../core/domain/view.js';
import { limits } from '../../core/protocol/limits.js';
import type { ConversationStore } from './conversation-store.js';
import type { Position } from './cursor.js';
import { cursorOwner, positionAt, readCursor, writeCursor } from './cursor.js';
import type { Welcomed } from './fan-out.js';
import { cursorAfter, encode } from './fan-out.js';
import { inLumps } from './frames.js';
import { pageUntil, since } from './timeline-reader.js';

/** More than this is not replayed one by one: the client starts afresh with the newest page. */
const mostReplayed = { entries: 500, textLength: 2 * 1024 * 1024 } as const;

/** An entry with what this viewer is shown of it. */
interface Shown {
  readonly entry: Entry;
  readonly view: EntryView;
  readonly length: number;
}

const shownTo = (scope: Scope, who: Identity, entries: readonly Entry[]): readonly Shown[] =>
  entries.flatMap((entry) =>
    entriesFor(scope, who, [entry]).map((view) => ({ entry, view, length: JSON.stringify(view).length })),
  );

/**
 * Sends lump by lump. Each carries the cursor of its own end: a socket that is cut between two of them must lead its
 * client back to what it really has.
 */
const sendShown = (
  connection: Welcomed,
  state: ConversationState,
  shown: readonly Shown[],
  reset?: { readonly before: string | null },
): void => {
  const who = connection.session.identity;
  const scope = scopeOf(state, who);
  const owner = cursorOwner(state, who, scope);
  // Nothing is told, too: that one is complete.
  const lumps = shown.length === 0 ? [[]] : inLumps(shown, ({ length }) => length);
  lumps.forEach((lump, index) => {
    const live = index === lumps.length - 1;
    const last = lump.at(-1)?.entry;
    const cursor =
      live || !last ? cursorAfter(state, scope, who) : writeCursor(owner, positionAt(scope, last.counts));
    const first = index === 0 && reset ? { reset } : {};
    const entries = lump.map(({ view }) => view);
    connection.sendCatchUp(encode({ type: 'entries', entries, cursor, ...first, live }));
  });
};

/** The whole of what somebody may see now: the newest page, replacing what they have. */
export const sendAfresh = async (
  connection: Welcomed,
  state: ConversationState,
  store: ConversationStore,
): Promise<void> => {
  const who = connection.session.identity;
  const scope = scopeOf(state, who);
  const { entries, before } = await pageUntil(store, scope, positionAt(scope, state.counts), limits.pageSize);
  const owner = cursorOwner(state, who, scope);
  const older = before ? writeCursor(owner, before) : null;
  sendShown(connection, state, shownTo(scope, who, entries), { before: older });
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
  const missed = await since(store, scope, position, state.counts, mostReplayed.entries);
  if (!missed) return false;
  const shown = shownTo(scope, who, missed);
  if (shown.reduce((sum, { length }) => sum + length, 0) > mostReplayed.textLength) return false;
  sendShown(connection, state, shown);
  return true;
};

/** What a page takes to be read, or rather to be acknowledged; nobody knows how long that is. */
const pageSeconds = 1;

/** The page that ends where the client's window begins. Whoever has not read those before it waits. */
export const sendPage = async (
  connection: Welcomed,
  before: string,
  state: ConversationState,
  store: ConversationStore,
  now: number,
): Promise<void> => {
  if (connection.isCatchingUp) return connection.tooMuch(pageSeconds, now);
  const who = connection.session.identity;
  const scope = scopeOf(state, who);
  const owner = cursorOwner(state, who, scope);
  const until = readCursor(before, owner, state.counts);
  if (!until) return connection.badFrame('bad-frame');
  const page = await pageUntil(store, scope, until, limits.pageSize);
  const older = page.before ? writeCursor(owner, page.before) : null;
  connection.sendCatchUp(
    encode({ type: 'page', entries: entriesFor(scope, who, page.entries), before: older }),
  );
};
