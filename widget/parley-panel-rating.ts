/** How it was, asked when a conversation is over: a score, and whatever they want to say of it. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { ConversationPort } from '../client/snapshots.js';
import { announce } from '../components/shared/announcer.js';
import { buttons } from '../components/shared/buttons.styles.js';
import { property, query, state } from '../components/shared/decorators.js';
import { defineElement } from '../components/shared/define-element.js';
import { Localize } from '../components/shared/localize.js';
import { ParleyElement } from '../components/shared/parley-element.js';
import { controlReset, theme, visuallyHidden } from '../components/shared/theme.js';
import { icon } from '../components/shared/timeline-icons.js';
import type { RatingView, Score } from '../core/domain/rating.js';
import { scores } from '../core/domain/rating.js';
import { fieldStyles } from './panel-fields.styles.js';
import { ratingMessages } from './rating-messages.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-panel-rating': ParleyPanelRating;
  }
}

/** Code points that the room takes. */
const longest = 1_000;

type Wrong = 'missing' | 'lost' | 'too-long';

/**
 * @summary Asks a customer how a conversation was, and takes a no.
 *
 * @csspart base - The box.
 */
export class ParleyPanelRating extends ParleyElement {
  static override styles = [
    theme,
    controlReset,
    buttons,
    visuallyHidden,
    fieldStyles,
    css`
      fieldset {
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        margin-block-end: 8px;
        padding: 0;
        font-weight: 650;
      }

      .scores {
        display: grid;
        grid-template-columns: repeat(5, 1fr);
        gap: 6px;
      }

      .score {
        position: relative;
        display: grid;
        place-items: center;
        min-block-size: 44px;
        border: 1px solid var(--_control-border);
        border-radius: var(--_radius-small);
        background-color: var(--_surface);
        font-size: var(--_size);
        font-weight: 600;
        cursor: pointer;
      }

      .score:hover {
        background-image: linear-gradient(var(--_hover), var(--_hover));
      }

      .score:has(:checked) {
        border-color: transparent;
        background-color: var(--_accent);
        color: var(--_on-accent);
      }

      .score:has(:focus-visible) {
        outline: 2px solid var(--_accent-ink);
        outline-offset: 2px;
      }

      /* All of the tile is the control: no other place to press is needed. */
      .score input {
        position: absolute;
        inset: 0;
        min-block-size: 0;
        block-size: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      .ends {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        margin-block-start: 4px;
        color: var(--_muted);
        font-size: var(--_size-small);
      }

      .chosen {
        color: var(--_text);
        font-weight: 600;
        text-align: center;
        inline-size: 100%;
      }

      textarea {
        block-size: 66px;
        line-height: 22px;
        resize: none;
      }

      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      .again {
        inline-size: 100%;
      }

      @media (forced-colors: active) {
        .score:has(:checked) {
          border: 3px solid Highlight;
        }
      }
    `,
  ];

  /** The conversation that is over. */
  @property({ attribute: false }) client: ConversationPort | null = null;
  /** Whether they are asked, and what they said. */
  @property({ attribute: false }) rating: RatingView | null = null;

  @query('.thanks, .score input:checked, .score input') private readonly first!: HTMLElement | null;
  @query('.again') private readonly opener!: HTMLElement | null;
  @state() private score: Score | null = null;
  @state() private comment = '';
  @state() private isPutOff = false;
  @state() private isSending = false;
  @state() private wrong: Wrong | null = null;

  readonly #words = new Localize(this, ratingMessages);
  #rated: ConversationPort | null = null;

  override focus(options?: FocusOptions): void {
    (this.first ?? this.opener)?.focus(options);
  }

  protected override willUpdate(): void {
    if (this.client === this.#rated) return;
    this.#rated = this.client;
    this.score = null;
    this.comment = '';
    this.isPutOff = false;
    this.wrong = null;
  }

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client, score } = this;
    if (!client || this.isSending) return;
    const comment = this.comment.trim();
    if (score === null || this.#over(comment) > 0)
      return this.#refuse(score === null ? 'missing' : 'too-long');
    this.isSending = true;
    const answer = await client.ask({ type: 'rate', score, ...(comment ? { comment } : {}) });
    this.isSending = false;
    if (client !== this.client) return;
    const isGiven = answer.kind === 'refused' && answer.refusal.code === 'already-rated';
    if (answer.kind !== 'accepted' && !isGiven) return this.#refuse('lost');
    this.wrong = null;
    // Not announced: the line in the conversation is, and the focus goes to the thanks.
    await this.#settled();
  };

  /** The header that says so comes a moment before or after the answer. */
  async #settled(): Promise<void> {
    if (this.rating) this.rating = { ...this.rating, given: this.rating.given ?? this.score };
    await this.updateComplete;
    this.focus();
  }

  async #refuse(wrong: Wrong): Promise<void> {
    this.wrong = wrong;
    announce(this.#fault(wrong), 'assertive');
    if (wrong !== 'missing') return;
    await this.updateComplete;
    this.focus();
  }

  #over(comment: string): number {
    return Array.from(comment).length - longest;
  }

  #fault(wrong: Wrong): string {
    return wrong === 'too-long'
      ? this.#words.t('rating.too-long', { n: this.#over(this.comment.trim()) })
      : this.#words.t(`rating.${wrong}`);
  }

  async #putOff(isPutOff: boolean): Promise<void> {
    this.isPutOff = isPutOff;
    await this.updateComplete;
    this.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { rating } = this;
    if (!rating) return nothing;
    if (rating.given !== null) return this.#thanks(rating.given);
    if (!rating.isAsked) return nothing;
    return this.isPutOff
      ? html`<button class="button again" type="button" @click=${() => this.#putOff(false)}>${this.#words.t('rating.again')}</button>`
      : this.#form();
  }

  #thanks(given: Score): TemplateResult {
    const word = this.#words.t(`rating.${given}`);
    return html`
      <div class="base thanks" part="base" tabindex="-1">
        ${icon('check', 'small')}
        <p><b>${this.#words.t('rating.thanks')}</b> ${this.#words.t('rating.given', { score: given, word })}</p>
      </div>
    `;
  }

  #form(): TemplateResult {
    const { wrong } = this;
    return html`
      <form class="base" part="base" novalidate @submit=${this.#onSubmit}>
        <fieldset role="radiogroup" aria-required="true" aria-describedby=${wrong ? 'fault' : nothing}>
          <legend>${this.#words.t('rating.ask')}</legend>
          <div class="scores">${scores.map((score) => this.#score(score))}</div>
          <div class="ends" aria-hidden="true">
            ${
              this.score === null
                ? html`<span>${this.#words.t('rating.1')}</span><span>${this.#words.t('rating.5')}</span>`
                : html`<span class="chosen">${this.#words.t(`rating.${this.score}`)}</span>`
            }
          </div>
        </fieldset>
        ${this.score === null ? nothing : this.#more()}
        <p class="fault" id="fault" ?hidden=${wrong === null}>${icon('circle-alert', 'small')}${wrong && this.#fault(wrong)}</p>
        <div class="acts">
          <button class="button primary" type="submit" aria-disabled=${this.isSending}>${this.#words.t('rating.send')}</button>
          <button class="button quiet" type="button" @click=${() => this.#putOff(true)}>${this.#words.t('rating.skip')}</button>
        </div>
      </form>
    `;
  }

  #score(score: Score): TemplateResult {
    return html`
      <label class="score">
        <input
          type="radio"
          name="score"
          .checked=${this.score === score}
          @change=${() => {
            this.score = score;
            if (this.wrong === 'missing') this.wrong = null;
          }}
        />
        <span>${score.toLocaleString(this.#words.language)}</span> <span class="visually-hidden">${this.#words.t(`rating.${score}`)}</span>
      </label>
    `;
  }

  #more(): TemplateResult {
    return html`
      <div class="field">
        <label for="comment">${this.#words.t('rating.comment')}</label>
        <textarea
          id="comment"
          dir=${this.comment ? 'auto' : nothing}
          .value=${this.comment}
          @input=${({ target }: Event) => {
            this.comment = (target as HTMLTextAreaElement).value;
          }}
        ></textarea>
      </div>
    `;
  }
}

export const defineRating = (): void => defineElement('parley-panel-rating', ParleyPanelRating);
