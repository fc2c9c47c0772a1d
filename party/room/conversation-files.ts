/** Files of a conversation: taken in piece by piece, given out by links, and checked at every use. */
import { decideRemoval, decideUpload, decideUploaded, dropUploads } from '../../core/domain/decide-attach.js';
import type { Decision, Outcome } from '../../core/domain/decision.js';
import { checkFor, isShowable } from '../../core/domain/file-types.js';
import type { Upload } from '../../core/domain/files.js';
import { fileView } from '../../core/domain/files.js';
import type { Identity } from '../../core/domain/identity.js';
import type { FileId } from '../../core/domain/ids.js';
import { isFileId } from '../../core/domain/ids.js';
import type { Refusal, RefusalCode } from '../../core/domain/refusal.js';
import { refusals, refuse } from '../../core/domain/refusal.js';
import { readingScope } from './conversation-reader.js';
import type { ConversationStore } from './conversation-store.js';
import type { ConversationTurns } from './conversation-turns.js';
import { NotStored } from './conversation-turns.js';
import type { Proof } from './credentials.js';
import { Downloads, freeAfter } from './downloads.js';
import { linkMs, openLink, sealLink } from './file-links.js';
import type { Host, RoomAnswer, RoomFile, UploadRequest } from './ports.js';
import type { Buckets } from './rate-limit.js';
import { isExpired } from './session.js';
import { tooOften } from './too-often.js';

/** As much of a conversation's room as is needed here. */
export interface FilesRoom {
  readonly host: Host;
  readonly store: ConversationStore;
  readonly buckets: Buckets;
  turn<T>(event: () => Promise<T>): Promise<T>;
  /** Null: there is no conversation yet. */
  turns(): ConversationTurns | null;
  /** Who this is here and now; null: nobody who may know of this conversation. */
  knows(proof: Proof): Identity | null;
  /** Somebody came with a later token of theirs that allows something else. */
  isReplaced(who: Identity): boolean;
}

const json = (status: RoomAnswer['status'], value: unknown): RoomAnswer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

const statusOf: Readonly<Partial<Record<RefusalCode, RoomAnswer['status']>>> = {
  'file-too-large': 413,
  'file-type': 415,
  forbidden: 403,
  storage: 503,
  internal: 503,
};

/** Null where there is nothing of it for them. */
const refusedWith = ({ code }: Refusal): RoomAnswer | null =>
  code === 'not-found' ? null : json(statusOf[code] ?? 409, { code, sentence: refusals[code] });

/** Why reading was given up. */
class Unfit extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

interface Coming {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly stop: () => void;
}

/** What comes until it is stopped, also while nothing comes. */
const stoppable = (given: AsyncIterable<Uint8Array>): Coming => {
  let isStopped = false;
  let giveUp = (): void => {};
  const next = (iterator: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> =>
    new Promise((resolve, reject) => {
      giveUp = () => reject(new Unfit('file-gone'));
      if (isStopped) giveUp();
      else iterator.next().then(resolve, reject);
    });
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    const iterator = given[Symbol.asyncIterator]();
    try {
      for (;;) {
        const { done, value } = await next(iterator);
        if (done) return;
        yield value;
      }
    } finally {
      // Not waited for: it ends after what was asked for last, which may never come.
      iterator.return?.().catch(() => {});
    }
  };
  const stop = (): void => {
    isStopped = true;
    giveUp();
  };
  return { pieces: pieces(), stop };
};

/** What comes, as far as it is what it was said to be; nothing is read beyond. */
const checked = async function* (
  pieces: AsyncIterable<Uint8Array>,
  { type, size }: Upload,
  counted: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const check = checkFor(type);
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.byteLength;
    if (bytes > size) throw new Unfit('file-too-large');
    if (!check.take(piece)) throw new Unfit('file-type');
    yield piece;
  }
  if (!check.end()) throw new Unfit('file-type');
  counted(bytes);
};

export class ConversationFiles {
  readonly #room: FilesRoom;
  readonly #downloads: Downloads;

  constructor(room: FilesRoom) {
    this.#room = room;
    this.#downloads = new Downloads(room.host.clock);
  }

  /**
   * It stands in the state before the first byte is kept, so that whatever happens meanwhile there is something that
   * says which bytes are nobody's; and it is decided again when all has come.
   */
  async take(proof: Proof, { name, type, size, pieces }: UploadRequest): Promise<RoomAnswer | null> {
    const { host, turn } = this.#room;
    const id = `fl_${host.ids.next('public')}` as FileId;
    const coming = stoppable(pieces);
    const begun = await turn(async () => {
      const who = this.#room.knows(proof);
      const turns = this.#room.turns();
      if (!who || !turns) return null;
      const now = host.clock.now();
      const retryAfter = this.#room.buckets.take(who, 'files', now);
      if (retryAfter !== null) return tooOften(retryAfter);
      const decision = decideUpload(turns.state, who, { id, name, type, size }, now);
      const refused = await this.#apply(turns, decision);
      if (refused) return refusedWith(refused);
      turns.incoming.set(id, coming.stop);
      return turns.state.files.uploads.find((each) => each.id === id) ?? null;
    });
    return begun && 'owner' in begun ? this.#keep(proof, begun, coming.pieces) : begun;
  }

  async #keep(proof: Proof, upload: Upload, pieces: AsyncIterable<Uint8Array>): Promise<RoomAnswer | null> {
    const { host, turn } = this.#room;
    const { id } = upload;
    let size = 0;
    let failure: Refusal | null = null;
    try {
      await host.files.write(
        id,
        checked(pieces, upload, (bytes) => {
          size = bytes;
        }),
      );
    } catch (cause) {
      failure = refuse(cause instanceof Unfit ? cause.code : 'storage');
      if (!(cause instanceof Unfit)) host.log.error('upload-failed', cause);
    }
    return turn(async () => {
      const turns = this.#room.turns();
      turns?.incoming.delete(id);
      const who = this.#room.knows(proof);
      const denied =
        failure ?? (turns && who ? await this.#finish(turns, who, id, size) : refuse('not-found'));
      if (denied && turns) {
        await this.#drop(turns, id);
        return refusedWith(denied);
      }
      return json(200, fileView({ ...upload, size }));
    });
  }

  #finish(turns: ConversationTurns, who: Identity, id: FileId, size: number): Promise<Refusal | null> {
    return this.#apply(turns, decideUploaded(turns.state, who, { id, size }));
  }

  /** Its bytes are deleted with the next event, which is now: see `expire` of the turns. */
  async #drop(turns: ConversationTurns, id: FileId): Promise<void> {
    const dropped = dropUploads(turns.state, [id]);
    const outcome: Outcome | null = dropped.changes.length > 0 ? dropped : null;
    const failed = outcome && (await this.#apply(turns, { kind: 'accepted', ...outcome }));
    if (!failed) await turns.sweep();
  }

  /** Null when it was done. */
  async #apply(turns: ConversationTurns, decision: Decision): Promise<Refusal | null> {
    if (decision.kind === 'refused') return decision.refusal;
    try {
      await turns.apply(decision);
      return null;
    } catch (cause) {
      this.#room.host.log.error('turn-failed', cause);
      return refuse(cause instanceof NotStored ? 'storage' : 'internal');
    }
  }

  /** What somebody uploaded and does not want to post. What is in a message, or another's, is not there to be removed. */
  async remove(proof: Proof, file: string): Promise<RoomAnswer | null> {
    const { host, turn } = this.#room;
    return turn(async () => {
      const who = this.#room.knows(proof);
      const turns = this.#room.turns();
      if (!who || !turns || !isFileId(file)) return null;
      const retryAfter = this.#room.buckets.take(who, 'files', host.clock.now());
      if (retryAfter !== null) return tooOften(retryAfter);
      const refused = await this.#apply(turns, decideRemoval(turns.state, who, file));
      if (refused) return refusedWith(refused);
      await turns.sweep();
      return json(200, {});
    });
  }

  /** An address for a file of a message, for whoever may read what is for everyone. */
  async link(proof: Proof, file: string): Promise<RoomAnswer | null> {
    const { host, store, turn } = this.#room;
    return turn(async () => {
      const who = this.#room.knows(proof);
      const turns = this.#room.turns();
      if (!who || !turns || !isFileId(file)) return null;
      const now = host.clock.now();
      const retryAfter = this.#room.buckets.take(who, 'files', now);
      if (retryAfter !== null) return tooOften(retryAfter);
      if (readingScope(turns.state, who).kind === 'nothing' || !(await store.file(file))) return null;
      const until = now + linkMs;
      const place = { key: await this.#key(), file, workgroup: turns.state.workgroup };
      const link = await sealLink(place, who, until);
      return json(200, { url: `/parties/main/${host.id}/files/${file}?link=${link}`, until });
    });
  }

  /** Whoever it was given to may by now not be here any more, nor what it leads to. */
  async open(file: string, link: string): Promise<RoomFile | RoomAnswer | null> {
    const { host, store, turn, buckets } = this.#room;
    return turn(async () => {
      const turns = this.#room.turns();
      if (!turns || !isFileId(file)) return null;
      const now = host.clock.now();
      const place = { key: await this.#key(), file, workgroup: turns.state.workgroup };
      const opened = await openLink(place, link, now);
      if (!opened) return null;
      const { who, id } = opened;
      if (isExpired(who, now) || this.#room.isReplaced(who)) return null;
      if (readingScope(turns.state, who).kind === 'nothing') return null;
      const found = await store.file(file);
      if (!found) return null;
      // The link first: what it is refused for takes nothing from what else they may open.
      const retryAfter = buckets.take(who, 'link', now, id) ?? buckets.take(who, 'opening', now);
      if (retryAfter !== null) return tooOften(retryAfter);
      const given = this.#downloads.begin({ person: who.id, link: id }, host.files.read(file));
      if (!given) return tooOften(freeAfter);
      const { name, type } = found;
      return { name, type, isShowable: isShowable(type), ...given };
    });
  }

  /** Drawn apart from all that others may see. */
  #key(): Promise<string> {
    const { ids } = this.#room.host;
    return this.#room.store.linkKey(() => ids.next('supervisors') + ids.next('supervisors'));
  }
}
