/** A transcript as text or JSON, made of the same views as live frames: what somebody was not shown is not in it. */
import type { ConversationState } from '../../core/domain/conversation.js';
import type { Identity } from '../../core/domain/identity.js';
import { hasGrant } from '../../core/domain/identity.js';
import type { Counts, Entry } from '../../core/domain/timeline.js';
import { transcriptText } from '../../core/domain/transcript.js';
import type { Scope } from '../../core/domain/view.js';
import { entriesFor, scopeOf, seqFor } from '../../core/domain/view.js';
import type { ConversationStore } from './conversation-store.js';
import type { ReadAnswer } from './ports.js';
import { since } from './timeline-reader.js';

/** From the first entry to the last. */
const wholeTimeline = async (
  store: ConversationStore,
  scope: Scope,
  counts: Counts,
): Promise<readonly Entry[]> => (await since(store, scope, {}, counts, seqFor(scope, counts))) ?? [];

/** Whoever may export sees what a supervisor sees, also without being in the conversation. */
const exportScope = (state: ConversationState, who: Identity): Scope => {
  const scope = scopeOf(state, who);
  const mayExport = who.role !== 'customer' && hasGrant(who, state.workgroup, 'export');
  return mayExport ? { kind: 'all' } : scope;
};

export const transcriptFor = async (
  path: string,
  state: ConversationState,
  who: Identity,
  store: ConversationStore,
): Promise<ReadAnswer | null> => {
  const scope = exportScope(state, who);
  if (scope.kind === 'nothing') return null;
  const views = entriesFor(scope, who, await wholeTimeline(store, scope, state.counts));
  switch (path) {
    case 'transcript':
      return { contentType: 'text/plain; charset=utf-8', body: transcriptText(views) };
    case 'transcript.json':
      return { contentType: 'application/json; charset=utf-8', body: JSON.stringify({ entries: views }) };
    default:
      return null;
  }
};
