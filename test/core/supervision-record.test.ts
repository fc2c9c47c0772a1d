// Who supervised when, and the export in which that stands beside what was said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../core/domain/identity.js';
import type { EntryId, PersonId } from '../../core/domain/ids.js';
import { metricsView, newMetrics } from '../../core/domain/metrics.js';
import type { Interval } from '../../core/domain/supervision-record.js';
import { onOneAxis, recordOf, timelineExport } from '../../core/domain/supervision-record.js';
import type { EntryBody } from '../../core/domain/timeline.js';
import type { EntryView } from '../../core/domain/view.js';

type Mode = Interval['mode'];
const sam: Person = { id: 'sam' as PersonId, name: 'Sam', role: 'supervisor' };
const tess: Person = { id: 'tess' as PersonId, name: 'Tess', role: 'supervisor' };
const anna = 'anna' as PersonId;
const bert = 'bert' as PersonId;

const change = (at: number, person: Person, from: Mode | null, to: Mode | null, follows?: PersonId) => ({
  at,
  body: { kind: 'supervision', person, from, to, ...(follows ? { follows } : {}) } satisfies EntryBody,
});
const other = (at: number) => ({ at, body: { kind: 'waiting-again' } satisfies EntryBody });
const short = (record: readonly Interval[]) =>
  record.map(({ person, mode, from, to }) => [person.name, mode, from, to]);

const view = (seq: number, at: number): EntryView => ({
  id: `e${seq}` as EntryId,
  seq,
  at,
  audience: 'everyone',
  body: { kind: 'message', author: { name: 'Carla', role: 'customer' }, text: `Message ${seq}` },
});

describe('the record', () => {
  it('[B24] one interval for each mode, by the time of its beginning', () => {
    const record = recordOf(
      [
        change(10, sam, null, 'monitor'),
        change(20, tess, null, 'monitor'),
        change(30, sam, 'monitor', 'whisper'),
        other(35),
        change(40, sam, 'whisper', null),
        change(50, sam, null, 'monitor'),
        change(60, tess, 'monitor', 'takeover'),
      ],
      null,
    );
    expect(short(record)).toEqual([
      ['Sam', 'monitor', 10, 30],
      ['Tess', 'monitor', 20, 60],
      ['Sam', 'whisper', 30, 40],
      ['Sam', 'monitor', 50, null],
      ['Tess', 'takeover', 60, null],
    ]);
  });

  it('[B24] what still goes on ends with the conversation, and not before it began', () => {
    const entries = [change(10, sam, null, 'monitor'), change(90, tess, null, 'monitor')];
    expect(short(recordOf(entries, 70))).toEqual([
      ['Sam', 'monitor', 10, 70],
      ['Tess', 'monitor', 90, 90],
    ]);
  });

  it('[B24] a leave without a beginning is told as having been there since the first that is left', () => {
    const record = recordOf(
      [other(5), change(40, sam, 'join', null), change(50, tess, 'monitor', 'join')],
      null,
    );
    expect(short(record)).toEqual([
      ['Sam', 'join', 5, 40],
      ['Tess', 'monitor', 5, 50],
      ['Tess', 'join', 50, null],
    ]);
    expect(record.map((each) => each.isBeginningCut ?? false)).toEqual([true, true, false]);
  });

  it('[B24] wherever the front is cut, nobody who was seen later is missing, and no end comes before its beginning', () => {
    const modes = ['monitor', 'whisper', 'join', null] as const;
    const step = fc.tuple(
      fc.constantFrom(sam, tess),
      fc.constantFrom(...modes),
      fc.constantFrom(...modes),
      fc.integer({ min: 0, max: 100 }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        const entries = steps.map(([who, from, to, at]) => change(at, who, from, to));
        const record = recordOf(entries, null);
        for (const [who, from, to] of steps) {
          if (from !== null || to !== null)
            expect(record.some(({ person }) => person.id === who.id)).toBe(true);
        }
        for (const { from, to } of record) expect(to ?? from).toBeGreaterThanOrEqual(from);
        for (const { id } of [sam, tess]) {
          expect(
            record.filter((each) => each.person.id === id && each.to === null).length,
          ).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('[B24] whose side is followed begins an interval of its own; the same again does not', () => {
    const record = recordOf(
      [
        change(10, sam, null, 'monitor', anna),
        change(15, sam, 'monitor', 'monitor', anna),
        change(20, sam, 'monitor', 'monitor', bert),
      ],
      30,
    );
    expect(record.map(({ from, to, follows }) => [from, to, follows])).toEqual([
      [10, 20, 'anna'],
      [20, 30, 'bert'],
    ]);
  });

  it('[B24] a person is told by id, name and role, and by nothing that hung on them', () => {
    const record = recordOf([change(10, { ...sam, note: 'secret' } as Person, null, 'monitor')], null);
    expect(Object.keys(record[0]?.person ?? {})).toEqual(['id', 'name', 'role']);
  });
});

describe('the export', () => {
  const interval: Interval = { person: sam, mode: 'monitor', from: 20, to: 40 };

  it('[B25] entries and intervals stand on one axis; at the same time the entries first', () => {
    const { items } = timelineExport([view(1, 10), view(2, 20), view(3, 30)], [interval], null);
    expect(items.map((item) => [item.type, item.at])).toEqual([
      ['entry', 10],
      ['entry', 20],
      ['supervision', 20],
      ['entry', 30],
    ]);
    expect(items[2]).toEqual({ type: 'supervision', at: 20, to: 40, person: sam, mode: 'monitor' });
  });

  it('[B25][TI7] entries keep their order, whatever the clock did', () => {
    const times = fc.array(fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(times, times, (ats, begun) => {
        const views = ats.map((at, index) => view(index + 1, at));
        const intervals = begun
          .sort((a, b) => a - b)
          .map((from): Interval => ({ ...interval, from, to: null }));
        const axis = onOneAxis(views, intervals);
        expect(axis.flatMap((item) => (item.type === 'entry' ? item.view.seq : []))).toEqual(
          views.map(({ seq }) => seq),
        );
        expect(axis.flatMap((item) => (item.type === 'supervision' ? item.at : []))).toEqual(begun);
      }),
    );
  });

  it('[B25] without a record it says so: an empty one would say that nobody supervised', () => {
    const metrics = metricsView(newMetrics(0), 0);
    expect(timelineExport([view(1, 10)], null, null)).toEqual({
      format: 'parley-timeline',
      version: 1,
      items: [{ type: 'entry', at: 10, entry: view(1, 10) }],
      hasRecord: false,
      metrics: null,
    });
    expect(timelineExport([], [], metrics)).toMatchObject({ hasRecord: true, metrics });
  });

  it('[B25] whose side was followed and what is cut is told only where it is so', () => {
    const told = { ...interval, follows: anna, isBeginningCut: true } as const;
    expect(timelineExport([], [told], null).items[0]).toMatchObject({ follows: anna, isBeginningCut: true });
    expect(Object.keys(timelineExport([], [interval], null).items[0] ?? {})).not.toContain('follows');
  });
});
