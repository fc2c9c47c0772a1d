/** One conversation as staff see it: all that the room lets them see, and only the buttons that it lets them use. */

import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ArchivePort } from '../../client/archive.js';
import type { ConversationPort, ConversationSnapshot } from '../../client/snapshots.js';
import { StoreController } from '../../client/store-controller.js';
import type { Header } from '../../core/domain/header.js';
import { prepareAnnouncer } from '../shared/announcer.js';
import { answerMessages, answerStyles } from '../shared/answer-state.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { namesIn } from '../shared/customer-name.js';
import { KeyGuard } from '../shared/key-guard.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, rootStyles, theme, visuallyHidden } from '../shared/theme.js';
import type { WorkTargets } from '../work/work-commands.js';
import { areOthers, noTargets } from '../work/work-commands.js';
import type { CannedReply } from './canned-replies.js';
import { conversationBody } from './conversation-body.js';
import { conversationHeader } from './conversation-header.js';
import { headerStyles } from './conversation-header.styles.js';
import { displacementOf } from './conversation-plan.js';
import { ConversationSteps } from './conversation-steps.js';
import { displacementBanner, lockedReason, tellOnce } from './displacement-notice.js';
import { MessageActions } from './message-actions.js';
import { styles } from './parley-conversation.styles.js';
import type { ParleyStaffComposers } from './parley-staff-composers.js';
import type { SuperviseRequestDetail } from './parley-supervision-bar.js';
import type { Disposition, WrapUpRequestDetail } from './parley-wrap-up-form.js';
import { defaultDispositions } from './parley-wrap-up-form.js';
import { staffWording } from './staff-entry-words.js';
import type { SuperviseAction } from './supervision-steps.js';
import { talkMessages } from './talk-messages.js';

/**
 * @summary The staff's view of one conversation, for whoever handles it and for whoever supervises it.
 *
 * @slot empty - Shown while there is no client.
 *
 * @fires {CustomEvent<SuperviseRequestDetail>} parley-supervise-request - A supervision mode was asked for. Cancelable.
 * @fires {CustomEvent<JoinRequestDetail>} parley-join-request - Joining was confirmed. Cancelable.
 * @fires {CustomEvent<TakeoverRequestDetail>} parley-takeover-request - A takeover was confirmed. Cancelable.
 * @fires {CustomEvent<PostDetail>} parley-post-request - A text shall be sent. Cancel it to keep the text.
 * @fires parley-accept-request - The conversation shall be accepted. Cancelable.
 * @fires parley-end-request - The conversation shall be ended. Cancelable.
 * @fires {CustomEvent<WorkRequestDetail>} parley-work-request - Something else is to be done to it: hold, tag, hand off and the
 *   like. Cancelable.
 * @fires {CustomEvent<WrapUpRequestDetail>} parley-wrap-up-request - How it came out was chosen. Cancelable.
 *
 * @csspart base - The whole view.
 * @csspart header - Customer, phase and people.
 * @csspart person - One person in the conversation.
 * @csspart internal - Those who are there unseen; supervisors alone are shown them.
 * @csspart lead - The mark of whoever leads among the supervisors.
 * @csspart channel - Over which channel the customer writes.
 * @csspart facts - How else it stands: on hold, put aside, priority, tags.
 * @csspart follow - The choice of whose side is followed.
 * @csspart banner - What tells that somebody took over.
 * @csspart verified - That the customer is signed in, as the site says.
 * @csspart phase - Where the conversation stands.
 * @csspart crossed - That somebody else of staff has just answered, too.
 * @csspart problem - Why the last request was refused.
 *
 * @csspart ending - The seconds in which an end can be undone.
 * @csspart answer - Whether it was answered yet; also `answer-unanswered` and `answer-answered`.
 *
 * @cssproperty [--parley-answer-border-color=#967200] - The border of the mark that says whether it was answered yet.
 * @cssproperty [--parley-unanswered-color=#ffffff] - Its background until the first answer.
 * @cssproperty [--parley-answered-color=#eef1f6] - Its background from then on.
 *
 * @attr {string} color-scheme - `light` or `dark`; without it that of the page.
 * @attr {boolean} silent - What comes is not announced.
 * @attr {boolean} require-read - Asks before joining or taking over a conversation that was not read to its beginning.
 */
export class ParleyConversation extends ParleyElement {
  static override styles = [
    theme,
    rootStyles,
    controlReset,
    buttons,
    visuallyHidden,
    answerStyles,
    styles,
    headerStyles,
  ];

  /** The conversation; the element connects nothing itself. */
  @property({ attribute: false }) client: ConversationPort | null = null;

  /** How a conversation may have come out. */
  @property({ attribute: false }) dispositions: readonly Disposition[] = defaultDispositions;

  /** To whom a conversation can be handed or assigned. */
  @property({ attribute: false, hasChanged: areOthers }) targets: WorkTargets = noTargets;

  /** The canned replies that everybody of the team has. */
  @property({ attribute: false }) replies: readonly CannedReply[] = [];

  /** Where colleagues are looked up; without it only those are known that `targets` names. */
  @property({ attribute: false }) archive: ArchivePort | null = null;

  /** Asks before joining or taking over a conversation that was not read to its beginning. */
  @property({ type: Boolean, attribute: 'require-read' }) requireRead = false;

  /** What comes is not announced: another conversation beside it has the attention. */
  @property({ type: Boolean }) silent = false;

  @query('parley-staff-composers') private composers!: ParleyStaffComposers | null;
  @query('.banner') private banner!: HTMLElement | null;
  @query('#heading') private heading!: HTMLElement | null;

  readonly #localize = new Localize(this, staffMessages);
  readonly #talk = new Localize(this, talkMessages);
  readonly #answers = new Localize(this, answerMessages);
  readonly #wording = staffWording(this.#localize);
  readonly #store = new StoreController<ConversationPort>(this);
  readonly #steps = new ConversationSteps(this, {
    words: this.#localize,
    talk: this.#talk,
    client: () => this.client,
    snapshot: () => this.#store.snapshot,
    targets: () => this.targets ?? noTargets,
    archive: () => this.archive,
    requireRead: () => this.requireRead,
    composers: () => this.composers,
  });
  readonly #messageActions = new MessageActions({
    words: this.#talk,
    insert: (text, suggestion) => void this.composers?.insert(text, suggestion),
    dismiss: (suggestion) =>
      void this.client?.ask({ type: 'settle-suggestion', suggestion, outcome: 'dismissed' }),
  });
  #wasLive = false;

  constructor() {
    super();
    new KeyGuard(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
  }

  /** Goes to where one writes, or where nothing can be written to the name of the customer. */
  override focus(options?: FocusOptions): void {
    // A takeover is what whoever comes here must know first.
    (this.banner ?? this.heading)?.focus(options);
    void this.composers?.focusDefault();
  }

  /** Asks for a step of supervision, as the button for it does; nothing where the room does not allow it now. */
  async supervise(action: SuperviseAction): Promise<void> {
    const header = this.#header;
    if (!header || !(header.you.may as readonly string[]).includes(action)) return;
    if (ask(this, 'parley-supervise-request', { action })) await this.#steps.begin(action);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) {
      this.#store.client = this.client;
      this.#steps.reset();
      this.#wasLive = false;
    }
    this.#steps.follow(this.#header);
  }

  protected override updated(): void {
    const snapshot = this.#store.snapshot;
    const isLive = snapshot?.connection.kind === 'live';
    if (isLive && !this.#wasLive) this.composers?.reenter();
    this.#wasLive = isLive;
    const displacement = snapshot ? displacementOf(snapshot.header, snapshot.entries) : null;
    if (this.client && displacement) tellOnce(this, this.client, displacement, this.banner);
  }

  get #header(): Header | null {
    return this.#store.snapshot?.header ?? null;
  }

  readonly #onSupervise = async (event: CustomEvent<SuperviseRequestDetail>): Promise<void> => {
    event.stopPropagation();
    if (!ask(this, 'parley-supervise-request', event.detail)) return event.preventDefault();
    await this.#steps.begin(event.detail.action);
  };

  readonly #onWrapUp = async (event: CustomEvent<WrapUpRequestDetail>): Promise<void> => {
    event.stopPropagation();
    if (!ask(this, 'parley-wrap-up-request', event.detail)) return event.preventDefault();
    await this.#steps.requests.wrapUp(event.detail.disposition);
  };

  #renderActions(header: Header, customer: string): TemplateResult {
    const t = this.#localize;
    const { may } = header.you;
    const accept = (): void => {
      if (ask(this, 'parley-accept-request', null)) void this.#steps.requests.ask('accept');
    };
    return html`
      ${may.includes('accept') ? html`<button class="button small primary" @click=${accept}>${t.t('staff.accept')}</button>` : nothing}
      ${
        may.includes('end') && !this.#steps.ending.isCounting
          ? html`<button class="button small end" aria-label=${t.t('staff.end-label', { customer })} @click=${() => this.#steps.ending.begin()}>
              ${t.t('staff.end')}
            </button>`
          : nothing
      }
      ${header.kind === 'staff' ? this.#steps.work.renderButton(header) : nothing}
    `;
  }

  #renderHeader(header: Header, snapshot: ConversationSnapshot, client: ConversationPort): TemplateResult {
    const { customer } = namesIn(header, this.#localize);
    const displacement = displacementOf(header, snapshot.entries);
    const said = { words: this.#localize, talk: this.#talk };
    return html`
      ${conversationHeader({
        header,
        words: this.#localize,
        talk: this.#talk,
        answers: this.#answers,
        actions: this.#renderActions(header, customer),
        follow: (id) => {
          if (header.kind === 'staff') void this.#steps.followSide(header, id);
        },
      })}
      ${this.#steps.renderInline(customer)}
      ${displacement ? displacementBanner(displacement, customer, said) : nothing}
      ${conversationBody({
        header,
        snapshot,
        client,
        words: this.#localize,
        wording: this.#wording,
        messageAction: this.#messageActions.for(header, snapshot),
        reading: this.#steps.reading.state,
        replies: this.replies,
        isSilent: this.silent,
        hasOthers: this.#steps.hasOthers,
        lockedReason: lockedReason(header, displacement, client, said),
        dispositions: this.dispositions,
        busy: this.#steps.requests.busy,
        problem: this.#steps.requests.problem,
        onSupervise: this.#onSupervise,
        onWrapUp: this.#onWrapUp,
        onMonitor: () => void this.#steps.requests.ask('monitor'),
      })}
      ${this.#steps.renderDialogs(header, customer)}
    `;
  }

  protected override render(): TemplateResult {
    const t = this.#localize;
    const snapshot = this.#store.snapshot;
    const header = snapshot?.header;
    const { client } = this;
    const isShown = header && client && header.kind !== 'customer';
    const isOpening = snapshot !== null && !header && snapshot.connection.kind !== 'ended';
    return html`
      <section part="base" class="base" aria-labelledby=${isShown ? 'heading' : nothing} aria-busy=${isOpening ? 'true' : 'false'}>
        ${
          snapshot
            ? html`<parley-connection-status
                .connection=${snapshot.connection}
                @parley-reconnect-request=${() => this.client?.retryNow()}
              ></parley-connection-status>`
            : nothing
        }
        ${isShown ? keyed(client, this.#renderHeader(header, snapshot, client)) : nothing}
        ${isOpening ? html`<p class="empty">${t.t('staff.loading')}</p>` : nothing}
        <slot name="empty" ?hidden=${snapshot !== null}><p class="empty">${t.t('staff.no-client')}</p></slot>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-conversation': ParleyConversation;
  }
  interface HTMLElementEventMap {
    'parley-end-request': CustomEvent<null>;
  }
}
