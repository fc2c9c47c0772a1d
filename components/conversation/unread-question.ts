/** Where a page wants it: asks before somebody steps into a conversation that they have not read. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { talkMessages } from './talk-messages.js';

export type Unread = 'join' | 'take-over';

export interface UnreadQuestionOptions {
  readonly words: Localize<typeof talkMessages>;
  /** They go on all the same. */
  go(action: Unread): void;
  /** They read first: what is above comes into view. */
  read(): void;
}

const words = {
  join: ['talk.read-ask-join', 'talk.read-join'],
  'take-over': ['talk.read-ask-take-over', 'talk.read-take-over'],
} as const satisfies Record<Unread, readonly [ask: keyof typeof talkMessages, go: keyof typeof talkMessages]>;

export class UnreadQuestion {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: UnreadQuestionOptions;
  #asked: Unread | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: UnreadQuestionOptions) {
    this.#host = host;
    this.#options = options;
  }

  forget(): void {
    this.#asked = null;
  }

  async ask(action: Unread): Promise<void> {
    this.#asked = action;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>('.read-first')?.focus();
  }

  #answer(act: (action: Unread) => void): void {
    const asked = this.#asked;
    this.forget();
    this.#host.requestUpdate();
    if (asked) act(asked);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#answer(() => this.#options.read());
  };

  render(): TemplateResult | typeof nothing {
    if (!this.#asked) return nothing;
    const { words: t, go, read } = this.#options;
    const [question, anyway] = words[this.#asked];
    return html`
      <div class="question unread" role="group" aria-label=${t.t(question)} @keydown=${this.#onKey}>
        <p>${icon('eye-off', 'small')}<span>${t.t(question)}</span></p>
        <button class="button small read-first" @click=${() => this.#answer(read)}>${t.t('talk.read-first')}</button>
        <button class="button small anyway" @click=${() => this.#answer(go)}>${t.t(anyway)}</button>
      </div>
    `;
  }
}
