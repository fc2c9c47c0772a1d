/** Waits for a conversation to say what one may do in it. */
import type { ConversationPort } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';

const headerNow = ({ snapshot }: ConversationPort): Header | null | 'not yet' => {
  if (snapshot.connection.kind === 'ended') return null;
  return snapshot.connection.kind === 'live' && snapshot.header ? snapshot.header : 'not yet';
};

/** The header of a client that is connecting, or null when it will never be welcomed. */
export const whenWelcomed = (client: ConversationPort): Promise<Header | null> =>
  new Promise((resolve) => {
    const look = (): void => {
      const header = headerNow(client);
      if (header === 'not yet') return;
      client.removeEventListener('change', look);
      resolve(header);
    };
    client.addEventListener('change', look);
    look();
  });
