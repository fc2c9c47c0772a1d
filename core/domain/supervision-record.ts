/** Who monitored a conversation when and in which mode, and the export that puts that beside what was said. */
import type { Person } from './identity.js';
import { personOf } from './identity.js';
import type { PersonId } from './ids.js';
import type { MetricsView } from './metrics.js';
import type { SupervisionMode } from './supervision.js';
import type { Entry, EntryBody } from './timeline.js';
import type { EntryView } from './view.js';

/** One supervisor in one mode, from one moment to another. */
export interface Interval {
  readonly person: Person;
  readonly mode: SupervisionMode;
  readonly from: number;
  /** Null while it goes on. */
  readonly to: number | null;
  /** The agent whose side of it they follow. */
  readonly follows?: PersonId;
  /** The entries that tell of the beginning are not there any more: `from` is the latest that it can have been. */
  readonly isBeginningCut?: true;
}

type Supervised = Extract<EntryBody, { kind: 'supervision' }>;

const begun = (
  { person, follows }: Supervised,
  mode: SupervisionMode,
  from: number,
  isBeginningCut: boolean,
): Interval => ({
  person: personOf(person),
  mode,
  from,
  to: null,
  ...(follows === undefined ? {} : { follows }),
  ...(isBeginningCut ? { isBeginningCut } : {}),
});

/** A room's clock may be set back; an interval does not end before it began. */
const closedAt = (interval: Interval, at: number): Interval => ({
  ...interval,
  to: Math.max(interval.from, at),
});

/**
 * From the entries for supervisors in their order. What was still going on when the conversation ended ends with it.
 * Somebody of whom only a later change is left was there since the first entry that is left, or longer: they stand
 * in the record rather than vanish from it.
 */
export const recordOf = (
  entries: readonly Pick<Entry, 'at' | 'body'>[],
  endedAt: number | null,
): readonly Interval[] => {
  const firstAt = entries[0]?.at ?? 0;
  const open = new Map<PersonId, Interval>();
  const done: Interval[] = [];
  for (const { at, body } of entries) {
    if (body.kind !== 'supervision') continue;
    const known = open.get(body.person.id);
    if (known && known.mode === body.to && known.follows === body.follows) continue;
    const current = known ?? (body.from === null ? undefined : begun(body, body.from, firstAt, true));
    if (current) done.push(closedAt(current, at));
    open.delete(body.person.id);
    if (body.to !== null) open.set(body.person.id, begun(body, body.to, at, false));
  }
  const left = [...open.values()].map((each) => (endedAt === null ? each : closedAt(each, endedAt)));
  return [...done, ...left].sort((a, b) => a.from - b.from);
};

/** A line of the axis on which what was said and who was there stand together. */
export type AxisItem =
  | { readonly type: 'entry'; readonly at: number; readonly view: EntryView }
  | { readonly type: 'supervision'; readonly at: number; readonly interval: Interval };

/**
 * By time, and at the same time the entries first. Entries keep the order of the timeline whatever the clock did:
 * where it went back, an entry stands at the latest time before it.
 */
export const onOneAxis = (
  views: readonly EntryView[],
  intervals: readonly Interval[],
): readonly AxisItem[] => {
  let latest = Number.NEGATIVE_INFINITY;
  const placed = views.map((view) => {
    latest = Math.max(latest, view.at);
    return { place: latest, item: { type: 'entry', at: view.at, view } as const };
  });
  const beside = intervals.map((interval) => ({
    place: interval.from,
    item: { type: 'supervision', at: interval.from, interval } as const,
  }));
  return [...placed, ...beside].sort((a, b) => a.place - b.place).map(({ item }) => item);
};

export type ExportItem =
  | { readonly type: 'entry'; readonly at: number; readonly entry: EntryView }
  | {
      readonly type: 'supervision';
      readonly at: number;
      readonly to: number | null;
      readonly person: Person;
      readonly mode: SupervisionMode;
      readonly follows?: PersonId;
      readonly isBeginningCut?: true;
    };

/** The JSON value of an export. Readers look at `version` first; it rises when a key changes its meaning. */
export interface TimelineExport {
  readonly format: 'parley-timeline';
  readonly version: 1;
  readonly items: readonly ExportItem[];
  /** False where the reader may not know who supervised; an empty record would say that nobody did. */
  readonly hasRecord: boolean;
  readonly metrics: MetricsView | null;
}

const exportItem = (item: AxisItem): ExportItem => {
  if (item.type === 'entry') return { type: 'entry', at: item.at, entry: item.view };
  const { person, mode, to, follows, isBeginningCut } = item.interval;
  return {
    type: 'supervision',
    at: item.at,
    to,
    person: personOf(person),
    mode,
    ...(follows === undefined ? {} : { follows }),
    ...(isBeginningCut ? { isBeginningCut } : {}),
  };
};

/** Of views alone, so that an export holds what its reader may see; the record and the figures only when given. */
export const timelineExport = (
  views: readonly EntryView[],
  record: readonly Interval[] | null,
  metrics: MetricsView | null,
): TimelineExport => ({
  format: 'parley-timeline',
  version: 1,
  items: onOneAxis(views, record ?? []).map(exportItem),
  hasRecord: record !== null,
  metrics,
});
