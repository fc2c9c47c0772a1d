/** The customer's one conversation behind the widget: found again, begun with the first message, ended, left. */
import type { ConversationClientOptions } from '../client/conversation-client.js';
import { subjectOf } from '../client/credential-source.js';
import type { ConversationPort, ConversationSnapshot, TokenSource } from '../client/snapshots.js';
import type { Whose } from './remembered.js';
import { forget, isStarted, markStarted, recall, remember } from './remembered.js';

export type CreateClient = (options: ConversationClientOptions) => ConversationPort;

export interface SessionOptions {
  readonly server: string;
  readonly workgroup: string;
  readonly name: string;
  readonly token: TokenSource | null;
  readonly createClient: CreateClient;
  /** The client or its snapshot is another one. */
  readonly changed: () => void;
  /** It is known who this is; null: a visitor without a name. */
  readonly met: (person: string | null) => void;
  /** Own messages were accepted. */
  readonly sent: (conversation: string) => void;
}

/** A moved element is out of the page for an instant: its socket is not worth opening anew. */
const GRACE = 1_000;

/** The first token is known already; afterwards the page is asked for fresh ones. */
const startingWith = (token: string, source: TokenSource): TokenSource => {
  if (typeof source === 'string') return source;
  let first: string | null = token;
  return () => {
    const given = first ?? source();
    first = null;
    return given;
  };
};

export class CustomerSession {
  readonly #options: SessionOptions;
  #client: ConversationPort | null = null;
  #conversation: string | null = null;
  #whose: Whose | null = null;
  #token: TokenSource | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #before: ConversationSnapshot | null = null;
  #isOver = false;
  #resumed: Promise<void> | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Looking at who this is takes a moment when the page must be asked for a token; if that failed it is asked again. */
  get ready(): Promise<void> {
    this.#resumed ??= this.#resume().catch((error: unknown) => {
      this.#resumed = null;
      throw error;
    });
    return this.#resumed;
  }

  get client(): ConversationPort | null {
    return this.#client;
  }

  get conversation(): string | null {
    return this.#conversation;
  }

  /** Sends, and begins the conversation if there is none. */
  async post(text: string): Promise<void> {
    await this.ready;
    if (this.#isOver) return;
    if (!this.#client && this.#whose) this.#open(remember(this.#whose));
    this.#client?.post(text);
  }

  /** The next message begins another conversation. */
  async forget(): Promise<void> {
    await this.ready;
    if (this.#whose) forget(this.#whose);
    this.#drop();
    this.#options.changed();
  }

  /** The element left the page; if it is not back soon, so does the socket. */
  pause(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      this.#leaving = undefined;
      this.#client?.disconnect();
    }, GRACE);
  }

  resume(): void {
    const wasHere = this.#leaving !== undefined;
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    if (!wasHere) this.#client?.connect();
  }

  /** Somebody else, or another server: this one is not used any more. */
  close(): void {
    this.#isOver = true;
    clearTimeout(this.#leaving);
    this.#drop();
  }

  async #resume(): Promise<void> {
    const { server, workgroup, token } = this.#options;
    let person: string | null = null;
    if (token !== null) {
      const first = typeof token === 'string' ? token : await token();
      if (this.#isOver) return;
      this.#token = startingWith(first, token);
      // A token that does not tell is told apart from visitors at least.
      person = subjectOf({ kind: 'token', token: first }) ?? 'token';
    }
    this.#options.met(person);
    this.#whose = { server, workgroup, person };
    const known = recall(this.#whose);
    if (known) this.#open(known);
  }

  #open({ id, secret }: { readonly id: string; readonly secret: string }): void {
    const { server, workgroup, name, createClient } = this.#options;
    const credential = this.#token
      ? ({ kind: 'token', token: this.#token } as const)
      : ({ kind: 'secret', secret } as const);
    const start = isStarted(id) ? {} : { start: { workgroup, ...(name ? { name } : {}) } };
    this.#conversation = id;
    this.#client = createClient({ server, conversation: id, credential, ...start });
    this.#before = this.#client.snapshot;
    this.#client.addEventListener('change', this.#onChange);
    this.#client.connect();
    this.#options.changed();
  }

  #drop(): void {
    this.#client?.removeEventListener('change', this.#onChange);
    this.#client?.disconnect();
    this.#client = null;
    this.#conversation = null;
    this.#before = null;
  }

  readonly #onChange = (): void => {
    const { snapshot } = this.#client ?? {};
    if (!snapshot) return;
    if (snapshot.header && !this.#before?.header && this.#conversation) markStarted(this.#conversation);
    // What was on its way and is gone was accepted; what had failed was given up by its writer.
    const isAccepted = this.#before?.pending.some(
      ({ localId, state }) =>
        state.kind === 'sending' && !snapshot.pending.some((each) => each.localId === localId),
    );
    this.#before = snapshot;
    this.#options.changed();
    if (isAccepted && this.#conversation) this.#options.sent(this.#conversation);
  };
}
