// Bytes of files in memory, beside the storage of a room, with what a test needs to break it.
import type { FileId } from '../../../core/domain/ids.js';
import { inPieces } from '../../../party/host/files.js';
import type { Files } from '../../../party/room/ports.js';

export class MemoryFiles implements Files {
  readonly #pieces = new Map<FileId, Uint8Array[]>();
  /** While true, nothing is removed. */
  isStuck = false;
  /** The most that was ever held of one file, in bytes. */
  mostKept = 0;

  get kept(): readonly FileId[] {
    return [...this.#pieces.keys()];
  }

  async write(id: FileId, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const list: Uint8Array[] = [];
    this.#pieces.set(id, list);
    for await (const piece of inPieces(pieces)) {
      list.push(piece.slice());
      this.mostKept = Math.max(
        this.mostKept,
        list.reduce((sum, { byteLength }) => sum + byteLength, 0),
      );
    }
  }

  async *read(id: FileId): AsyncGenerator<Uint8Array> {
    for (const piece of this.#pieces.get(id) ?? []) yield piece;
  }

  async remove(id: FileId): Promise<void> {
    if (this.isStuck) throw new Error('Nothing is removed, as the test asked.');
    this.#pieces.delete(id);
  }
}
