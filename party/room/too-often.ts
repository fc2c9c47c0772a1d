/** What whoever asks a room too often over HTTP is answered: the same bytes always, and when to come again beside them. */
import { refusals } from '../../core/domain/refusal.js';
import type { RoomAnswer } from './ports.js';

const body = JSON.stringify({ code: 'rate-limited', sentence: refusals['rate-limited'] });

/** Seconds until there is something for them again. */
export const tooOften = (retryAfter: number): RoomAnswer => ({
  status: 429,
  contentType: 'application/json; charset=utf-8',
  body,
  retryAfter,
});
