/** The columns of the live table: what each needs of the width, which leave first, and which way they sort at first. */
import type { Column, Sort } from './monitor-view.js';
import { columns } from './monitor-view.js';
import type { tableMessages } from './table-messages.js';

interface ColumnLook {
  readonly word: Extract<keyof typeof tableMessages, `column.${string}`>;
  /** Pixels that it needs at least. */
  readonly least: number;
  /** Its share of what is left over. */
  readonly share: number;
  /** Leaves before those with a higher number where there is no room; null stays. */
  readonly rank: number | null;
  readonly isEnd?: true;
  /** What one looks for comes first: names from A, feelings from the worst, all else from the most. */
  readonly isAscending?: true;
}

export const columnLooks = {
  attention: { word: 'column.attention', least: 176, share: 1.6, rank: 9 },
  sentiment: { word: 'column.sentiment', least: 104, share: 0.3, rank: 6, isAscending: true },
  customer: { word: 'column.customer', least: 160, share: 1.8, rank: null, isAscending: true },
  agent: { word: 'column.agent', least: 212, share: 1.3, rank: null, isAscending: true },
  team: { word: 'column.team', least: 92, share: 0.6, rank: 4, isAscending: true },
  state: { word: 'column.state', least: 104, share: 0.5, rank: 7 },
  waiting: { word: 'column.waiting', least: 88, share: 0.3, rank: null },
  handling: { word: 'column.handling', least: 80, share: 0.2, rank: 2, isEnd: true },
  activity: { word: 'column.activity', least: 104, share: 0.2, rank: 3 },
  messages: { word: 'column.messages', least: 84, share: 0.2, rank: 1, isEnd: true },
  flags: { word: 'column.flags', least: 140, share: 1.3, rank: 8 },
  supervisors: { word: 'column.supervisors', least: 112, share: 0.8, rank: 5 },
} as const satisfies Record<Column, ColumnLook>;

const look = (column: Column): ColumnLook => columnLooks[column];

/** What stands before and behind the columns: the box that selects the row, and its menu. */
const EDGES = 44 + 52;

export interface Fitting {
  readonly shown: readonly Column[];
  readonly dropped: readonly Column[];
}

/** In the order of the table, whatever the order in which they were chosen; some are always there. */
const inOrder = (chosen: readonly Column[], withoutSentiment: boolean): readonly Column[] =>
  columns.filter(
    (each) =>
      (chosen.includes(each) || look(each).rank === null) && !(withoutSentiment && each === 'sentiment'),
  );

/** As many as the width has room for: a table that has to be moved sideways shows less than a narrower one. */
export const fitting = (chosen: readonly Column[], width: number): Fitting => {
  let shown = chosen;
  const need = (): number => shown.reduce((total, each) => total + look(each).least, EDGES);
  const leaving = chosen
    .filter((each) => look(each).rank !== null)
    .toSorted((a, b) => (look(a).rank ?? 0) - (look(b).rank ?? 0));
  for (const each of leaving) {
    if (need() <= width) break;
    shown = shown.filter((kept) => kept !== each);
  }
  return { shown, dropped: chosen.filter((each) => !shown.includes(each)) };
};

/** Cards have room for all of them. Gives the same answer to the same question, so that no row renders for it. */
export const fitter = (cardsBelow: number) => {
  let asked: readonly unknown[] = [];
  let answer: Fitting = { shown: [], dropped: [] };
  return (wanted: readonly Column[], withoutSentiment: boolean, width: number): Fitting => {
    const asks = [wanted, withoutSentiment, width];
    if (asks.every((each, index) => each === asked[index])) return answer;
    asked = asks;
    const chosen = inOrder(wanted, withoutSentiment);
    answer = width < cardsBelow ? { shown: chosen, dropped: [] } : fitting(chosen, width);
    return answer;
  };
};

/** The same for the head and each row, so that they are aligned without knowing of each other. */
export const tracksOf = (shown: readonly Column[]): string =>
  ['44px', ...shown.map((each) => `minmax(${look(each).least}px, ${look(each).share}fr)`), '52px'].join(' ');

/** Pressing the heading of the sorted column turns the order around. */
export const sortedBy = (sort: Sort, by: Column): Sort =>
  sort.by === by ? { by, isDescending: !sort.isDescending } : { by, isDescending: !look(by).isAscending };
