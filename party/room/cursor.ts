/** Where a viewer stands in the timeline: opaque to clients, of use to one person with one sight of one room. */
import type { ConversationState } from '../../core/domain/conversation.js';
import type { Person } from '../../core/domain/identity.js';
import type { Incarnation, PersonId } from '../../core/domain/ids.js';
import type { Counts, StreamName } from '../../core/domain/timeline.js';
import type { Scope } from '../../core/domain/view.js';
import { streamsOf } from '../../core/domain/view.js';
import { cursorLength } from '../../core/protocol/shapes.js';

/** How much of each stream has been seen. Holds no stream that the viewer may not see, not even as a number. */
export type Position = Readonly<Partial<Record<StreamName, number>>>;

export const positionAt = (scope: Scope, counts: Counts): Position =>
  Object.fromEntries(streamsOf(scope, counts).map((stream) => [stream, counts[stream] ?? 0])) as Position;

export interface CursorOwner {
  readonly incarnation: Incarnation;
  readonly person: PersonId;
  readonly scope: Scope;
  /** Its content is gone. */
  readonly isErased?: boolean;
}

export const cursorOwner = (
  { incarnation, erased }: Pick<ConversationState, 'incarnation' | 'erased'>,
  { id }: Pick<Person, 'id'>,
  scope: Scope,
): CursorOwner => ({ incarnation, person: id, scope, isErased: erased !== null });

/** What somebody had before it was erased is to be replaced: whoever was away then begins afresh. */
const kindOf = ({ scope, isErased }: CursorOwner): string => (isErased ? `erased-${scope.kind}` : scope.kind);

const toBase64Url = (text: string): string =>
  btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const fromBase64Url = (text: string): string => atob(text.replaceAll('-', '+').replaceAll('_', '/'));

/** Of nobody: whoever comes with it begins afresh. */
const tooLong = toBase64Url('[]');

export const writeCursor = (owner: CursorOwner, position: Position): string => {
  const cursor = toBase64Url(JSON.stringify([owner.incarnation, owner.person, kindOf(owner), position]));
  return cursor.length > cursorLength ? tooLong : cursor;
};

const isPosition = (value: unknown): value is Position =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((each) => typeof each === 'number' && Number.isSafeInteger(each) && each >= 0);

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(fromBase64Url(cursor)) as unknown;
  } catch {
    return null;
  }
};

/**
 * The position, or null when the cursor is of another room's life, another person or another sight, or lies beyond
 * what there is: then the client starts afresh. A cursor grants nothing: only streams of the owner's scope are read.
 */
export const readCursor = (cursor: string, owner: CursorOwner, counts: Counts): Position | null => {
  const value = parse(cursor);
  if (!Array.isArray(value) || value.length !== 4) return null;
  const [incarnation, person, kind, position] = value as unknown[];
  if (incarnation !== owner.incarnation || person !== owner.person || kind !== kindOf(owner)) return null;
  if (!isPosition(position)) return null;
  const streams = streamsOf(owner.scope, counts);
  const isWithin = streams.every((stream) => (position[stream] ?? 0) <= (counts[stream] ?? 0));
  if (!isWithin) return null;
  // Its own streams and no others: what else a forged one names is not looked for.
  return Object.fromEntries(streams.map((stream) => [stream, position[stream] ?? 0])) as Position;
};
