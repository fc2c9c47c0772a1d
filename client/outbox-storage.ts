/** Where unsent messages outlive their page, and how exactly one page at a time speaks for them. */
import type { DeviceId } from '../core/domain/ids.js';
import { isDeviceId } from '../core/domain/ids.js';
import type { RefusedFrame } from '../core/protocol/conversation-down.js';
import type { Credential } from '../core/protocol/conversation-up.js';
import { subjectOf } from './credential-source.js';
import type { Sight } from './sight.js';
import type { PendingMessage } from './snapshots.js';

export interface StoredMessage extends Omit<PendingMessage, 'state'>, Sight {
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
  /** What others left under this key, now for the caller alone; null when there is nothing. */
  adopt(key: string): Promise<StoredOutbox | null>;
  /** Without messages there is nothing to keep, and the device is given up. */
  save(key: string, outbox: StoredOutbox): void;
  /** Lets whoever adopts next have it. False when it is not kept as it is: the storage is full, or it was forgotten. */
  leave(key: string, outbox: StoredOutbox): boolean;
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
export const noOutboxStorage: OutboxStorage = {
  adopt: () => Promise.resolve(null),
  save: () => {},
  leave: () => false,
};

/** A page that is being left holds its lock for longer than the next page needs to start: on a slow phone, for seconds. */
const lockMilliseconds = 3_000;

const parse = (text: string | null): StoredOutbox | null => {
  try {
    const value = JSON.parse(text ?? '') as StoredOutbox;
    return isDeviceId(value.device) && Array.isArray(value.messages) ? value : null;
  } catch {
    return null;
  }
};

/** A request for a lock is on its way for so long at most, on a busy machine. */
const arrivalMilliseconds = 500;

const isNew = (outbox: StoredOutbox | null): boolean =>
  outbox?.messages.some(({ writtenAt }) => Date.now() - writtenAt < arrivalMilliseconds) ?? false;

const wasSent = ({ n }: StoredMessage): boolean => n !== null;

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

  adopt(key: string): Promise<StoredOutbox | null> {
    // One for all, so that it is one wait however many pages are open.
    const signal = AbortSignal.timeout(lockMilliseconds);
    // One page at a time: two at once would each hold what the other waits for.
    return this.#locks.request(key, { signal }, () => this.#adoptFree(key, signal)).catch(() => null);
  }

  save(key: string, outbox: StoredOutbox): void {
    const entry = `${key}:${outbox.device}`;
    try {
      if (outbox.messages.length === 0) {
        this.#storage.removeItem(entry);
        this.#release(entry);
      } else {
        // Asked for first: who adopts sees what is stored at once. The name is random, so that nobody knows it before.
        if (!this.#held.has(entry)) void this.#hold(entry, AbortSignal.timeout(lockMilliseconds));
        this.#storage.setItem(entry, JSON.stringify(outbox));
      }
    } catch {
      // Full or blocked: the messages are still in this page.
    }
  }

  leave(key: string, outbox: StoredOutbox): boolean {
    const entry = `${key}:${outbox.device}`;
    this.#release(entry);
    return this.#storage.getItem(entry) === JSON.stringify(outbox);
  }

  async #adoptFree(key: string, signal: AbortSignal): Promise<StoredOutbox | null> {
    const entries = Object.keys(this.#storage).filter(
      (entry) => entry.startsWith(`${key}:`) && !this.#held.has(entry),
    );
    await Promise.all(entries.map((entry) => this.#hold(entry, signal)));
    // Seen as soon as it was written, and before the lock that its writer asked for at the same moment: then it is theirs.
    if (entries.some((entry) => isNew(parse(this.#storage.getItem(entry))))) {
      await new Promise((resolve) => setTimeout(resolve, arrivalMilliseconds));
    }
    const { pending } = await this.#locks.query();
    const free = entries.flatMap((entry) => {
      const isFree = this.#held.has(entry) && !pending?.some(({ name }) => name === entry);
      const outbox = isFree && parse(this.#storage.getItem(entry));
      // The name of one person may begin with that of another.
      return outbox && entry === `${key}:${outbox.device}` ? outbox : [];
    });
    // One that has sent something, as an answer comes only under the name of who asked.
    const first = free.find(({ messages }) => messages.some(wasSent)) ?? free[0];
    const others = free.filter((each) => each !== first);
    const outbox = first ? this.#takeOver(key, first, others) : null;
    for (const entry of entries) if (entry !== `${key}:${first?.device}`) this.#release(entry);
    return outbox;
  }

  /**
   * What was never sent under a number can be sent under any name; what was stays where it is, for a later page. It is
   * stored here before it is removed there, so that a page that dies in between leaves two copies, never none. Neither
   * has a number: the next page gets both locks, as one page at a time adopts, before anybody sends either. It knows
   * them by their local id, and the copy of the outbox that goes on wins, since that one is stored under its name.
   */
  #takeOver(key: string, first: StoredOutbox, others: readonly StoredOutbox[]): StoredOutbox {
    const messages = [...first.messages];
    for (const other of others) {
      // By the time of writing, but nothing before a number that was given, nor against the order of a device, whose
      // clock may have been set back.
      let place = messages.findLastIndex(wasSent) + 1;
      for (const message of other.messages) {
        if (wasSent(message) || messages.some(({ localId }) => localId === message.localId)) continue;
        while ((messages[place]?.writtenAt ?? Infinity) <= message.writtenAt) place += 1;
        messages.splice(place, 0, message);
        place += 1;
      }
    }
    const outbox = { ...first, messages };
    try {
      this.#storage.setItem(`${key}:${first.device}`, JSON.stringify(outbox));
    } catch {
      // Full: then each stays where it is.
      return first;
    }
    for (const other of others) this.save(key, { ...other, messages: other.messages.filter(wasSent) });
    return outbox;
  }

  #release(entry: string): void {
    this.#held.get(entry)?.();
    this.#held.delete(entry);
  }

  /** Answers when it is known whether; `#held` has it only if there is something. */
  #hold(entry: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const until = new Promise<void>((release) => this.#held.set(entry, release));
      const held = (): Promise<void> => {
        // At once: the page that held it until a moment ago may have sent everything, and may write there again.
        if (!parse(this.#storage.getItem(entry))) this.#release(entry);
        resolve();
        return until;
      };
      this.#locks.request(entry, { signal }, held).catch(() => {
        this.#held.delete(entry);
        resolve();
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
