/** Ending a conversation: it waits some seconds in which it can be undone, and only then is asked for. */
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { announce } from '../shared/announcer.js';
import type { Localize } from '../shared/localize.js';
import { icon } from '../shared/staff-icons.js';
import type { talkMessages } from './talk-messages.js';

const SECOND = 1_000;
const SECONDS = 5;

export interface EndingOptions {
  readonly words: Localize<typeof talkMessages>;
  end(): void;
  /** It goes on; the focus is to be where it was. */
  undone(): void;
}

export class Ending implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: EndingOptions;
  #left: number | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: EndingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isCounting(): boolean {
    return this.#left !== null;
  }

  /** Whoever goes away in these seconds, or closes the page, has ended nothing. */
  hostDisconnected(): void {
    this.cancel();
  }

  cancel(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#left = null;
  }

  async begin(): Promise<void> {
    if (this.isCounting) return;
    this.#left = SECONDS;
    this.#timer = setInterval(() => this.#tick(), SECOND);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // On the button that keeps everything as it was.
    this.#host.shadowRoot?.querySelector<HTMLElement>('.question .keep')?.focus();
  }

  #tick(): void {
    this.#left = (this.#left ?? 0) - 1;
    if (this.#left <= 0) this.#end();
    else this.#host.requestUpdate();
  }

  #end(): void {
    this.cancel();
    this.#host.requestUpdate();
    this.#options.end();
  }

  #undo(): void {
    this.cancel();
    this.#host.requestUpdate();
    announce(this.#options.words.t('talk.ending-kept'));
    this.#options.undone();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#undo();
  };

  render(customer: string): TemplateResult | typeof nothing {
    if (this.#left === null) return nothing;
    const { words } = this.#options;
    const text = (seconds: number): string =>
      words.t('talk.ending', { customer, time: words.duration(seconds * SECOND) });
    return html`
      <div part="ending" class="question" role="group" aria-label=${text(SECONDS)} @keydown=${this.#onKey}>
        <p>${icon('timer', 'small')}<span>${text(this.#left)}</span></p>
        <button class="button small keep" @click=${() => this.#undo()}>
          ${icon('undo-2', 'small')}${words.t('talk.ending-undo')}
        </button>
        <button class="button small danger" @click=${() => this.#end()}>${words.t('talk.ending-now')}</button>
      </div>
    `;
  }
}
