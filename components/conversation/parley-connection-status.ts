/** Says when the connection is not what it should be, and nothing while it is. */
import type { PropertyValues, TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { Connection } from '../../client/snapshots.js';
import { announce } from '../shared/announcer.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { property, state } from '../shared/decorators.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { controlReset, theme } from '../shared/theme.js';
import type { IconName } from '../shared/timeline-icons.js';
import { icon } from '../shared/timeline-icons.js';
import { connectionMessages } from './connection-messages.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-connection-status': ParleyConnectionStatus;
  }
  interface HTMLElementEventMap {
    'parley-reconnect-request': CustomEvent<null>;
  }
}

interface Banner {
  readonly text: string;
  readonly icon: IconName;
  readonly tone: 'calm' | 'warning' | 'danger';
  readonly canRetry: boolean;
}

/** What to say at an end that concerns the reader; every other reason is told in general words. */
const endings: Partial<
  Record<Extract<Connection, { kind: 'ended' }>['reason'], keyof typeof connectionMessages>
> = {
  unauthenticated: 'connection.ended-signed-out',
  replaced: 'connection.ended-replaced',
  'not-found': 'connection.ended-not-found',
  'unsupported-version': 'connection.ended-version',
};

/**
 * @summary A line about the connection. It appears after a moment, so that a short gap is not even noticed.
 *
 * @fires {CustomEvent<null>} parley-reconnect-request - The next try shall be now.
 *
 * @csspart base - The line.
 *
 * @cssproperty [--parley-warning-color=#8a5300] - While the connection is lost.
 */
export class ParleyConnectionStatus extends ParleyElement {
  static override styles = [
    theme,
    controlReset,
    buttons,
    css`
      :host {
        display: block;
        color: var(--_text);
        font: 400 var(--_size-small) / 1.4 var(--_font);
      }

      .base {
        --_tone: var(--_muted);
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 44px;
        padding: 4px calc(var(--_space) * 2);
        border-block-end: 1px solid var(--_border);
        background-color: color-mix(in srgb, var(--_tone) 10%, var(--_surface));
        animation: arrive 160ms ease-out;
      }

      .warning {
        --_tone: var(--_warning);
      }

      .danger {
        --_tone: var(--_danger);
      }

      .icon {
        color: var(--_tone);
      }

      .text {
        flex: 1;
        min-inline-size: 0;
        font-variant-numeric: tabular-nums;
      }

      @keyframes arrive {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  /** Where the connection stands. */
  @property({ attribute: false }) connection: Connection = { kind: 'idle' };
  /** Milliseconds after which a connection that is not there is worth a line. */
  @property({ type: Number }) delay = 400;

  /** The connection has not been live for longer than `delay`. */
  @state() private isLate = false;

  readonly #words = new Localize(this, connectionMessages);
  #late: ReturnType<typeof setTimeout> | undefined;
  #count: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    clearTimeout(this.#count);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connection')) this.#watch();
  }

  protected override updated(): void {
    const banner = this.#banner();
    // The kind is what is said: a number that counts down must not be read out every second.
    const said = banner ? this.connection.kind : '';
    if (said !== this.#said) {
      if (banner) announce(banner.text);
      else if (this.connection.kind === 'live') announce(this.#words.t('connection.back'));
      this.#said = said;
    }
    clearTimeout(this.#count);
    if (banner && this.connection.kind === 'waiting')
      this.#count = setTimeout(() => this.requestUpdate(), 1_000);
  }

  get #isFine(): boolean {
    return this.connection.kind === 'idle' || (this.connection.kind === 'live' && this.connection.isComplete);
  }

  /** The moment counts from the first trouble on; going from one trouble to the next starts no new one. */
  #watch(): void {
    if (this.#isFine) this.#stop();
    else if (!this.isLate && this.#late === undefined) {
      this.#late = setTimeout(() => {
        this.isLate = true;
      }, this.delay);
    }
  }

  #stop(): void {
    clearTimeout(this.#late);
    this.#late = undefined;
    this.isLate = false;
  }

  #banner(): Banner | null {
    const { connection } = this;
    // An end is no gap that might close by itself: it is told at once.
    if (this.#isFine || (!this.isLate && connection.kind !== 'ended')) return null;
    return this.#banners[connection.kind](connection as never);
  }

  /** One row per state of the connection. */
  readonly #banners = {
    idle: () => null,
    connecting: () => ({
      text: this.#words.t('connection.connecting'),
      icon: 'refresh-cw',
      tone: 'calm',
      canRetry: false,
    }),
    live: () => ({
      text: this.#words.t('connection.catching-up'),
      icon: 'refresh-cw',
      tone: 'calm',
      canRetry: false,
    }),
    waiting: ({ retryAt }) => {
      const seconds = Math.ceil((retryAt - Date.now()) / 1_000);
      const text =
        seconds > 0 ? this.#words.t('connection.waiting', { seconds }) : this.#words.t('connection.trying');
      return { text, icon: 'wifi-off', tone: 'warning', canRetry: true };
    },
    offline: () => ({
      text: this.#words.t('connection.offline'),
      icon: 'wifi-off',
      tone: 'warning',
      canRetry: false,
    }),
    ended: ({ reason }) => ({
      text: this.#words.t(endings[reason] ?? 'connection.ended-other'),
      icon: 'circle-alert',
      tone: 'danger',
      canRetry: false,
    }),
  } satisfies {
    [Kind in Connection['kind']]: (connection: Extract<Connection, { kind: Kind }>) => Banner | null;
  };

  readonly #onRetry = (): void => {
    ask(this, 'parley-reconnect-request', null);
  };

  protected override render(): TemplateResult | typeof nothing {
    const banner = this.#banner();
    if (!banner) return nothing;
    return html`
      <div class="base ${banner.tone}" part="base">
        ${icon(banner.icon, 'small')}
        <span class="text">${banner.text}</span>
        ${
          banner.canRetry
            ? html`<button class="button quiet small" @click=${this.#onRetry}>${this.#words.t('connection.retry')}</button>`
            : nothing
        }
      </div>
    `;
  }
}
