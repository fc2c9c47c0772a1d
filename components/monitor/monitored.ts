/** Opening a conversation as a supervisor, which is always to monitor it, and ending that again. */
import type { Answer, ConversationPort } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { StaffSession } from '../shared/staff-session.js';
import { whenWelcomed } from '../shared/when-welcomed.js';

export type Opening =
  | { readonly kind: 'open'; readonly client: ConversationPort }
  | { readonly kind: 'refused'; readonly answer: Answer }
  /** The room lets this person do nothing there, or does not know it any more. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'gone' };

/** Whether the viewer is in the conversation, in whatever mode. */
export const isInside = (header: Header | null): boolean =>
  header?.kind === 'staff' && header.you.standing !== 'standby';

/**
 * Whoever is in the conversation already, since they joined or took over before, stays what they are. Everybody else
 * becomes a monitor: there is no way from a list into speaking.
 */
export const openMonitored = async (session: StaffSession, id: ConversationId): Promise<Opening> => {
  const client = session.conversation(id);
  const header = await whenWelcomed(client);
  if (!header) return { kind: 'gone' };
  if (isInside(header)) return { kind: 'open', client };
  if (!header.you.may.includes('monitor')) {
    // The room says why, so it is asked although the answer is known to be no.
    const answer = await client.monitor();
    return answer.kind === 'refused' ? { kind: 'refused', answer } : { kind: 'impossible' };
  }
  const answer = await client.monitor();
  return answer.kind === 'accepted' ? { kind: 'open', client } : { kind: 'refused', answer };
};

/** Leaves, where one is only watching or whispering, or also where others see one when `isMeant`. */
export const leaveQuietly = async (client: ConversationPort, isMeant: boolean): Promise<void> => {
  const header = await whenWelcomed(client);
  if (header?.kind !== 'staff' || !header.you.may.includes('leave')) return;
  const isQuiet = header.you.standing === 'monitoring' || header.you.standing === 'whispering';
  if (isQuiet || isMeant) await client.leave();
};
