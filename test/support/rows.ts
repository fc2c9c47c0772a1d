/** Rows of a supervisor's list for tests of elements that are given rows, each with what the test says. */
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';

export type Concerns = NonNullable<Row['concerns']>;

export const noConcerns: Concerns = {
  flag: null,
  hand: null,
  ruleHits: [],
  sentiment: { kind: 'unknown' },
  rhythm: { lastReplyAt: null, averageReplySeconds: null },
  orphanedSince: null,
};

export const idOf = (n: number): ConversationId => `cv_${String(n).padStart(22, '0')}` as ConversationId;

export interface RowGiven extends Partial<Omit<Row, 'customer' | 'handler' | 'concerns'>> {
  /** The name of the customer, and of the agent; an agent's id is made of the name. */
  readonly customer?: string;
  readonly agent?: string | null;
  readonly awaySince?: number | null;
  readonly concerns?: Partial<Concerns>;
}

/** An answered, active conversation of Anna that began five minutes ago, unless said otherwise. */
export const row = (n: number, given: RowGiven = {}): Row => {
  const { customer = `Customer ${n}`, agent = 'Anna', awaySince = null, concerns, ...rest } = given;
  const openedAt = rest.openedAt ?? Date.now() - 300_000;
  return {
    conversation: idOf(n),
    workgroup: 'sales' as WorkgroupId,
    phase: agent === null ? 'queued' : 'active',
    phaseSince: openedAt,
    openedAt,
    epoch: 1,
    customer: { name: customer, verified: true, present: true },
    handler:
      agent === null
        ? null
        : {
            id: `a-${agent.toLowerCase()}` as PersonId,
            name: agent,
            present: awaySince === null,
            awaySince,
          },
    waitingSince: null,
    lastMessage: { text: `Words of ${customer}`, by: 'customer', at: openedAt },
    messages: 3,
    channel: 'web',
    priority: 0,
    tags: [],
    onHold: false,
    snoozedUntil: null,
    isAnswered: true,
    offer: null,
    supervisors: [],
    attention: { score: 0, reasons: [] },
    ...rest,
    concerns: { ...noConcerns, ...concerns },
  };
};

export const rowsOf = (count: number, given: (n: number) => RowGiven = () => ({})): readonly Row[] =>
  Array.from({ length: count }, (_, index) => row(index + 1, given(index + 1)));
