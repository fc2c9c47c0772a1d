/** The English words before a conversation, and while nobody is there. */
import type { Catalogue } from '../components/shared/sentences.js';

export const frontMessages = {
  'front.open': 'We are here',
  'front.closed': 'We are closed right now.',
  'front.unattended': 'Nobody is here right now.',
  'front.opens': 'We are back on {day} at {time}.',
  'front.opens-today': 'We are back at {time}.',
  'front.unreachable':
    'We cannot tell whether somebody is here right now. Write all the same: your message is sent as soon as it can be.',
  'front.refused': 'Chat is not available here.',
  'front.left':
    'Thank you, your message has arrived. We will answer as soon as somebody is here, and you can go on writing.',
} as const satisfies Catalogue;
