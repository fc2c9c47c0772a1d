/** Gives the customer their conversation as a text file, in the words that they read it in. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationPort } from '../client/snapshots.js';
import type { Words } from '../components/conversation/entry-words.js';
import { Localize } from '../components/shared/localize.js';
import { transcriptText } from '../core/domain/transcript.js';
import { transcriptWording } from './transcript-wording.js';

const changed = (client: ConversationPort): Promise<void> =>
  new Promise((resolve) => client.addEventListener('change', () => resolve(), { once: true }));

/** Loads what is not loaded yet; false where a page does not come: a part is better than nothing. */
const loadAll = async (client: ConversationPort): Promise<boolean> => {
  while (client.snapshot.hasOlder) {
    const known = client.snapshot.entries.length;
    await client.loadOlder();
    // Somebody who scrolls may have asked for the same page before.
    while (client.snapshot.isLoadingOlder) await changed(client);
    if (client.snapshot.hasOlder && client.snapshot.entries.length === known) return false;
  }
  return true;
};

type Host = ReactiveControllerHost & Element;

/** A host keeps what tells it of its language for as long as it lives: once is enough. */
const wordsOf = new WeakMap<Host, Words>();

/**
 * True if it is all of it. `host` says in which language. Whoever has something to save has the list of messages, and
 * its words.
 */
export const saveTranscript = async (host: Host, client: ConversationPort): Promise<boolean> => {
  const { publicEvent, timelineMessages } = await import('./talk.js');
  const words = wordsOf.get(host) ?? new Localize(host, timelineMessages);
  wordsOf.set(host, words);
  const isWhole = await loadAll(client);
  const text = transcriptText(client.snapshot.entries, transcriptWording(words, publicEvent));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `${words.t('timeline.label')} ${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  // The download has its own reference by then, in browsers that start it in a later turn too.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return isWhole;
};
