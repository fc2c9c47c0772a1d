/** Closed conversations as an archive tells them: rows of a list, and the timeline of one with who watched it. */
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import { NOON } from './views.js';

const anna = { id: 'a-anna' as PersonId, name: 'Anna', role: 'agent' } as const;
const bert = { id: 'a-bert' as PersonId, name: 'Bert', role: 'agent' } as const;

/** The higher `n`, the longer ago. */
export const closedRow = (n: number, more: Partial<ClosedRow> = {}): ClosedRow => ({
  conversation: `cv_${String(n).padStart(22, '0')}` as ConversationId,
  customer: { id: `c-${n}` as PersonId, name: `Customer ${n}`, verified: false },
  agents: [anna, bert],
  tags: ['vip'],
  disposition: 'resolved',
  channel: 'web',
  openedAt: NOON - n * 3_600_000,
  closedAt: NOON - n * 3_600_000 + 720_000,
  messages: 8,
  excerpt: null,
  isErased: false,
  figures: null,
  ...more,
});
