/** Waiting for a client of the product: by what it has, and never by the clock. */
import type { ConversationSnapshot, RoomClient } from '../../client/index.js';

/** Resolves with the first snapshot of which it holds. */
export const until = <Snapshot>(
  client: RoomClient<Snapshot>,
  holds: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!holds(client.snapshot)) return;
      client.removeEventListener('change', look);
      resolve(client.snapshot);
    };
    client.addEventListener('change', look);
    look();
  });

/** The messages that it shows, in their order. */
export const texts = ({ entries }: ConversationSnapshot): readonly string[] =>
  entries.flatMap(({ body }) => (body.kind === 'message' ? body.text : []));

export const isLive = ({ connection }: Pick<ConversationSnapshot, 'connection'>): boolean =>
  connection.kind === 'live' && connection.isComplete;
