/** A conversation as lists show it, as text: what is equal before and after a turn need not be told. */
import type { Row } from '../../core/domain/summary.js';
import { backstageOf, base, summaryOf } from '../../core/domain/summary.js';
import type { Moment } from './fan-out.js';

/** A conversation's row as any list shows it, and what routing waits for beside it. */
export const rowOf = ({ state, presence }: Moment, without: Partial<Row> = {}): string => {
  const summary = summaryOf(state, presence);
  return JSON.stringify([{ ...base(summary), ...without }, summary.unmonitorable]);
};
/** The same without what only counts its messages. */
export const urgentRowOf = (moment: Moment): string => rowOf(moment, { lastMessage: null, messages: 0 });
export const backstageText = ({ state, presence }: Moment): string =>
  JSON.stringify(backstageOf(summaryOf(state, presence)));
/** The same without how the talk goes, which changes with every message. */
export const urgentBackstageText = ({ state, presence }: Moment): string => {
  const backstage = backstageOf(summaryOf(state, presence));
  return JSON.stringify({ ...backstage, concerns: { ...backstage.concerns, rhythm: null, sentiment: null } });
};
