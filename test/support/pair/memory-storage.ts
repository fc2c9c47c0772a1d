// Storage in a Map that keeps to every limit of the real one and can be told to fail.
import { assertWritable, decodeValue, encodeValue } from '../../../party/host/storage.js';
import type { KeyRange, Storage } from '../../../party/room/ports.js';

/** Byte order, as the real storage lists: UTF-16 order, JavaScript's own, differs beyond the basic plane. */
const inByteOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export class MemoryStorage implements Storage {
  readonly #values = new Map<string, Uint8Array>();
  readonly #failing = new Set<number>();
  /** How many writes were asked for, failed ones included. */
  writes = 0;
  /** Called before each write is done; may throw or wait. */
  beforeWrite: ((puts: ReadonlyMap<string, unknown>) => Promise<void> | void) | null = null;

  /** The k-th write from now fails, 1 being the next; nothing of it is stored. */
  failWrite(k = 1): void {
    this.#failing.add(this.writes + k);
  }

  /** Everything that is stored, for a test to look into. */
  dump(): ReadonlyMap<string, unknown> {
    return new Map(this.#sortedKeys().map((key) => [key, decodeValue(this.#bytes(key))]));
  }

  async get(key: string): Promise<unknown> {
    const bytes = this.#values.get(key);
    return bytes && decodeValue(bytes);
  }

  async list({ prefix, start, end, limit, reverse }: KeyRange): Promise<ReadonlyMap<string, unknown>> {
    const keys = this.#sortedKeys().filter(
      (key) =>
        key.startsWith(prefix) &&
        (start === undefined || inByteOrder(key, start) >= 0) &&
        (end === undefined || inByteOrder(key, end) < 0),
    );
    if (reverse) keys.reverse();
    return new Map(keys.slice(0, limit).map((key) => [key, decodeValue(this.#bytes(key))]));
  }

  async write(puts: ReadonlyMap<string, unknown>, deletes: readonly string[] = []): Promise<void> {
    this.writes += 1;
    const number = this.writes;
    assertWritable(puts, deletes);
    // Encoded now: what the caller changes later is not stored.
    const entries = [...puts].map(([key, value]) => [key, encodeValue(key, value)] as const);
    await this.beforeWrite?.(puts);
    if (this.#failing.delete(number)) throw new Error('The storage failed, as the test asked.');
    for (const [key, bytes] of entries) this.#values.set(key, bytes);
    for (const key of deletes) this.#values.delete(key);
  }

  #sortedKeys(): string[] {
    return [...this.#values.keys()].sort(inByteOrder);
  }

  #bytes(key: string): Uint8Array {
    const bytes = this.#values.get(key);
    if (!bytes) throw new Error(`No value for ${key}.`);
    return bytes;
  }
}
