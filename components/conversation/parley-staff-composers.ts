/** Where staff write: one composer, one with a choice of readers, or public and private apart, as the room allows. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationPort, PendingMessage } from '../../client/snapshots.js';
import type { Header } from '../../core/domain/header.js';
import type { EntryId } from '../../core/domain/ids.js';
import { announce } from '../shared/announcer.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { namesIn } from '../shared/customer-name.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { icon } from '../shared/staff-icons.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import type { CannedReply } from './canned-replies.js';
import { ComposerDrafts } from './composer-drafts.js';
import { composerPanel } from './composer-panel.js';
import { composerTabs } from './composer-tabs.js';
import type { ComposerAudience, ComposerPlan } from './conversation-plan.js';
import { audiencesOf, composersFor, isTabbed, shownOf } from './conversation-plan.js';
import { FirstWhisper } from './first-whisper.js';
import { landOn } from './landing.js';
import type { ParleyComposer, PostDetail } from './parley-composer.js';
import { styles } from './parley-staff-composers.styles.js';
import { PublicMove } from './public-move.js';
import { replyListStyles } from './reply-list.styles.js';
import { ReplyShelf } from './reply-shelf.js';
import { StaffFiles } from './staff-files.js';
import { noteInserted, settleInserted } from './suggestion-use.js';
import { talkMessages } from './talk-messages.js';

/**
 * The composers of one conversation with their drafts, which are kept by client and there again when it comes back.
 *
 * @summary Composers for staff.
 *
 * @fires {CustomEvent<PostDetail>} parley-post-request - A text shall be sent. Cancel it to keep the text.
 * @fires {CustomEvent<FilesDetail>} parley-files-request - Files were chosen, pasted or dropped. Cancel it to take none.
 *
 * @csspart composers - The box around the composers.
 * @csspart tabs - The choice between reply and note, or between private and public.
 * @csspart warning - The question before the first whisper, and before a private text moves to public.
 * @csspart writing - Who else of staff is writing to the customer.
 * @csspart extras - What can be done with a private text: mark it as a suggestion, move it to public.
 * @csspart replies - The list of canned replies.
 *
 * @attr {string} locked-reason - Why one cannot write to the customer now.
 */
export class ParleyStaffComposers extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, styles, replyListStyles];

  /** The conversation. */
  @property({ attribute: false }) client: ConversationPort | null = null;

  /** What the room says of it; what may be written is read from here. */
  @property({ attribute: false }) header: Header | null = null;

  /** What was written and not accepted; what came too late is taken back from here. */
  @property({ attribute: false }) pending: readonly PendingMessage[] = [];

  /** Why one cannot write to the customer now; empty while one can. */
  @property({ attribute: 'locked-reason' }) lockedReason = '';

  /** The canned replies that everybody of the team has. */
  @property({ attribute: false }) replies: readonly CannedReply[] = [];

  /** Who else of staff is writing to the customer now. */
  @property({ attribute: false }) writing: readonly string[] = [];

  /** Whom one chose to write to; null: whoever comes first. */
  @state() private chosen: ComposerAudience | null = null;
  /** The next whisper is a reply for the agent to use. */
  @state() private isSuggestion = false;

  readonly #localize = new Localize(this, staffMessages);
  readonly #talk = new Localize(this, talkMessages);
  readonly #drafts = new ComposerDrafts(this);
  readonly #first = new FirstWhisper(this, {
    words: this.#localize,
    names: () => this.#names(),
    send: (detail) => {
      if (this.#post(detail)) this.#drafts.set('whisper', '');
    },
    back: () => void this.#focus('whisper'),
  });
  readonly #move = new PublicMove(this, {
    words: this.#talk,
    names: () => this.#names(),
    move: (from) => void this.#writeOn(this.#drafts.take(from), 'talk.moved'),
    back: (from) => void this.#focus(from),
  });
  readonly #shelf = new ReplyShelf(this, {
    words: this.#talk,
    field: () => (this.#canReply() ? (this.#composer('everyone')?.field ?? null) : null),
    header: () => this.header,
    shared: () => this.replies,
    customer: () => this.#names().customer,
    write: async (text, caret) => {
      this.#drafts.set('everyone', text);
      await this.#focus('everyone');
      this.#composer('everyone')?.field?.setSelectionRange(caret, caret);
    },
  });
  readonly #files = new StaffFiles(this, this.#talk);
  #planned: ComposerPlan['kind'] = 'none';

  /** The composer that a text belongs into unless somebody chose another one: never the public one of two. */
  async focusDefault(): Promise<void> {
    await this.updateComplete;
    const plan = this.#plan();
    await this.#focus(plan.kind === 'dual' ? plan.closed : shownOf(plan, this.chosen));
  }

  /**
   * On every way back into a conversation the private composer is the one again. Somebody who is writing in the
   * public one at that moment goes on in the private one: a text that was meant for the customer and is read by
   * the agent alone can be repeated, the other way round cannot be taken back.
   */
  reenter(): void {
    const plan = this.#plan();
    const focused = this.renderRoot.querySelector<HTMLElement>('parley-composer:focus-within');
    this.chosen = null;
    const isPublic = focused?.dataset.audience === 'everyone';
    if (isPublic && (plan.kind === 'dual' || plan.kind === 'modes')) void this.focusDefault();
  }

  /** Puts a text that somebody else wrote below what is in the public field, for the writer to send or not. */
  async insert(text: string, suggestion: EntryId | null): Promise<void> {
    const { client } = this;
    if (!client || !this.#canReply()) return;
    if (suggestion) noteInserted(client, { id: suggestion, text });
    await this.#writeOn(text, 'talk.inserted');
  }

  async #writeOn(text: string, said: 'talk.moved' | 'talk.inserted'): Promise<void> {
    this.#drafts.append('everyone', text);
    this.chosen = 'everyone';
    await this.#focus('everyone');
    const field = this.#composer('everyone')?.field;
    field?.setSelectionRange(field.value.length, field.value.length);
    announce(this.#talk.t(said));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const plan = this.#plan();
    // Another conversation, or another way of being in it: everybody begins with the harmless field.
    if (changed.has('client') || plan.kind !== this.#planned) {
      this.chosen = null;
      this.#move.forget();
    }
    if (changed.has('client')) {
      this.isSuggestion = false;
      this.#first.forget();
      this.#shelf.close();
    }
    this.#planned = plan.kind;
    if (!this.#isUnseen()) this.#first.forget();
    this.#drafts.look(this.pending);
    this.#files.look();
  }

  #names(): { readonly customer: string; readonly agent: string } {
    return namesIn(this.header, this.#localize);
  }

  #plan(): ComposerPlan {
    return this.header?.kind === 'staff' ? composersFor(this.header) : { kind: 'none' };
  }

  #canReply(): boolean {
    return audiencesOf(this.#plan()).includes('everyone');
  }

  /** Whether the agent does not know yet that this supervisor is there. */
  #isUnseen(): boolean {
    return this.header?.kind === 'staff' && this.header.you.standing === 'monitoring';
  }

  #composer(audience: ComposerAudience | undefined): ParleyComposer | null {
    return this.renderRoot.querySelector<ParleyComposer>(`[data-audience='${audience}']`);
  }

  async #focus(audience: ComposerAudience | undefined): Promise<void> {
    await this.updateComplete;
    const composer = this.#composer(audience);
    // It has no field to focus before it has rendered for the first time.
    await composer?.updateComplete;
    composer?.focus();
  }

  #onPost(event: CustomEvent<PostDetail>): void {
    event.stopPropagation();
    const isWhisper = event.detail.audience === 'whisper';
    const detail =
      isWhisper && this.isSuggestion ? { ...event.detail, isSuggestion: true as const } : event.detail;
    if (isWhisper && this.#isUnseen()) {
      event.preventDefault();
      void this.#first.ask(detail);
    } else if (!this.#post(detail)) event.preventDefault();
  }

  #post(detail: PostDetail): boolean {
    const { client } = this;
    const isWelcome = ask(this, 'parley-post-request', detail);
    if (!isWelcome || !client) return isWelcome;
    const { text, audience, isSuggestion, files } = detail;
    if (audience === 'everyone') settleInserted(client, text);
    client.post(text, audience, isSuggestion ? { isSuggestion } : files && { files });
    if (audience === 'whisper') this.isSuggestion = false;
    return true;
  }

  async #onChoose(audience: ComposerAudience, by: 'key' | 'click'): Promise<void> {
    this.chosen = audience;
    if (by === 'click') return this.#focus(audience);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }

  /** The text is wanted no more: the focus goes to what can be written in, or to why nothing can. */
  async #discard(audience: ComposerAudience): Promise<void> {
    this.#drafts.set(audience, '');
    announce(this.#talk.t('talk.discarded'));
    if (audiencesOf(this.#plan()).length > 0) return this.focusDefault();
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) landOn(root, 'left');
  }

  #renderPanel(plan: ComposerPlan, audience: ComposerAudience): TemplateResult {
    const isOpen = audiencesOf(plan).includes(audience);
    const tabbed = isTabbed(plan) && isOpen;
    return composerPanel({
      plan,
      audience,
      isTabbed: tabbed,
      isHidden: tabbed && shownOf(plan, this.chosen) !== audience,
      words: this.#localize,
      talk: this.#talk,
      names: this.#names(),
      ...this.#drafts.of(audience),
      lockedReason: isOpen ? '' : this.lockedReason || this.#talk.t('talk.locked'),
      ...this.#files.of(audience),
      writing: this.writing,
      isSuggestion: this.isSuggestion,
      canMove: audience !== 'everyone' && plan.kind !== 'tabs' && this.#canReply(),
      question: this.#move.render(audience),
      onDraft: (text) => this.#drafts.set(audience, text),
      onTyping: (isActive) => this.#drafts.typing(audience, isActive),
      onPost: (event) => this.#onPost(event),
      onSuggestion: (isOne) => {
        this.isSuggestion = isOne;
      },
      onMove: () => void this.#move.ask(audience),
      onDiscard: () => void this.#discard(audience),
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const plan = this.#plan();
    const open = audiencesOf(plan);
    // Above the rest stands what can no longer be sent.
    const audiences = [...this.#drafts.locked(open), ...open];
    if (audiences.length === 0) return nothing;
    const isUnknown = this.#isUnseen() && !this.#first.isAsking && audiences.includes('whisper');
    return html`
      <div part="composers" class="composers ${plan.kind === 'dual' ? 'dual' : ''}">
        ${
          isTabbed(plan)
            ? composerTabs({
                plan,
                chosen: shownOf(plan, this.chosen) ?? 'everyone',
                agent: this.#names().agent,
                words: this.#localize,
                talk: this.#talk,
                choose: (audience, by) => void this.#onChoose(audience, by),
              })
            : nothing
        }
        ${this.#canReply() ? this.#shelf.renderButton() : nothing}
        ${this.#first.render()}
        ${repeat(
          audiences,
          (audience) => audience,
          (audience) => this.#renderPanel(plan, audience),
        )}
        ${isUnknown ? html`<p class="hint">${icon('eye', 'small')}${this.#localize.t('reply.first-hint', this.#names())}</p>` : nothing}
        ${this.#shelf.render()}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-staff-composers': ParleyStaffComposers;
  }
}
