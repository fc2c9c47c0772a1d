/** What one staff member is connected to: their desk, the workgroups that it names, and the opened conversations. */

import type { ArchivePort } from '../../client/archive.js';
import { subjectOf } from '../../client/credential-source.js';
import type {
  ConversationPort,
  DeskPort,
  DeskSnapshot,
  RoomClient,
  TokenSource,
  WorkgroupPort,
} from '../../client/snapshots.js';
import type { Grant } from '../../core/domain/identity.js';
import type { ConversationId, PersonId, WorkgroupId } from '../../core/domain/ids.js';
import type { Row } from '../../core/domain/summary.js';
import { attempt } from './parley-element.js';
import type { StaffClients } from './staff-clients.js';

export interface SessionOptions {
  readonly server: string;
  readonly token: TokenSource;
  /** The workgroups are those in which the person has one of these. */
  readonly grants: readonly Grant[];
  readonly clients: StaffClients;
}

/** Dispatches `change` whenever the desk or a workgroup says something new. Elements render from it. */
export class StaffSession extends EventTarget {
  readonly #options: SessionOptions;
  #token: TokenSource;
  #desk: DeskPort | null = null;
  readonly #workgroups = new Map<WorkgroupId, WorkgroupPort>();
  readonly #conversations = new Map<ConversationId, ConversationPort>();
  #archive: ArchivePort | null = null;
  #isClosed = false;

  constructor(options: SessionOptions) {
    super();
    this.#options = options;
    this.#token = options.token;
  }

  get desk(): DeskSnapshot | null {
    return this.#desk?.snapshot ?? null;
  }

  /** The desk to set the availability at, once there is one. */
  get deskPort(): DeskPort | null {
    return this.#desk;
  }

  get workgroups(): readonly WorkgroupPort[] {
    return [...this.#workgroups.values()];
  }

  /** Those of them in which the person has this grant. */
  workgroupsWith(grant: Grant): readonly WorkgroupPort[] {
    const mine = (this.desk?.you?.workgroups ?? []).filter((each) => each.grants.includes(grant));
    return mine.flatMap(({ id }) => this.#workgroups.get(id) ?? []);
  }

  /** What is kept of conversations that are over, and what else is read on demand. */
  get archive(): ArchivePort {
    this.#archive ??= this.#options.clients.archive(this.#clientOptions);
    return this.#archive;
  }

  /** Somebody else's desk, to look at; not connected yet, and whoever asked for it disconnects it. */
  mirror(of: PersonId): DeskPort {
    return this.#options.clients.desk(this.#clientOptions, of);
  }

  /** The rows of all workgroups. */
  get rows(): readonly Row[] {
    return this.workgroups.flatMap((each) => each.snapshot.rows);
  }

  open(): void {
    this.#desk = this.#options.clients.desk(this.#clientOptions);
    this.#desk.addEventListener('change', this.#deskChanged);
    this.#desk.connect();
    this.#deskChanged();
  }

  close(): void {
    this.#isClosed = true;
    this.#desk?.removeEventListener('change', this.#deskChanged);
    this.#desk?.close();
    for (const id of [...this.#workgroups.keys()]) this.#closeWorkgroup(id);
    for (const id of [...this.#conversations.keys()]) this.release(id);
  }

  /**
   * Takes a fresh token of the same person without dropping anything that is open: an application that renews its
   * token every hour must not lose drafts by it. False when it is somebody else's, who needs a session of their own.
   */
  renew(token: TokenSource): boolean {
    if (typeof token !== 'string' || typeof this.#token !== 'string') return false;
    const [before, now] = [this.#token, token].map((each) => subjectOf({ kind: 'token', token: each }));
    if (now === null || now !== before) return false;
    this.#token = token;
    for (const client of this.#all()) {
      if (client.snapshot.connection.kind === 'ended') client.retryNow();
    }
    return true;
  }

  /** The client of a conversation, opened at the first call. It stays connected until it is released. */
  conversation(id: ConversationId): ConversationPort {
    const known = this.#conversations.get(id);
    if (known) return known;
    const client = this.#options.clients.conversation(this.#clientOptions, id);
    // What was still on its way when somebody signed out opens nothing in their name any more.
    if (this.#isClosed) return client;
    this.#conversations.set(id, client);
    client.addEventListener('change', this.#changed);
    client.connect();
    return client;
  }

  opened(id: ConversationId): ConversationPort | undefined {
    return this.#conversations.get(id);
  }

  get openedIds(): readonly ConversationId[] {
    return [...this.#conversations.keys()];
  }

  release(id: ConversationId): void {
    const client = this.#conversations.get(id);
    if (!client) return;
    this.#conversations.delete(id);
    client.removeEventListener('change', this.#changed);
    client.close();
  }

  retryNow(): void {
    for (const client of this.#all()) client.retryNow();
  }

  // A function, so that clients ask for what is valid now and not for what was when they were made.
  get #clientOptions(): { server: string; token: TokenSource } {
    return { server: this.#options.server, token: () => readToken(this.#token) };
  }

  #all(): readonly RoomClient<Pick<DeskSnapshot, 'connection'>>[] {
    const desk = this.#desk ? [this.#desk] : [];
    return [...desk, ...this.#workgroups.values(), ...this.#conversations.values()];
  }

  readonly #changed = (): void => {
    this.dispatchEvent(new Event('change'));
  };

  readonly #deskChanged = (): void => {
    attempt(() => this.#follow(this.#desk?.snapshot.you ?? null));
    this.#changed();
  };

  /** Connects to the workgroups that the desk names, and to no other. */
  #follow(you: DeskSnapshot['you']): void {
    if (!you) return;
    const wanted = you.workgroups
      .filter((each) => each.grants.some((grant) => this.#options.grants.includes(grant)))
      .map((each) => each.id);
    for (const id of [...this.#workgroups.keys()]) if (!wanted.includes(id)) this.#closeWorkgroup(id);
    for (const id of wanted) if (!this.#workgroups.has(id)) this.#openWorkgroup(id);
  }

  #openWorkgroup(id: WorkgroupId): void {
    const client = this.#options.clients.workgroup(this.#clientOptions, id);
    this.#workgroups.set(id, client);
    client.addEventListener('change', this.#changed);
    client.connect();
  }

  #closeWorkgroup(id: WorkgroupId): void {
    const client = this.#workgroups.get(id);
    this.#workgroups.delete(id);
    client?.removeEventListener('change', this.#changed);
    client?.close();
  }
}

const readToken = async (token: TokenSource): Promise<string> =>
  typeof token === 'string' ? token : token();
