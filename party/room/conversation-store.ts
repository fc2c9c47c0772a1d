/** How a conversation lies in storage: one key for the state, one per entry, one per answered command. */
import type { ConversationState } from '../../core/domain/conversation.js';
import type { DeviceId, PersonId } from '../../core/domain/ids.js';
import type { Entry, StreamName } from '../../core/domain/timeline.js';
import { streamOf } from '../../core/domain/timeline.js';
import type { Storage } from './ports.js';

/** Padded, because storage lists keys in byte order. */
const padded = (n: number): string => String(n).padStart(10, '0');

const entryPrefix = (stream: StreamName): string => `entry/${stream}/`;
const deviceKey = (person: PersonId, device: DeviceId): string => `device/${person}/${device}`;
const commandKey = (person: PersonId, device: DeviceId, n: number): string =>
  `command/${person}/${device}/${padded(n)}`;

/** The acknowledgement of a command, given again whenever the command comes again. */
export interface Answer {
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly n: number;
  /** The `accepted` frame as it was sent. */
  readonly frame: string;
}

/** What one turn stores, all or nothing. */
export interface TurnRecord {
  readonly state: ConversationState;
  readonly entries: readonly Entry[];
  readonly answer: Answer | null;
  /** Set once, when the conversation opens: the hash of the anonymous customer's secret, or null. */
  readonly secretHash?: string | null;
  /** Set when a desk is told of this conversation for the first time. */
  readonly desks?: readonly PersonId[];
}

export interface Loaded {
  readonly state: ConversationState;
  readonly secretHash: string | null;
  /** Everyone on whose desk this conversation stands or may still stand. */
  readonly desks: readonly PersonId[];
}

export class ConversationStore {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Null when there is no conversation yet. */
  async load(): Promise<Loaded | null> {
    const state = (await this.#storage.get('state')) as ConversationState | undefined;
    if (!state) return null;
    const secretHash = ((await this.#storage.get('secret')) as string | null | undefined) ?? null;
    const desks = ((await this.#storage.get('desks')) as readonly PersonId[] | undefined) ?? [];
    return { state, secretHash, desks };
  }

  async save(record: TurnRecord): Promise<void> {
    const puts = new Map<string, unknown>([['state', record.state]]);
    for (const entry of record.entries) {
      const stream = streamOf(entry.audience);
      puts.set(entryPrefix(stream) + padded(entry.counts[stream] ?? 0), entry);
    }
    if (record.answer) {
      const { person, device, n, frame } = record.answer;
      puts.set(commandKey(person, device, n), frame);
      puts.set(deviceKey(person, device), n);
    }
    if (record.secretHash !== undefined) puts.set('secret', record.secretHash);
    if (record.desks) puts.set('desks', record.desks);
    await this.#storage.write(puts);
  }

  /** The number of the last command that this device was answered; 0 when there was none. */
  async lastCommand(person: PersonId, device: DeviceId): Promise<number> {
    return ((await this.#storage.get(deviceKey(person, device))) as number | undefined) ?? 0;
  }

  async answerTo(person: PersonId, device: DeviceId, n: number): Promise<string | null> {
    return ((await this.#storage.get(commandKey(person, device, n))) as string | undefined) ?? null;
  }

  /** The newest `limit` entries of a stream among its first `upTo`, newest first. */
  async newest(stream: StreamName, upTo: number, limit: number): Promise<readonly Entry[]> {
    // Storage refuses a limit of nothing, and an empty stream is not worth a listing.
    if (limit < 1 || upTo < 1) return [];
    const prefix = entryPrefix(stream);
    const found = await this.#storage.list({ prefix, end: prefix + padded(upTo + 1), limit, reverse: true });
    return [...found.values()] as Entry[];
  }

  /** The first `limit` entries of a stream after its first `after`, oldest first. */
  async following(stream: StreamName, after: number, limit: number): Promise<readonly Entry[]> {
    if (limit < 1) return [];
    const prefix = entryPrefix(stream);
    const found = await this.#storage.list({ prefix, start: prefix + padded(after + 1), limit });
    return [...found.values()] as Entry[];
  }
}
