/** What a conversation tells another room: the present state of things, made when it is sent. */
import type { ConversationState } from '../../core/domain/conversation.js';
import { deskItemFor } from '../../core/domain/desk-item.js';
import type { Presence } from '../../core/domain/presence.js';
import { backstageOf } from '../../core/domain/summary.js';
import type { PeerAddress, PeerMessage } from '../../core/protocol/peer.js';
import { closedRecord } from './closed-record.js';
import { earliest } from './connections.js';
import type { ConversationStore } from './conversation-store.js';
import { summaryAt } from './moment.js';
import type { Topic } from './peer-news.js';

export interface Tellable {
  readonly state: ConversationState;
  readonly presence: Presence;
  readonly store: ConversationStore;
  /** When its channel is tried again, for the workgroup to wake it. */
  readonly tellDue: number | null;
}

export const messageFor = (
  address: PeerAddress,
  topic: Topic,
  { state, presence, store, tellDue }: Tellable,
): Promise<PeerMessage | null> | PeerMessage | null => {
  const { id: conversation, version } = state;
  const told = summaryAt({ state, presence });
  switch (address.kind) {
    case 'workgroup': {
      if (topic === 'record') return closedRecord(state, store);
      const summary = { ...told, nextDeadline: earliest(told.nextDeadline, tellDue) };
      if (topic === 'main') return { type: 'summary', summary };
      if (topic === 'aside') return { type: 'summary', summary, isAside: true };
      return { type: 'backstage', conversation, version, backstage: backstageOf(summary) };
    }
    case 'desk': {
      const item = deskItemFor(state, presence, address.id, told);
      const erased = state.erased ? ({ isErased: true } as const) : {};
      const forgotten = state.erased?.cause === 'customer' ? ({ isForgotten: true } as const) : {};
      const closed = state.phase.kind === 'closed' ? { closedAt: state.phase.since } : {};
      return { type: 'desk-item', conversation, version, item, ...erased, ...forgotten, ...closed };
    }
    case 'conversation':
      return null;
  }
};
