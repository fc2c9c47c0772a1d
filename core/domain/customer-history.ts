/** What a customer wrote before, for whoever talks to them now: who may read it, and what is shown of each. */
import type { ClosedRecord, ClosedRow, RowRules } from './closed-index.js';
import { closedRowOf, mayFind } from './closed-index.js';
import type { GrantRule, Identity } from './identity.js';
import { hasGrant } from './identity.js';
import type { WorkgroupId } from './ids.js';
import type { Summary } from './summary.js';

/** Whoever handles it or stands by, and those who may monitor. To anybody else it is as if it were not there. */
export const mayReadHistory = (
  who: Identity,
  { workgroup, handler, standby }: Pick<Summary, 'workgroup' | 'handler' | 'standby'>,
  rule: GrantRule,
): boolean =>
  who.role !== 'customer' &&
  (handler?.id === who.id || standby.includes(who.id) || hasGrant(who, workgroup, 'monitor', rule));

/** Also those of others. How somebody else did is then nobody's business but that of those who may look for it. */
export const historyRowFor = (
  who: Identity,
  workgroup: WorkgroupId,
  record: ClosedRecord,
  options: RowRules,
): ClosedRow => {
  const row = closedRowOf(who, workgroup, record, options);
  return mayFind(who, workgroup, record) ? row : { ...row, rating: null, figures: null };
};
