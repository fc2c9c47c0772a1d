/** Says since when what is shown has not been renewed, while the clocks in it go on. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { theme } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { panelMessages } from './panel-messages.js';

/**
 * @summary A line that says how long live data has been paused.
 *
 * @csspart base - The line.
 */
export class ParleyMonitorPaused extends ParleyElement {
  static override styles = [
    theme,
    css`
      :host {
        display: block;
      }

      .base {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 36px;
        padding-inline: 16px;
        border-block-end: 1px solid var(--_warning);
        background: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
        color: var(--_text);
        font-size: var(--_size-small);
        font-variant-numeric: tabular-nums;
        font-weight: 600;
      }

      .icon {
        flex: none;
        inline-size: 16px;
        block-size: 16px;
        color: var(--_warning);
      }
    `,
  ];

  /** When the last word came; null while everything is live. */
  @property({ attribute: false }) since: number | null = null;

  readonly #words = new Localize(this, panelMessages);

  constructor() {
    super();
    new Ticker(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.since === null) return nothing;
    const time = this.#words.duration(Date.now() - this.since);
    return html`<div part="base" class="base">${icon('pause', 'small')}${this.#words.t('panel.paused', { time })}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-monitor-paused': ParleyMonitorPaused;
  }
}
