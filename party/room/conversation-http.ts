/** What a conversation is asked over HTTP: transcripts, exports and figures, files, and what a bridge brings. */
import type { ConversationState } from '../../core/domain/conversation.js';
import type { Identity } from '../../core/domain/identity.js';
import { takeFromBridge } from './bridge-in.js';
import type { ConversationCommands } from './conversation-commands.js';
import { ConversationFiles } from './conversation-files.js';
import type { Started } from './conversation-hello.js';
import { admit } from './conversation-hello.js';
import { readConversation } from './conversation-reader.js';
import type { ConversationStore } from './conversation-store.js';
import type { ConversationTurns } from './conversation-turns.js';
import type { Proof } from './credentials.js';
import { asCredential, prove } from './credentials.js';
import type { Host, RoomAnswer, RoomFile, RoomRequest, UploadRequest } from './ports.js';
import type { Buckets } from './rate-limit.js';
import { isSuperseded } from './supersede.js';
import { tooOften } from './too-often.js';

/** What there is once a conversation has begun. */
export interface Begun {
  readonly turns: ConversationTurns;
  readonly secretHash: string | null;
}

/** As much of a conversation's room as is needed here. */
export interface HttpRoom {
  readonly host: Host;
  readonly store: ConversationStore;
  readonly buckets: Buckets;
  readonly commands: ConversationCommands;
  /** In line, and no event: nothing that is overdue happens before it. */
  read<T>(event: () => Promise<T>): Promise<T>;
  turn<T>(event: () => Promise<T>): Promise<T>;
  begun(): Begun | null;
  begin(started: Started): Promise<void>;
  connected(): readonly Identity[];
  allowedIn(state: ConversationState): (who: Identity) => readonly string[];
}

export class ConversationHttp {
  readonly #room: HttpRoom;
  readonly #files: ConversationFiles;

  constructor(room: HttpRoom) {
    this.#room = room;
    this.#files = new ConversationFiles({
      host: room.host,
      store: room.store,
      buckets: room.buckets,
      turn: (event) => room.turn(event),
      turns: () => room.begun()?.turns ?? null,
      knows: (proof) => this.#knows(proof),
      isReplaced: (who) => this.#isReplaced(who),
    });
  }

  /** As the bearer may see it. */
  async answer({ method, path, credential, body }: RoomRequest): Promise<RoomAnswer | null> {
    const room = this.#room;
    if (!credential) return null;
    if (method === 'POST' && path === 'bridge') return takeFromBridge(credential, body, room);
    const linked = method === 'POST' ? /^files\/([^/]+)\/link$/.exec(path)?.[1] : undefined;
    const removed = method === 'DELETE' ? /^uploads\/([^/]+)$/.exec(path)?.[1] : undefined;
    if (method !== 'GET' && linked === undefined && removed === undefined) return null;
    const proof = await prove(asCredential(credential), room.host.tokens);
    if (!proof) return null;
    if (linked !== undefined) return this.#files.link(proof, linked);
    return removed === undefined ? this.#read(path, proof) : this.#files.remove(proof, removed);
  }

  async upload(upload: UploadRequest): Promise<RoomAnswer | null> {
    const proof = await prove(asCredential(upload.credential), this.#room.host.tokens);
    return proof && this.#files.take(proof, upload);
  }

  download(file: string, link: string): Promise<RoomFile | RoomAnswer | null> {
    return this.#files.open(file, link);
  }

  #read(path: string, proof: Proof): Promise<RoomAnswer | null> {
    const { host, store, buckets, begun, read } = this.#room;
    return read(async () => {
      const turns = begun()?.turns;
      const who = this.#knows(proof);
      if (!turns || !who) return null;
      const now = host.clock.now();
      const retryAfter = buckets.take(who, 'reading', now);
      if (retryAfter !== null) return tooOften(retryAfter);
      return readConversation(path, { state: turns.state, who, store, now });
    });
  }

  /** Who brings this, if they may know of the conversation and nobody holds a later token of theirs. */
  #knows(proof: Proof): Identity | null {
    const begun = this.#room.begun();
    const who = begun && admit(this.#room.host, proof, begun.turns.state, begun.secretHash);
    return who && !this.#isReplaced(who) ? who : null;
  }

  #isReplaced(who: Identity): boolean {
    const { begun, connected, allowedIn } = this.#room;
    const turns = begun()?.turns;
    return !turns || isSuperseded(who, connected(), allowedIn(turns.state));
  }
}
