/** How availability changes without the person's doing: absence, coming back, and offers that they let pass. */
import type { Availability } from './availability.js';
import type { DeskState } from './desk.js';

/** Whoever is available and has had no connection for so long is away. */
export const absenceMs = 60_000;

export const absenceDueAt = ({ availability, absentSince }: DeskState): number | null =>
  availability.kind === 'available' && absentSince !== null ? absentSince + absenceMs : null;

/** Since the moment it was due, so that noticing it late makes no difference. */
export const awayByAbsence = (state: DeskState, now: number): Availability | null => {
  const dueAt = absenceDueAt(state);
  if (dueAt === null || dueAt > now) return null;
  return { kind: 'away', since: dueAt, reason: null, setBy: 'absence' };
};

/** What absence changed, coming back restores; what they or their missed offers did, only they do. */
export const backFromAbsence = (state: DeskState, now: number): Availability | null =>
  state.availability.kind === 'away' && state.availability.setBy === 'absence' && mayGoOnline(state)
    ? { kind: 'available', since: now, reason: null, setBy: 'self' }
    : null;

export const awayByMissedOffers = ({ availability }: DeskState, now: number): Availability | null =>
  availability.kind === 'available'
    ? { kind: 'away', since: now, reason: null, setBy: 'missed-offers' }
    : null;

/** Somebody without any workgroup has nobody to be there for. */
export const mayGoOnline = ({ profile }: DeskState): boolean =>
  Object.values(profile?.grants ?? {}).some((held) => held.length > 0);

/** When they were last seen to go; undefined: as it was. Only of whoever is available is it of interest. */
export const absenceAfter = (
  { availability, absentSince }: DeskState,
  isPresent: boolean,
  now: number,
): number | null | undefined => {
  const isCounting = availability.kind === 'available' && !isPresent;
  if (isCounting === (absentSince !== null)) return undefined;
  return isCounting ? now : null;
};
