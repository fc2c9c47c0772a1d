/** Somebody at the real client, whose socket the ledger listens to. */
import {
  browserEnvironment,
  ConversationClient,
  type ConversationClientOptions,
  type ConversationSnapshot,
  type Environment,
  type OutboxStorage,
  type StoredOutbox,
} from '../../client/index.js';
import { pause } from '../support/pause.js';
import type { Audience, Reading, SeenEntry, Viewer } from './history.js';
import { marksIn, seenEntry } from './history.js';
import type { Antics, Recorded } from './recording-socket.js';
import { type Recorder, recorder } from './recording-socket.js';
import { until } from './waiting.js';

export type Access = Pick<ConversationClientOptions, 'server' | 'conversation' | 'credential' | 'start'>;

export interface Surroundings {
  readonly ledger: Recorded;
  readonly random: () => number;
  /** How fast the clients' clocks run: 1 for figures; in a test half a minute of silence is a few seconds. */
  readonly pace: number;
}

/** Keeps what a page leaves, and hands it to the next one. */
class PageStorage implements OutboxStorage {
  readonly #kept = new Map<string, StoredOutbox>();

  adopt(): Promise<StoredOutbox | null> {
    return Promise.resolve([...this.#kept.values()][0] ?? null);
  }

  save(_key: string, outbox: StoredOutbox): void {
    if (outbox.messages.length === 0) this.#kept.delete(outbox.device);
    else this.#kept.set(outbox.device, structuredClone(outbox));
  }

  leave(key: string, outbox: StoredOutbox): boolean {
    this.save(key, outbox);
    return true;
  }
}

const paced = (pace: number): Pick<Environment, 'now' | 'setTimer'> => ({
  now: () => Date.now() * pace,
  setTimer: (run, milliseconds) => setTimeout(run, milliseconds / pace),
});

/** With a ledger in another process nothing can be meant here, only said. */
export class Person {
  readonly viewer: Viewer;
  readonly access: Access;
  protected readonly around: Surroundings;
  readonly #storage = new PageStorage();
  readonly #recorder: Recorder;
  #client: ConversationClient;

  constructor(viewer: Viewer, access: Access, around: Surroundings) {
    this.viewer = viewer;
    this.access = access;
    this.around = around;
    this.#recorder = recorder(around.ledger, viewer);
    this.#client = this.#page();
  }

  get client(): ConversationClient {
    return this.#client;
  }

  get antics(): Antics {
    return this.#recorder.antics;
  }

  get socket(): Recorder['current'] {
    return this.#recorder.current;
  }

  /** With what their sockets were closed so far. */
  get closes(): readonly number[] {
    return this.#recorder.closes;
  }

  get snapshot(): ConversationSnapshot {
    return this.#client.snapshot;
  }

  /** Everything was answered, and the client has all there is. */
  get isSettled(): boolean {
    const { connection, pending } = this.snapshot;
    const isQuiet = pending.every(({ state }) => state.kind === 'failed');
    return connection.kind === 'live' && connection.isComplete && isQuiet;
  }

  comesBy(server: string): boolean {
    return this.access.server === server;
  }

  connect(): this {
    this.#client.connect();
    return this;
  }

  /** The page is closed, with whatever it had not sent, and opened again. */
  reload(): void {
    this.#client.disconnect();
    this.#client = this.#page();
    this.#client.connect();
  }

  /** Puts a message into the outbox, whatever the connection is like; the text may be padded to be large. */
  post(mark: string, audience: Audience, padding = ''): void {
    this.#client.post(`${audience} ${mark} ${padding}`, audience);
  }

  sees(mark: string): boolean {
    return this.snapshot.entries.some(({ body }) => body.kind === 'message' && body.text.includes(mark));
  }

  until(holds: (snapshot: ConversationSnapshot) => boolean, what: string): Promise<void> {
    return until(
      this.#client,
      () => holds(this.snapshot),
      () => `${this.viewer.id}: ${what}; ${this.#state()}`,
    );
  }

  /** What their client shows, scrolled back to the beginning. */
  async reading(): Promise<Reading> {
    while (this.snapshot.hasOlder) {
      const before = this.snapshot.entries.length;
      await this.#client.loadOlder();
      // Refused, because one may not scroll faster.
      if (this.snapshot.entries.length === before) await pause(200);
    }
    const entries: readonly SeenEntry[] = this.snapshot.entries.map(seenEntry);
    return { viewer: this.viewer, source: 'lived', entries };
  }

  /** What is still in the outbox, be it refused or not. */
  kept(): readonly string[] {
    return this.snapshot.pending.flatMap(({ text }) => marksIn(text));
  }

  leave(): void {
    this.#client.disconnect();
  }

  #page(): ConversationClient {
    const { random, pace } = this.around;
    return new ConversationClient({
      ...this.access,
      storage: this.#storage,
      environment: {
        ...browserEnvironment,
        ...paced(pace),
        random,
        WebSocket: this.#recorder.Socket,
      },
    });
  }

  #state(): string {
    const { connection, pending, entries, header } = this.snapshot;
    return JSON.stringify({
      connection,
      pending: pending.length,
      entries: entries.length,
      kind: header?.kind,
    });
  }
}
