/** Where staff write: one composer, one with a note tab, or public and private apart, as the room allows. */

import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationPort, PendingMessage } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import { buttons } from '../shared/buttons.styles.js';
import { namesIn } from '../shared/customer-name.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme } from '../shared/theme.js';
import { composerWords } from './composer-words.js';
import type { ComposerAudience, ComposerPlan } from './conversation-plan.js';
import { composersFor } from './conversation-plan.js';
import { draftsOf, putBack } from './drafts.js';
import type { DraftDetail, ParleyComposer, PostDetail, TypingDetail } from './parley-composer.js';
import { styles } from './parley-staff-composers.styles.js';

const none: ComposerPlan = { kind: 'none' };

/**
 * The composers of one conversation with their drafts, which are kept by client: give it another client, and the
 * first one's texts are there again when it comes back.
 *
 * @summary Composers for staff.
 *
 * @fires {CustomEvent<PostDetail>} parley-post-request - A text shall be sent. Cancel it to keep the text.
 *
 * @csspart composers - The box around the composers.
 * @csspart tabs - The choice between reply and note.
 * @csspart warning - The question before the first whisper.
 *
 * @attr {string} locked-reason - Why one cannot write to the customer now.
 */
export class ParleyStaffComposers extends ParleyElement {
  static override styles = [theme, controlReset, buttons, styles];

  /** The conversation. */
  @property({ attribute: false }) client: ConversationPort | null = null;

  /** What the room says of it; what may be written is read from here. */
  @property({ attribute: false }) header: Header | null = null;

  /** What was written and not accepted; what came too late is taken back from here. */
  @property({ attribute: false }) pending: readonly PendingMessage[] = [];

  /** Why one cannot write to the customer now; empty while one can. */
  @property({ attribute: 'locked-reason' }) lockedReason = '';

  @state() private tab: ComposerAudience = 'everyone';
  /** The first whisper, which waits for the supervisor to accept being known. */
  @state() private whisper: string | null = null;

  readonly #localize = new Localize(this, staffMessages);

  /** The composer that a text belongs into unless somebody chose another one: never the public one of two. */
  async focusDefault(): Promise<void> {
    await this.updateComplete;
    const plan = this.#plan();
    if (plan.kind === 'dual') await this.#focus(plan.closed);
    else if (plan.kind === 'single') await this.#focus(plan.audience);
    else if (plan.kind === 'tabs') await this.#focus(this.#tabOf(plan.audiences));
  }

  /**
   * On every way back into a conversation the private composer is the one again. Somebody who is writing in the
   * public one at that moment goes on in the private one: a text that was meant for the customer and is read by
   * the agent alone can be repeated, the other way round cannot be taken back.
   */
  reenter(): void {
    this.tab = 'everyone';
    const plan = this.#plan();
    const focused = this.renderRoot.querySelector<HTMLElement>('parley-composer:focus-within');
    if (plan.kind === 'dual' && focused?.dataset.audience === 'everyone') void this.#focus(plan.closed);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) {
      this.tab = 'everyone';
      this.whisper = null;
    }
    // Once known to the agent there is nothing left to ask.
    if (!this.#isUnseen()) this.whisper = null;
    this.#takeBack();
  }

  /** What came too late, since somebody else had become the handler, returns to where it was written. */
  #takeBack(): void {
    const { client } = this;
    if (!client) return;
    const late = this.pending.filter(
      ({ state }) => state.kind === 'failed' && state.refusal.code === 'not-handler',
    );
    for (const { localId, audience } of late) {
      const text = client.discard(localId);
      if (text !== null) putBack(draftsOf(client), audience, text);
    }
  }

  #tabOf(audiences: readonly ComposerAudience[]): ComposerAudience | undefined {
    return audiences.includes(this.tab) ? this.tab : audiences[0];
  }

  #plan(): ComposerPlan {
    return this.header?.kind === 'staff' ? composersFor(this.header) : none;
  }

  /** Whether the agent does not know yet that this supervisor is there. */
  #isUnseen(): boolean {
    return this.header?.kind === 'staff' && this.header.you.standing === 'monitoring';
  }

  #may(action: 'set-draft' | 'set-typing'): boolean {
    return this.header?.you.may.includes(action) ?? false;
  }

  async #focus(audience: ComposerAudience | undefined): Promise<void> {
    await this.updateComplete;
    const composer = this.renderRoot.querySelector<ParleyComposer>(`[data-audience='${audience}']`);
    // It has no field to focus before it has rendered for the first time.
    await composer?.updateComplete;
    composer?.focus();
  }

  #onDraft(audience: ComposerAudience, event: CustomEvent<DraftDetail>): void {
    event.stopPropagation();
    const { client } = this;
    if (client) draftsOf(client).set(audience, event.detail.text);
    if (audience === 'everyone' && this.#may('set-draft')) client?.setDraft(event.detail.text);
  }

  #onTyping(audience: ComposerAudience, event: CustomEvent<TypingDetail>): void {
    event.stopPropagation();
    if (audience === 'everyone' && this.#may('set-typing')) this.client?.setTyping(event.detail.active);
  }

  #onPost(event: CustomEvent<PostDetail>): void {
    event.stopPropagation();
    if (event.detail.audience === 'whisper' && this.#isUnseen()) {
      event.preventDefault();
      this.whisper = event.detail.text;
      void this.updateComplete.then(() => {
        // Not on the button that sends: whoever types on must not confirm by accident.
        this.renderRoot.querySelector<HTMLElement>('.stay')?.focus();
      });
      return;
    }
    if (!this.#post(event.detail)) event.preventDefault();
  }

  #post(detail: PostDetail): boolean {
    const isWelcome = this.dispatchEvent(
      new CustomEvent('parley-post-request', { detail, bubbles: true, composed: true, cancelable: true }),
    );
    if (isWelcome) this.client?.post(detail.text, detail.audience);
    return isWelcome;
  }

  #onReveal(): void {
    const { client, whisper: text } = this;
    this.whisper = null;
    if (!client || text === null) return;
    if (this.#post({ audience: 'whisper', text })) draftsOf(client).set('whisper', '');
    void this.#focus('whisper');
  }

  #onStay(): void {
    this.whisper = null;
    void this.#focus('whisper');
  }

  #onTabKey(event: KeyboardEvent): void {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    this.tab = this.tab === 'everyone' ? 'staff' : 'everyone';
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    });
  }

  #onTab(audience: ComposerAudience): void {
    this.tab = audience;
    void this.#focus(audience);
  }

  /** Every composer that is drawn: what may be written, and above it a text that can no longer be sent. */
  #audiences(plan: ComposerPlan): readonly ComposerAudience[] {
    const drawn = {
      none: (): readonly ComposerAudience[] => [],
      single: (of: Extract<ComposerPlan, { kind: 'single' }>) => [of.audience],
      tabs: (of: Extract<ComposerPlan, { kind: 'tabs' }>) => of.audiences,
      dual: (of: Extract<ComposerPlan, { kind: 'dual' }>) => [of.open, of.closed],
    };
    const open = (drawn[plan.kind] as (of: ComposerPlan) => readonly ComposerAudience[])(plan);
    return this.lockedReason !== '' && !open.includes('everyone') ? ['everyone', ...open] : open;
  }

  #renderTabs(audiences: readonly ComposerAudience[]): TemplateResult {
    const t = this.#localize;
    return html`
      <div part="tabs" class="tabs" role="tablist" aria-label=${t.t('reply.tabs')} @keydown=${this.#onTabKey}>
        ${audiences.map(
          (audience) => html`
            <button
              role="tab"
              id="tab-${audience}"
              class="tab ${audience}"
              aria-controls="panel-${audience}"
              aria-selected=${this.tab === audience ? 'true' : 'false'}
              tabindex=${this.tab === audience ? 0 : -1}
              @click=${() => this.#onTab(audience)}
            >
              ${icon(audience === 'staff' ? 'sticky-note' : 'message-circle', 'small')}
              ${t.t(audience === 'staff' ? 'reply.note' : 'reply.public')}
            </button>
          `,
        )}
      </div>
    `;
  }

  #renderComposer(plan: ComposerPlan, audience: ComposerAudience, isTabbed: boolean): TemplateResult {
    const words = composerWords(plan, audience, this.#localize, namesIn(this.header, this.#localize));
    const isLocked = audience === 'everyone' && this.lockedReason !== '';
    const text = this.client ? (draftsOf(this.client).get(audience) ?? '') : '';
    // Only whoever has written something is told what became of it.
    const reason =
      text === '' ? this.lockedReason : `${this.lockedReason} ${this.#localize.t('reply.not-sent')}`;
    return html`
      <div
        id="panel-${audience}"
        class="panel ${audience}"
        role=${isTabbed ? 'tabpanel' : nothing}
        aria-labelledby=${isTabbed ? `tab-${audience}` : nothing}
        ?hidden=${isTabbed && this.tab !== audience}
      >
        <parley-composer
          data-audience=${audience}
          audience=${audience}
          label=${words.label}
          placeholder=${words.placeholder}
          send-label=${words.send}
          ?labelled=${plan.kind === 'dual'}
          ?locked=${isLocked}
          locked-reason=${isLocked ? reason : ''}
          .value=${live(text)}
          @parley-draft-change=${(event: CustomEvent<DraftDetail>) => this.#onDraft(audience, event)}
          @parley-typing-change=${(event: CustomEvent<TypingDetail>) => this.#onTyping(audience, event)}
          @parley-post-request=${this.#onPost}
        ></parley-composer>
      </div>
    `;
  }

  #renderWarning(): TemplateResult {
    const t = this.#localize;
    return html`
      <div part="warning" class="warning" role="alert">
        <p>${icon('eye')}<span>${t.t('reply.first-ask', namesIn(this.header, this.#localize))}</span></p>
        <div class="actions">
          <button class="button small stay" @click=${this.#onStay}>${t.t('reply.first-cancel')}</button>
          <button class="button small whisper reveal" @click=${this.#onReveal}>
            ${t.t('reply.first-confirm')}
          </button>
        </div>
      </div>
    `;
  }

  protected override render(): TemplateResult | typeof nothing {
    const plan = this.#plan();
    const audiences = this.#audiences(plan);
    if (audiences.length === 0) return nothing;
    const isTabbed = plan.kind === 'tabs' && plan.audiences.length > 1;
    const isUnknown = this.#isUnseen() && this.whisper === null && audiences.includes('whisper');
    return html`
      <div part="composers" class="composers ${plan.kind === 'dual' ? 'dual' : ''}">
        ${isTabbed ? this.#renderTabs(plan.audiences) : nothing}
        ${this.whisper !== null ? this.#renderWarning() : nothing}
        ${repeat(
          audiences,
          (audience) => audience,
          (audience) => this.#renderComposer(plan, audience, isTabbed),
        )}
        ${isUnknown ? html`<p class="hint">${icon('eye', 'small')}${this.#localize.t('reply.first-hint', namesIn(this.header, this.#localize))}</p>` : nothing}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-staff-composers': ParleyStaffComposers;
  }
}
