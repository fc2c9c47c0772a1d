/** Gives the customer their conversation as a text file. */
import type { ConversationPort } from '../client/snapshots.js';
import { transcriptText } from '../core/domain/transcript.js';

/** Loads what is not loaded yet. A page that does not come ends it: a part is better than nothing. */
const loadAll = async (client: ConversationPort): Promise<void> => {
  let known = -1;
  while (client.snapshot.hasOlder && client.snapshot.entries.length > known) {
    known = client.snapshot.entries.length;
    await client.loadOlder();
  }
};

export const saveTranscript = async (client: ConversationPort): Promise<void> => {
  await loadAll(client);
  const file = new Blob([transcriptText(client.snapshot.entries)], { type: 'text/plain;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `conversation-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  // The download has its own reference by then, in browsers that start it in a later turn too.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
