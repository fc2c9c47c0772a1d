/** A conversation as lists show it, as text: what is equal before and after a turn need not be told. */
import type { Moment } from '../../core/domain/conversation.js';
import type { Row } from '../../core/domain/summary.js';
import { backstageOf, base } from '../../core/domain/summary.js';
import { summaryAt } from './moment.js';

/** A conversation's row as any list shows it, and what routing waits for beside it. */
export const rowOf = (moment: Moment, without: Partial<Row> = {}): string => {
  const summary = summaryAt(moment);
  return JSON.stringify([{ ...base(summary), ...without }, summary.unmonitorable]);
};
/** The same without what only counts its messages. */
export const urgentRowOf = (moment: Moment): string => rowOf(moment, { lastMessage: null, messages: 0 });
export const backstageText = (moment: Moment): string => JSON.stringify(backstageOf(summaryAt(moment)));
/** The same without how the talk goes, which changes with every message. */
export const urgentBackstageText = (moment: Moment): string => {
  const backstage = backstageOf(summaryAt(moment));
  return JSON.stringify({ ...backstage, concerns: { ...backstage.concerns, rhythm: null, sentiment: null } });
};
