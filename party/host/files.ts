/** Bytes of files in a room's own storage: in pieces, because a value has a limit, each under a key of its own. */
import type * as Party from 'partykit/server';
import type { FileId } from '../../core/domain/ids.js';
import type { Files } from '../room/ports.js';

/** Below the 131,072 bytes that the platform takes for a value, with its own few bytes around it. */
export const pieceBytes = 114_688;

/** As many keys as the platform deletes at once. */
const keysAtOnce = 128;

const prefixOf = (id: FileId): string => `bytes/${id}/`;
const keyOf = (id: FileId, n: number): string => prefixOf(id) + String(n).padStart(6, '0');

/** What comes in any sizes, in pieces of one size but for the last. */
export const inPieces = async function* (
  coming: AsyncIterable<Uint8Array>,
  size: number = pieceBytes,
): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(size);
  let filled = 0;
  for await (const part of coming) {
    for (let from = 0; from < part.byteLength; ) {
      const some = part.subarray(from, from + size - filled);
      piece.set(some, filled);
      filled += some.byteLength;
      from += some.byteLength;
      if (filled < size) continue;
      yield piece;
      piece = new Uint8Array(size);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.slice(0, filled);
};

export const partyFiles = (storage: Party.Storage): Files => ({
  write: async (id, pieces) => {
    let n = 0;
    for await (const piece of inPieces(pieces)) {
      await storage.put(keyOf(id, n), piece);
      n += 1;
    }
  },

  read: async function* (id) {
    for (let n = 0; ; n += 1) {
      const piece = await storage.get<Uint8Array>(keyOf(id, n));
      if (piece === undefined) return;
      yield piece;
    }
  },

  // From the last one there is: what an earlier try, or a piece that came after it, left behind is gone as well.
  remove: async (id) => {
    for (;;) {
      const [last] = (await storage.list({ prefix: prefixOf(id), reverse: true, limit: 1 })).keys();
      if (last === undefined) return;
      const end = Number(last.slice(prefixOf(id).length)) + 1;
      const keys = Array.from({ length: Math.min(end, keysAtOnce) }, (_, index) =>
        keyOf(id, end - 1 - index),
      );
      await storage.delete(keys);
    }
  },
});
