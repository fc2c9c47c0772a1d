/** Which suggested replies were put into the public field, so that sending it tells what became of them. */
import type { ConversationPort } from '../../client/snapshots.js';
import type { EntryId } from '../../core/domain/ids.js';
import type { SuggestionOutcome } from '../../core/domain/timeline.js';

interface Used {
  readonly id: EntryId;
  readonly text: string;
}

// Beside the drafts, which outlive the element as well.
const inserted = new WeakMap<ConversationPort, readonly Used[]>();

export const noteInserted = (client: ConversationPort, used: Used): void => {
  const others = (inserted.get(client) ?? []).filter(({ id }) => id !== used.id);
  inserted.set(client, [...others, used]);
};

/** The text was emptied without being sent: nothing came of them yet. */
export const forgetInserted = (client: ConversationPort): void => void inserted.delete(client);

/** What was sent, and what it says of each that was in it. */
export const settleInserted = (client: ConversationPort, sent: string): void => {
  for (const { id, text } of inserted.get(client) ?? []) {
    const outcome: SuggestionOutcome = sent.trim() === text.trim() ? 'inserted' : 'edited';
    // Should the room say no, it is settled already or nobody's any more.
    void client.ask({ type: 'settle-suggestion', suggestion: id, outcome });
  }
  forgetInserted(client);
};
