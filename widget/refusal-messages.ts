/**
 * The English words for what a customer is refused, where the server's own sentence, which is for everybody, does not
 * say what they can do now.
 */
import type { Catalogue } from '../components/shared/sentences.js';

export const refusalMessages = {
  'refusal.bad-frame': 'The server did not understand this. Reload the page and try again.',
  'refusal.unsupported-version': 'This page is out of date. Reload it to go on.',
  'refusal.unauthenticated': 'Please sign in again, then try once more.',
  'refusal.not-found': 'This conversation is not here any more. You can start a new one.',
  'refusal.gap': 'Something went wrong on the way. Please try again.',
  'refusal.stale': 'Something went wrong on the way. Please try again.',
  'refusal.too-large': 'This message is too long. Send it in several parts.',
  'refusal.rate-limited': 'That was a lot at once. Wait a moment, then try again.',
  'refusal.room-full': 'This conversation is full. End it and start a new one.',
  'refusal.closed': 'This conversation has ended. You can start a new one.',
  'refusal.consent-required': 'Please agree to the notice first.',
  'refusal.file-too-large': 'This file is too large for this conversation. Choose a smaller one.',
} as const satisfies Catalogue;
