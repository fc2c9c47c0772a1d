// What a workgroup counts through a day, each thing once, with nothing remembered but the rows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CounterEvent, Counters, RowFacts } from '../../core/domain/counters.js';
import {
  afterEvent,
  countersOn,
  countersView,
  dayOf,
  eventsBetween,
  factsOf,
  newCounters,
} from '../../core/domain/counters.js';
import type { Person } from '../../core/domain/identity.js';
import type { PersonId } from '../../core/domain/ids.js';
import { countEntry, newMetrics } from '../../core/domain/metrics.js';
import type { EntryBody } from '../../core/domain/timeline.js';
import { everyone } from '../../core/domain/timeline.js';

const DAY = '2025-06-02';
const NOW = Date.UTC(2025, 5, 2, 12);
const nobody = { waiting: 0, longestWaitSince: null };
const countersAfter = (events: readonly CounterEvent[], from: Counters = newCounters(DAY)): Counters =>
  events.reduce(afterEvent, from);

const facts = (more: Partial<RowFacts> = {}): RowFacts => ({
  isHandled: false,
  isAbandoned: false,
  firstResponseSeconds: null,
  ...more,
});
const kinds = (before: RowFacts | null, next: RowFacts) =>
  eventsBetween(before, next).map(({ kind }) => kind);

describe('counting', () => {
  it('[C28] offered, handled, abandoned, and the average of the first responses', () => {
    const counters = countersAfter([
      { kind: 'offered' },
      { kind: 'offered' },
      { kind: 'offered' },
      { kind: 'handled' },
      { kind: 'handled' },
      { kind: 'abandoned' },
      { kind: 'first-response', seconds: 10 },
      { kind: 'first-response', seconds: 25 },
    ]);
    expect(countersView(counters, { waiting: 2, longestWaitSince: NOW - 90_000 }, NOW)).toEqual({
      day: DAY,
      offered: 3,
      handled: 2,
      abandoned: 1,
      waiting: 2,
      longestWaitSeconds: 90,
      averageFirstResponseSeconds: 18,
    });
  });

  it('[C28] without a wait and without an answer there is no time to tell', () => {
    const view = countersView(newCounters(DAY), nobody, NOW);
    expect(view).toMatchObject({ longestWaitSeconds: null, averageFirstResponseSeconds: null, offered: 0 });
    expect(
      countersView(newCounters(DAY), { waiting: 1, longestWaitSince: NOW + 5 }, NOW).longestWaitSeconds,
    ).toBe(0);
  });

  it('[C28] another day begins with nothing', () => {
    const counters = countersAfter([{ kind: 'offered' }]);
    expect(countersOn(counters, DAY)).toBe(counters);
    expect(countersOn(counters, '2025-06-03')).toEqual(newCounters('2025-06-03'));
    expect(countersOn(null, DAY)).toEqual(newCounters(DAY));
  });
});

describe('the day', () => {
  it.each([
    ['Europe/Berlin', '2025-06-01T21:59:59.999Z', '2025-06-01'],
    ['Europe/Berlin', '2025-06-01T22:00:00.000Z', '2025-06-02'],
    ['America/Los_Angeles', '2025-06-02T06:59:59.999Z', '2025-06-01'],
    ['America/Los_Angeles', '2025-06-02T07:00:00.000Z', '2025-06-02'],
    ['Asia/Kathmandu', '2025-06-01T18:15:00.000Z', '2025-06-02'],
    ['Pacific/Kiritimati', '2024-12-31T10:00:00.000Z', '2025-01-01'],
    ['Europe/Berlin', '2025-03-29T23:00:00.000Z', '2025-03-30'],
    ['Europe/Berlin', '2025-03-30T22:00:00.000Z', '2025-03-31'],
    ['UTC', '2025-06-02T00:00:00.000Z', '2025-06-02'],
  ])('[C28] in %s it is, at %s, %s', (zone, at, day) => {
    expect(dayOf(Date.parse(at), zone)).toBe(day);
  });

  it('[C28] a time zone that is none throws: it is configured, and was checked there', () => {
    expect(() => dayOf(NOW, 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('what is new between two rows', () => {
  it('[C28] each step brings its own event', () => {
    const steps: readonly RowFacts[] = [
      facts(),
      facts({ isHandled: true }),
      facts({ isHandled: true, firstResponseSeconds: 0 }),
      facts({ isHandled: true, firstResponseSeconds: 0, isAbandoned: true }),
    ];
    expect(steps.map((next, index) => kinds(steps[index - 1] ?? null, next))).toEqual([
      ['offered'],
      ['handled'],
      ['first-response'],
      ['abandoned'],
    ]);
  });

  it('[C28] a row that leaves steps out brings all of them', () => {
    expect(eventsBetween(null, facts({ isHandled: true, firstResponseSeconds: 12 }))).toEqual([
      { kind: 'offered' },
      { kind: 'handled' },
      { kind: 'first-response', seconds: 12 },
    ]);
  });

  it('[C28] whichever rows are lost or repeated, each thing counts once', () => {
    const life: readonly RowFacts[] = [
      facts(),
      facts({ isHandled: true }),
      facts({ isHandled: true, firstResponseSeconds: 30 }),
      facts({ isHandled: true, firstResponseSeconds: 30, isAbandoned: true }),
    ];
    const told = fc
      .array(fc.integer({ min: 0, max: 3 }))
      .map((given) => [...given.sort((a, b) => a - b), 3, 3]);
    fc.assert(
      fc.property(told, (indexes) => {
        let known: RowFacts | null = null;
        let counters = newCounters(DAY);
        for (const index of indexes) {
          const next: RowFacts = life[index] ?? facts();
          counters = countersAfter(eventsBetween(known, next), counters);
          known = next;
        }
        expect(counters).toEqual({
          day: DAY,
          offered: 1,
          handled: 1,
          abandoned: 1,
          firstResponses: { count: 1, seconds: 30 },
        });
      }),
    );
  });
});

describe('what a conversation tells', () => {
  const anna: Person = { id: 'anna' as PersonId, name: 'Anna', role: 'agent' };
  const asks: EntryBody = {
    kind: 'message',
    author: { id: '~c' as PersonId, name: 'Carla', role: 'customer', capacity: 'customer' },
    text: 'Hello?',
  };
  const answers: EntryBody = { kind: 'message', author: { ...anna, capacity: 'handler' }, text: 'Yes?' };
  const assigned: EntryBody = {
    kind: 'assigned',
    handler: anna,
    from: null,
    cause: 'accepted',
    reason: null,
    by: null,
    override: null,
  };
  const moved: EntryBody = { kind: 'moved', from: 'Sales', to: 'Support', by: anna, note: null };
  const ended: EntryBody = { kind: 'ended', by: 'customer', name: 'Carla', shownName: 'Carla' };
  const told = (...bodies: readonly EntryBody[]): RowFacts =>
    factsOf(
      bodies.reduce(
        (metrics, body, index) => countEntry(metrics, { at: NOW + index * 10_000, body, audience: everyone }),
        newMetrics(NOW),
      ),
    );

  it('[C28] that it was handled, when it was answered, and that nobody was there', () => {
    expect(told(asks)).toEqual(facts());
    expect(told(asks, assigned, answers)).toEqual(facts({ isHandled: true, firstResponseSeconds: 20 }));
    expect(told(asks, ended)).toEqual(facts({ isAbandoned: true }));
  });

  it('[C28] what another workgroup did does not count for the one to which it was moved', () => {
    expect(told(asks, assigned, answers, moved)).toEqual(facts());
    expect(told(asks, assigned, answers, moved, assigned, answers)).toEqual(facts({ isHandled: true }));
    expect(told(asks, assigned, moved, assigned, answers)).toEqual(
      facts({ isHandled: true, firstResponseSeconds: 40 }),
    );
  });
});
