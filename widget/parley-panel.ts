/** The customer's side of a conversation: who answers, what was said, and where to write. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { unknownConversation } from '../client/empty-conversation.js';
import type { ConversationPort, ConversationSnapshot } from '../client/snapshots.js';
import { StoreController } from '../client/store-controller.js';
import type { DraftDetail, ParleyComposer, PostDetail } from '../components/conversation/parley-composer.js';
import type { LocalIdDetail, SeenDetail } from '../components/conversation/parley-timeline.js';
import { announce } from '../components/shared/announcer.js';
import { ask } from '../components/shared/ask.js';
import { buttons } from '../components/shared/buttons.styles.js';
import { icon } from '../components/shared/icons.js';
import { Localize } from '../components/shared/localize.js';
import { messages } from '../components/shared/messages.js';
import { ParleyElement } from '../components/shared/parley-element.js';
import { controlReset, theme, visuallyHidden } from '../components/shared/theme.js';
import type { Action } from '../core/domain/permissions.js';
import { headline } from './headline.js';
import { notices, unagreed } from './panel-notices.js';
import { styles } from './parley-panel.styles.js';
import { saveTranscript } from './save-transcript.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-panel': ParleyPanel;
  }
  // These stay between the panel and whatever it stands in: the page around hears none of them.
  interface HTMLElementEventMap {
    'parley-start-request': CustomEvent<StartDetail>;
    'parley-new-request': CustomEvent<null>;
    'parley-close-request': CustomEvent<null>;
  }
}

export interface StartDetail {
  readonly text: string;
}

/**
 * @summary A whole conversation for a customer. It works with a client, and before there is one.
 *
 * @fires {CustomEvent<StartDetail>} parley-start-request - The first message: a conversation shall begin with it.
 * @fires {CustomEvent<null>} parley-new-request - Another conversation shall begin after this one.
 * @fires {CustomEvent<null>} parley-close-request - The panel shall be closed.
 *
 * @csspart header - Who answers, and the buttons.
 * @csspart body - Below the header.
 * @csspart footer - The composer, or what can be done after the end.
 */
export class ParleyPanel extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, styles];

  /** The conversation; null until there is one. */
  @property({ attribute: false }) client: ConversationPort | null = null;
  /** Stands at the top until somebody answers. */
  @property() label = '';
  /** There is a button to close it. */
  @property({ type: Boolean }) closable = false;
  /** The unsent text. */
  @property() draft = '';

  @query('parley-composer') private readonly composer!: ParleyComposer | null;
  @query('.title') private readonly heading!: HTMLElement | null;
  /** Asking whether to end the conversation. */
  @state() private isAsking = false;
  @state() private isSaving = false;

  readonly #words = new Localize(this, messages);
  readonly #store = new StoreController<ConversationPort>(this);
  #said: ReadonlySet<string> = new Set();

  /** To what has to be agreed to, or where one writes; after the end, to the top. */
  override focus(options?: FocusOptions): void {
    const question = this.renderRoot.querySelector<HTMLElement>('.consent');
    if (question) question.focus(options);
    else if (this.composer) this.composer.focus(options);
    else this.heading?.focus(options);
  }

  protected override willUpdate(): void {
    this.#store.client = this.client;
    if (!this.#may('end')) this.isAsking = false;
  }

  protected override updated(): void {
    const { header } = this.#snapshot ?? {};
    const isQueued = header?.kind === 'customer' && header.queue !== null;
    const place = isQueued ? headline(this.#snapshot, this.#words, '').subtitle : '';
    this.#say(unagreed(header)?.text ?? '', place);
  }

  /** What changes without anybody writing: said once, and not while the panel is closed. */
  #say(...texts: readonly string[]): void {
    if (!this.checkVisibility()) return;
    for (const text of texts) if (!this.#said.has(text)) announce(text);
    this.#said = new Set(texts);
  }

  get #snapshot(): ConversationSnapshot | null {
    return this.#store.snapshot;
  }

  get #isEnded(): boolean {
    const { header, connection } = this.#snapshot ?? {};
    return header?.you !== undefined && 'phase' in header
      ? header.phase === 'closed' || header.phase === 'wrap-up'
      : connection?.kind === 'ended' && connection.reason === 'not-found';
  }

  #may(action: Action): boolean {
    return this.#snapshot?.header?.you.may.includes(action) ?? false;
  }

  /** What the elements inside ask is answered here, and is no concern of the page around. */
  readonly #asks: Readonly<Record<string, (event: CustomEvent<never>) => void>> = {
    'parley-post-request': ({ detail }: CustomEvent<PostDetail>) => {
      if (this.client) this.client.post(detail.text);
      else ask(this, 'parley-start-request', { text: detail.text }, 'inside');
    },
    'parley-typing-change': ({ detail }: CustomEvent<{ active: boolean }>) =>
      this.client?.setTyping(detail.active),
    'parley-retry-request': ({ detail }: CustomEvent<LocalIdDetail>) => this.client?.retry(detail.localId),
    'parley-discard-request': ({ detail }: CustomEvent<LocalIdDetail>) =>
      this.client?.discard(detail.localId),
    'parley-seen-change': ({ detail }: CustomEvent<SeenDetail>) => this.client?.markRead(detail.publicSeq),
    'parley-older-request': () => void this.client?.loadOlder(),
    'parley-reconnect-request': () => this.client?.retryNow(),
  };

  readonly #onAsk = (event: Event): void => {
    event.stopPropagation();
    this.#asks[event.type]?.(event as CustomEvent<never>);
  };

  readonly #onEnd = async (): Promise<void> => {
    this.isAsking = false;
    await this.client?.end();
    this.focus();
  };

  // Not stopped: whoever keeps the text hears of it as well.
  readonly #onDraft = ({ detail }: CustomEvent<DraftDetail>): void => {
    if (this.#may('set-draft')) this.client?.setDraft(detail.text);
  };

  readonly #onConsent = async (agreed: boolean): Promise<void> => {
    const { client } = this;
    const consent = unagreed(this.#snapshot?.header);
    if (!client || !consent) return;
    const answer = await client.ask({ type: 'consent', version: consent.version, agreed });
    if (answer.kind !== 'accepted' || !agreed) return;
    // What was written before goes as it was meant to.
    for (const { localId, state } of client.snapshot.pending) {
      if (state.kind === 'failed' && state.refusal.code === 'consent-required') client.retry(localId);
    }
    await this.updateComplete;
    this.focus();
  };

  readonly #onSave = async (): Promise<void> => {
    if (!this.client || this.isSaving) return;
    this.isSaving = true;
    await saveTranscript(this.client);
    this.isSaving = false;
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // Escape closes the innermost first.
    if (event.key !== 'Escape' || !this.isAsking) return;
    event.stopPropagation();
    this.isAsking = false;
  };

  protected override render(): TemplateResult {
    const { connection, entries, pending, marks, typing, hasOlder, isLoadingOlder } =
      this.#snapshot ?? unknownConversation;
    const isCatchingUp = this.client !== null && !(connection.kind === 'live' && connection.isComplete);
    return html`
      <div
        class="panel"
        @keydown=${this.#onKeydown}
        @parley-post-request=${this.#onAsk}
        @parley-typing-change=${this.#onAsk}
        @parley-draft-change=${this.#onDraft}
        @parley-retry-request=${this.#onAsk}
        @parley-discard-request=${this.#onAsk}
        @parley-seen-change=${this.#onAsk}
        @parley-older-request=${this.#onAsk}
        @parley-reconnect-request=${this.#onAsk}
      >
        ${this.#header()}
        <parley-connection-status .connection=${connection}></parley-connection-status>
        <parley-timeline
          part="body"
          .entries=${entries}
          .pending=${pending}
          .marks=${marks}
          .typing=${typing}
          .hasOlder=${hasOlder}
          .loadingOlder=${isLoadingOlder}
          .catchingUp=${isCatchingUp}
          .skippable=${!this.#isEnded}
          @parley-skip-request=${() => this.focus()}
        >
          <div class="greeting">
            <p class="hello">${this.#words.t('widget.greeting')}</p>
            ${this.client ? nothing : html`<p>${this.#words.t('widget.greeting-more')}</p>`}
          </div>
        </parley-timeline>
        <div class="footer" part="footer">${this.#isEnded ? this.#ended() : this.#compose()}</div>
      </div>
    `;
  }

  #header(): TemplateResult {
    const { title, subtitle, initials, isPresent } = headline(this.#snapshot, this.#words, this.label);
    return html`
      <div class="header" part="header">
        <span class="avatar" aria-hidden="true">
          ${initials ? html`<span dir="auto">${initials}</span>` : icon('message-circle')}
          ${isPresent ? html`<span class="present"></span>` : nothing}
        </span>
        <div class="names">
          <h2 class="title" tabindex="-1"><bdi>${title}</bdi></h2>
          ${subtitle ? html`<p class="subtitle">${subtitle}</p>` : nothing}
        </div>
        ${this.#may('end') && !this.isAsking ? this.#headerButton('log-out', 'widget.end', this.#onAskEnd) : nothing}
        ${this.closable ? this.#headerButton('x', 'widget.close', () => ask(this, 'parley-close-request', null, 'inside')) : nothing}
      </div>
      ${this.isAsking ? this.#question() : nothing}
    `;
  }

  readonly #onAskEnd = async (): Promise<void> => {
    this.isAsking = true;
    await this.updateComplete;
    // The focus goes where least is lost.
    this.renderRoot.querySelector<HTMLElement>('.question .keep')?.focus();
  };

  #headerButton(
    name: 'log-out' | 'x',
    key: 'widget.end' | 'widget.close',
    act: () => unknown,
  ): TemplateResult {
    const label = this.#words.t(key);
    return html`
      <button class="icon-button ${name === 'x' ? 'close' : 'end'}" type="button" aria-label=${label} title=${label} @click=${act}>
        ${icon(name)}
      </button>
    `;
  }

  #question(): TemplateResult {
    return html`
      <div class="question" role="group" aria-labelledby="question">
        <p id="question">${this.#words.t('widget.end-ask')}</p>
        <div class="choices">
          <button class="button keep" type="button" @click=${() => this.#keep()}>${this.#words.t('widget.end-keep')}</button>
          <button class="button danger" type="button" @click=${this.#onEnd}>${this.#words.t('widget.end')}</button>
        </div>
      </div>
    `;
  }

  #keep(): void {
    this.isAsking = false;
    this.focus();
  }

  #compose(): TemplateResult {
    const { header } = this.#snapshot ?? {};
    const isLocked = header !== null && header !== undefined && !this.#may('post-to-everyone');
    const reason = unagreed(header) ? this.#words.t('widget.agree-first') : '';
    return html`
      ${notices(header, this.#words, this.#onConsent)}
      <parley-composer .value=${live(this.draft)} .locked=${isLocked} .lockedReason=${reason}></parley-composer>
    `;
  }

  #ended(): TemplateResult {
    return html`
      <button class="button primary" type="button" @click=${() => ask(this, 'parley-new-request', null, 'inside')}>
        ${icon('plus', 'small')}${this.#words.t('widget.new')}
      </button>
      ${
        this.#snapshot?.entries.length
          ? html`<button class="button quiet" type="button" aria-disabled=${this.isSaving} @click=${this.#onSave}>
              ${icon('download', 'small')}${this.#words.t('widget.transcript')}
            </button>`
          : nothing
      }
    `;
  }
}
