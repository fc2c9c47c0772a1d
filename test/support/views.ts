/** Entries and headers as a client is given them, for tests that render. */

import type { PendingMessage } from '../../client/snapshots.js';
import type { EntryBodyView, PersonView } from '../../core/domain/body-view.js';
import type { CustomerHeader } from '../../core/domain/customer-header.js';
import type { EntryId } from '../../core/domain/ids.js';
import type { EntryView } from '../../core/domain/view.js';

export const ana: PersonView = { name: 'Ana', role: 'agent' };
export const maria: PersonView = { name: 'Maria', role: 'supervisor' };
export const me: PersonView = { name: 'Carla', role: 'customer', self: true };

/** Monday noon somewhere; entries follow each other by a minute. */
export const NOON = new Date(2025, 5, 2, 12).getTime();

export const entry = (
  seq: number,
  body: EntryBodyView,
  more: Partial<Omit<EntryView, 'seq' | 'body'>> = {},
): EntryView => ({
  id: `e${seq}` as EntryId,
  seq,
  at: NOON + seq * 60_000,
  audience: 'everyone',
  body,
  ...more,
});

export const message = (
  seq: number,
  author: PersonView,
  text: string,
  more: Partial<Omit<EntryView, 'seq' | 'body'>> = {},
): EntryView => entry(seq, { kind: 'message', author, text }, more);

export const talk = (from: number, to: number, author = ana): EntryView[] =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    message(from + index, author, `Message ${from + index}`),
  );

export const sending = (localId: string, text: string): PendingMessage => ({
  localId,
  audience: 'everyone',
  text,
  writtenAt: NOON,
  state: { kind: 'sending' },
});

export const failed = (localId: string, text: string): PendingMessage => ({
  ...sending(localId, text),
  state: {
    kind: 'failed',
    refusal: { type: 'refused', code: 'rate-limited', sentence: 'Too many messages at once. Wait a moment.' },
  },
});

export const customerHeader = (more: Partial<CustomerHeader> = {}): CustomerHeader => ({
  kind: 'customer',
  phase: 'active',
  handler: { name: 'Ana', present: true },
  joined: [],
  consent: null,
  form: null,
  queue: null,
  onHold: false,
  files: null,
  rating: null,
  you: { name: 'Carla', may: ['post-to-everyone', 'set-typing', 'mark-read', 'read-history', 'end'] },
  ...more,
});
