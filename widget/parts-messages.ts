/** The English words of what stands around the field of the panel, and comes a moment after it. */
import { messages } from '../components/shared/messages.js';
import type { Catalogue } from '../components/shared/sentences.js';

export const partsMessages = {
  ...messages,

  'widget.greeting-more': 'Write a message and we will find somebody for you.',
  'widget.looking': 'We are looking for somebody. You can already write.',
  'widget.place': 'You are number {n} in the queue',
  'widget.wait': 'about {time}',
  'widget.closed': 'We are closed right now. Leave a message and we will answer.',
  'widget.unattended': 'Nobody is here right now. Leave a message and we will answer.',
  'widget.on-hold': 'You are on hold. We will be back with you in a moment.',
  'widget.monitored': 'This conversation may be read by the supervisors of our team.',
  'widget.agree': 'Agree',
  'widget.not-now': 'Not now',
  'widget.agree-first': 'You can write as soon as you agree.',
  'widget.online': 'Online',
  'widget.away': 'Away for a moment',
  'widget.with': 'with {names}',
  'widget.ended': 'This conversation has ended.',
  'widget.new': 'Start a new conversation',
  'widget.transcript': 'Save transcript',
  'widget.saved-part': 'Only a part was saved. Try again once you are connected.',
  'widget.not-saved': 'It could not be saved. Try again once you are connected.',
} as const satisfies Catalogue;
