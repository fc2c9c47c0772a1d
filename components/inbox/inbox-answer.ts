/** Accepting and declining from the list, where the conversation is not open yet. */
import type { Answer } from '../../client/snapshots.js';
import type { ConversationId } from '../../core/domain/ids.js';
import { refusalText } from '../conversation/refusal-words.js';
import type { Localize } from '../shared/localize.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { StaffSession } from '../shared/staff-session.js';
import { whenWelcomed } from '../shared/when-welcomed.js';

/** Null: the conversation is not there any more. */
export const askFromList = async (
  session: StaffSession,
  id: ConversationId,
  type: 'accept' | 'decline',
): Promise<Answer | null> => {
  const client = session.conversation(id);
  return (await whenWelcomed(client)) ? client.ask({ type }) : null;
};

/** Null for a yes. */
export const problemOf = (answer: Answer | null, words: Localize<typeof staffMessages>): string | null => {
  const isRace = answer?.kind === 'refused' && answer.refusal.code === 'already-accepted';
  if (!answer || isRace || answer.kind === 'lost') return words.t('inbox.lost-race');
  return refusalText(answer, words);
};
