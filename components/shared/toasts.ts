/** Short notices at the edge of an element: said once, shown for a while, and dismissed by hand at any time. */
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { announce } from './announcer.js';
import { icon } from './staff-icons.js';

const SHOWN_FOR = 8_000;
const MOST = 3;

interface Toast {
  readonly id: number;
  readonly text: string;
}

export class Toasts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #shown: readonly Toast[] = [];
  #drawn = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Whoever reads next is another person, or nobody. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#shown = [];
  }

  show(text: string): void {
    this.#drawn += 1;
    const id = this.#drawn;
    this.#shown = [...this.#shown, { id, text }].slice(-MOST);
    announce(text);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#dismiss(id);
    }, SHOWN_FOR);
    this.#timers.add(timer);
    this.#host.requestUpdate();
  }

  #dismiss(id: number): void {
    this.#shown = this.#shown.filter((each) => each.id !== id);
    this.#host.requestUpdate();
  }

  render(dismissLabel: string): TemplateResult {
    return html`
      <div class="toasts">
        ${repeat(
          this.#shown,
          (each) => each.id,
          (each) => html`
            <div part="toast" class="toast">
              ${icon('circle-alert')}<span>${each.text}</span>
              <button class="icon-button" aria-label=${dismissLabel} @click=${() => this.#dismiss(each.id)}>
                ${icon('x', 'small')}
              </button>
            </div>
          `,
        )}
      </div>
    `;
  }
}

export const toastStyles = css`
  .toasts {
    position: absolute;
    inset-block-end: 16px;
    inset-inline: 16px;
    z-index: 2;
    display: grid;
    gap: 8px;
    justify-items: center;
    pointer-events: none;
  }

  .toast {
    display: flex;
    align-items: center;
    gap: 10px;
    max-inline-size: 420px;
    padding-inline-start: 14px;
    border-radius: var(--_radius-small);
    background: var(--_text);
    color: var(--_surface);
    font-size: var(--_size-small);
    font-weight: 600;
    box-shadow: var(--_shadow);
    pointer-events: auto;
  }

  .toast .icon-button {
    color: inherit;
  }
`;
