/** A conversation as lists and desks show it, as text: what is equal before and after a turn need not be told. */
import type { Moment } from '../../core/domain/conversation.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import type { PersonId } from '../../core/domain/ids.js';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import { backstageOf, base } from '../../core/domain/summary.js';
import { summaryAt } from './moment.js';

/** A conversation's row as any list shows it, and what routing waits for beside it. */
export const rowOf = (moment: Moment, without: Partial<Row> = {}): string => {
  const summary = summaryAt(moment);
  return JSON.stringify([{ ...base(summary), ...without }, summary.unmonitorable]);
};
/** The same without what staff note of it among themselves, of which no customer is ever to feel anything. */
const unnoted = { tags: [] } as const satisfies Partial<Row>;
export const openRowOf = (moment: Moment): string => rowOf(moment, unnoted);
/** And without what only counts its messages. */
export const urgentRowOf = (moment: Moment): string =>
  rowOf(moment, { ...unnoted, lastMessage: null, messages: 0 });
export const backstageText = (moment: Moment): string => JSON.stringify(backstageOf(summaryAt(moment)));
/** The same without how the talk goes, which changes with every message. */
export const urgentBackstageText = (moment: Moment): string => {
  const backstage = backstageOf(summaryAt(moment));
  return JSON.stringify({ ...backstage, concerns: { ...backstage.concerns, rhythm: null, sentiment: null } });
};

/** What of an item says who handles it, or may: how much somebody handles is felt by whoever waits. */
const openItemOf = (item: DeskItem | null): object | null =>
  item === null || item.relation === 'supervising'
    ? null
    : { ...item, mode: null, whispers: null, row: { ...item.row, ...unnoted } };

/** The item on somebody's desk: all of it, and what is open of it. */
export const deskItemTexts = (
  moment: Moment,
  id: PersonId,
): { readonly all: string; readonly open: string } => {
  const item = deskItemFor(moment.state, moment.presence, id, summaryAt(moment));
  return { all: JSON.stringify(item), open: JSON.stringify(openItemOf(item)) };
};
