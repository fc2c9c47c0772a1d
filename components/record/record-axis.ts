/** What was said and who was there, on one axis: the rows in the order of time, and the bars that run beside them. */
import type { ExportItem } from '../../core/domain/supervision-record.js';
import type { EntryView } from '../../core/domain/view.js';

export type Watched = Extract<ExportItem, { readonly type: 'supervision' }>;

/** A piece of a bar, as far as one row is high. */
export interface Piece {
  readonly mode: Watched['mode'];
  readonly part: 'only' | 'begin' | 'middle' | 'end';
}

type Content =
  | { readonly kind: 'day' }
  /** Nothing happened for so many milliseconds. */
  | { readonly kind: 'gap'; readonly milliseconds: number }
  | { readonly kind: 'entry'; readonly entry: EntryView }
  | { readonly kind: 'watched'; readonly watched: Watched };

export type AxisRow = Content & {
  readonly key: string;
  readonly at: number;
  /** One place per bar that may run here; null where none does. */
  readonly lanes: readonly (Piece | null)[];
};

type Bare = Content & { readonly key: string; readonly at: number };

/** Longer silence is worth a line: the axis shows what came after what, and not how far apart. */
const SILENCE = 5 * 60_000;

const dayOf = (at: number): string => new Date(at).toDateString();

const contentOf = (item: ExportItem): Content =>
  item.type === 'entry' ? { kind: 'entry', entry: item.entry } : { kind: 'watched', watched: item };

/** The days and the silences between what is there. */
const between = (before: number | null, at: number, key: string): readonly Bare[] => {
  if (before === null || dayOf(before) !== dayOf(at)) return [{ kind: 'day', key: `day ${key}`, at }];
  const milliseconds = at - before;
  return milliseconds < SILENCE ? [] : [{ kind: 'gap', key: `gap ${key}`, at, milliseconds }];
};

const bareRows = (items: readonly ExportItem[]): readonly Bare[] => {
  let before: number | null = null;
  return items.flatMap((item, index) => {
    const key = item.type === 'entry' ? item.entry.id : `watched ${index}`;
    const rows = [...between(before, item.at, key), { ...contentOf(item), key, at: item.at }];
    before = Math.max(before ?? item.at, item.at);
    return rows;
  });
};

interface Bar {
  readonly mode: Watched['mode'];
  readonly from: number;
  readonly to: number;
}

/** The last row that stands no later than the end; a bar is at least as long as the row that it begins with. */
const barOf = (rows: readonly Bare[], { to, mode }: Watched, from: number): Bar => {
  const last = to === null ? rows.length - 1 : rows.findLastIndex(({ at }) => at <= to);
  return { mode, from, to: Math.max(from, last) };
};

/** Each beside those that run at the same time, as far to the start as there is room. */
const inLanes = (bars: readonly Bar[]): readonly (readonly Bar[])[] => {
  const lanes: Bar[][] = [];
  for (const bar of bars) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? -1) < bar.from);
    if (free) free.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
};

const partOf = ({ from, to }: Bar, row: number): Piece['part'] => {
  if (from === to) return 'only';
  return row === from ? 'begin' : row === to ? 'end' : 'middle';
};

const pieceAt = (lane: readonly Bar[], row: number): Piece | null => {
  const bar = lane.find(({ from, to }) => from <= row && row <= to);
  return bar ? { mode: bar.mode, part: partOf(bar, row) } : null;
};

export const axisRows = (items: readonly ExportItem[]): readonly AxisRow[] => {
  const rows = bareRows(items);
  const bars = rows.flatMap((row, index) =>
    row.kind === 'watched' ? [barOf(rows, row.watched, index)] : [],
  );
  const lanes = inLanes(bars);
  return rows.map((row, index) => ({ ...row, lanes: lanes.map((lane) => pieceAt(lane, index)) }));
};

/** Who was there when, person by person, in the order in which they came. */
export const byPerson = (items: readonly ExportItem[]): readonly (readonly [Watched, ...Watched[]])[] => {
  const people = new Map<string, [Watched, ...Watched[]]>();
  for (const item of items) {
    if (item.type !== 'supervision') continue;
    const known = people.get(item.person.id);
    if (known) known.push(item);
    else people.set(item.person.id, [item]);
  }
  return [...people.values()];
};
