/** One staff member's desk: who they are, their availability, their places and notices, and what stands on it. */
import type { Availability, StaffRow } from './availability.js';
import type { HeldPlace } from './desk-capacity.js';
import { sessionsIn } from './desk-capacity.js';
import type { Notice } from './desk-notices.js';
import { mostNotices } from './desk-notices.js';
import type { Seen } from './desk-seen.js';
import type { Grant, Identity, Role } from './identity.js';
import type { ConversationId, PersonId, WorkgroupId } from './ids.js';
import { byId } from './queue.js';
import type { DeskItem } from './summary.js';

/** What their newest token says of them. */
export interface DeskProfile {
  readonly name: string;
  readonly role: Role;
  readonly supervisor: boolean;
  readonly maxSessions: number;
  /** When that token was issued; 0 when it does not say. */
  readonly issuedAt: number;
  /** As in the token. A workgroup that they belong to no more keeps its place, empty: it is told so. */
  readonly grants: Readonly<Record<string, readonly Grant[]>>;
}

export interface DeskState {
  readonly id: PersonId;
  /** Null: they never signed in. */
  readonly profile: DeskProfile | null;
  readonly availability: Availability;
  /** Since when they have had no connection while being available. */
  readonly absentSince: number | null;
  readonly idleSince: number;
  readonly held: readonly HeldPlace[];
  /** The newest last. */
  readonly notices: readonly Notice[];
  /** Rises with every change that the workgroups are told. */
  readonly version: number;
}

export interface DeskEntry {
  readonly conversation: ConversationId;
  /** The conversation's version; null as item is remembered too, so that a late older item is recognised. */
  readonly version: number;
  readonly item: DeskItem | null;
  /** How far its owner has seen it. */
  readonly seen?: Seen;
  /** When it ended, while its owner had it in hand or watched it. */
  readonly closedAt?: number;
  /** Since when there is none. */
  readonly goneAt?: number;
  /** What was said in it is gone, and with it goes why things were done. */
  readonly isErased?: true;
  /** The customer asked for that, there. */
  readonly isForgotten?: true;
}

/** How many conversations that stand there no more are remembered. */
export const mostGone = 200;
/** One write has room for so many beside what it is for. */
const mostForgottenAtOnce = 100;

/**
 * Which entries to forget: the oldest of those that stand there no more. By then nothing older than they are is on its
 * way: a conversation tells a desk one thing at a time and what is so at that moment, so that what is overtaken is some
 * seconds old, and in that time no desk loses as many conversations as are remembered.
 */
export const forgettable = (entries: Iterable<DeskEntry>): readonly ConversationId[] => {
  const gone = [...entries].filter(({ item }) => item === null);
  const excess = Math.min(gone.length - mostGone, mostForgottenAtOnce);
  if (excess <= 0) return [];
  return gone
    .sort((a, b) => (a.goneAt ?? 0) - (b.goneAt ?? 0) || byId(a.conversation, b.conversation))
    .slice(0, excess)
    .map(({ conversation }) => conversation);
};

export const newDesk = (id: PersonId): DeskState => ({
  id,
  profile: null,
  availability: { kind: 'offline', since: 0, reason: null, setBy: 'self' },
  absentSince: null,
  idleSince: 0,
  held: [],
  notices: [],
  version: 0,
});

/** True when the update is news; what is equal or older was already said. */
export const isNews = (
  known: { readonly version: number } | undefined,
  update: { readonly version: number },
): boolean => known === undefined || update.version > known.version;

/** Of two tokens the newer stands; one that does not say when it was issued was shown just now. */
export const profileAfter = (
  known: DeskProfile | null,
  who: Identity,
  workgroups: readonly WorkgroupId[],
): DeskProfile => {
  if (known && who.issuedAt !== 0 && who.issuedAt < known.issuedAt) return known;
  const former = Object.keys(known?.grants ?? {}).map((id) => [id, [] as readonly Grant[]] as const);
  const present = workgroups.map((id) => [id, who.grants[id] ?? []] as const);
  const { name, role, supervisor, maxSessions, issuedAt } = who;
  // A place once given stays, so that the order is the same whatever comes and goes.
  return {
    name,
    role,
    supervisor,
    maxSessions,
    issuedAt,
    grants: Object.fromEntries([...former, ...present]),
  };
};

export type DeskChange =
  | { readonly kind: 'signed-in'; readonly profile: DeskProfile }
  | { readonly kind: 'availability-set'; readonly availability: Availability }
  | { readonly kind: 'absence-set'; readonly since: number | null }
  | { readonly kind: 'place-held'; readonly place: HeldPlace }
  /** Without `as`: whatever is held for it. */
  | {
      readonly kind: 'place-dropped';
      readonly conversation: ConversationId;
      readonly as?: HeldPlace['as'];
    }
  | { readonly kind: 'places-expired'; readonly at: number }
  | { readonly kind: 'noticed'; readonly notice: Notice }
  | { readonly kind: 'notices-emptied'; readonly conversation: ConversationId }
  | { readonly kind: 'notice-dismissed'; readonly id: string };

/** A place to watch takes nothing from one to handle: others are told of the latter. */
const without = (
  held: readonly HeldPlace[],
  { conversation, as }: { readonly conversation: ConversationId; readonly as?: HeldPlace['as'] },
): readonly HeldPlace[] =>
  held.filter((each) => each.conversation !== conversation || (as !== undefined && each.as !== as));

const emptied = (notice: Notice, conversation: ConversationId): Notice =>
  notice.conversation === conversation ? { ...notice, reason: null } : notice;

export const evolveDesk = (state: DeskState, change: DeskChange): DeskState => {
  switch (change.kind) {
    case 'signed-in':
      return { ...state, profile: change.profile };
    case 'availability-set':
      return { ...state, availability: change.availability };
    case 'absence-set':
      return { ...state, absentSince: change.since };
    case 'place-held':
      return { ...state, held: [...without(state.held, change.place), change.place] };
    case 'place-dropped':
      return { ...state, held: without(state.held, change) };
    case 'places-expired':
      return { ...state, held: state.held.filter(({ until }) => until > change.at) };
    case 'noticed':
      return { ...state, notices: [...state.notices, change.notice].slice(-mostNotices) };
    case 'notices-emptied':
      return { ...state, notices: state.notices.map((each) => emptied(each, change.conversation)) };
    case 'notice-dismissed':
      return { ...state, notices: state.notices.filter(({ id }) => id !== change.id) };
  }
};

/** In one order, live and after a restart. */
export const inDeskOrder = (items: Iterable<DeskItem>): readonly DeskItem[] =>
  [...items].sort((a, b) => a.row.openedAt - b.row.openedAt || byId(a.row.conversation, b.row.conversation));

/** What every workgroup is told alike. */
const told = ({ id, profile, availability, idleSince, held }: DeskState, items: Iterable<DeskItem>) => {
  const { own, all } = sessionsIn(items, held);
  return {
    id,
    name: profile?.name ?? '',
    role: profile?.role ?? ('agent' as const),
    availability,
    own,
    sessions: all,
    maxSessions: profile?.maxSessions ?? 0,
    idleSince,
  };
};

/** The same without what is watched here: others may feel the rest of it, and by how much somebody handles they do. */
export const openlyTold = (state: DeskState, items: Iterable<DeskItem>): string =>
  JSON.stringify([{ ...told(state, items), sessions: 0 }, state.profile?.grants]);

/** Null where there is nobody to tell of. */
export const staffRowFor = (
  state: DeskState,
  items: Iterable<DeskItem>,
  workgroup: WorkgroupId,
): StaffRow | null => {
  if (!state.profile || !Object.hasOwn(state.profile.grants, workgroup)) return null;
  const grants = state.profile.grants[workgroup] ?? [];
  return { ...told(state, items), version: state.version, grants };
};

interface Desk {
  readonly state: DeskState;
  readonly items: readonly DeskItem[];
}

/** After a turn: since when they have been free, and another version where workgroups are to be told something. */
export const settled = (before: Desk, { state, items }: Desk, now: number): DeskState => {
  const [own, ownBefore] = [sessionsIn(items, []).own, sessionsIn(before.items, []).own];
  const isFreed = own > ownBefore || (own === 0 && ownBefore > 0);
  const isBack = state.availability.kind === 'available' && before.state.availability.kind !== 'available';
  const idleSince = isFreed || isBack ? now : state.idleSince;
  const after = idleSince === state.idleSince ? state : { ...state, idleSince };
  const isSame =
    JSON.stringify([told(after, items), after.profile?.grants]) ===
    JSON.stringify([told(before.state, before.items), before.state.profile?.grants]);
  return isSame ? after : { ...after, version: before.state.version + 1 };
};
