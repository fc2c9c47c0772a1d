/** How a workgroup lies in storage, and one write for all that one piece of news changes. */
import type { ClosedRecord } from '../../core/domain/closed-index.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import { lastMoment } from '../../core/protocol/workgroup-up.js';
import type { Storage } from './ports.js';

const padded = (moment: number): string => String(Math.max(0, Math.floor(moment))).padStart(13, '0');

export const keys = {
  policy: 'policy',
  /** What the deployment's file said of it last. */
  file: 'file',
  /** How far closed conversations were gone through to tell them a policy. */
  policyCursor: 'policy-cursor',
  /** A closed conversation is to be told the policy. */
  policyOwedTo: (id: ConversationId | ''): string => `policy-owed/${id}`,
  counters: 'counters',
  /** Who has begun conversations a moment ago, and how many more they may. */
  beginnings: 'beginnings',
  /** How long the newest conversations were handled. */
  pace: 'pace',
  /** A live conversation. */
  row: (id: ConversationId): string => `row/${id}`,
  /** What is kept of one that is live here no longer. */
  past: (id: ConversationId | ''): string => `past/${id}`,
  staff: (id: PersonId): string => `staff/${id}`,
  agent: (id: PersonId): string => `agent/${id}`,
  /** Newest first in key order, and as `searchClosed` orders those of one moment. */
  closed: ({ closedAt, conversation }: Pick<ClosedRecord, 'closedAt' | 'conversation'>): string =>
    `closed/${padded(lastMoment - closedAt)}/${conversation}`,
  /** Before all that closed at this moment or earlier. */
  closedUpTo: (moment: number): string => `closed/${padded(lastMoment - moment)}/`,
  /** Where the record of a conversation lies. */
  record: (id: ConversationId): string => `record/${id}`,
  /** A closed conversation has something to do by itself then. */
  due: (at: number, id: ConversationId): string => `due/${padded(at)}/${id}`,
  dueUpTo: (moment: number): string => `due/${padded(moment + 1)}/`,
  customer: (customer: PersonId, id: ConversationId): string => `customer/${customer}/${id}`,
  /** It is to be told to erase what was said. */
  erase: (id: ConversationId): string => `erase/${id}`,
  blocked: (customer: PersonId): string => `blocked/${customer}`,
} as const;

/** The last segment of a key. */
export const lastOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** Right behind this key, before any other. */
export const behind = (key: string): string => `${key}!`;

/** What one part of the room stores, and what it remembers as soon as that is stored. */
export interface Part {
  readonly puts?: readonly (readonly [string, unknown])[];
  readonly deletes?: readonly string[];
  readonly stored?: () => void;
}

/** All or nothing: what is listed, counted and indexed comes from one piece of news, and must not disagree later. */
export const storeAll = async (storage: Storage, ...parts: readonly (Part | null)[]): Promise<void> => {
  const all = parts.filter((part) => part !== null);
  const puts = new Map(all.flatMap(({ puts: own = [] }) => own));
  const deletes = all.flatMap(({ deletes: own = [] }) => own);
  if (puts.size > 0 || deletes.length > 0) await storage.write(puts, deletes);
  for (const { stored } of all) stored?.();
};
