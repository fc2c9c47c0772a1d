/** The customer's one conversation behind the widget: found again, begun with the first message, ended, left. */
import type { ConversationClientOptions } from '../client/conversation-client.js';
import { ConversationClient } from '../client/conversation-client.js';
import { subjectOf } from '../client/credential-source.js';
import { forgetOutboxes } from '../client/outbox-storage.js';
import type { ConversationPort, ConversationSnapshot, TokenSource } from '../client/snapshots.js';
import type { Place } from './place.js';
import type { Whose } from './remembered.js';
import { everybodyAt, forget, isStarted, markStarted, recall, remember } from './remembered.js';
import { tellOwner } from './tell-owner.js';
import { Visitor } from './visitor.js';

export type CreateClient = (options: ConversationClientOptions) => ConversationPort;

export interface SessionOptions {
  readonly server: string;
  readonly workgroup: string;
  readonly name: string;
  readonly token: TokenSource | null;
  /** Null: the client of Parley. */
  readonly createClient: CreateClient | null;
  /** The client or its snapshot is another one. */
  readonly changed: () => void;
  /** It is known who this is; null: a visitor without a name. */
  readonly met: (person: string | null) => void;
  /** What was written and reaches nobody any more: its conversation could not begin, or is left for another one. */
  readonly unsent: (text: string) => void;
  /** Own messages were accepted. */
  readonly sent: (conversation: string) => void;
  /** Whether the page is told of as well. */
  readonly tracksPage: () => boolean;
}

const ask = async (token: Exclude<TokenSource, string>, place: Place): Promise<string> => {
  try {
    return await token();
  } catch (error) {
    tellOwner('token', place);
    throw error;
  }
};

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
  #posted: Promise<void> = Promise.resolve();

  /** What is told of the visitor. */
  readonly visitor: Visitor;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.visitor = new Visitor(() => this.#client, options.tracksPage);
    this.visitor.arrived();
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

  /** Sends, and begins the conversation if there is none. None overtakes another, however long that takes. */
  post(text: string): Promise<void> {
    const { ready } = this;
    this.#posted = this.#posted.catch(() => {}).then(() => this.#post(text, ready));
    return this.#posted;
  }

  async #post(text: string, ready: Promise<void>): Promise<void> {
    await ready;
    if (this.#isOver) return;
    await this.#begin();
    this.#client?.post(text);
  }

  /** The conversation that there is, or a new one, without a word in it. */
  async begin(): Promise<void> {
    await this.ready;
    if (!this.#isOver) await this.#begin();
  }

  /**
   * Another tab may have begun a conversation, or left the one that there was, and begun another. `isTold`: by the tab
   * itself, which says afterwards if it left for good; else whoever wrote here may be gone, and gets nothing back.
   */
  compare(isTold: boolean): void {
    if (!this.#whose) return;
    const known = recall(this.#whose);
    if ((known?.id ?? null) === this.#conversation) return;
    if (isTold) this.#giveBack();
    this.#drop();
    if (known) this.#open(known);
    else this.#options.changed();
  }

  /** The next message begins another conversation. */
  async forget(): Promise<void> {
    await this.ready;
    this.#giveBack();
    this.#forget();
  }

  /** The next at this computer finds nothing: neither of whoever was here, nor of the visitors that they were before. */
  logout(): void {
    const { server, workgroup } = this.#options;
    for (const whose of everybodyAt(server, workgroup)) forget(whose);
    // Not waited for: what was about to be said, and a token that is still to come, are of somebody who is gone.
    this.#isOver = true;
    this.#forget();
  }

  /** The element left the page; if it is not back soon, so does its client. What is unsent waits for the next one. */
  pause(): void {
    this.visitor.left();
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      this.#giveBack(this.#drop());
    }, GRACE);
  }

  resume(): void {
    this.visitor.arrived();
    clearTimeout(this.#leaving);
    // However short it was, what other tabs did meanwhile was not heard.
    this.compare(false);
  }

  /** Somebody else, or another server: this one is not used any more. `isHere`: whoever wrote in it still is. */
  close(isHere: boolean): void {
    this.#isOver = true;
    this.visitor.left();
    clearTimeout(this.#leaving);
    const unkept = this.#drop();
    if (isHere) this.#giveBack(unkept);
  }

  async #begin(): Promise<void> {
    if (!this.#client && this.#whose) this.#open(await remember(this.#whose));
  }

  async #resume(): Promise<void> {
    const { server, workgroup, token } = this.#options;
    let person: string | null = null;
    if (token !== null) {
      const first = typeof token === 'string' ? token : await ask(token, this.#options);
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
    const { server, workgroup, name } = this.#options;
    if (this.#isOver || this.#client) return;
    const credential = this.#token
      ? ({ kind: 'token', token: this.#token } as const)
      : ({ kind: 'secret', secret } as const);
    const start = isStarted(id) ? {} : { start: { workgroup, ...(name ? { name } : {}) } };
    this.#conversation = id;
    const options = { server, conversation: id, credential, ...start };
    this.#client = this.#options.createClient?.(options) ?? new ConversationClient(options);
    this.#before = this.#client.snapshot;
    this.#client.addEventListener('change', this.#onChange);
    this.#client.connect();
    this.#options.changed();
  }

  #giveBack(
    texts: readonly string[] | undefined = this.#client?.snapshot.pending.map(({ text }) => text),
  ): void {
    const unsent = texts?.filter(Boolean).join('\n');
    if (unsent) this.#options.unsent(unsent);
  }

  #forget(): void {
    if (this.#whose) forget(this.#whose);
    this.#drop();
    this.#options.changed();
  }

  /** Returns what nothing keeps, for whoever wrote it. */
  #drop(): readonly string[] | undefined {
    const [client, conversation] = [this.#client, this.#conversation];
    this.#client = null;
    this.#conversation = null;
    client?.removeEventListener('change', this.#onChange);
    const unkept = client?.close();
    if (!this.#whose || recall(this.#whose)?.id === conversation) return unkept;
    // Left, here or in a tab that was not heard yet: what was written since lies there for nobody.
    if (conversation) forgetOutboxes(this.#whose.server, conversation);
    return undefined;
  }

  readonly #onChange = (): void => {
    const { snapshot } = this.#client ?? {};
    if (!snapshot) return;
    const { connection } = snapshot;
    const why = connection.kind === 'ended' && connection.reason;
    // Where it has never begun there is nobody to begin it with.
    if (why === 'not-found' && !snapshot.header && !isStarted(this.#conversation ?? '')) {
      this.#giveBack();
      return this.#forget();
    }
    if (this.#token && why === 'unauthenticated') {
      tellOwner('token-refused', this.#options);
    }
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
