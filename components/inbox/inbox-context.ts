/** The column beside the conversation: what is known of the customer. Where there is no room for it, it opens over. */
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { icon } from '../shared/staff-icons.js';
import type { InboxParts } from './inbox-parts.js';
import { keep, readKept } from './kept.js';

/** From here on there is room for three columns. */
const WIDE = 1_080;

/** Taken over, say: what is known of a customer goes with the conversation. */
const notIn = ({ words }: InboxParts): TemplateResult => html`
  <div class="nothing">
    ${icon('user')}
    <p>${words.t('inbox-context.not-in')}</p>
    <p class="quiet">${words.t('inbox-context.not-in-more')}</p>
  </div>
`;

export class InboxContext implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observer: ResizeObserver;
  #isWide = false;
  /** Opened over the conversation: for this once. */
  #isOver = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#observer = new ResizeObserver(() => this.#measure());
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #measure(): void {
    const isWide = this.#host.clientWidth >= WIDE;
    if (isWide === this.#isWide) return;
    this.#isWide = isWide;
    this.#isOver = false;
    this.#host.requestUpdate();
  }

  get isOpen(): boolean {
    return this.#isWide ? readKept('context') !== 'closed' : this.#isOver;
  }

  /** It lies over the conversation. */
  get isOver(): boolean {
    return !this.#isWide && this.#isOver;
  }

  async toggle(): Promise<void> {
    const isOpen = !this.isOpen;
    if (this.#isWide) keep('context', isOpen ? null : 'closed');
    else this.#isOver = isOpen;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot;
    const toggles = [...(root?.querySelectorAll<HTMLElement>('.context-toggle') ?? [])];
    const target = isOpen ? root?.querySelector<HTMLElement>('.context-close') : null;
    (target ?? toggles.find((each) => each.checkVisibility()))?.focus();
  }

  /** Escape closes what lies over, and nothing below it. */
  readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isOver || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    void this.toggle();
  };

  renderToggle({ words }: InboxParts): TemplateResult {
    const label = words.t('inbox-context.show');
    return html`
      <button
        class="icon-button context-toggle"
        aria-expanded="false"
        aria-label=${label}
        title=${label}
        @click=${() => this.toggle()}
      >
        ${icon('panel-right')}
      </button>
    `;
  }

  render(parts: InboxParts): TemplateResult | typeof nothing {
    const { selection, session, words } = parts;
    const { client } = selection;
    if (!client || selection.record) return nothing;
    if (!this.isOpen) return html`<div class="rail">${this.renderToggle(parts)}</div>`;
    const { header } = client.snapshot;
    const label = words.t('inbox-context.hide');
    return html`
      <aside part="context" class="context ${this.isOver ? 'over' : ''}" aria-labelledby="context" @keydown=${this.onKey}>
        <div class="context-top">
          <h3 id="context">${words.t('inbox-context.label')}</h3>
          <button class="icon-button context-close" aria-expanded="true" aria-label=${label} title=${label} @click=${() => this.toggle()}>
            ${icon('panel-right')}
          </button>
        </div>
        <div class="context-body">
          ${
            header?.kind === 'staff'
              ? html`<parley-customer-context
                  color-scheme=${parts.scheme ?? nothing}
                  .header=${header}
                  .archive=${session.archive}
                ></parley-customer-context>`
              : header && notIn(parts)
          }
          <slot name="panel"></slot>
        </div>
      </aside>
    `;
  }
}
