// The figures of one conversation, counted entry by entry.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../core/domain/identity.js';
import type { EntryId, PersonId } from '../../core/domain/ids.js';
import type { Metrics } from '../../core/domain/metrics.js';
import { countEntry, metricsView, newMetrics, rhythmOf } from '../../core/domain/metrics.js';
import { recordOf } from '../../core/domain/supervision-record.js';
import type { AssignmentCause, Audience, Author, EntryBody } from '../../core/domain/timeline.js';
import { everyone, staff, supervisors, whisperTo } from '../../core/domain/timeline.js';

const START = 1_700_000_000_000;
const person = (id: string, role: Person['role']): Person => ({ id: id as PersonId, name: id, role });
const carla = person('~carla', 'customer');
const anna = person('anna', 'agent');
const bert = person('bert', 'agent');
const sam = person('sam', 'supervisor');
const tess = person('tess', 'supervisor');

/** An entry so many seconds after the beginning. */
type Told = readonly [seconds: number, body: EntryBody, audience?: Audience];

const said = (author: Person, capacity: Author['capacity'], text = 'words'): EntryBody => ({
  kind: 'message',
  author: { ...author, capacity },
  text,
});
const asks = said(carla, 'customer');
const answers = said(anna, 'handler');
const assigned = (handler: Person, cause: AssignmentCause, from: Person | null = null): EntryBody => ({
  kind: 'assigned',
  handler,
  from,
  cause,
  reason: null,
  by: null,
  override: null,
});
const changes = (
  who: Person,
  from: 'monitor' | 'whisper' | 'join' | 'takeover' | null,
  to: 'monitor' | 'whisper' | 'join' | 'takeover' | null,
): EntryBody => ({ kind: 'supervision', person: who, from, to });
const ended: EntryBody = { kind: 'ended', by: 'customer', name: 'Carla', shownName: 'Carla' };
const back: EntryBody = { kind: 'returned-to-queue', from: anna, by: null, reason: null };
const hold = (on: boolean): EntryBody => ({ kind: 'hold-set', by: anna, on });

const audiences: Partial<Record<EntryBody['kind'], Audience>> = {
  supervision: supervisors,
  message: everyone,
};

const counted = (...told: readonly Told[]): Metrics =>
  told.reduce(
    (metrics, [seconds, body, audience]) =>
      countEntry(metrics, {
        at: START + seconds * 1000,
        body,
        audience: audience ?? audiences[body.kind] ?? staff,
      }),
    newMetrics(START),
  );
const viewed = (at: number, ...told: readonly Told[]) => metricsView(counted(...told), START + at * 1000);

describe('figures', () => {
  it('[B23] nothing is known of what has not happened', () => {
    const view = viewed(60);
    expect(view).toMatchObject({
      acceptedAfterSeconds: null,
      firstResponseSeconds: null,
      averageReplySeconds: null,
      longestWaitSeconds: null,
      handleSeconds: null,
      holdSeconds: 0,
      transfers: 0,
    });
  });

  it('[B23] the first response is the first public word by staff after the customer’s first, from whomever', () => {
    const before: readonly Told[] = [
      [0, assigned(anna, 'accepted')],
      [2, answers],
      [10, asks],
      [12, asks],
      [14, said(anna, 'handler'), staff],
      [16, said(sam, 'supervisor'), whisperTo(anna.id)],
    ];
    expect(
      viewed(20, ...before).firstResponseSeconds,
      'a greeting, a note and a whisper answer nothing',
    ).toBeNull();
    expect(viewed(99, ...before, [25, said(sam, 'participant')], [90, answers]).firstResponseSeconds).toBe(
      15,
    );
  });

  it('[B23] the longest wait counts from the first word that nobody answered, the running one included', () => {
    const told: readonly Told[] = [
      [0, asks],
      [10, asks],
      [30, answers],
      [40, asks],
      [45, answers],
    ];
    expect(viewed(1000, ...told).longestWaitSeconds).toBe(30);
    expect(viewed(150, ...told, [50, asks]).longestWaitSeconds).toBe(100);
    expect(
      viewed(150, ...told, [50, asks], [90, ended]).longestWaitSeconds,
      'nobody waits after the end',
    ).toBe(40);
  });

  it('[B23] handling is the time with a handler, without hold and without what is put aside', () => {
    const told: readonly Told[] = [
      [10, assigned(anna, 'accepted')],
      [20, hold(true)],
      [50, hold(false)],
      [60, { kind: 'snoozed', by: anna, until: START }],
      [90, { kind: 'woken', by: null }],
      [100, back],
      [200, assigned(bert, 'accepted')],
    ];
    expect(viewed(210, ...told)).toMatchObject({
      handleSeconds: 40,
      holdSeconds: 30,
      acceptedAfterSeconds: 10,
    });
    expect(viewed(900, ...told, [220, ended]).handleSeconds, 'wrapping up is not counted').toBe(50);
  });

  it('[B23] what is held stays held with another handler, and not in the queue', () => {
    const held = [
      [0, assigned(anna, 'accepted')],
      [10, hold(true)],
    ] as const satisfies readonly Told[];
    const view = viewed(50, ...held, [20, assigned(bert, 'handed-off', anna)]);
    expect(view).toMatchObject({ handleSeconds: 10, holdSeconds: 40 });
    const again = viewed(50, ...held, [20, back], [40, assigned(bert, 'accepted')]);
    expect(again).toMatchObject({ handleSeconds: 20, holdSeconds: 10 });
  });

  it('[B23] messages are counted by who may read them', () => {
    const view = viewed(
      9,
      [0, asks],
      [1, answers],
      [2, said(sam, 'consultant')],
      [3, said(bert, 'standby'), staff],
      [4, said(sam, 'supervisor'), whisperTo(anna.id)],
      [5, said(sam, 'supervisor'), whisperTo(anna.id)],
      [6, said(sam, 'supervisor'), supervisors],
    );
    expect(view.messages).toEqual({ customer: 1, staff: 2, whispers: 2, notes: 1 });
  });

  it('[B23] transfers are hand-offs, moves, and assignments while somebody handles it', () => {
    const move: EntryBody = { kind: 'moved', from: 'Sales', to: 'Support', by: anna, note: null };
    const view = viewed(
      99,
      [0, assigned(anna, 'assigned')],
      [1, assigned(bert, 'assigned', anna)],
      [2, assigned(anna, 'handed-off', bert)],
      [3, move],
      [4, back],
      [5, assigned(bert, 'accepted')],
    );
    expect(view.transfers).toBe(3);
    expect(view.handleSeconds, 'a move ends the handling').toBe(3 + 94);
  });

  it('[B23] offers are counted by how they ended', () => {
    const offered: EntryBody = { kind: 'offered', to: anna, by: null, until: START, note: null };
    const over = (outcome: 'declined' | 'missed' | 'withdrawn'): EntryBody => ({
      kind: 'offer-ended',
      to: anna,
      outcome,
      reason: null,
    });
    const view = viewed(
      9,
      [0, offered],
      [1, over('declined')],
      [2, offered],
      [3, over('missed')],
      [4, offered],
      [5, over('missed')],
      [6, offered],
      [7, over('withdrawn')],
      [8, offered],
    );
    expect(view.offers).toEqual({ made: 5, declined: 1, missed: 2, withdrawn: 1 });
  });

  it('[B31][B23] a takeover counts, as a change of handler and as a mode with its time', () => {
    const told: readonly Told[] = [
      [0, assigned(anna, 'accepted')],
      [10, changes(sam, null, 'monitor')],
      [30, assigned(sam, 'taken-over', anna)],
      [30, changes(sam, 'monitor', 'takeover')],
      [90, assigned(anna, 'handed-back', sam)],
      [90, changes(sam, 'takeover', 'monitor')],
    ];
    const view = viewed(100, ...told);
    expect(view.takeovers).toBe(1);
    expect(view.transfers, 'neither it nor handing back is a transfer').toBe(0);
    expect(view.supervision).toEqual({
      monitor: { count: 2, seconds: 30 },
      whisper: { count: 0, seconds: 0 },
      join: { count: 0, seconds: 0 },
      takeover: { count: 1, seconds: 60 },
    });
    expect(viewed(60, ...told.slice(0, 4)).supervision.takeover, 'while it lasts').toEqual({
      count: 1,
      seconds: 30,
    });
    const forAnother = viewed(100, [0, assigned(anna, 'accepted')], [5, assigned(bert, 'taken-over', anna)]);
    expect(forAnother.takeovers, 'for an agent, too').toBe(1);
  });

  it('[B23] whoever follows another agent in the same mode simply goes on', () => {
    const again: EntryBody = {
      kind: 'supervision',
      person: sam,
      from: 'monitor',
      to: 'monitor',
      follows: bert.id,
    };
    const view = viewed(
      30,
      [0, changes(sam, null, 'monitor')],
      [10, again],
      [20, changes(sam, 'monitor', null)],
    );
    expect(view.supervision.monitor).toEqual({ count: 1, seconds: 20 });
  });

  it('[B23] a clock that was set back takes no time away', () => {
    const view = viewed(0, [50, asks], [50, assigned(anna, 'accepted')], [10, answers], [20, ended]);
    expect(view).toMatchObject({ firstResponseSeconds: 0, longestWaitSeconds: 0, handleSeconds: 0 });
  });

  it('[C28][B23] it is abandoned when it ends while nobody handles it', () => {
    expect(counted([0, asks], [9, ended]).isAbandoned).toBe(true);
    expect(counted([0, asks], [1, assigned(anna, 'accepted')], [9, ended]).isAbandoned).toBe(false);
    expect(counted([1, assigned(anna, 'accepted')], [5, back], [9, ended]).isAbandoned).toBe(true);
  });
});

describe('rhythm', () => {
  it('[C16] tells the last reply, the average, and the wait that is not answered yet beside it', () => {
    const told: readonly Told[] = [
      [0, asks],
      [10, answers],
      [12, answers],
      [20, asks],
      [24, asks],
      [40, answers],
    ];
    const rhythm = (at: number, ...more: readonly Told[]) =>
      rhythmOf(counted(...told, ...more), START + at * 1000);
    expect(rhythm(60)).toEqual({
      lastReplyAt: START + 40_000,
      averageReplySeconds: 15,
      waitingSeconds: null,
    });
    expect(rhythm(100, [70, asks])).toMatchObject({ averageReplySeconds: 15, waitingSeconds: 30 });
    expect(rhythm(60, [50, said(anna, 'handler'), staff]).lastReplyAt, 'notes are no replies').toBe(
      START + 40_000,
    );
  });

  it('[C16] is unknown before anybody replied', () => {
    const nothing = { lastReplyAt: null, averageReplySeconds: null, waitingSeconds: null };
    expect(rhythmOf(newMetrics(START), START)).toEqual(nothing);
  });
});

const modes = ['monitor', 'whisper', 'join', 'takeover', null] as const;
/** Supervisors who come, change and go in any order, each change from where they are. */
const comingAndGoing = fc
  .array(fc.tuple(fc.constantFrom(sam, tess), fc.constantFrom(...modes), fc.integer({ min: 0, max: 600 })))
  .map((steps) => {
    const now = new Map<PersonId, (typeof modes)[number]>();
    let at = 0;
    return steps.flatMap(([who, to, later]): readonly Told[] => {
      at += later;
      const from = now.get(who.id) ?? null;
      now.set(who.id, to);
      return from === to ? [] : [[at, changes(who, from, to)]];
    });
  });

describe('over any history', () => {
  it('[B23][B24] the times of each mode are those of the record', () => {
    fc.assert(
      fc.property(comingAndGoing, (told) => {
        const end = (told.at(-1)?.[0] ?? 0) + 60;
        const entries = told.map(([seconds, body]) => ({ at: START + seconds * 1000, body }));
        const record = recordOf(entries, START + end * 1000);
        const { supervision } = viewed(end, ...told);
        for (const mode of ['monitor', 'whisper', 'join', 'takeover'] as const) {
          const intervals = record.filter((each) => each.mode === mode);
          const total = intervals.reduce((sum, each) => sum + (each.to ?? Number.NaN) - each.from, 0);
          expect(supervision[mode]).toEqual({ count: intervals.length, seconds: total / 1000 });
        }
      }),
    );
  });

  it('[B23] the figures do not grow with what is said and who came', () => {
    const one: readonly Told[] = [
      [0, asks],
      [1, said(anna, 'handler', 'w'.repeat(4_000))],
      [2, { kind: 'tagged', by: anna, added: ['vip'], removed: [] }],
      [3, { kind: 'suggestion-settled', by: anna, suggestion: 'e1' as EntryId, outcome: 'edited' }],
    ];
    const visits = Array.from({ length: 500 }, (_, index): readonly Told[] => {
      const visitor = person(`visitor-${index}`, 'supervisor');
      return [...one, [4, changes(visitor, null, 'monitor')], [5, changes(visitor, 'monitor', null)]];
    });
    expect(JSON.stringify(counted(...visits.flat())).length).toBeLessThan(900);
  });

  it('[B23] closing what runs in the view changes nothing in what is kept', () => {
    const metrics = Object.freeze(
      counted([0, asks], [1, assigned(anna, 'accepted')], [2, changes(sam, null, 'monitor')]),
    );
    const before = JSON.stringify(metrics);
    metricsView(metrics, START + 99_000);
    expect(JSON.stringify(metrics)).toBe(before);
    expect(metrics.supervisors.map(({ person: id }) => id)).toEqual([sam.id]);
  });
});
