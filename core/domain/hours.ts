/** When a workgroup is open: a week by the clock on its own wall, wherever that stands, and the days it has off. */

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** Open from `from` until just before `to`. What crosses midnight is written as two. */
export interface OpeningHours {
  readonly day: Weekday;
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`, after `from`; `24:00` is the end of the day. */
  readonly to: string;
}

export interface BusinessHours {
  /** As IANA names it, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly week: readonly OpeningHours[];
  /** Closed all day: `YYYY-MM-DD` in that zone. */
  readonly holidays: readonly string[];
}

export interface HoursFault {
  /** Where in the document, such as `['week', 2, 'to']`. */
  readonly path: readonly (string | number)[];
  /** What was expected there. */
  readonly fault: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Longer than any year, so that a day of the next one is found; nobody plans a timer further ahead. */
const LOOK_AHEAD = 400 * DAY;
/** 1 January 1970 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = weekdays.indexOf('thursday');

/** Making one takes longer than asking it a hundred times. */
const clocks = new Map<string, Intl.DateTimeFormat>();
/** More than the zones in use. Each zone can be spelled in many ways, so it must not grow with what is typed. */
const MOST_CLOCKS = 100;

const clockIn = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  clocks.set(timeZone, made);
  return made;
};

/**
 * What the clock on the wall shows, as if it stood in UTC: so counting days and minutes needs no zone. Throws for a
 * zone that `hoursFaults` would have named.
 */
const wallAt = (timeZone: string, now: number): number => {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockIn(timeZone).formatToParts(now)) shown[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (now - Math.floor(now / 1000) * 1000);
};

const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

/** The day in this zone, as `2026-01-05`. */
export const dateIn = (timeZone: string, now: number): string => dateOf(wallAt(timeZone, now));

const weekdayOf = (wall: number): Weekday | undefined => {
  const index = (Math.floor(wall / DAY) + WEEKDAY_OF_DAY_ZERO) % weekdays.length;
  return weekdays.at(index);
};

/** Milliseconds after midnight by the wall; null when it is no time of day. */
const timeOfDay = (text: string): number | null => {
  if (text === '24:00') return DAY;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : (Number(hours) * 60 + Number(minutes)) * MINUTE;
};

/** The stretches of that day, holiday or not. */
const stretchesOn = ({ week }: BusinessHours, wall: number): readonly { from: number; to: number }[] => {
  const today = weekdayOf(wall);
  return week
    .filter(({ day }) => day === today)
    .map(({ from, to }) => ({ from: timeOfDay(from) ?? DAY, to: timeOfDay(to) ?? 0 }));
};

const isOpenByWall = (hours: BusinessHours, wall: number): boolean => {
  const sinceMidnight = wall - Math.floor(wall / DAY) * DAY;
  return (
    stretchesOn(hours, wall).some(({ from, to }) => from <= sinceMidnight && sinceMidnight < to) &&
    !hours.holidays.includes(dateOf(wall))
  );
};

/**
 * Whether it is open; null is always open. The wall decides: what it shows twice when it is put back counts twice, and
 * what it skips when it is put forward never comes.
 */
export const isOpen = (hours: BusinessHours | null, now: number): boolean =>
  hours === null || isOpenByWall(hours, wallAt(hours.timeZone, now));

/** The next moment by the wall at which a stretch or the day may begin or end. */
const nextEdge = (hours: BusinessHours, wall: number): number => {
  const midnight = Math.floor(wall / DAY) * DAY;
  const edges = stretchesOn(hours, wall).flatMap(({ from, to }) => [midnight + from, midnight + to]);
  return Math.min(midnight + DAY, ...edges.filter((edge) => edge > wall));
};

/**
 * When the clock is put forward or back after `from` and not after `to`, or else `to`. They are at most a day apart,
 * and no zone puts its clock twice within one.
 */
const firstShift = (timeZone: string, from: number, to: number): number => {
  const aheadOfUtc = (at: number): number => wallAt(timeZone, at) - at;
  const before = aheadOfUtc(from);
  if (aheadOfUtc(to) === before) return to;
  let [early, late] = [from, to];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (aheadOfUtc(middle) === before) early = middle;
    else late = middle;
  }
  return late;
};

/**
 * When `isOpen` changes next, or null when it does not within 400 days. Walks from edge to edge by the wall, and stops
 * where the clock is put forward or back, because there the wall jumps over edges or comes to them again.
 */
export const nextFlip = (hours: BusinessHours | null, now: number): number | null => {
  if (hours === null) return null;
  const isOpenNow = isOpen(hours, now);
  let at = now;
  while (at < now + LOOK_AHEAD) {
    const wall = wallAt(hours.timeZone, at);
    at = firstShift(hours.timeZone, at, at + nextEdge(hours, wall) - wall);
    if (isOpen(hours, at) !== isOpenNow) return at;
  }
  return null;
};

const isTimeZone = (name: string): boolean => {
  // Some runtimes also take `+05:30`, others do not; what one accepted must not fail in the next.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    clockIn(name);
    return true;
  } catch {
    return false;
  }
};

const isDate = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  // 30 February becomes 2 March, and so is found out.
  return year !== undefined && dateOf(Date.UTC(Number(year), Number(month) - 1, Number(day))) === text;
};

const faultsOfTimes = ({ day, from, to }: OpeningHours): readonly HoursFault[] => {
  const faults: HoursFault[] = [];
  const [begin, end] = [timeOfDay(from), timeOfDay(to)];
  const isBegin = begin !== null && begin < DAY;
  if (!weekdays.includes(day))
    faults.push({ path: ['day'], fault: `expected one of ${weekdays.join(', ')}` });
  if (!isBegin) faults.push({ path: ['from'], fault: 'expected a time from 00:00 to 23:59' });
  if (end === null) faults.push({ path: ['to'], fault: 'expected a time from 00:01 to 24:00' });
  else if (isBegin && end <= begin)
    faults.push({ path: ['to'], fault: 'expected a time after from; write what crosses midnight as two' });
  return faults;
};

/** The first one before it in the week that has minutes in common with it. */
const overlapped = (week: readonly OpeningHours[], index: number): number => {
  const of = (each: OpeningHours | undefined): readonly [number, number] | null => {
    if (!each || faultsOfTimes(each).length > 0) return null;
    return [timeOfDay(each.from) ?? 0, timeOfDay(each.to) ?? 0];
  };
  const mine = of(week[index]);
  return week.slice(0, index).findIndex((other) => {
    const theirs = of(other);
    if (!mine || !theirs || other.day !== week[index]?.day) return false;
    return theirs[0] < mine[1] && mine[0] < theirs[1];
  });
};

/** What is wrong with a document of hours, each with its place and what is expected there; empty when nothing is. */
export const hoursFaults = ({ timeZone, week, holidays }: BusinessHours): readonly HoursFault[] => [
  ...(isTimeZone(timeZone)
    ? []
    : [{ path: ['timeZone'], fault: 'expected a time zone as IANA names it, such as Europe/Berlin' }]),
  ...week.flatMap((each, index): readonly HoursFault[] => {
    const own = faultsOfTimes(each).map(({ path, fault }) => ({ path: ['week', index, ...path], fault }));
    const other = overlapped(week, index);
    return other < 0
      ? own
      : [{ path: ['week', index], fault: `expected hours that do not overlap those at week ${other}` }];
  }),
  ...holidays.flatMap((each, index) =>
    isDate(each)
      ? []
      : [{ path: ['holidays', index], fault: 'expected a date that exists, such as 2026-12-25' }],
  ),
];
