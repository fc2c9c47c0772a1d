/**
 * Closed conversations that are still to be told a policy, because it says how long what was said in them is kept. There
 * may be very many: they are gone through some at a time, and how far one has come is stored, as is who has not answered.
 */
import type { ConversationId } from '../../core/domain/ids.js';
import type { Clock, Storage } from './ports.js';
import type { Past } from './workgroup-live.js';
import type { Part } from './workgroup-store.js';
import { behind, keys, lastOf } from './workgroup-store.js';

/** Each wakes a room. */
const step = { size: 20, everyMs: 250 } as const;
/** So many may not have answered before no more are told. */
const mostOwed = 200;

export class PolicyArrears {
  readonly #clock: Clock;
  readonly #storage: Storage;
  readonly #owed = new Set<ConversationId>();
  /** The first key that was not looked at yet; null: all were. */
  #cursor: string | null = null;
  #nextAt = 0;

  constructor(clock: Clock, storage: Storage) {
    this.#clock = clock;
    this.#storage = storage;
  }

  async load(): Promise<void> {
    for (const key of (await this.#storage.list({ prefix: keys.policyOwedTo('') })).keys()) {
      this.#owed.add(lastOf(key) as ConversationId);
    }
    this.#cursor = ((await this.#storage.get(keys.policyCursor)) as string | undefined) ?? null;
  }

  owed(): readonly ConversationId[] {
    return [...this.#owed];
  }

  /** All of them once more. That this is to be done was stored together with the policy. */
  restart(): void {
    this.#cursor = keys.past('');
  }

  /** It closed under an older policy. */
  owe(conversation: ConversationId): Part | null {
    if (this.#owed.has(conversation)) return null;
    return {
      puts: [[keys.policyOwedTo(conversation), true]],
      stored: () => void this.#owed.add(conversation),
    };
  }

  paid(conversation: ConversationId): Part | null {
    if (!this.#owed.has(conversation)) return null;
    return {
      deletes: [keys.policyOwedTo(conversation)],
      stored: () => void this.#owed.delete(conversation),
    };
  }

  next(): number | null {
    return this.#cursor === null || this.#owed.size >= mostOwed ? null : this.#nextAt;
  }

  /** Those that are to be told now. */
  async take(): Promise<readonly ConversationId[]> {
    const now = this.#clock.now();
    const at = this.next();
    if (this.#cursor === null || at === null || now < at) return [];
    const range = { prefix: keys.past(''), start: this.#cursor, limit: step.size };
    const found = [...(await this.#storage.list(range))];
    const last = found.length < step.size ? undefined : found.at(-1);
    const cursor = last ? behind(last[0]) : null;
    // What has moved to another workgroup has its policy from there.
    const ids = found
      .filter(([, past]) => (past as Past).facts !== null)
      .map(([key]) => lastOf(key) as ConversationId);
    await this.#storage.write(
      new Map<string, unknown>([
        ...ids.map((id) => [keys.policyOwedTo(id), true] as const),
        ...(cursor === null ? [] : [[keys.policyCursor, cursor] as const]),
      ]),
      cursor === null ? [keys.policyCursor] : [],
    );
    for (const id of ids) this.#owed.add(id);
    this.#cursor = cursor;
    this.#nextAt = now + step.everyMs;
    return ids;
  }
}
