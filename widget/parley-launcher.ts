/** The round button in the corner of a page. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { icon } from '../components/shared/icons.js';
import { Localize } from '../components/shared/localize.js';
import { messages } from '../components/shared/messages.js';
import { ParleyElement } from '../components/shared/parley-element.js';
import { controlReset, theme } from '../components/shared/theme.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-launcher': ParleyLauncher;
  }
}

const MOST = 9;

/**
 * @summary Opens and closes the panel, and counts what came while it was closed. It is a button: listen to `click`.
 *
 * @csspart button - The button.
 * @csspart badge - The number of unread messages.
 *
 * @cssproperty [--parley-launcher-size=60px] - Width and height.
 * @cssproperty [--parley-badge-color=#c62828] - Behind the number.
 */
export class ParleyLauncher extends ParleyElement {
  static override shadowRootOptions = { ...ParleyElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    theme,
    controlReset,
    css`
      :host {
        display: block;
        inline-size: fit-content;
        font: 400 var(--_size) / 1.45 var(--_font);
      }

      button {
        position: relative;
        display: grid;
        place-items: center;
        inline-size: var(--parley-launcher-size, 60px);
        block-size: var(--parley-launcher-size, 60px);
        border: 1px solid transparent;
        border-radius: 50%;
        background-color: var(--_accent);
        box-shadow: 0 2px 6px rgb(15 23 42 / 18%), 0 8px 24px rgb(15 23 42 / 20%);
        color: var(--_on-accent);
        transition: transform var(--_motion);
      }

      button:hover {
        transform: scale(1.05);
      }

      button:active {
        transform: scale(0.97);
      }

      .icon {
        inline-size: 27px;
        block-size: 27px;
      }

      .badge {
        position: absolute;
        inset-block-start: -3px;
        inset-inline-end: -3px;
        min-inline-size: 23px;
        padding: 0 6px;
        border: 2px solid var(--_surface);
        border-radius: 999px;
        background-color: var(--_badge);
        color: var(--_on-badge);
        font-size: 12px;
        font-weight: 700;
        line-height: 19px;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** The panel is open. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** Messages of others that were not seen. */
  @property({ type: Number }) unread = 0;

  @query('button') private readonly button!: HTMLButtonElement | null;

  readonly #words = new Localize(this, messages);

  override focus(options?: FocusOptions): void {
    this.button?.focus(options);
  }

  protected override render(): TemplateResult {
    const { unread, open } = this;
    const label = open
      ? this.#words.t('widget.close')
      : unread > 0
        ? this.#words.t('widget.open-unread', { n: unread })
        : this.#words.t('widget.open');
    return html`
      <button type="button" part="button" aria-label=${label} aria-expanded=${open} aria-haspopup="dialog">
        ${icon(open ? 'chevron-down' : 'message-circle')}
        ${
          unread > 0 && !open
            ? html`<span class="badge" part="badge" aria-hidden="true">${unread > MOST ? this.#words.t('widget.many') : unread}</span>`
            : nothing
        }
      </button>
    `;
  }
}
