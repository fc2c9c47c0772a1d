// Bytes of files in a room's storage: rule FI6, also where deleting was cut off or pieces came after it.
import type * as Party from 'partykit/server';
import { describe, expect, it } from 'vitest';
import type { FileId } from '../../core/domain/ids.js';
import { partyFiles, pieceBytes } from '../../party/host/files.js';

const id = 'fl_a' as FileId;
const other = 'fl_b' as FileId;

/** As much of the platform's storage as files use; it fails where a test says so. */
class Platform {
  readonly kept = new Map<string, Uint8Array>();
  deletes = 0;
  failsAt = Number.POSITIVE_INFINITY;

  readonly storage = {
    put: async (key: string, value: Uint8Array) => void this.kept.set(key, value),
    get: async (key: string) => this.kept.get(key),
    list: async ({ prefix = '', reverse = false, limit = 1_000 }) => {
      const keys = [...this.kept.keys()].filter((key) => key.startsWith(prefix)).sort();
      return new Map(
        (reverse ? keys.reverse() : keys).slice(0, limit).map((key) => [key, this.kept.get(key)]),
      );
    },
    delete: async (keys: readonly string[]) => {
      if (keys.length > 128) throw new RangeError('Too many keys.');
      this.deletes += 1;
      if (this.deletes === this.failsAt) throw new Error('The disk is gone.');
      return keys.filter((key) => this.kept.delete(key)).length;
    },
  } as unknown as Party.Storage;

  readonly files = partyFiles(this.storage);
}

async function* pieces(count: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n += 1) yield new Uint8Array(pieceBytes);
}

describe('deleting a file', () => {
  it.each([0, 1, 128, 129, 300])(
    '[G13][FI6] of %i pieces leaves none, and those of others',
    async (count) => {
      const platform = new Platform();
      await platform.files.write(id, pieces(count));
      await platform.files.write(other, pieces(2));
      await platform.files.remove(id);
      expect([...platform.kept.keys()]).toEqual(['bytes/fl_b/000000', 'bytes/fl_b/000001']);
    },
  );

  it('[G13][FI6] goes on where it was cut off', async () => {
    const platform = new Platform();
    await platform.files.write(id, pieces(300));
    platform.failsAt = 2;
    await expect(platform.files.remove(id)).rejects.toThrow();
    expect(platform.kept.size).toBe(300 - 128);
    await platform.files.remove(id);
    expect(platform.kept.size).toBe(0);
  });

  it('[G13][FI6] takes what came in while it was being deleted, once no more of it comes', async () => {
    const platform = new Platform();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield* pieces(200);
      await platform.files.remove(id);
      yield* pieces(3);
    }
    await platform.files.write(id, slow());
    await platform.files.remove(id);
    expect(platform.kept.size).toBe(0);
  });
});
