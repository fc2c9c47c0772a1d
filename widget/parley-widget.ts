/**
 * The element that a website embeds: a launcher that weighs next to nothing. What is behind it is loaded when somebody
 * is about to use it, or comes back to a conversation.
 */
import type { TokenSource } from '../client/snapshots.js';
import { warnOnce } from '../components/shared/warn-once.js';
import type { Chat } from './chat.js';
import type { ChatHost } from './chat-host.js';
import type { CreateClient } from './customer-session.js';
import { LauncherView } from './launcher-view.js';
import { wordsFor } from './launcher-words.js';
import type { Place } from './place.js';
import { readPlace } from './place.js';
import { lookBack, whenIdle } from './returning.js';
import { attributeNames } from './widget-attributes.js';
import type { Asked } from './widget-calls.js';
import { WidgetCalls } from './widget-calls.js';
import type { WidgetEvents } from './widget-events.js';

/**
 * @summary Live chat for a website. Nothing is connected before the customer writes, or comes back to a conversation.
 *
 * @attr {string} server - Where the rooms are, such as `https://chat.example.com`; by default the page's own origin.
 * @attr {string} workgroup - Who shall answer: the name of a workgroup, such as `sales`.
 * @attr {boolean} open - The panel is open.
 * @attr {string} mode - `floating` (default) in the corner of the window, `inline` where the element stands, or `fullscreen`: the panel fills the window.
 * @attr {string} label - Stands at the top until somebody answers, and names the dialog.
 * @attr {string} locale - The language, where it is not the page's.
 * @attr {string} name - The customer's name, as they gave it.
 * @attr {string} token - For signed-in customers. Better as a property: a function that gets a fresh one.
 * @attr {string} color-scheme - `auto` (default), `light` or `dark`.
 * @attr {boolean} pass-keys - The page gets the keys that are typed in the widget; by default it does not.
 * @attr {string} position - `end` (default) or `start`: the corner, in the direction of the page.
 * @attr {string} launcher - `default`, or `none`: the page has a button of its own.
 * @attr {string} launcher-selector - The page's own buttons, such as `.help-button`, also those that come later.
 * @attr {boolean} hide-on-mobile - No launcher in windows below 667 px.
 * @attr {boolean} hide-when-offline - No launcher while nobody is there. Asks the server when the page loads.
 * @attr {boolean} proactive - Shows the greeting of the workgroup's rule. Asks the server when the page loads.
 * @attr {boolean} track-page - While a conversation goes on, whoever answers sees on which page the customer is.
 * @attr {boolean} title-count - The number of unread messages stands in the title of the page, too.
 *
 * @fires {CustomEvent<null>} parley-open - The panel was opened.
 * @fires {CustomEvent<null>} parley-close - The panel was closed.
 * @fires {CustomEvent<UnreadDetail>} parley-unread-change - Another number of unread messages.
 * @fires {CustomEvent<AvailabilityDetail>} parley-availability-change - Somebody is there to answer, or nobody is any more.
 * @fires {CustomEvent<StateDetail>} parley-state-change - It stands otherwise with the conversation.
 * @fires {CustomEvent<MessageSentDetail>} parley-message-sent - A message of the customer was accepted. Its text is not told.
 *
 * @csspart base - The box around everything.
 * @csspart dialog - The box of the panel.
 * @csspart launcher - The round button.
 * @csspart badge - The number of unread messages.
 *
 * @cssproperty [--parley-accent-color=#1557d6] - Launcher, own messages, buttons. Text on it is chosen to be legible.
 * @cssproperty [--parley-z-index=2147483000] - The layer of launcher and panel.
 * @cssproperty [--parley-offset=20px] - Distance from the corner.
 * @cssproperty [--parley-launcher-size=60px] - Width and height of the launcher.
 * @cssproperty [--parley-badge-color=#c62828] - Behind the number of unread messages.
 * @cssproperty [--parley-panel-width=400px] - Width of the panel.
 * @cssproperty [--parley-panel-height=640px] - Height of the panel, where the window has it.
 */
export class ParleyWidget extends WidgetCalls implements ChatHost {
  static readonly observedAttributes: readonly string[] = attributeNames;

  /** Makes the connection; another one may be set before there is one. Nothing: the client of Parley. */
  createClient?: CreateClient | null;
  /** What had the focus when it was opened; it gets it back. */
  opener?: HTMLElement | undefined;
  /** What the script tag does when its page gets another body. */
  gone?: () => void;

  #view?: LauncherView;
  #loading: Promise<Chat> | undefined;
  #updating: Promise<void> | undefined;
  #returning?: Promise<unknown>;
  #token?: TokenSource | null;
  #wasOpen?: boolean;

  /** A token, or a function that gets a fresh one. As a property it does not stand in the page. */
  get token(): TokenSource | null {
    return this.#token ?? this.getAttribute('token');
  }
  set token(value: TokenSource | null) {
    this.#token = value;
    if (!value) this.removeAttribute('token');
    this.update();
  }

  /** The panel is on the screen. */
  get isOpen(): boolean {
    return this.opened || this.mode === 'inline';
  }

  /** When what was asked for is on the screen. */
  get updateComplete(): Promise<boolean> {
    return this.#settle();
  }

  get button(): HTMLElement {
    return this.#draw().button;
  }

  connectedCallback(): void {
    // Copied with a page's body, and put aside again before anybody saw it.
    if (!this.isConnected) return;
    // What was set before the element was known stands in the way of what it understands.
    const own = this as unknown as Record<string, unknown>;
    for (const name of Object.keys(own)) {
      const given = own[name];
      if (name in ParleyWidget.prototype && delete own[name]) own[name] = given;
    }
    this.#draw();
    this.#wasOpen ??= this.opened;
    this.chat?.arrived();
    this.update();
    this.#returning ??= whenIdle().then(() => this.#comeBack());
    addEventListener('storage', this.#onStorage);
  }

  disconnectedCallback(): void {
    removeEventListener('storage', this.#onStorage);
    void this.chat?.left();
    this.gone?.();
  }

  attributeChangedCallback(): void {
    this.update();
  }

  /** Opens the panel. The focus follows when that was the work of a person, and nobody is writing elsewhere. */
  async open(): Promise<void> {
    const active = document.activeElement;
    this.openFrom(active instanceof HTMLElement && active !== document.body ? active : undefined);
    await this.updateComplete;
  }

  /** Closes the panel; a focus that was in it goes back to where it came from. */
  async close(): Promise<void> {
    if (!this.opened) return;
    const active = this.shadowRoot?.activeElement;
    this.opened = false;
    await this.updateComplete;
    if (active && active !== this.button) (this.opener?.isConnected ? this.opener : this.button).focus();
  }

  async toggle(): Promise<void> {
    await (this.opened ? this.close() : this.open());
  }

  /** Opened by a button of the page, or by whatever has the focus. */
  openFrom(opener?: HTMLElement, isByPerson = navigator.userActivation?.isActive): void {
    if (this.opened) return;
    this.opener = opener;
    this.opened = true;
    if (isByPerson) void this.updateComplete.then(() => this.chat?.follow());
  }

  place(): Place | null {
    return readPlace(this.server, this.workgroup, document.baseURI);
  }

  tell<Type extends keyof WidgetEvents>(type: Type, detail: WidgetEvents[Type]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Instead of a panel that could not be loaded. */
  fail(why: unknown, again: () => void): void {
    warnOnce('load', `the chat could not be loaded: ${why}`);
    this.#draw().fail(again);
  }

  /** As the tab was left; and whoever comes back to a conversation is told what is new in it. */
  #comeBack(): void {
    const place = this.isConnected ? this.place() : null;
    if (!place) return;
    const [wasTalking, wasOpen] = lookBack(place);
    // As it was left is how it begins, not something that happens.
    if (wasOpen) this.#wasOpen = this.opened = true;
    if (wasTalking || this.hideWhenOffline || this.launcherSelector || this.proactive) this.#loadQuietly();
  }

  /** Somebody began in another tab. */
  readonly #onStorage = ({ key }: StorageEvent): void => {
    if (!this.chat && key?.startsWith('parley:visitor:')) this.#comeBack();
  };

  #draw(): LauncherView {
    if (this.#view) return this.#view;
    const view = new LauncherView(this.shadowRoot ?? this.attachShadow({ mode: 'open' }));
    const { button } = view;
    // A click is a person's work whatever the browser counts as one.
    button.onclick = () => void (this.opened ? this.close() : this.openFrom(undefined, true));
    const prepare = (): void => {
      // The page may speak another language by now.
      this.update();
      void this.ask('prepare').catch(() => {});
    };
    button.onpointerenter = prepare;
    button.onfocus = prepare;
    this.#view = view;
    return view;
  }

  /** Once for all that was changed in one go. */
  protected update(): void {
    if (!this.isConnected) return;
    this.#updating ??= Promise.resolve().then(() => {
      this.#updating = undefined;
      if (!this.isConnected) return;
      this.#draw().show(this.isOpen, wordsFor(this));
      if (this.#wasOpen !== this.opened) {
        this.#wasOpen = this.opened;
        this.tell(this.opened ? 'parley-open' : 'parley-close', null);
      }
      if (this.chat) this.chat.changed();
      else if (this.isOpen) this.#loadQuietly();
    });
  }

  /** What went wrong is said in the dialog and in the console. */
  #loadQuietly(): void {
    this.#load().catch(() => {});
  }

  #load(): Promise<Chat> {
    this.#loading ??= import('./chat.js').then(
      ({ Chat }) => {
        this.chat ??= new Chat(this);
        this.chat.changed();
        return this.chat;
      },
      (error: unknown) => {
        this.#loading = undefined;
        this.fail(error, () => this.#loadQuietly());
        throw error;
      },
    );
    return this.#loading;
  }

  protected async ask<Name extends Asked>(name: Name, ...given: Parameters<Chat[Name]>): Promise<void> {
    const chat = await this.#load();
    await (chat[name] as (...args: typeof given) => unknown)(...given);
  }

  async #settle(): Promise<boolean> {
    await this.#returning;
    await this.#updating;
    const chat = await this.#loading?.catch(() => {});
    await chat?.settled();
    return true;
  }
}
