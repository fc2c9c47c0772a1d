/** What one can filter by: one row each, with what there is to choose from in the rows of the moment. */
import { attentionReasons } from '../../core/domain/attention.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import type { Localize } from '../shared/localize.js';
import type { IconName } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import { reasonLooks } from './attention-words.js';
import type { filterMessages } from './filter-messages.js';
import type { Filters } from './monitor-view.js';
import { openPhases, tones } from './monitor-view.js';
import { toneLooks } from './sentiment-words.js';
import type { tableMessages } from './table-messages.js';

export interface FilterWords {
  readonly filters: Localize<typeof filterMessages>;
  readonly table: Localize<typeof tableMessages>;
  readonly staff: Localize<typeof staffMessages>;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly icon?: IconName;
}

export interface FilterKind {
  readonly word: Extract<keyof typeof filterMessages, `filter.${string}`>;
  /** Only one at a time. */
  readonly isSingle?: true;
  /** What there is; what is chosen already is added to it by whoever asks. */
  readonly choices: (rows: readonly Row[], words: FilterWords) => readonly Choice[];
  readonly chosen: (filters: Filters) => readonly string[];
  readonly with: (filters: Filters, values: readonly string[]) => Filters;
  /** How something is called that is chosen, and that no row has at the moment. */
  readonly label?: (value: string, words: FilterWords) => string;
}

const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label);

/** Waits that one looks for, in seconds. */
const waits = [60, 120, 180, 300, 600] as const;
const waitLabel = (value: string, { filters }: FilterWords): string =>
  filters.t('filter.at-least', { duration: filters.duration(Number(value) * 1000) });

const among = <Value extends string>(known: readonly Value[], values: readonly string[]): readonly Value[] =>
  known.filter((each) => values.includes(each));

export const filterKinds = {
  agents: {
    word: 'filter.agent',
    choices: (rows) => {
      const people = new Map(rows.flatMap(({ handler }) => (handler ? [[handler.id, handler.name]] : [])));
      return [...people]
        .map(([value, label]): Choice => ({ value: value ?? '', label: label ?? '' }))
        .toSorted(byLabel);
    },
    chosen: ({ agents }) => agents,
    with: (filters, values) => ({ ...filters, agents: values as readonly PersonId[] }),
  },
  phases: {
    word: 'filter.state',
    choices: (_, { staff }) => openPhases.map((value) => ({ value, label: staff.t(`phase.${value}`) })),
    chosen: ({ phases }) => phases,
    with: (filters, values) => ({ ...filters, phases: among(openPhases, values) }),
  },
  tones: {
    word: 'filter.sentiment',
    choices: (_, { table }) =>
      tones.map((value) => {
        const { icon, word } = toneLooks[value];
        return { value, label: table.t(word), ...(icon ? { icon } : {}) };
      }),
    chosen: (filters) => filters.tones,
    with: (filters, values) => ({ ...filters, tones: among(tones, values) }),
  },
  waiting: {
    word: 'filter.waiting',
    isSingle: true,
    choices: (_, words) =>
      waits.map((each) => ({ value: String(each), label: waitLabel(String(each), words) })),
    chosen: ({ waiting }) => (waiting === null ? [] : [String(waiting)]),
    with: (filters, [value]) => ({ ...filters, waiting: value === undefined ? null : Number(value) }),
    label: waitLabel,
  },
  tags: {
    word: 'filter.tag',
    choices: (rows) =>
      [...new Set(rows.flatMap((row) => row.tags))]
        .map((value) => ({ value, label: value }))
        .toSorted(byLabel),
    chosen: ({ tags }) => tags,
    with: (filters, values) => ({ ...filters, tags: values }),
  },
  reasons: {
    word: 'filter.attention',
    choices: (_, { table }) =>
      attentionReasons.map((value) => ({
        value,
        label: table.t(reasonLooks[value].word),
        icon: reasonLooks[value].icon,
      })),
    chosen: ({ reasons }) => reasons,
    with: (filters, values) => ({ ...filters, reasons: among(attentionReasons, values) }),
  },
} as const satisfies Record<keyof Filters, FilterKind>;

export type FilterName = keyof typeof filterKinds;

export const filterNames = Object.keys(filterKinds) as readonly FilterName[];

export const filterKind = (name: FilterName): FilterKind => filterKinds[name];

/** What can be chosen now, and what is chosen already though no row has it any more. */
export const choicesOf = (
  kind: FilterKind,
  rows: readonly Row[],
  filters: Filters,
  words: FilterWords,
): readonly Choice[] => {
  const there = kind.choices(rows, words);
  const gone = kind.chosen(filters).filter((value) => !there.some((each) => each.value === value));
  return [...there, ...gone.map((value) => ({ value, label: kind.label?.(value, words) ?? value }))];
};
