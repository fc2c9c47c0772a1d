/**
 * The customer's conversation before there is one. What it takes to have one is loaded when there is something to find
 * out, to come back to, or to say: most visitors of a website never talk.
 */
import type { ConversationPort } from '../client/snapshots.js';
import type { VisitorContext } from '../core/domain/visitor-context.js';
import type { CustomerSession, SessionOptions } from './customer-session.js';
import { lookBack } from './returning.js';

export class LateSession {
  readonly #options: SessionOptions;
  #session: CustomerSession | null = null;
  #loading: Promise<CustomerSession> | null = null;
  #isOver = false;
  #said: VisitorContext['fields'] = {};

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get client(): ConversationPort | null {
    return this.#session?.client ?? null;
  }

  get conversation(): string | null {
    return this.#session?.conversation ?? null;
  }

  /** All that a conversation takes is there. */
  get isLoaded(): boolean {
    return this.#session !== null;
  }

  /** Finds out who this is, and opens what there is to come back to. */
  meet(): Promise<void> {
    if (this.#isNeeded) return this.#load().then((session) => session.ready);
    this.#options.met(null);
    return Promise.resolve();
  }

  async post(text: string): Promise<void> {
    await (await this.#load()).post(text);
  }

  async begin(): Promise<void> {
    await (await this.#load()).begin();
  }

  /** `isTold`: by the tab that did it. */
  compare(isTold: boolean): void {
    if (this.#session) this.#session.compare(isTold);
    // It opens what another tab has begun.
    else if (this.#isNeeded) this.meet().catch(() => {});
  }

  async forget(): Promise<void> {
    if (this.#isNeeded) await (await this.#load()).forget();
  }

  async logout(): Promise<void> {
    if (this.#isNeeded) (await this.#load()).logout();
  }

  /** What the site says of its visitor: told with the conversation. */
  say(fields: VisitorContext['fields']): void {
    this.#said = fields;
    this.#session?.visitor.say(fields);
  }

  /** The page, or who looks at it, may be another. */
  look(): void {
    this.#session?.visitor.look();
  }

  pause(): void {
    this.#session?.pause();
  }

  resume(): void {
    this.#session?.resume();
  }

  close(isHere: boolean): void {
    this.#isOver = true;
    this.#session?.close(isHere);
  }

  get #isNeeded(): boolean {
    return this.#loading !== null || this.#options.token !== null || lookBack(this.#options)[0];
  }

  #load(): Promise<CustomerSession> {
    this.#loading ??= import('./connection.js').then(
      ({ CustomerSession }) => {
        this.#session = new CustomerSession(this.#options);
        this.#session.visitor.say(this.#said);
        if (this.#isOver) this.#session.close(false);
        return this.#session;
      },
      (error: unknown) => {
        this.#loading = null;
        throw error;
      },
    );
    return this.#loading;
  }
}
