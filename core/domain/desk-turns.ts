/** What a desk does by itself, as changes: when time passes, when its person comes or goes, when an item arrives. */
import type { DeskChange, DeskEntry, DeskState } from './desk.js';
import { profileAfter } from './desk.js';
import { absenceAfter, absenceDueAt, awayByAbsence, backFromAbsence } from './desk-availability.js';
import { isTakenBy } from './desk-capacity.js';
import type { Notice } from './desk-notices.js';
import { noticeFrom } from './desk-notices.js';
import type { Identity } from './identity.js';
import type { WorkgroupId } from './ids.js';

/** When there is next something to do; null: never. */
export const deskDueAt = (state: DeskState): number | null => {
  const absence = absenceDueAt(state);
  const times = [...state.held.map(({ until }) => until), ...(absence === null ? [] : [absence])];
  return times.length === 0 ? null : Math.min(...times);
};

export const deskOverdue = (state: DeskState, now: number): readonly DeskChange[] => {
  const availability = awayByAbsence(state, now);
  const isExpired = state.held.some(({ until }) => until <= now);
  return [
    ...(availability ? ([{ kind: 'availability-set', availability }] as const) : []),
    ...(isExpired ? ([{ kind: 'places-expired', at: now }] as const) : []),
  ];
};

export const reconcileAbsence = (
  state: DeskState,
  isPresent: boolean,
  now: number,
): readonly DeskChange[] => {
  const since = absenceAfter(state, isPresent, now);
  return since === undefined ? [] : [{ kind: 'absence-set', since }];
};

/** Their person says hello. */
export const arrival = (
  state: DeskState,
  who: Identity,
  workgroups: readonly WorkgroupId[],
  now: number,
): readonly DeskChange[] => {
  const profile = profileAfter(state.profile, who, workgroups);
  const isNew = JSON.stringify(profile) !== JSON.stringify(state.profile);
  const availability = backFromAbsence({ ...state, profile }, now);
  return [
    ...(isNew ? ([{ kind: 'signed-in', profile }] as const) : []),
    ...(availability ? ([{ kind: 'availability-set', availability }] as const) : []),
  ];
};

/** What follows from an item's replacing the one before it. */
export const itemFollows = (
  state: DeskState,
  known: DeskEntry | undefined,
  { conversation, item, isErased, isForgotten }: DeskEntry,
  now: number,
  drawId: () => string,
): { readonly changes: readonly DeskChange[]; readonly notice: Notice | null } => {
  const places = state.held.filter((each) => each.conversation === conversation);
  // Only of a place to handle it is there anything to say.
  const place = places.find(({ as }) => as === 'own');
  const before = known?.item ?? null;
  const draft = noticeFrom({
    desk: state.id,
    before,
    after: item,
    asked: place?.asked ?? null,
    by: place?.by ?? null,
    reason: place?.reason ?? null,
    isForgotten: isForgotten === true,
    now,
  });
  const told = draft && { id: drawId(), conversation, at: now, ...draft };
  const notice = told && isErased ? { ...told, reason: null } : told;
  const isEmptied =
    isErased && state.notices.some((each) => each.conversation === conversation && each.reason !== null);
  const taken = places.filter((each) => isTakenBy(each, item));
  return {
    changes: [
      ...taken.map(({ as }) => ({ kind: 'place-dropped', conversation, as }) as const),
      ...(isEmptied ? ([{ kind: 'notices-emptied', conversation }] as const) : []),
      ...(notice ? ([{ kind: 'noticed', notice }] as const) : []),
    ],
    notice,
  };
};
