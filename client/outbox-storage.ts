/** Where unsent messages outlive their page, and how exactly one page at a time speaks for them. */
import type { DeviceId } from '../core/domain/ids.js';
import { isDeviceId } from '../core/domain/ids.js';
import type { RefusedFrame } from '../core/protocol/conversation-down.js';
import type { Credential } from '../core/protocol/conversation-up.js';
import { subjectOf } from './credential-source.js';
import type { PendingMessage } from './snapshots.js';

export interface StoredMessage extends Omit<PendingMessage, 'state'> {
  readonly epoch: number | null;
  /** Its command's number, once it was sent. */
  readonly n: number | null;
  readonly refusal: RefusedFrame | null;
}

export interface StoredOutbox {
  /** Under whose name the messages were sent: they keep their command ids, so the server knows them again. */
  readonly device: DeviceId;
  readonly messages: readonly StoredMessage[];
}

export interface OutboxStorage {
  /** What a page that is gone left under this key, now for the caller alone; null when there is nothing. */
  adopt(key: string): Promise<StoredOutbox | null>;
  /** Without messages there is nothing to keep, and the device is given up. */
  save(key: string, outbox: StoredOutbox): void;
}

/** The same for every device and person of a conversation. */
const prefixOf = (server: string, conversation: string): string => `parley:outbox:${server}:${conversation}:`;

/**
 * A secret is of one conversation, and a token is of one person. Of a token that does not say whose it is, nothing
 * is kept (null): the next person at this computer must not send it.
 */
export const outboxKey = (server: string, conversation: string, credential: Credential): string | null => {
  const person = subjectOf(credential);
  if (person === null && credential.kind === 'token') return null;
  return `${prefixOf(server, conversation)}${person ?? ''}`;
};

/** Of whoever wrote it here: what is unsent of a conversation that nobody returns to would lie there for ever. */
export const forgetOutboxes = (server: string, conversation: string): void => {
  try {
    const { localStorage } = globalThis;
    const prefix = prefixOf(server, conversation);
    for (const entry of Object.keys(localStorage)) {
      if (entry.startsWith(prefix)) localStorage.removeItem(entry);
    }
  } catch {
    // Blocked or absent: then nothing was kept either.
  }
};

/** For hosts that keep nothing. */
export const noOutboxStorage: OutboxStorage = { adopt: () => Promise.resolve(null), save: () => {} };

/** A page that is being left holds its lock for a moment longer than the next page needs to start. */
const lockMilliseconds = 1_000;

const parse = (text: string | null): StoredOutbox | null => {
  try {
    const value = JSON.parse(text ?? '') as StoredOutbox;
    return isDeviceId(value.device) && Array.isArray(value.messages) ? value : null;
  } catch {
    return null;
  }
};

/**
 * `localStorage`, with a Web Lock for each device that has unsent messages. Two tabs that spoke for the same device
 * would give one number to two messages, and the server would take the second for the first: so a page adopts only
 * what no living page holds, and where there are no locks (pages without TLS) nothing is kept. The lock is held only
 * while something is unsent, as a page with a lock is not kept in the back/forward cache.
 */
export class BrowserOutboxStorage implements OutboxStorage {
  readonly #storage: Storage;
  readonly #locks: LockManager;
  /** By entry; calling it lets the lock go. */
  readonly #held = new Map<string, () => void>();

  constructor(storage: Storage, locks: LockManager) {
    this.#storage = storage;
    this.#locks = locks;
  }

  async adopt(key: string): Promise<StoredOutbox | null> {
    const entries = Object.keys(this.#storage).filter((entry) => entry.startsWith(`${key}:`));
    for (const entry of entries) {
      if (!(await this.#hold(entry, lockMilliseconds))) continue;
      // Read only now: the page that held it until a moment ago may have sent everything.
      const outbox = parse(this.#storage.getItem(entry));
      if (outbox) return outbox;
      this.#release(entry);
    }
    return null;
  }

  save(key: string, outbox: StoredOutbox): void {
    const entry = `${key}:${outbox.device}`;
    try {
      if (outbox.messages.length === 0) {
        this.#storage.removeItem(entry);
        this.#release(entry);
      } else {
        this.#storage.setItem(entry, JSON.stringify(outbox));
        // Free for sure: the name is random, and until this line nobody could know it.
        if (!this.#held.has(entry)) void this.#hold(entry, lockMilliseconds);
      }
    } catch {
      // Full or blocked: the messages are still in this page.
    }
  }

  #release(entry: string): void {
    this.#held.get(entry)?.();
    this.#held.delete(entry);
  }

  #hold(entry: string, milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const until = new Promise<void>((release) => this.#held.set(entry, release));
      const signal = AbortSignal.timeout(milliseconds);
      const held = (): Promise<void> => {
        resolve(true);
        return until;
      };
      this.#locks.request(entry, { signal }, held).catch(() => {
        this.#held.delete(entry);
        resolve(false);
      });
    });
  }
}

/** The page's own storage, or none. Reading the property throws where storage is blocked. */
export const defaultOutboxStorage = (): OutboxStorage => {
  try {
    const { localStorage, navigator } = globalThis;
    return localStorage && navigator.locks
      ? new BrowserOutboxStorage(localStorage, navigator.locks)
      : noOutboxStorage;
  } catch {
    return noOutboxStorage;
  }
};
