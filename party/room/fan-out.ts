/**
 * Who is told what after a turn: the difference, for each viewer, between before and after. Nothing is remembered
 * of what was sent, so a room that was rebuilt in between sends the same.
 */
import { isBridged } from '../../core/domain/bridge.js';
import type { ConversationState, Moment } from '../../core/domain/conversation.js';
import { mayChangeHeaders } from '../../core/domain/header-parts.js';
import type { Identity } from '../../core/domain/identity.js';
import { marksFor } from '../../core/domain/passing.js';
import type { Presence } from '../../core/domain/presence.js';
import type { Entry } from '../../core/domain/timeline.js';
import type { Scope } from '../../core/domain/view.js';
import { entriesFor, isSameScope, scopeOf } from '../../core/domain/view.js';
import type { ConversationDown } from '../../core/protocol/conversation-down.js';
import type { Connection } from './connections.js';
import { cursorOwner, positionAt, writeCursor } from './cursor.js';
import { headerTextAt } from './moment.js';
import type { Session } from './session.js';

export type Welcomed = Connection<Session> & { session: Session };

export const encode = (frame: ConversationDown): string => JSON.stringify(frame);

export const cursorAfter = (state: ConversationState, scope: Scope, who: Identity): string =>
  writeCursor(cursorOwner(state, who, scope), positionAt(scope, state.counts));

interface Turn {
  readonly before: Moment;
  readonly after: Moment;
  readonly entries: readonly Entry[];
  /** Nothing has changed of which anybody's header is made. */
  readonly isHeaderSame: boolean;
}

/** What changed for one person, as text; computed once for all of their sockets. */
interface News {
  /** Null: nothing new. `sight-changed`: what they have is no longer what they may see. */
  readonly entries: string | 'sight-changed' | null;
  readonly header: string | null;
  readonly marks: string | null;
  /** They see nothing any more, and are still told how it ended. */
  readonly isLast?: true;
}

const newsFor = (who: Identity, { before, after, entries, isHeaderSame }: Turn): News => {
  const scope = scopeOf(after.state, who);
  const headerText = isHeaderSame ? null : headerTextAt(after, who);
  const isHeaderNews = headerText !== null && headerText !== headerTextAt(before, who);
  const former = scopeOf(before.state, who);
  // Whoever comes to see it has to be told how far both have read by then, unless nobody has read anything.
  const isNew = !isSameScope(former, scope) && hasMarks(after.state);
  const marks = isNew || before.state.marks !== after.state.marks ? marksFor(after.state, who) : null;
  const news = {
    header: isHeaderNews ? headerText : null,
    marks: marks ? encode({ type: 'marks', marks }) : null,
  };
  if (!isSameScope(former, scope)) {
    const isLast = scope.kind === 'nothing' && isClosing(before.state, after.state);
    if (isLast) return { ...news, entries: entriesText(after.state, former, who, entries), isLast };
    return { ...news, entries: scope.kind === 'nothing' ? null : 'sight-changed' };
  }
  return { ...news, entries: entriesText(after.state, scope, who, entries) };
};

const hasMarks = ({ marks: { customer, staff } }: ConversationState): boolean =>
  Math.max(customer.delivered, customer.read, staff.delivered, staff.read) > 0;

/** Whoever is in it until it closes is told how it closed. */
const isClosing = (before: ConversationState, after: ConversationState): boolean =>
  before.phase.kind !== 'closed' && after.phase.kind === 'closed';

const entriesText = (
  state: ConversationState,
  scope: Scope,
  who: Identity,
  entries: readonly Entry[],
): string | null => {
  const views = entriesFor(scope, who, entries);
  if (views.length === 0) return null;
  const cursor = cursorAfter(state, scope, who);
  return encode({ type: 'entries', entries: views, cursor, live: true });
};

/**
 * Tells everyone what a turn changed for them. Answers with those whose sight changed: they are to be given their
 * timeline afresh, because entries that they were not shown before are numbered differently with the new sight.
 *
 * Customer and handler come first, and the answer to whoever asked before anything is worked out for those who watch:
 * a supervisor must not be felt, and ten must not be either. Nobody is answered before they were told what follows
 * from it for themselves.
 */
export const fanOut = (
  connections: readonly Welcomed[],
  before: Moment,
  after: Moment,
  entries: readonly Entry[],
  answer: { readonly to: Identity; send(): void } | null = null,
): readonly Welcomed[] => {
  const watching = new Set(after.state.supervisions.map((each) => each.person.id));
  const isWatching = ({ id }: Identity): boolean => watching.has(id);
  const isHeaderSame = !mayChangeHeaders(before, after);
  const known = new Map<string, News>();
  const changedSight: Welcomed[] = [];
  const tell = (connection: Welcomed): void => {
    const who = connection.session.identity;
    // Once for all sockets of one person: what their tokens allow is the same (see supersede.ts).
    const news = known.get(who.id) ?? newsFor(who, { before, after, entries, isHeaderSame });
    known.set(who.id, news);
    send(connection, news);
    if (news.entries === 'sight-changed') changedSight.push(connection);
  };
  const isLater = (each: Welcomed): boolean => isWatching(each.session.identity);
  for (const each of connections.filter((one) => !isLater(one))) tell(each);
  const isAnsweredFirst = answer !== null && !isWatching(answer.to);
  if (isAnsweredFirst) answer.send();
  for (const each of connections.filter(isLater)) tell(each);
  if (!isAnsweredFirst) answer?.send();
  return changedSight;
};

/** The header first: a new sight is announced before the entries that it shows; and a last sight, after them. */
const send = (connection: Welcomed, { header, entries, marks, isLast }: News): void => {
  if (header && !isLast) connection.send(header);
  if (entries && entries !== 'sight-changed') connection.send(entries);
  if (header && isLast) connection.send(header);
  if (marks) connection.send(marks);
};

/**
 * Who is connected, out of those who said hello. Whoever is on another channel is reached there and has no socket to
 * lose: they are present by their channel alone, so that this never changes and no turn can be told by it.
 */
export const presenceOf = (state: ConversationState, connections: readonly Welcomed[]): Presence => ({
  customer:
    isBridged(state.channel) ||
    connections.some(
      (each) => each.session.identity.id === state.customer.id && each.session.identity.role === 'customer',
    ),
  staff: new Set(
    connections
      .filter((each) => each.session.identity.role !== 'customer')
      .map((each) => each.session.identity.id),
  ),
});
