/** Moves a private text into the public field, where it is not sent: only after somebody was asked. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { ComposerAudience } from './conversation-plan.js';
import type { talkMessages } from './talk-messages.js';

export interface PublicMoveOptions {
  readonly words: Localize<typeof talkMessages>;
  names(): { readonly customer: string; readonly agent: string };
  move(from: ComposerAudience): void;
  /** Nothing is moved: the focus goes back to where it is written. */
  back(from: ComposerAudience): void;
}

export class PublicMove {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PublicMoveOptions;
  #from: ComposerAudience | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PublicMoveOptions) {
    this.#host = host;
    this.#options = options;
  }

  forget(): void {
    this.#from = null;
  }

  async ask(from: ComposerAudience): Promise<void> {
    this.#from = from;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>('.keep-private')?.focus();
  }

  #answer(isWanted: boolean): void {
    const from = this.#from;
    this.forget();
    this.#host.requestUpdate();
    if (!from) return;
    if (isWanted) this.#options.move(from);
    else this.#options.back(from);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#answer(false);
  };

  render(from: ComposerAudience): TemplateResult | typeof nothing {
    if (this.#from !== from) return nothing;
    const { words, names } = this.#options;
    return html`
      <div part="warning" class="warning" role="alert" @keydown=${this.#onKey}>
        <p>${icon('eye')}<span>${words.t('talk.move-ask', names())}</span></p>
        <div class="actions">
          <button class="button small keep-private" @click=${() => this.#answer(false)}>${words.t('talk.move-keep')}</button>
          <button class="button small move-now" @click=${() => this.#answer(true)}>${words.t('talk.move-confirm')}</button>
        </div>
      </div>
    `;
  }
}
