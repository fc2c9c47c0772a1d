/** Items for a desk, and what is asked of it, without a conversation behind them. */
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { ReservationRequest } from '../../core/domain/reservation.js';
import type { DeskItem, Relation, Row } from '../../core/domain/summary.js';

const SALES = 'sales' as WorkgroupId;

export const roomOf = (n: number): ConversationId => `cv_${String(n).padStart(22, '0')}` as ConversationId;

const rowOf = (n: number, over: Partial<Row>): Row => ({
  conversation: roomOf(n),
  workgroup: SALES,
  phase: 'active',
  phaseSince: 0,
  openedAt: n,
  epoch: 1,
  customer: { name: 'Carla', verified: false, present: true },
  handler: null,
  waitingSince: null,
  lastMessage: null,
  messages: 0,
  channel: 'web',
  priority: 0,
  tags: [],
  onHold: false,
  snoozedUntil: null,
  isAnswered: true,
  offer: null,
  ...over,
});

const supervisorsOnly: Partial<Row> = {
  supervisors: [],
  activity: { at: 0, counts: [] },
  concerns: {
    flag: null,
    hand: null,
    ruleHits: [],
    sentiment: { kind: 'unknown' },
    rhythm: { lastReplyAt: null, averageReplySeconds: null },
    orphanedSince: null,
  },
};

export const itemOf = (
  relation: Relation,
  n: number,
  over: Partial<Omit<DeskItem, 'row'>> & { readonly row?: Partial<Row> } = {},
): DeskItem => ({
  relation,
  mode: relation === 'supervising' ? 'monitor' : null,
  displaced: null,
  offer: null,
  ...over,
  row: rowOf(n, { ...(relation === 'supervising' ? supervisorsOnly : {}), ...over.row }),
});

/** They ask for themselves, for a session of their own, within what they may have. */
export const asking = (desk: string, over: Partial<ReservationRequest> = {}): ReservationRequest => ({
  desk: desk as PersonId,
  workgroup: SALES,
  as: 'own',
  limit: 'capacity',
  requires: 'signed-in',
  needs: [],
  override: false,
  most: 4,
  ...over,
});

/** Somebody else asks, who may or may not go over the limit. */
export const askingFor = (desk: string, over: Partial<ReservationRequest> = {}): ReservationRequest =>
  asking(desk, { requires: 'available', needs: ['handle'], most: null, ...over });
