/** How far a side was reached and has read: only the customer and whoever handles it move these. */
import type { ConversationState } from './conversation.js';
import type { Outcome } from './decision.js';
import type { Identity } from './identity.js';

/** Marks only rise, and not beyond what there is to read. Nothing changes when nothing rises. */
export const decideMarks = (
  state: ConversationState,
  who: Pick<Identity, 'role'>,
  asked: { readonly delivered: number; readonly read: number },
): Outcome => {
  const side = who.role === 'customer' ? 'customer' : 'staff';
  const most = state.counts.everyone ?? 0;
  const delivered = Math.min(asked.delivered, most);
  const read = Math.min(asked.read, most);
  const known = state.marks[side];
  const isNews = delivered > known.delivered || read > known.read;
  return { changes: isNews ? [{ kind: 'marked', side, delivered, read }] : [], entries: [] };
};
