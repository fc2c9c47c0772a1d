/** One conversation as staff see it: all that the room lets them see, and only the buttons that it lets them use. */

import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Answer, ConversationPort, ConversationSnapshot } from '../../client/snapshots.js';
import { StoreController } from '../../client/store-controller.js';
import type { Header } from '../../core/domain/header.js';
import { prepareAnnouncer } from '../shared/announcer.js';
import { buttons } from '../shared/buttons.styles.js';
import { customerName } from '../shared/customer-name.js';
import { KeyGuard } from '../shared/key-guard.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, rootStyles, theme, visuallyHidden } from '../shared/theme.js';
import type { WorkTargets } from '../work/work-commands.js';
import { areOthers, noTargets } from '../work/work-commands.js';
import { WorkQuestion } from '../work/work-question.js';
import { conversationBody } from './conversation-body.js';
import { conversationHeader } from './conversation-header.js';
import type { Displacement } from './conversation-plan.js';
import { displacementOf } from './conversation-plan.js';
import { displacementBanner, tellOnce } from './displacement-notice.js';
import { draftsOf } from './drafts.js';
import type { EndingAnswers } from './ending-question.js';
import { endingQuestion } from './ending-question.js';
import type { Ask } from './landing.js';
import { landings, landOn } from './landing.js';
import { styles } from './parley-conversation.styles.js';
import type { ParleyStaffComposers } from './parley-staff-composers.js';
import type { ParleySupervisionBar, SuperviseRequestDetail } from './parley-supervision-bar.js';
import type { Disposition, WrapUpRequestDetail } from './parley-wrap-up-form.js';
import { defaultDispositions } from './parley-wrap-up-form.js';
import { refusalText } from './refusal-words.js';
import { staffWording } from './staff-entry-words.js';
import { TakeoverQuestion } from './takeover-question.js';

/**
 * @summary The staff's view of one conversation, for whoever handles it and for whoever supervises it.
 *
 * @slot empty - Shown while there is no client.
 *
 * @fires {CustomEvent<SuperviseRequestDetail>} parley-supervise-request - A supervision mode was asked for. Cancelable.
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
 * @csspart banner - What tells that somebody took over.
 * @csspart problem - Why the last request was refused.
 *
 * @attr {string} color-scheme - `light` or `dark`; without it that of the page.
 */
export class ParleyConversation extends ParleyElement {
  static override styles = [theme, rootStyles, controlReset, buttons, visuallyHidden, styles];

  /** The conversation; the element connects nothing itself. */
  @property({ attribute: false }) client: ConversationPort | null = null;

  /** How a conversation may have come out. */
  @property({ attribute: false }) dispositions: readonly Disposition[] = defaultDispositions;

  /** To whom a conversation can be handed or assigned. */
  @property({ attribute: false, hasChanged: areOthers }) targets: WorkTargets = noTargets;

  @state() private busy: Ask | 'wrap-up' | null = null;
  @state() private problem: string | null = null;
  @state() private isEnding = false;

  @query('parley-staff-composers') private composers!: ParleyStaffComposers | null;
  @query('parley-supervision-bar') private bar!: ParleySupervisionBar | null;
  @query('.banner') private banner!: HTMLElement | null;
  @query('#heading') private heading!: HTMLElement | null;

  readonly #localize = new Localize(this, staffMessages);
  readonly #wording = staffWording(this.#localize);
  readonly #store = new StoreController<ConversationPort>(this);
  readonly #takeover = new TakeoverQuestion(this, {
    words: this.#localize,
    client: () => this.client,
    request: (detail) => this.#dispatch('parley-takeover-request', detail),
    // The button that asked is gone. Not into the composer: it writes to the customer from here on.
    done: () => this.bar?.focus(),
    refused: (problem) => {
      this.problem = problem;
    },
  });
  readonly #work = new WorkQuestion(this, {
    client: () => this.client,
    targets: () => this.targets,
    refusalText: (answer) => refusalText(answer, this.#localize),
    request: (command) => this.#dispatch('parley-work-request', { command }),
    refused: (problem) => {
      this.problem = problem;
    },
  });
  readonly #endingAnswers: EndingAnswers = {
    keep: () => void this.#setEnding(false),
    end: () => this.#onEnd(),
  };
  #wasLive = false;

  /** One function per request; the conversation itself says yes or no. */
  readonly #asks: Readonly<Record<Ask, (client: ConversationPort) => Promise<Answer>>> = {
    monitor: (client) => client.monitor(),
    join: (client) => client.join(),
    'hand-back': (client) => client.handBack(),
    leave: (client) => client.leave(),
    accept: (client) => client.accept(),
    end: (client) => client.end(),
  };

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

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('client')) return;
    this.#store.client = this.client;
    this.busy = null;
    this.problem = null;
    this.isEnding = false;
    this.#takeover.reset();
    this.#work.reset();
    this.#wasLive = false;
  }

  protected override updated(): void {
    const snapshot = this.#store.snapshot;
    const isLive = snapshot?.connection.kind === 'live';
    if (isLive && !this.#wasLive) this.composers?.reenter();
    this.#wasLive = isLive;
    const displacement = snapshot ? displacementOf(snapshot.header, snapshot.entries) : null;
    if (this.client && displacement) tellOnce(this, this.client, displacement, this.banner);
  }

  #dispatch(type: string, detail?: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  async #ask(what: Ask): Promise<void> {
    const { client } = this;
    if (!client || this.busy) return;
    this.busy = what;
    this.problem = null;
    const answer = await this.#asks[what](client);
    if (client !== this.client) return;
    this.busy = null;
    this.isEnding = false;
    this.problem = refusalText(answer, this.#localize);
    await this.updateComplete;
    // The room tells the new standing by a header, which is there when the answer is.
    const landing = answer.kind === 'accepted' ? landings[what] : what === 'end' ? 'again' : null;
    if (landing === 'writing') void this.composers?.focusDefault();
    else if (landing) landOn(this.renderRoot, landing);
  }

  readonly #onSupervise = async (event: CustomEvent<SuperviseRequestDetail>): Promise<void> => {
    event.stopPropagation();
    const { action } = event.detail;
    if (!this.#dispatch('parley-supervise-request', event.detail)) return event.preventDefault();
    if (action === 'whisper') return this.composers?.focusDefault();
    if (action === 'take-over') return this.#takeover.open(this.#store.snapshot?.header);
    await this.#ask(action);
  };

  readonly #onWrapUp = async (event: CustomEvent<WrapUpRequestDetail>): Promise<void> => {
    event.stopPropagation();
    const { client } = this;
    if (!client || this.busy) return;
    if (!this.#dispatch('parley-wrap-up-request', event.detail)) return event.preventDefault();
    this.busy = 'wrap-up';
    const answer = await client.wrapUp(event.detail.disposition);
    if (client !== this.client) return;
    this.busy = null;
    this.problem = refusalText(answer, this.#localize);
    await this.updateComplete;
    // The form is gone, and with it the focus.
    if (answer.kind === 'accepted') landOn(this.renderRoot, 'outcome');
  };

  #onAccept(): void {
    if (this.#dispatch('parley-accept-request')) void this.#ask('accept');
  }

  #onEnd(): void {
    if (this.#dispatch('parley-end-request')) void this.#ask('end');
  }

  async #setEnding(isEnding: boolean): Promise<void> {
    this.isEnding = isEnding;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isEnding ? '.keep' : '.end')?.focus();
  }

  #renderActions(header: Header, customer: string): TemplateResult {
    const t = this.#localize;
    const { may } = header.you;
    return html`
      ${may.includes('accept') ? html`<button class="button small primary" @click=${this.#onAccept}>${t.t('staff.accept')}</button>` : nothing}
      ${
        may.includes('end') && !this.isEnding
          ? html`<button class="button small end" aria-label=${t.t('staff.end-label', { customer })} @click=${() => this.#setEnding(true)}>
              ${t.t('staff.end')}
            </button>`
          : nothing
      }
      ${header.kind === 'staff' ? this.#work.renderButton(header) : nothing}
    `;
  }

  /** Why one cannot write to the customer any more; empty while one can, or never could. */
  #lockedReason(header: Header, displacement: Displacement | null): string {
    if (displacement?.by.self) return this.#localize.t('reply.handed-on');
    if (displacement) return this.#localize.t('reply.locked', { name: displacement.by.name });
    const isHandler = header.kind === 'staff' && header.you.standing === 'handler';
    const hasDraft = this.client !== null && (draftsOf(this.client).get('everyone') ?? '') !== '';
    if (!isHandler || !hasDraft || header.you.may.includes('post-to-everyone')) return '';
    return this.#localize.t('staff.ended');
  }

  #renderHeader(header: Header, snapshot: ConversationSnapshot, client: ConversationPort): TemplateResult {
    const { may } = header.you;
    const customer = 'customer' in header ? customerName(header, this.#localize) : '';
    const displacement = displacementOf(header, snapshot.entries);
    return html`
      ${conversationHeader(header, this.#localize, this.#renderActions(header, customer))}
      ${this.isEnding && may.includes('end') ? endingQuestion(customer, this.#localize, this.#endingAnswers) : nothing}
      ${displacement ? displacementBanner(displacement, customer, this.#localize) : nothing}
      ${conversationBody({
        header,
        snapshot,
        client,
        words: this.#localize,
        wording: this.#wording,
        lockedReason: this.#lockedReason(header, displacement),
        dispositions: this.dispositions,
        busy: this.busy,
        problem: this.problem,
        onSupervise: this.#onSupervise,
        onWrapUp: this.#onWrapUp,
        onMonitor: () => void this.#ask('monitor'),
      })}
      ${this.#takeover.render(header, customer)}
      ${this.#work.render(header)}
    `;
  }

  protected override render(): TemplateResult {
    const t = this.#localize;
    const snapshot = this.#store.snapshot;
    const header = snapshot?.header;
    const { client } = this;
    const isShown = header && client && header.kind !== 'customer';
    return html`
      <section part="base" class="base" aria-labelledby=${isShown ? 'heading' : nothing} aria-busy=${snapshot && !header ? 'true' : 'false'}>
        ${
          snapshot
            ? html`<parley-connection-status
                .connection=${snapshot.connection}
                @parley-reconnect-request=${() => this.client?.retryNow()}
              ></parley-connection-status>`
            : nothing
        }
        ${isShown ? keyed(client, this.#renderHeader(header, snapshot, client)) : nothing}
        ${snapshot && !header ? html`<p class="empty">${t.t('staff.loading')}</p>` : nothing}
        <slot name="empty" ?hidden=${snapshot !== null}><p class="empty">${t.t('staff.no-client')}</p></slot>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-conversation': ParleyConversation;
  }
}
