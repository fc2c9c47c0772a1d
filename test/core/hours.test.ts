// When a workgroup is open, by clocks that are put forward, put back, and half an hour off.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessHours, OpeningHours, Weekday } from '../../core/domain/hours.js';
import { hoursFaults, isOpen, nextFlip, weekdays } from '../../core/domain/hours.js';

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const KOLKATA = 'Asia/Kolkata';
const LORD_HOWE = 'Australia/Lord_Howe';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(text);
const iso = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString().replace(':00.000Z', 'Z');

const on = (days: readonly Weekday[], from: string, to: string): readonly OpeningHours[] =>
  days.map((day) => ({ day, from, to }));
const hoursIn = (
  timeZone: string,
  week: readonly OpeningHours[],
  holidays: readonly string[] = [],
): BusinessHours => ({ timeZone, week, holidays });
const office = (timeZone: string, holidays: readonly string[] = []): BusinessHours =>
  hoursIn(timeZone, on(weekdays.slice(0, 5), '09:00', '17:00'), holidays);

/** The flips after a moment, one after the other. */
const flips = (hours: BusinessHours, from: string, count: number): readonly (string | null)[] => {
  const found: (string | null)[] = [];
  let now: number | null = at(from);
  while (now !== null && found.length < count) {
    now = nextFlip(hours, now);
    found.push(iso(now));
  }
  return found;
};

describe('open by the clock on the wall', () => {
  it('[G08] without hours it is always open', () => {
    expect(isOpen(null, 0)).toBe(true);
    expect(nextFlip(null, 0)).toBeNull();
  });

  it('[G08] from is open and to is closed, to the millisecond', () => {
    const hours = office(BERLIN);
    const [opens, closes] = [at('2026-01-07T08:00:00Z'), at('2026-01-07T16:00:00Z')];
    const around = [opens - 1, opens, closes - 1, closes];
    expect(around.map((moment) => isOpen(hours, moment))).toEqual([false, true, true, false]);
    expect(flips(hours, '2026-01-07T07:59:59.999Z', 2)).toEqual(['2026-01-07T08:00Z', '2026-01-07T16:00Z']);
    expect(flips(hours, '2026-01-07T08:00:00Z', 1), 'the flip of now is not the next').toEqual([
      '2026-01-07T16:00Z',
    ]);
  });

  it.each([
    [BERLIN, '2026-01-07T08:00Z', '2026-01-07T16:00Z'],
    [BERLIN, '2026-07-08T07:00Z', '2026-07-08T15:00Z'],
    [NEW_YORK, '2026-01-07T14:00Z', '2026-01-07T22:00Z'],
    [NEW_YORK, '2026-07-08T13:00Z', '2026-07-08T21:00Z'],
    [KOLKATA, '2026-01-07T03:30Z', '2026-01-07T11:30Z'],
    ['Asia/Kathmandu', '2026-01-07T03:15Z', '2026-01-07T11:15Z'],
    [LORD_HOWE, '2026-01-06T22:00Z', '2026-01-07T06:00Z'],
    [LORD_HOWE, '2026-07-07T22:30Z', '2026-07-08T06:30Z'],
    ['Pacific/Kiritimati', '2026-01-06T19:00Z', '2026-01-07T03:00Z'],
    ['UTC', '2026-01-07T09:00Z', '2026-01-07T17:00Z'],
  ])('[G08] %s opens at %s and closes at %s', (zone, opens, closes) => {
    const before = new Date(at(opens) - HOUR).toISOString();
    expect(flips(office(zone), before, 2)).toEqual([opens, closes]);
  });

  it('[G08] a weekend and a holiday are skipped, by the date of the zone', () => {
    // 24 December 2026 is a Thursday, 1 January a Friday.
    const hours = office(LORD_HOWE, ['2026-12-25', '2026-12-28']);
    expect(flips(hours, '2026-12-24T05:00:00Z', 3)).toEqual([
      '2026-12-24T06:00Z',
      '2026-12-28T22:00Z',
      '2026-12-29T06:00Z',
    ]);
    expect(isOpen(hours, at('2026-12-24T23:00:00Z')), 'there it is the 25th').toBe(false);
  });

  it('[G08] what crosses midnight is two, and closes only where the second ends', () => {
    const night = hoursIn(KOLKATA, [
      ...on(['monday'], '22:00', '24:00'),
      ...on(['tuesday'], '00:00', '06:00'),
    ]);
    expect(flips(night, '2026-01-05T12:00:00Z', 3)).toEqual([
      '2026-01-05T16:30Z',
      '2026-01-06T00:30Z',
      '2026-01-12T16:30Z',
    ]);
  });

  it('[G08] 29 February is a day, and a holiday where it exists', () => {
    const always = hoursIn(NEW_YORK, on(weekdays, '00:00', '24:00'), ['2028-02-29']);
    expect(flips(always, '2028-02-01T00:00:00Z', 3)).toEqual([
      '2028-02-29T05:00Z',
      '2028-03-01T05:00Z',
      null,
    ]);
    // 2027-02-28 is a Sunday, 2028-02-29 a Tuesday.
    expect(flips(office('UTC'), '2028-02-28T18:00:00Z', 1)).toEqual(['2028-02-29T09:00Z']);
    expect(flips(office('UTC'), '2027-02-26T18:00:00Z', 1)).toEqual(['2027-03-01T09:00Z']);
  });

  it('[G08] never is null, and what is more than 400 days off counts as never', () => {
    const now = at('2026-01-07T00:00:00Z');
    expect(nextFlip(hoursIn(BERLIN, []), now)).toBeNull();
    expect(isOpen(hoursIn(BERLIN, []), now)).toBe(false);
    expect(nextFlip(hoursIn(BERLIN, on(weekdays, '00:00', '24:00')), now)).toBeNull();
    const always = (holiday: string) => hoursIn('UTC', on(weekdays, '00:00', '24:00'), [holiday]);
    expect(iso(nextFlip(always('2027-01-31'), now))).toBe('2027-01-31T00:00Z');
    expect(nextFlip(always('2027-06-01'), now)).toBeNull();
  });
});

describe('days of 23 and 25 hours', () => {
  // Berlin: forward 2026-03-29 at 01:00Z (02:00 to 03:00), back 2026-10-25 at 01:00Z (03:00 to 02:00).
  const sunday = (from: string, to: string, zone = BERLIN) => hoursIn(zone, on(['sunday'], from, to));

  it.each([
    ['00:00', '24:00', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['09:00', '17:00', '2026-03-29T07:00Z', '2026-03-29T15:00Z'],
    ['01:30', '03:30', '2026-03-29T00:30Z', '2026-03-29T01:30Z'],
    ['02:30', '05:00', '2026-03-29T01:00Z', '2026-03-29T03:00Z'],
    ['01:00', '02:30', '2026-03-29T00:00Z', '2026-03-29T01:00Z'],
  ])('[G08] %s to %s on the day without 02:30 is %s to %s', (from, to, opens, closes) => {
    expect(flips(sunday(from, to), '2026-03-28T12:00:00Z', 2)).toEqual([opens, closes]);
  });

  it('[G08] hours that the clock skips are none that day', () => {
    expect(flips(sunday('02:10', '02:50'), '2026-03-28T12:00:00Z', 1)).toEqual(['2026-04-05T00:10Z']);
  });

  it.each([
    ['00:00', '24:00', ['2026-10-24T22:00Z', '2026-10-25T23:00Z']],
    ['02:00', '03:00', ['2026-10-25T00:00Z', '2026-10-25T02:00Z']],
    ['01:00', '02:30', ['2026-10-24T23:00Z', '2026-10-25T00:30Z', '2026-10-25T01:00Z', '2026-10-25T01:30Z']],
    ['02:30', '04:00', ['2026-10-25T00:30Z', '2026-10-25T01:00Z', '2026-10-25T01:30Z', '2026-10-25T03:00Z']],
  ])('[G08] %s to %s on the day that has 02:30 twice', (from, to, expected) => {
    expect(flips(sunday(from, to), '2026-10-24T12:00:00Z', expected.length)).toEqual(expected);
  });

  it('[G08] New York: forward at 07:00Z, back at 06:00Z', () => {
    expect(flips(sunday('02:30', '10:00', NEW_YORK), '2026-03-07T12:00:00Z', 2)).toEqual([
      '2026-03-08T07:00Z',
      '2026-03-08T14:00Z',
    ]);
    expect(flips(sunday('00:00', '24:00', NEW_YORK), '2026-10-31T12:00:00Z', 2)).toEqual([
      '2026-11-01T04:00Z',
      '2026-11-02T05:00Z',
    ]);
  });

  it('[G08] Lord Howe puts its clock by half an hour', () => {
    // Back 2026-04-04 at 15:00Z (02:00 to 01:30), forward 2026-10-03 at 15:30Z (02:00 to 02:30).
    expect(flips(sunday('01:30', '02:00', LORD_HOWE), '2026-04-04T12:00:00Z', 2)).toEqual([
      '2026-04-04T14:30Z',
      '2026-04-04T15:30Z',
    ]);
    expect(flips(sunday('02:15', '03:00', LORD_HOWE), '2026-10-03T12:00:00Z', 2)).toEqual([
      '2026-10-03T15:30Z',
      '2026-10-03T16:00Z',
    ]);
  });

  it('[G08] a day can be missing, and midnight can be skipped', () => {
    // Apia went over the date line and had no Friday 30 December 2011; Beirut goes forward at midnight.
    const friday = hoursIn('Pacific/Apia', on(['friday'], '09:00', '17:00'));
    expect(flips(friday, '2011-12-29T00:00:00Z', 1)).toEqual(['2012-01-05T19:00Z']);
    expect(flips(sunday('00:00', '01:30', 'Asia/Beirut'), '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-28T22:00Z',
      '2026-03-28T22:30Z',
    ]);
  });
});

describe('whatever the hours', () => {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const clock = (quarters: number): string => `${pad(Math.floor(quarters / 4))}:${pad((quarters % 4) * 15)}`;
  const anyStretch = fc
    .tuple(fc.constantFrom(...weekdays), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
    .map(([day, from, length]) => ({ day, from: clock(from), to: clock(Math.min(96, from + length)) }));
  // Most runs begin within three days of a clock being put forward or back.
  const shifts = ['03-29T01:00', '10-25T01:00', '03-08T07:00', '11-01T06:00', '04-04T15:00', '10-03T15:30'];
  const anyNow = fc
    .tuple(fc.constantFrom(...shifts), fc.integer({ min: -3 * DAY, max: 3 * DAY }))
    .map(([shift, off]) => at(`2026-${shift}Z`) + off);
  const anyHours = fc.record({
    timeZone: fc.constantFrom(
      BERLIN,
      NEW_YORK,
      KOLKATA,
      LORD_HOWE,
      'America/Havana',
      'Africa/Casablanca',
      'UTC',
    ),
    week: fc.array(anyStretch, { maxLength: 8 }),
    holidays: fc.subarray(['2026-03-29', '2026-10-25', '2026-11-01', '2026-04-05']),
  });

  it('[G08] isOpen is constant until nextFlip, and differs right at it', () => {
    let flipped = 0;
    fc.assert(
      fc.property(anyHours, anyNow, (hours, now) => {
        const isOpenNow = isOpen(hours, now);
        const flip = nextFlip(hours, now);
        if (flip !== null) {
          flipped += 1;
          expect(flip).toBeGreaterThan(now);
          expect(isOpen(hours, flip)).toBe(!isOpenNow);
          expect(isOpen(hours, flip - 1)).toBe(isOpenNow);
        }
        // Every edge and every shift of these zones is at a quarter of an hour.
        const quarter = 15 * MINUTE;
        const end = Math.min(flip ?? Number.POSITIVE_INFINITY, now + 10 * DAY);
        for (let each = Math.ceil(now / quarter) * quarter; each < end; each += quarter) {
          if (isOpen(hours, each) !== isOpenNow) expect.fail(`flips at ${iso(each)}, not at ${iso(flip)}`);
        }
      }),
      { numRuns: 300 },
    );
    expect(flipped, 'most hours flip').toBeGreaterThan(150);
  });
});

describe('what is wrong with hours', () => {
  const faulty = (change: Partial<BusinessHours>) =>
    hoursFaults({ ...office(BERLIN), ...change }).map(({ path, fault }) => `${path.join('.')}: ${fault}`);
  const monday = (from: string, to: string): OpeningHours => ({ day: 'monday', from, to });

  it('[G08] nothing, when they are right', () => {
    for (const timeZone of [BERLIN, NEW_YORK, KOLKATA, LORD_HOWE, 'UTC']) {
      expect(hoursFaults(office(timeZone, ['2028-02-29', '2026-12-31']))).toEqual([]);
    }
    expect(faulty({ week: [] })).toEqual([]);
    expect(faulty({ week: [monday('12:00', '24:00'), monday('00:00', '12:00')] }), 'touching').toEqual([]);
    expect(
      faulty({ week: [monday('09:00', '17:00'), { ...monday('10:00', '11:00'), day: 'sunday' }] }),
    ).toEqual([]);
  });

  it.each(['', 'Berlin', 'Europe/Atlantis', '+05:30'])('[G08] the zone %j', (timeZone) => {
    expect(faulty({ timeZone })).toEqual([
      'timeZone: expected a time zone as IANA names it, such as Europe/Berlin',
    ]);
  });

  it.each([
    ['9:00', '17:00', ['week.0.from: expected a time from 00:00 to 23:59']],
    ['24:00', '24:00', ['week.0.from: expected a time from 00:00 to 23:59']],
    ['09:60', '17:00', ['week.0.from: expected a time from 00:00 to 23:59']],
    ['09:00', '24:01', ['week.0.to: expected a time from 00:01 to 24:00']],
    ['09:00', '17:00 ', ['week.0.to: expected a time from 00:01 to 24:00']],
    ['09:00', '09:00', ['week.0.to: expected a time after from; write what crosses midnight as two']],
    ['22:00', '06:00', ['week.0.to: expected a time after from; write what crosses midnight as two']],
    [
      'nine',
      'five',
      ['week.0.from: expected a time from 00:00 to 23:59', 'week.0.to: expected a time from 00:01 to 24:00'],
    ],
  ])('[G08] the times %j to %j', (from, to, faults) => {
    expect(faulty({ week: [monday(from, to)] })).toEqual(faults);
  });

  it('[G08] a day that is none', () => {
    expect(faulty({ week: [{ ...monday('09:00', '17:00'), day: 'Monday' as Weekday }] })).toEqual([
      `week.0.day: expected one of ${weekdays.join(', ')}`,
    ]);
  });

  it('[G08] hours that overlap, also in the wrong order', () => {
    const week = [monday('12:00', '18:00'), monday('18:00', '19:00'), monday('08:00', '12:01')];
    expect(faulty({ week })).toEqual(['week.2: expected hours that do not overlap those at week 0']);
  });

  it.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '25.12.2026', ''])(
    '[G08] the date %j',
    (date) => {
      expect(faulty({ holidays: ['2026-12-25', date] })).toEqual([
        'holidays.1: expected a date that exists, such as 2026-12-25',
      ]);
    },
  );

  it('[G08] all of them at once, each in its place', () => {
    const paths = hoursFaults({
      timeZone: 'Nowhere',
      week: [monday('x', '17:00'), monday('09:00', '10:00')],
      holidays: ['never'],
    }).map(({ path }) => path);
    expect(paths).toEqual([['timeZone'], ['week', 0, 'from'], ['holidays', 0]]);
  });
});
