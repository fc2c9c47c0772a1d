/** A room's storage: JSON values in PartyKit's key-value store, written all or nothing. */
import type * as Party from 'partykit/server';
import type { KeyRange, Storage } from '../room/ports.js';

/** The platform's own limits are 2,048 and 131,072 bytes with its own few bytes around a value. */
export const storageLimits = { keyBytes: 2_048, valueBytes: 131_008, keysPerWrite: 128 } as const;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Values lie in storage as the bytes of their JSON. The platform would take objects, but measures them in its own
 * form, in which one emoji doubles the size of a text: a value that fits the limit here could be refused there.
 */
export const encodeValue = (key: string, value: unknown): Uint8Array => {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new RangeError(`The value of ${sortOf(key)} is not JSON.`);
  const bytes = encoder.encode(text);
  if (bytes.length > storageLimits.valueBytes) {
    throw new RangeError(`The value of ${sortOf(key)} has ${bytes.length} bytes; 128 KiB is the most.`);
  }
  return bytes;
};

export const decodeValue = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes));

/** What is asked to be written, checked as a whole before any of it is. */
export const assertWritable = (puts: ReadonlyMap<string, unknown>, deletes: readonly string[]): void => {
  const keys = [...puts.keys(), ...deletes];
  if (keys.length > storageLimits.keysPerWrite) {
    throw new RangeError(`One write has ${keys.length} keys; ${storageLimits.keysPerWrite} is the most.`);
  }
  for (const key of keys) {
    if (key === '' || encoder.encode(key).length > storageLimits.keyBytes) {
      throw new RangeError(`The key ${sortOf(key)} is empty or longer than ${storageLimits.keyBytes} bytes.`);
    }
  }
};

/** The first segment says what sort of key it is; the rest may name a person. */
const sortOf = (key: string): string => key.split('/')[0]?.slice(0, 40) ?? '';

export const partyStorage = (storage: Party.Storage): Storage => ({
  get: async (key) => {
    const bytes = await storage.get<Uint8Array>(key);
    return bytes === undefined ? undefined : decodeValue(bytes);
  },

  list: async (range) => {
    const found = await storage.list<Uint8Array>(optionsOf(range));
    return new Map([...found].map(([key, bytes]) => [key, decodeValue(bytes)]));
  },

  /**
   * A transaction where something is deleted as well: puts and deletes that are issued without an await between them
   * are written together, but when the platform refuses one of them, the others are stored, and half a change is
   * what no room may ever find. The answer of a room waits for the disk by itself: the platform holds everything
   * that leaves the room back until then, unless a write says `allowUnconfirmed`, which therefore stands nowhere.
   */
  write: async (puts, deletes = []) => {
    assertWritable(puts, deletes);
    const entries = Object.fromEntries([...puts].map(([key, value]) => [key, encodeValue(key, value)]));
    // One put of many keys is all or nothing by itself, and costs a fifth less time than a transaction.
    if (deletes.length === 0) return storage.put(entries);
    await storage.transaction(async (transaction) => {
      if (puts.size > 0) await transaction.put(entries);
      if (deletes.length > 0) await transaction.delete([...deletes]);
    });
  },
});

type ListOptions = NonNullable<Parameters<Party.Storage['list']>[0]>;

const optionsOf = ({ prefix, start, end, limit, reverse }: KeyRange): ListOptions => ({
  prefix,
  ...(start === undefined ? {} : { start }),
  ...(end === undefined ? {} : { end }),
  ...(limit === undefined ? {} : { limit }),
  ...(reverse === undefined ? {} : { reverse }),
});
