/** A row as a workgroup lists it at one moment: the redacted row, and for supervisors how much it needs them. */
import type { AttentionFacts, AttentionPolicy } from './attention.js';
import { attentionOf, nextAttentionAt } from './attention.js';
import type { Identity } from './identity.js';
import { hasGrant } from './identity.js';
import type { Policy } from './policy.js';
import type { Row, Summary } from './summary.js';
import { rowFor } from './summary.js';

const attentionFacts = (summary: Summary): AttentionFacts => {
  const { flag, hand, ruleHits, sentiment, orphanedSince, supervisedAt } = summary.concerns;
  return {
    phase: summary.phase,
    waitingSince: summary.waitingSince,
    lastMessageAt: summary.lastMessage?.at ?? null,
    flaggedAt: flag?.at ?? null,
    handRaisedAt: hand?.at ?? null,
    orphanedSince,
    // Nothing here asks for the trend.
    sentiment: sentiment.kind === 'known' ? { ...sentiment, slow: sentiment.score } : sentiment,
    hits: ruleHits,
    isOnHold: summary.onHold,
    isSnoozed: summary.snoozedUntil !== null,
    lastSupervisedAt: supervisedAt,
    openedAt: summary.openedAt,
  };
};

/**
 * While somebody is watching it is not unwatched, however long they have been there. Where supervisors do not see one
 * another, nothing is said of it: it would tell of another one's watching.
 */
const attentionPolicy = (
  { supervisors }: Summary,
  { attention, supervisorsSeeEachOther }: Policy,
): AttentionPolicy =>
  supervisors.length === 0 && supervisorsSeeEachOther === 'on'
    ? attention
    : { ...attention, unwatchedSeconds: null };

export const rowAt = (who: Identity, summary: Summary, policy: Policy, at: number): Row | null => {
  const row = rowFor(who, summary, policy);
  if (!row || !hasGrant(who, summary.workgroup, 'monitor', policy.monitors)) return row;
  return {
    ...row,
    attention: attentionOf(attentionFacts(summary), attentionPolicy(summary, policy), at),
  };
};

/** When the row of a supervisor is another one by the passing of time alone. Null: never. */
export const rowChangesAt = (summary: Summary, policy: Policy, now: number): number | null =>
  nextAttentionAt(attentionFacts(summary), attentionPolicy(summary, policy), now);

/** What is left of a row whose content was erased; the conversation tells its own as soon as it has done so. */
export const erasedSummary = (summary: Summary): Summary => {
  const { flag, hand } = summary.concerns;
  return {
    ...summary,
    customer: { ...summary.customer, name: '' },
    lastMessage: summary.lastMessage && { ...summary.lastMessage, text: '' },
    concerns: {
      ...summary.concerns,
      flag: flag && { ...flag, reason: '' },
      hand: hand && { ...hand, text: '' },
    },
  };
};
