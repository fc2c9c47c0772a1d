/** What a page may call and read, once it has the element: most of it is the chat's, which is loaded for what needs it. */
import type { TokenSource } from '../client/snapshots.js';
import type { VisitorContext } from '../core/domain/visitor-context.js';
import type { Chat } from './chat.js';
import type { SiteStrings } from './customer-strings.js';
import type { Greeting } from './proactive.js';
import { WidgetAttributes } from './widget-attributes.js';
import type { Availability, EventName, WidgetState } from './widget-events.js';

/** What the chat has to be loaded for. */
export type Asked =
  | 'prepare'
  | 'send'
  | 'greet'
  | 'logout'
  | 'startConversation'
  | 'endConversation'
  | 'connect';

export abstract class WidgetCalls extends WidgetAttributes {
  /** What the site says of its visitor. */
  said?: VisitorContext['fields'];
  /** What the site would like to be written. */
  prefilled?: string;
  /** What the site listens for: the chat knows what there is. */
  heard?: readonly string[];
  /** Loaded when it is first needed. */
  protected chat?: Chat;
  #strings?: SiteStrings | null | undefined;
  abstract token: TokenSource | null;
  abstract get updateComplete(): Promise<boolean>;
  abstract close(): Promise<void>;
  protected abstract update(): void;
  /** Loads the chat for it. */
  protected abstract ask<Name extends Asked>(name: Name, ...given: Parameters<Chat[Name]>): Promise<void>;

  /** Messages of others that came while the panel was closed. */
  get unread(): number {
    return this.chat?.standing.unread ?? 0;
  }

  /** Whether somebody is there to answer; null while that is not known. */
  get availability(): Availability | null {
    return this.chat?.standing.availability ?? null;
  }

  /** How it stands with the conversation. */
  get state(): WidgetState {
    return this.chat?.standing.state ?? 'idle';
  }

  get conversationId(): string | null {
    return this.chat?.conversation ?? null;
  }

  /** The site's own words in place of those of the widget: by their keys, or by language and key. */
  get strings(): SiteStrings | null | undefined {
    return this.#strings;
  }
  set strings(value: SiteStrings | null | undefined) {
    this.#strings = value;
    this.update();
  }

  /** The same as the property `strings`. */
  async setStrings(strings: SiteStrings | null): Promise<void> {
    this.strings = strings;
  }

  /** Shows the launcher again. */
  async show(): Promise<void> {
    this.hidden = false;
  }

  /** Hides the launcher, and the panel with it. */
  async hide(): Promise<void> {
    this.hidden = true;
    await this.close();
  }

  /** Sends a message of the customer, and begins the conversation if there is none. */
  send(text: string): Promise<void> {
    return this.ask('send', text);
  }

  /** Says something to a visitor who has not asked: once for each id, and never in the midst of a talk. */
  greet(greeting: Greeting): Promise<void> {
    return this.ask('greet', greeting);
  }

  /** Writes into the composer for the customer, who may change it and sends it; not over what they wrote. */
  async prefill(text: string): Promise<void> {
    this.prefilled = text;
    this.update();
  }

  /** What the site says of its visitor, for whoever answers, in place of what it said before: names and short texts. */
  async setContext(fields: VisitorContext['fields'] = {}): Promise<void> {
    this.said = { ...fields };
    this.chat?.said(this.said);
  }

  /** The language, such as `de`; empty: the page's. */
  async setLocale(locale: string): Promise<void> {
    this.locale = locale;
  }

  /** `auto`, `light` or `dark`. */
  async setColorScheme(scheme: string): Promise<void> {
    this.colorScheme = scheme;
  }

  /** From now on it is this customer; the conversation of whoever was there before is put away. */
  async identify({ token }: { readonly token: TokenSource }): Promise<void> {
    this.token = token;
    await this.updateComplete;
    await this.chat?.ready();
  }

  /** Forgets the customer and their conversation on this device. */
  logout(): Promise<void> {
    return this.ask('logout');
  }

  /** Begins a conversation without a first message. */
  startConversation(): Promise<void> {
    return this.ask('startConversation');
  }

  /** Ends the conversation for everybody. */
  endConversation(): Promise<void> {
    return this.ask('endConversation');
  }

  /** Connects again after `disconnect()`. */
  connect(): Promise<void> {
    return this.ask('connect');
  }

  /** Cuts the connection until `connect()`, or until the customer writes. */
  async disconnect(): Promise<void> {
    this.chat?.disconnect();
  }

  /** Calls the listener with what there is to know whenever that happens; returns what ends it. */
  on(name: EventName, listener: (detail: unknown) => void): () => void {
    this.heard = [...(this.heard ?? []), name];
    const hear = (event: Event): void => listener((event as CustomEvent<unknown>).detail);
    this.addEventListener(`parley-${name}`, hear);
    return () => this.removeEventListener(`parley-${name}`, hear);
  }
}
