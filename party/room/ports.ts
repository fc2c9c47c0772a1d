/**
 * What a room needs of the world. A host (PartyKit, the in-memory pair of the tests) implements these; a room knows
 * nothing else. Each port has a contract suite in `test/support/contracts/` that every host's adapter passes.
 */
import type { Bridge, BridgedChannel } from '../../core/domain/bridge.js';
import type { HookReceiver } from '../../core/domain/hooks.js';
import type { Identity } from '../../core/domain/identity.js';
import type { FileId } from '../../core/domain/ids.js';
import type { LinkFinder } from '../../core/domain/links.js';
import type { Policy } from '../../core/domain/policy.js';
import type { SentimentScorer } from '../../core/domain/sentiment.js';
import type { AnswerTo, PeerAddress, PeerMessage, PeerQuestion } from '../../core/protocol/peer.js';

/**
 * One connection. The host draws `id` itself: what the platform calls a connection id is chosen by the client and
 * may be shared by two sockets.
 */
export interface Socket {
  readonly id: string;
  /** Sends text. Never throws: a socket that is closing swallows it. */
  send(text: string): void;
  /** Closes with one of our codes. Closing twice is fine. */
  close(code: number, reason: string): void;
  /**
   * A small value kept with the connection for as long as it lives, also when the room's memory does not: at most
   * 512 bytes as JSON. Null until first set.
   */
  readonly attachment: unknown;
  attach(value: unknown): void;
}

/** The sockets that are open now, in the order in which they came. */
export interface Sockets {
  all(): readonly Socket[];
}

/** Range of a listing over keys in byte order. */
export interface KeyRange {
  readonly prefix: string;
  /** Inclusive. */
  readonly start?: string;
  /** Exclusive. */
  readonly end?: string;
  readonly limit?: number;
  /** From the end of the range. */
  readonly reverse?: boolean;
}

/** Values are JSON of at most 128 KiB; keys at most 2 KiB. */
export interface Storage {
  get(key: string): Promise<unknown>;
  /** In key order; with `reverse`, in falling order. */
  list(range: KeyRange): Promise<ReadonlyMap<string, unknown>>;
  /**
   * Writes and deletes all or nothing, and answers when it is durable. At most 128 keys. Rejects when the write
   * failed; nothing of it is then stored.
   */
  write(puts: ReadonlyMap<string, unknown>, deletes?: readonly string[]): Promise<void>;
}

/** The bytes of files, apart from everything else, so that another store can take their place. */
export interface Files {
  /**
   * Keeps what comes, in its order, while it comes. Rejects when something of it could not be kept or did not come:
   * what is there of it by then is left to `remove`.
   */
  write(id: FileId, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** From the first byte to the last, in pieces; no piece where there is nothing. */
  read(id: FileId): AsyncIterable<Uint8Array>;
  /** All of it, also where only a part was written. Fine where there is nothing. */
  remove(id: FileId): Promise<void>;
}

/** Other rooms. Resolves when the other room has stored it; rejects when it did not answer, to be tried again. */
export interface Peers {
  tell(address: PeerAddress, message: PeerMessage): Promise<void>;
  /** Rejects when the other room did not answer in time; then nothing is known of what it did. */
  ask<Question extends PeerQuestion>(address: PeerAddress, question: Question): Promise<AnswerTo<Question>>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Asks the host to call the room's `wake()` at about this time. One wish at a time: a later call replaces it;
   * null withdraws it. Not durable: a room asks again when it starts.
   */
  wakeAt(time: number | null): void;
}

/**
 * Random names. Split by what may know of them, so that what is hidden draws nothing from what is shown: with a
 * seeded source the customer's ids are the same whatever supervisors do.
 */
export interface Ids {
  next(level: 'public' | 'staff' | 'supervisors'): string;
}

/** Who a token belongs to. Rejects nothing: an invalid token is null. */
export interface Tokens {
  verify(token: string): Promise<Identity | null>;
  /** A bridge is no person: what verifies here does not verify above, nor the other way round. */
  verifyBridge(token: string): Promise<Bridge | null>;
}

/** Where the servers of other channels listen. */
export interface Webhooks {
  /** Whether anybody listens for this channel. */
  reaches(channel: BridgedChannel): boolean;
  /** Resolves when it was taken there; rejects when not, or when nothing is known of it, to be tried again. */
  post(channel: BridgedChannel, body: string): Promise<void>;
}

/** Systems of the house that follow conversations. */
export interface Hooks {
  readonly receivers: readonly HookReceiver[];
  /** Resolves when it was taken there; rejects when not, or when nothing is known of it, to be tried again under its id. */
  post(receiver: string, id: string, body: string): Promise<void>;
}

/** What the deployment configured for a workgroup; null when there is no such workgroup. */
export interface WorkgroupSetting {
  readonly label: string;
  readonly policy: Policy;
}

export interface Settings {
  workgroup(id: string): WorkgroupSetting | null;
}

/** One line of a room's log: lifecycle and faults, never what people wrote and never a secret. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, cause: unknown): void;
}

/** Everything a room is given. */
export interface Host {
  /** The room's name, as in the URL; checked by the host before the room exists. */
  readonly id: string;
  readonly sockets: Sockets;
  readonly storage: Storage;
  readonly files: Files;
  readonly peers: Peers;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly tokens: Tokens;
  readonly webhooks: Webhooks;
  readonly hooks: Hooks;
  readonly settings: Settings;
  readonly log: Log;
  /** Judges what customers write, for workgroups whose policy has that on. */
  readonly scorer: SentimentScorer;
  /** Finds the addresses in messages. */
  readonly links: LinkFinder;
}

export type HttpCredential = { readonly kind: 'token' | 'secret'; readonly value: string };

/** A request to a room, authorised by the same credential as a hello where it needs any. */
export interface RoomRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the room, without a slash in front: `transcript`, `policy`. */
  readonly path: string;
  /** Null: nothing was shown. */
  readonly credential: HttpCredential | null;
  /** Bounded by the host; empty for GET. */
  readonly body: string;
}

/** Somebody sends a file. */
export interface UploadRequest {
  readonly credential: HttpCredential;
  /** As they say. */
  readonly name: string;
  readonly type: string;
  /** Bytes, as they say; null: they do not. */
  readonly size: number | null;
  /** What comes, bounded by nothing: whoever reads stops. Throws where the sender is gone. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** A file for whoever brought a link. */
export interface RoomFile {
  readonly name: string;
  readonly type: string;
  /** A browser may show it where it is; else it is only saved. */
  readonly isShowable: boolean;
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Aborted where nothing more of it is given: whoever holds pieces of it lets go of them. */
  readonly signal: AbortSignal;
}

/** What a host calls. It may call in any order and at once; a room puts the calls in line itself. */
export interface Room {
  /** Loads what is stored. Awaits storage only. Called once, before anything else. */
  start(): Promise<void>;
  opened(socket: Socket): void;
  received(socket: Socket, data: unknown): Promise<void>;
  closed(socket: Socket): Promise<void>;
  /** From another room, verified by the host. Resolves when stored. */
  told(message: PeerMessage): Promise<void>;
  /** The time asked for with `clock.wakeAt` has come. */
  wake(): Promise<void>;
  /** A question of another room, verified by the host. */
  asked?<Question extends PeerQuestion>(question: Question): Promise<AnswerTo<Question>>;
  /** Null: 404, be it that there is nothing or that they may not know of it. */
  answer?(request: RoomRequest): Promise<RoomAnswer | null>;
  /** Nothing of it is read before it is known that it may be kept. Null as with `answer`. */
  upload?(upload: UploadRequest): Promise<RoomAnswer | null>;
  /** By a link that was given out for it, and by nothing else. Null as with `answer`; an answer is a no. */
  download?(file: string, link: string): Promise<RoomFile | RoomAnswer | null>;
}

export interface RoomAnswer {
  readonly status: 200 | 400 | 403 | 409 | 413 | 415 | 429 | 503;
  readonly contentType: string;
  readonly body: string;
  /** With 429: seconds. */
  readonly retryAfter?: number;
}
