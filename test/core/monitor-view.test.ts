// A supervisor's view as a text, what its filters let pass, and the order of the table.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { heldAs, misplaced } from '../../components/monitor/held-order.js';
import type { MonitorView } from '../../components/monitor/monitor-view.js';
import {
  columns,
  defaultView,
  noFilters,
  readView,
  writeView,
} from '../../components/monitor/monitor-view.js';
import { passesFilters } from '../../components/monitor/row-filters.js';
import { matches, sortRows } from '../../components/monitor/row-order.js';
import {
  applied,
  deleteView,
  isSameView,
  readyViews,
  renameView,
  saveView,
  turnDefault,
} from '../../components/monitor/saved-views.js';
import { countsUntil, directionOf } from '../../components/monitor/sparkline.js';
import { forgetWarnings } from '../../components/shared/warn-once.js';
import type { Row } from '../../core/domain/summary.js';
import { idOf, row } from '../support/rows.js';

const view: MonitorView = {
  section: 'queue',
  workgroup: 'sales' as MonitorView['workgroup'],
  search: 'a & b = c',
  filters: {
    agents: ['a-anna', 'a-bert'] as unknown as MonitorView['filters']['agents'],
    phases: ['active', 'wrap-up'],
    tones: ['bad'],
    tags: ['needs, comma', 'ünïcode'],
    reasons: ['unwatched', 'flagged'],
    waiting: 120,
  },
  sort: { by: 'customer', isDescending: false },
  columns: ['attention', 'customer', 'agent', 'waiting'],
  density: 'compact',
};

describe('[A18] a view as a text', () => {
  beforeEach(forgetWarnings);

  it('[A18] is nothing where nothing differs from the default', () => {
    expect(writeView(defaultView)).toBe('');
    expect(readView('')).toEqual(defaultView);
  });

  it('[A18] comes back as it was', () => {
    // Those of a fixed list come back in the order of the list.
    expect(readView(writeView(view))).toEqual({
      ...view,
      filters: { ...view.filters, reasons: ['unwatched', 'flagged'] },
    });
  });

  it('[A18] leaves out what makes no sense, and says so once', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const read = readView(
      'section=x&state=closed&state=queued&tone=7&reason=&waiting=-1&sort=-nothing&columns=a b&density=huge&what=1',
    );
    expect(read).toEqual({ ...defaultView, filters: { ...noFilters, phases: ['queued'] } });
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('keeps the columns that it knows', () => {
    expect(readView('columns=agent nonsense customer').columns).toEqual(['agent', 'customer']);
  });
});

describe('filters', () => {
  const now = Date.now();
  const passes = (given: Partial<MonitorView['filters']>, of: Row): boolean =>
    passesFilters(of, { ...noFilters, ...given }, now);
  const one = row(1, {
    tags: ['vip'],
    waitingSince: now - 100_000,
    attention: { score: 10, reasons: [{ reason: 'flagged', since: now }] },
    concerns: { sentiment: { kind: 'known', score: -0.5, trend: 'steady', messages: 2 } },
  });
  const other = row(2, { agent: null, openedAt: now - 10_000 });

  it.each([
    ['agents', { agents: ['a-anna'] as unknown as MonitorView['filters']['agents'] }],
    ['phases', { phases: ['active'] }],
    ['tones', { tones: ['bad'] }],
    ['tags', { tags: ['vip', 'other'] }],
    ['reasons', { reasons: ['flagged'] }],
    ['waiting', { waiting: 60 }],
  ] as const)('by %s', (_, given) => {
    expect(passes(given, one)).toBe(true);
    expect(passes(given, other)).toBe(false);
  });

  it('have all to hold, and none of them holds everything', () => {
    expect(passes({}, other)).toBe(true);
    expect(passes({ tags: ['vip'], tones: ['good'] }, one)).toBe(false);
  });

  it('finds what is searched in name, agent and last words', () => {
    expect(['customer 1', 'anna', 'WORDS OF'].map((each) => matches(one, each))).toEqual([true, true, true]);
    expect(matches(one, 'nobody')).toBe(false);
  });
});

describe('[C06] the order', () => {
  const known = (score: number) => ({
    concerns: { sentiment: { kind: 'known', score, trend: 'steady', messages: 1 } as const },
  });
  const ids = (rows: readonly Row[]): readonly string[] => rows.map((each) => each.conversation);

  it('[C06] is by the score of attention', () => {
    const rows = [10, 90, 40].map((score, index) => row(index, { attention: { score, reasons: [] } }));
    expect(ids(sortRows(rows, { by: 'attention', isDescending: true }))).toEqual([idOf(1), idOf(2), idOf(0)]);
  });

  it('[C06] is by feeling, what is not known last either way', () => {
    const rows = [row(0), row(1, known(0.5)), row(2, known(-0.5))];
    expect(ids(sortRows(rows, { by: 'sentiment', isDescending: false }))).toEqual([
      idOf(2),
      idOf(1),
      idOf(0),
    ]);
    expect(ids(sortRows(rows, { by: 'sentiment', isDescending: true }))).toEqual([idOf(1), idOf(2), idOf(0)]);
  });

  it.each(columns)('by %s has each row once, and is the same whatever came first', (by) => {
    const rows = Array.from({ length: 12 }, (_, n) =>
      row(n, { messages: n % 3, agent: n % 2 ? 'Anna' : 'Bert' }),
    );
    const sorted = ids(sortRows(rows, { by, isDescending: true }));
    expect(new Set(sorted).size).toBe(12);
    expect(ids(sortRows(rows.toReversed(), { by, isDescending: true }))).toEqual(sorted);
  });

  it('by team is by what teams are called', () => {
    const rows = ['a', 'b'].map((team, n) => row(n, { workgroup: team as Row['workgroup'] }));
    const labels = new Map([['a', 'Zebra'] as const, ['b', 'Ant'] as const]) as unknown as Parameters<
      typeof sortRows
    >[2];
    expect(ids(sortRows(rows, { by: 'team', isDescending: false }, labels))).toEqual([idOf(1), idOf(0)]);
  });

  it('is held: what is new goes to the end, what is gone leaves', () => {
    const shown = [idOf(3), idOf(1), idOf(2)];
    const sorted = [row(9), row(1), row(3)];
    const held = heldAs(shown, sorted, ({ conversation }) => conversation);
    expect(ids(held)).toEqual([idOf(3), idOf(1), idOf(9)]);
    expect(misplaced(held, sorted)).toBe(2);
  });
});

describe('[C19] saved views', () => {
  const saved = [
    { name: 'A', view: 'search=a', isDefault: true },
    { name: 'B', view: 'search=b', isDefault: false },
  ];

  it('[C19] are saved under a name, of which there is one', () => {
    expect(saveView(saved, ' C ', defaultView).at(-1)).toEqual({ name: 'C', view: '', isDefault: false });
    expect(saveView(saved, 'A', view)[0]).toEqual({ name: 'A', view: writeView(view), isDefault: true });
    expect(saveView(saved, '  ', view)).toBe(saved);
  });

  it('[C19] are renamed unless the name is taken, and deleted', () => {
    expect(renameView(saved, 'A', 'Z').map((each) => each.name)).toEqual(['Z', 'B']);
    expect(renameView(saved, 'A', 'B')).toBe(saved);
    expect(deleteView(saved, 'A').map((each) => each.name)).toEqual(['B']);
  });

  it('[C19] have one default at most', () => {
    expect(turnDefault(saved, 'B').map((each) => each.isDefault)).toEqual([false, true]);
    expect(turnDefault(saved, 'A').map((each) => each.isDefault)).toEqual([false, false]);
  });

  it('keep the section, and the team where they name none', () => {
    expect(applied(view, defaultView)).toMatchObject({ section: 'queue', workgroup: 'sales', search: '' });
    expect(isSameView(view, view)).toBe(true);
    expect(isSameView(view, readyViews.attention)).toBe(false);
  });
});

describe('the line of activity', () => {
  it('goes on in silence', () => {
    const counts = countsUntil({ at: 0, counts: [4] }, 45_000);
    expect(counts.length).toBe(40);
    expect(counts.slice(-4)).toEqual([4, 0, 0, 0]);
  });

  it('rises and falls by more than a single message', () => {
    const quiet = Array<number>(30).fill(0);
    expect(directionOf([...quiet, 1])).toBe('steady');
    expect(directionOf([...quiet, 1, 2])).toBe('rising');
    expect(directionOf([...quiet.slice(0, 14), 5, 5, ...quiet.slice(0, 14)])).toBe('falling');
  });
});
