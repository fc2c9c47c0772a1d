/** The element that a website embeds: a launcher, a panel, and one conversation behind them. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ConversationClient } from '../client/conversation-client.js';
import type { TokenSource } from '../client/snapshots.js';
import { KeyGuard } from '../components/shared/key-guard.js';
import { Localize, speak } from '../components/shared/localize.js';
import { messages } from '../components/shared/messages.js';
import { ParleyElement } from '../components/shared/parley-element.js';
import { rootStyles, theme } from '../components/shared/theme.js';
import { warnOnce } from '../components/shared/warn-once.js';
import type { CreateClient } from './customer-session.js';
import { CustomerSession } from './customer-session.js';
import { FocusReturn } from './focus-return.js';
import type { ParleyLauncher } from './parley-launcher.js';
import type { ParleyPanel, StartDetail } from './parley-panel.js';
import { styles } from './parley-widget.styles.js';
import { checkMode, readPlace, warnOfToken } from './place.js';
import { TabDraft } from './tab-draft.js';
import { UnreadCount } from './unread.js';
import { ViewportHeight } from './viewport-height.js';
import { Visitor } from './visitor.js';
import { tell } from './widget-events.js';

/**
 * @summary Live chat for a website. Nothing is connected before the customer writes, or comes back to a conversation.
 *
 * @attr {string} color-scheme - `auto` (default), `light` or `dark`.
 * @attr {boolean} pass-keys - The page gets the keys that are typed in the widget; by default it does not.
 *
 * @fires {CustomEvent<null>} parley-open - The panel was opened.
 * @fires {CustomEvent<null>} parley-close - The panel was closed.
 * @fires {CustomEvent<UnreadDetail>} parley-unread-change - Another number of unread messages.
 * @fires {CustomEvent<MessageSentDetail>} parley-message-sent - A message of the customer was accepted. Its text is not told.
 *
 * @csspart base - The box around everything.
 * @csspart dialog - The box of the panel.
 * @csspart launcher - The launcher element.
 *
 * @cssproperty [--parley-accent-color=#1557d6] - Launcher, own messages, buttons. Text on it is chosen to be legible.
 * @cssproperty [--parley-z-index=2147483000] - The layer of launcher and panel.
 * @cssproperty [--parley-offset=20px] - Distance from the corner.
 * @cssproperty [--parley-panel-width=400px] - Width of the panel.
 * @cssproperty [--parley-panel-height=640px] - Height of the panel, where the window has it.
 */
export class ParleyWidget extends ParleyElement {
  static override styles = [theme, rootStyles, styles];

  /** Where the rooms are, such as `https://chat.example.com`; by default the page's own origin. */
  @property() server = '';
  /** Who shall answer: the name of a workgroup, such as `sales`. */
  @property() workgroup = '';
  /** The panel is open. */
  @property({ type: Boolean, reflect: true, attribute: 'open' }) opened = false;
  /** `floating` in the corner of the window, or `inline` where the element stands. */
  @property({ reflect: true }) mode: 'floating' | 'inline' = 'floating';
  /** Stands at the top until somebody answers, and names the dialog. */
  @property() label = '';
  /** The language, where it is not the page's. */
  @property() locale = '';
  /** The customer's name, as they gave it. */
  @property() name = '';
  /** For signed-in customers: a token, or (as a property) a function that gets a fresh one. */
  @property() token: TokenSource | null = null;
  /** Makes the connection; another one may be set before the element is connected. */
  @property({ attribute: false }) createClient: CreateClient = (options) => new ConversationClient(options);

  @query('parley-panel') private readonly panel!: ParleyPanel | null;
  @query('parley-launcher') private readonly launcher!: ParleyLauncher | null;

  readonly #words = new Localize(this, messages);
  #session: CustomerSession | null = null;
  readonly #unread = new UnreadCount();
  /** The panel is made when it is first needed, and kept then. */
  #isPanelNeeded = false;
  readonly #focusReturn = new FocusReturn();
  readonly #visitor = new Visitor(this, () => this.#session?.client ?? null);
  readonly #tab = new TabDraft(this, { place: () => this.#place(), isOpen: () => this.opened });
  #wasOpen: boolean | null = null;

  constructor() {
    super();
    new KeyGuard(this);
    new ViewportHeight(this);
    this.addController({
      hostConnected: () => this.#session?.resume(),
      hostDisconnected: () => this.#session?.pause(),
    });
  }

  /** The panel is on the screen. */
  get isOpen(): boolean {
    return this.opened || this.mode === 'inline';
  }

  /** Messages of others that came while the panel was closed. */
  get unread(): number {
    return this.#unread.value;
  }

  get conversationId(): string | null {
    return this.#session?.conversation ?? null;
  }

  /** Opens the panel. The focus follows when that was the work of a person, and nobody is writing elsewhere. */
  async open(): Promise<void> {
    if (this.opened) return;
    const mayFocus = this.#focusReturn.leave(this);
    this.opened = true;
    await this.#settled();
    if (mayFocus) await this.#focusPanel();
  }

  /** Closes the panel; a focus that was in it goes back to where it came from. */
  async close(): Promise<void> {
    if (!this.opened) return;
    const hadFocus = this.shadowRoot?.activeElement?.localName === 'parley-panel';
    this.opened = false;
    await this.#settled();
    if (hadFocus) this.#focusReturn.back(this.launcher);
  }

  toggle(): Promise<void> {
    return this.opened ? this.close() : this.open();
  }

  /** Sends a message of the customer, and begins the conversation if there is none. */
  async send(text: string): Promise<void> {
    await this.#settled();
    if (!this.#session) warnOnce('send', 'send() needs an element that is in the page and has a workgroup.');
    else if (text.trim() !== '') await this.#session.post(text.trim());
  }

  /** What the site says of its visitor, for whoever answers, in place of what it said before: names and short texts. */
  setContext(fields: Readonly<Record<string, string>>): void {
    this.#visitor.say(fields);
  }

  /** From now on it is this customer; the conversation of whoever was there before is put away. */
  async identify({ token }: { readonly token: TokenSource }): Promise<void> {
    this.token = token;
    await this.#settled();
    await this.#session?.ready;
  }

  /** Forgets the customer and their conversation on this device. */
  async logout(): Promise<void> {
    await this.#settled();
    await this.#session?.forget();
    this.setContext({});
    this.#tab.text = '';
    this.#tab.store();
    this.token = null;
    await this.#settled();
  }

  /** Methods may be called at once after the element was made; out of the page there is nothing to wait for. */
  async #settled(): Promise<void> {
    if (this.isConnected) await this.updateComplete;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale')) speak(this, this.locale);
    const isOtherPlace = !this.hasUpdated || changed.has('server') || changed.has('workgroup');
    if (isOtherPlace || changed.has('token')) this.#begin(isOtherPlace);
    if (this.isOpen) this.#isPanelNeeded = true;
    this.#count();
  }

  protected override updated(): void {
    const wasOpen = this.#wasOpen;
    this.#wasOpen = this.opened;
    // As it was when the page was left is how it begins, not something that happens.
    if (wasOpen === null || wasOpen === this.opened) return;
    this.#tab.store();
    tell(this, this.opened ? 'parley-open' : 'parley-close', null);
  }

  readonly #place = () => readPlace(this.server, this.workgroup, this.ownerDocument.baseURI);

  #begin(isOtherPlace: boolean): void {
    this.#session?.close();
    this.#session = null;
    this.#unread.reset();
    checkMode(this.mode);
    const place = this.#place();
    if (!place) return;
    if (isOtherPlace && this.#tab.restore(place)) this.opened = true;
    const { name, token, createClient } = this;
    const { said } = this.#visitor;
    this.#session = new CustomerSession({
      ...place,
      name,
      token,
      createClient,
      changed: () => this.requestUpdate(),
      // What the site has said since is of the next one.
      met: (person) => {
        if (this.#tab.meet(person) && this.#visitor.said === said) this.setContext({});
      },
      sent: (conversationId) => tell(this, 'parley-message-sent', { conversationId }),
    });
    this.#session.ready.catch(warnOfToken);
  }

  #count(): void {
    if (!this.#unread.look(this.#session?.client?.snapshot ?? null, this.isOpen)) return;
    const unread = this.#unread.value;
    // After the update, so that a listener that looks at the element sees what it is told.
    void this.updateComplete.then(() => tell(this, 'parley-unread-change', { unread }));
  }

  async #focusPanel(): Promise<void> {
    await this.updateComplete;
    await this.panel?.updateComplete;
    this.panel?.focus();
  }

  readonly #onLauncher = async (): Promise<void> => {
    if (this.opened) return this.close();
    this.#focusReturn.forget();
    this.opened = true;
    // A click is a person's work whatever the browser counts as one.
    await this.#focusPanel();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || this.mode === 'inline') return;
    event.stopPropagation();
    void this.close();
  };

  readonly #onStart = ({ detail: { text } }: CustomEvent<StartDetail>): void => {
    // Nothing that was written gets lost: without a token it stands in the composer again.
    this.send(text).catch(async () => {
      await this.updateComplete;
      this.#tab.text ||= text;
    });
  };

  readonly #onNew = async (): Promise<void> => {
    await this.#session?.forget();
    this.#unread.reset();
    await this.#focusPanel();
  };

  protected override render(): TemplateResult {
    const isInline = this.mode === 'inline';
    return html`
      <div class="base ${isInline ? 'inline' : 'floating'}" part="base">
        <div
          class="dialog"
          part="dialog"
          role=${isInline ? 'region' : 'dialog'}
          aria-label=${this.label || this.#words.t('widget.label')}
          ?hidden=${!this.isOpen}
          @keydown=${this.#onKeydown}
          @parley-draft-change=${this.#tab.onDraft}
          @parley-start-request=${this.#onStart}
          @parley-new-request=${this.#onNew}
          @parley-close-request=${() => this.close()}
        >
          ${
            this.#isPanelNeeded
              ? html`<parley-panel
                  .client=${this.#session?.client ?? null}
                  .label=${this.label}
                  .draft=${this.#tab.text}
                  .closable=${!isInline}
                ></parley-panel>`
              : nothing
          }
        </div>
        ${
          isInline
            ? nothing
            : html`<parley-launcher
                part="launcher"
                .open=${this.opened}
                .unread=${this.#unread.value}
                @click=${this.#onLauncher}
              ></parley-launcher>`
        }
      </div>
    `;
  }
}
