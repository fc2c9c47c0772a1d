/** The customer's side of a conversation: the frame around it, and where to write. The rest of it comes a moment later. */
import type { TemplateResult } from 'lit';
import { adoptStyles, html, nothing } from 'lit';
import type { ConversationPort } from '../client/snapshots.js';
import type { DraftDetail, ParleyComposer, PostDetail } from '../components/conversation/parley-composer.js';
import { announce } from '../components/shared/announcer.js';
import { ask } from '../components/shared/ask.js';
import { buttons } from '../components/shared/buttons.styles.js';
import { property, query, state } from '../components/shared/decorators.js';
import { FocusKept } from '../components/shared/focus-kept.js';
import { messages } from '../components/shared/messages.js';
import { ParleyElement } from '../components/shared/parley-element.js';
import { Sentences } from '../components/shared/sentences.js';
import { controlReset, theme, visuallyHidden } from '../components/shared/theme.js';
import { wordsFor } from './launcher-words.js';
import type { Failure } from './panel-entry.js';
import { firstWords, headerButton, whoAnswers } from './panel-header.js';
import type { PanelParts } from './panel-parts.js';
import { styles } from './parley-panel.styles.js';
import type { Place } from './place.js';
import type { Availability } from './widget-events.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-panel': ParleyPanel;
  }
  // These stay between the panel and whatever it stands in: the page around hears none of them.
  interface HTMLElementEventMap {
    'parley-start-request': CustomEvent<StartDetail>;
    'parley-new-request': CustomEvent<null>;
    'parley-close-request': CustomEvent<null>;
    'parley-front-change': CustomEvent<{ readonly availability: Availability }>;
  }
}

export interface StartDetail {
  readonly text: string;
  /** It is only kept for now: told how that ends. False: it is nobody's by then. */
  readonly later?: (release: () => boolean) => void;
}

/**
 * @summary A whole conversation for a customer. It works with a client, and before there is one.
 *
 * @fires {CustomEvent<StartDetail>} parley-start-request - The first message: a conversation shall begin with it.
 * @fires {CustomEvent<null>} parley-new-request - Another conversation shall begin after this one.
 * @fires {CustomEvent<null>} parley-close-request - The panel shall be closed.
 * @fires {CustomEvent<{ availability: Availability }>} parley-front-change - It is known whether somebody is there.
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
  /** What was sent and is in no conversation yet. */
  @property() sending = '';
  /** Which conversation it is; null until there is one. */
  @property({ attribute: false }) conversation: string | null = null;
  /** Why nothing could begin; what was written waits in the field. */
  @property({ attribute: false }) failure: Failure | null = null;
  /** Where to ask how it stands there. */
  @property({ attribute: false }) place: Place | null = null;
  /** The customer's name, as far as the page knows it. */
  @property() name = '';
  /** It is on the screen, and not only prepared. */
  @property({ type: Boolean }) shown = false;

  @query('parley-composer') private readonly composer!: ParleyComposer | null;
  @query('.title') private readonly heading!: HTMLElement | null;
  /** The menu: loaded once it was opened. */
  @state() private more: 'closed' | 'loaded' | 'missing' = 'closed';
  /** Null while it is loading, and for as long as it cannot be. */
  @state() private parts: PanelParts | null = null;

  readonly #words = new Sentences(this, messages);
  /** The field goes when the conversation ends, and a question when it was answered. */
  readonly #focus = new FocusKept(this, () => this.focus());
  #loading: Promise<void> | null = null;

  /** When all that is loaded by itself is there. */
  get whenWhole(): Promise<void> {
    return this.#load();
  }

  /** To what has to be agreed to, or where one writes; after the end, to the top. */
  override focus(options?: FocusOptions): void {
    const question = this.renderRoot.querySelector<HTMLElement>('.consent');
    (question ?? this.composer ?? this.heading)?.focus(options);
  }

  /** A conversation was begun and nothing is sent in it yet: what was filled in for it goes before the message. */
  met(client: ConversationPort | null): void {
    if (client !== this.client) this.parts?.met(client);
  }

  /** Whoever was here is gone. */
  forget(): void {
    this.parts?.forget();
  }

  protected override willUpdate(): void {
    // What could not be loaded is tried again with each change.
    void this.#load();
    this.parts?.look();
  }

  protected override updated(): void {
    // By hand: what is typed there is of the same value as what stood here before, and has to go all the same.
    const { composer } = this;
    if (composer && composer.value !== this.draft) composer.value = this.draft;
    this.parts?.tell();
  }

  #load(): Promise<void> {
    this.#loading ??= import('./panel-parts.js').then(
      ({ PanelParts }) => {
        const root = this.renderRoot as ShadowRoot;
        adoptStyles(root, [...ParleyPanel.elementStyles, PanelParts.styles]);
        this.parts = new PanelParts(this);
      },
      () => {
        this.#loading = null;
      },
    );
    return this.#loading;
  }

  /** What the elements inside ask is answered here, and is no concern of the page around. */
  readonly #asks: Readonly<Record<string, (event: CustomEvent<never>) => void>> = {
    'parley-post-request': (event: CustomEvent<PostDetail>) => {
      const { text, files } = event.detail;
      if (this.client) this.client.post(text, 'everyone', files && { files });
      else if (!this.parts) ask(this, 'parley-start-request', { text }, 'inside');
      // What is still to be filled in comes first, and the text stays where it is.
      else if (!this.parts.start(text)) event.preventDefault();
    },
    'parley-typing-change': ({ detail }: CustomEvent<{ active: boolean }>) =>
      this.client?.setTyping(detail.active),
    'parley-forgotten': () => ask(this, 'parley-forgotten', null, 'inside'),
    'parley-more-done': () => this.focus(),
    'parley-form-done': () => this.composer?.focus(),
  };

  readonly #onAsk = (event: Event): void => {
    event.stopPropagation();
    this.#asks[event.type]?.(event as CustomEvent<never>);
  };

  // Not stopped: whoever keeps the text hears of it as well.
  readonly #onDraft = ({ detail }: CustomEvent<DraftDetail>): void => {
    if (this.parts?.may('set-draft')) this.client?.setDraft(detail.text);
  };

  readonly #onMore = async (): Promise<void> => {
    try {
      await import('./more.js');
      this.more = 'loaded';
    } catch {
      this.more = 'missing';
      announce(this.#missing, 'assertive');
    }
    await this.updateComplete;
    const button = this.renderRoot.querySelector<HTMLElement>('.more');
    if (button) await this.renderRoot.querySelector('parley-panel-more')?.openAt(button);
  };

  /** Of a part that could not be loaded: the words that the launcher has for it. */
  get #missing(): string {
    return this.#words.translate('launcher.retry', wordsFor(this)[1]);
  }

  protected override render(): TemplateResult {
    const { parts } = this;
    return html`
      <div
        class="panel"
        @parley-post-request=${this.#onAsk}
        @parley-typing-change=${this.#onAsk}
        @parley-files-request=${this.#onAsk}
        @parley-draft-change=${this.#onDraft}
        @parley-forgotten=${this.#onAsk}
        @parley-more-done=${this.#onAsk}
        @parley-form-done=${this.#onAsk}
      >
        ${this.#header()}
        ${parts ? parts.body() : html`<div class="before" part="body">${firstWords(this.#words.t(this.sending ? 'timeline.sending' : 'widget.greeting'))}</div>`}
        <div class="footer" part="footer">${parts?.isEnded ? parts.ended() : this.#compose()}</div>
      </div>
    `;
  }

  #header(): TemplateResult {
    const close = (): unknown => ask(this, 'parley-close-request', null, 'inside');
    const title = this.label || this.#words.t('widget.label');
    return html`
      <div class="header" part="header">
        ${whoAnswers(this.parts?.headline() ?? { title, subtitle: '', initials: '', isPresent: false })}
        ${headerButton('ellipsis', 'more', this.#words.t('widget.more'), this.#onMore)}
        ${this.closable ? headerButton('x', 'close', this.#words.t('widget.close'), close) : nothing}
      </div>
      ${this.#more[this.more]()}
    `;
  }

  readonly #more = {
    closed: () => nothing,
    loaded: () =>
      html`<parley-panel-more .client=${this.client} .conversation=${this.conversation} .save=${this.parts?.save}></parley-panel-more>`,
    missing: () =>
      html`<button class="button quiet" type="button" @click=${this.#onMore}>${this.#missing}</button>`,
  };

  #compose(): TemplateResult {
    const reason = this.parts?.lock() ?? null;
    return html`
      ${this.parts?.notices()}
      <parley-composer .extras=${this.parts?.extras ?? null} .locked=${reason !== null} .lockedReason=${reason ?? ''}></parley-composer>
    `;
  }
}
