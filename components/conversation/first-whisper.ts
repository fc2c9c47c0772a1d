/** The first whisper of a supervisor whom the agent does not know of yet: it waits until they accept being known. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { staffMessages } from '../shared/staff-messages.js';
import type { PostDetail } from './parley-composer.js';

export interface FirstWhisperOptions {
  readonly words: Localize<typeof staffMessages>;
  names(): { readonly customer: string; readonly agent: string };
  /** They accept it. */
  send(detail: PostDetail): void;
  /** Where the whisper is written gets the focus again. */
  back(): void;
}

export class FirstWhisper {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: FirstWhisperOptions;
  #waiting: PostDetail | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FirstWhisperOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isAsking(): boolean {
    return this.#waiting !== null;
  }

  async ask(detail: PostDetail): Promise<void> {
    this.#waiting = detail;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // Not on the button that sends: whoever types on must not confirm by accident.
    this.#host.shadowRoot?.querySelector<HTMLElement>('.stay')?.focus();
  }

  /** Once known to the agent, or in another conversation, there is nothing left to ask. */
  forget(): void {
    this.#waiting = null;
  }

  #answer(isWanted: boolean): void {
    const detail = this.#waiting;
    this.forget();
    this.#host.requestUpdate();
    if (isWanted && detail) this.#options.send(detail);
    this.#options.back();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#waiting) return nothing;
    const { words, names } = this.#options;
    return html`
      <div part="warning" class="warning" role="alert">
        <p>${icon('eye')}<span>${words.t('reply.first-ask', names())}</span></p>
        <div class="actions">
          <button class="button small stay" @click=${() => this.#answer(false)}>${words.t('reply.first-cancel')}</button>
          <button class="button small whisper reveal" @click=${() => this.#answer(true)}>
            ${words.t('reply.first-confirm')}
          </button>
        </div>
      </div>
    `;
  }
}
