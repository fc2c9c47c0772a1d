/** Shows what happened in a conversation, as far as its viewer may see it, and says what is new. */
import type { TemplateResult } from 'lit';
import { adoptStyles, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationSnapshot, PendingMessage } from '../../client/snapshots.js';
import type { PersonView } from '../../core/domain/body-view.js';
import type { Marks } from '../../core/domain/conversation.js';
import type { Role } from '../../core/domain/identity.js';
import type { EntryView } from '../../core/domain/view.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { property, query, state } from '../shared/decorators.js';
import { FocusKept } from '../shared/focus-kept.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import type { Viewer, Wording } from './entry-words.js';
import { publicWording } from './entry-words.js';
import { messageStyles } from './message.styles.js';
import type { MessageAction } from './message-template.js';
import { pendingTemplate, typingTemplate } from './message-template.js';
import { styles } from './parley-timeline.styles.js';
import { Stickiness } from './stickiness.js';
import { latestButton, olderButton, skipButton } from './timeline-buttons.js';
import { Chunks, chunkOf } from './timeline-chunks.js';
import { HeldClock } from './timeline-held.js';
import { hasSeveralSpeakers, isSamePerson, otherMarks, publicNumber } from './timeline-items.js';
import { timelineMessages } from './timeline-messages.js';
import type { RowContext } from './timeline-rows.js';
import { chunkTemplate } from './timeline-rows.js';
import { LastLook } from './timeline-unread.js';
import { TimelineVoice } from './timeline-voice.js';

export interface LocalIdDetail {
  readonly localId: string;
}
export interface SeenDetail {
  /** The number of the newest entry for everyone that was on the screen. */
  readonly publicSeq: number;
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-timeline': ParleyTimeline;
  }
  interface HTMLElementEventMap {
    'parley-older-request': CustomEvent<null>;
    'parley-skip-request': CustomEvent<null>;
    'parley-retry-request': CustomEvent<LocalIdDetail>;
    'parley-discard-request': CustomEvent<LocalIdDetail>;
    'parley-seen-change': CustomEvent<SeenDetail>;
  }
}

/** An ask for older entries comes before the very top is reached. */
const OLDER_WITHIN = 120;

/**
 * @summary The entries of a conversation in order, with what is pending, being typed and drafted.
 *
 * @slot - Stands above the first entry while there is nothing older to load, such as a greeting.
 *
 * @fires {CustomEvent<null>} parley-older-request - Earlier entries are wanted.
 * @fires {CustomEvent<null>} parley-skip-request - Somebody wants to write, past all messages.
 * @fires {CustomEvent<LocalIdDetail>} parley-retry-request - A failed message shall be sent again.
 * @fires {CustomEvent<LocalIdDetail>} parley-discard-request - A failed message shall be dropped.
 * @fires {CustomEvent<FileDetail>} parley-file-request - A file of a message shall be opened, or its picture
 *   shown: answer with its address.
 * @fires {CustomEvent<SeenDetail>} parley-seen-change - A newer entry for everyone was really on the screen.
 *
 * @csspart scroller - The box that scrolls.
 * @csspart log - The list of entries.
 * @csspart message - One message; also `message-everyone`, `message-staff`, `message-whisper`, `message-pending`.
 * @csspart actions - What can be done with a message.
 * @csspart bubble - The text of a message.
 * @csspart file - The button of a file.
 * @csspart preview - The box of the picture of a file.
 * @csspart audience - The line that says who alone sees a message.
 * @csspart state - How far an own message has come.
 * @csspart event - A line about something that happened.
 * @csspart day - The date between two days.
 * @csspart unread - The line above what one has not seen yet.
 * @csspart typing - The typing indicator.
 * @csspart draft - The unsent text of an agent.
 * @csspart latest - The button that leads to the newest message.
 *
 * @cssproperty [--parley-bubble-color=#eef1f6] - Messages of others.
 * @cssproperty [--parley-whisper-color=#dcebff] - Whispers; also `-text-color` and `-border-color`.
 * @cssproperty [--parley-note-color=#fff4cc] - Private notes; also `-text-color` and `-border-color`.
 */
export class ParleyTimeline extends ParleyElement {
  static override styles = [theme, controlReset, buttons, visuallyHidden, messageStyles, styles];

  /** What this viewer may see, in order. */
  @property({ attribute: false }) entries: readonly EntryView[] = [];
  /** Messages that were written and not yet accepted. */
  @property({ attribute: false }) pending: readonly PendingMessage[] = [];
  /** How far each side was reached and has read. */
  @property({ attribute: false }) marks: Marks | null = null;
  /** Who is typing to everyone now. */
  @property({ attribute: false }) typing: readonly PersonView[] = [];
  /** What somebody else is writing and has not sent. */
  @property({ attribute: false }) draft: ConversationSnapshot['draft'] = null;
  /** As whom one looks: decides on words and on which side messages stand. */
  @property() viewer: Role = 'customer';
  /** The name of the handler now, for the words on a whisper. */
  @property({ attribute: 'handler-name' }) handlerName: string | null = null;
  /** What a customer without a name is called, as staff tell one visitor from another. */
  @property({ attribute: 'customer-name' }) customerName = '';
  /** What is said beside the messages: what customers read, unless whoever shows it to staff gives their words. */
  @property({ attribute: false }) wording: Wording = publicWording;
  /** What stands below a message to do something with it. Give the same function as long as it gives the same. */
  @property({ attribute: false }) messageAction: MessageAction | null = null;
  /** The name of the list for screen readers. */
  @property() label = '';
  /** There are earlier entries to ask for. */
  @property({ type: Boolean, attribute: 'has-older' }) hasOlder = false;
  /** Earlier entries are on their way. */
  @property({ type: Boolean, attribute: 'loading-older' }) loadingOlder = false;
  /** What comes now is a replay of what was missed, so nothing of it is announced one by one. */
  @property({ type: Boolean, attribute: 'catching-up' }) catchingUp = false;
  /** There is a button, for whoever comes by key, that asks for the place where one writes. */
  @property({ type: Boolean }) skippable = false;
  /** Nothing is announced; for panes beside the one that has the attention. */
  @property({ type: Boolean }) silent = false;

  @query('.scroller') private readonly scroller!: HTMLElement | null;
  @state() private unseen = 0;
  /** The reader is somewhere above the newest entry. */
  @state() private isAway = false;

  readonly #words = new Localize(this, timelineMessages);
  readonly #voice = new TimelineVoice(this, this.#words);
  readonly #stickiness = new Stickiness(this, {
    scroller: () => this.scroller,
    onScroll: () => this.#onScroll(),
  });
  readonly #chunks = new Chunks();
  readonly #look = new LastLook();
  readonly #held = new HeldClock(() => this.requestUpdate());
  /** Buttons go when they were pressed: a message is sent again, the newest is shown. */
  readonly #focus = new FocusKept(this, () => this.scroller?.focus({ preventScroll: true }));
  /** Asked once per first entry: the answer may take a while, and scrolling does not stop. */
  #askedBefore: string | null = null;
  #toShow = false;
  /** It was sent: whoever sends it says so a moment later than the message is there. */
  #sentDraft: ConversationSnapshot['draft'] = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#held.look([], false);
  }

  /** As whom one looks, and what the customer is called there. */
  get perspective(): Viewer {
    return { role: this.viewer, customer: this.customerName };
  }

  /** Shows the newest entry. */
  scrollToLatest(): void {
    this.#stickiness.stick();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('wording') && this.shadowRoot)
      adoptStyles(this.shadowRoot, [...ParleyTimeline.elementStyles, ...this.wording.styles]);
    this.#stickiness.look();
    const fresh = this.#voice.hear(changed);
    const before = changed.get('pending') as readonly PendingMessage[] | undefined;
    // Whoever sends a message wants to see it there.
    if (before && this.pending.some(({ localId }) => !before.some((each) => each.localId === localId)))
      this.#stickiness.stick();
    this.#chunks.take(this.entries);
    this.isAway = !this.#stickiness.isStuck;
    const isLookedAt = this.#stickiness.isOnScreen && document.visibilityState === 'visible';
    const unseen = this.#look.come(this, isLookedAt);
    this.#toShow = unseen > 0 && !this.isAway;
    if (this.#toShow) this.#chunks.drawTo(this.#look.from);
    this.unseen = this.isAway ? this.unseen + fresh.length : unseen;
    const { draft } = this;
    if (
      draft &&
      !changed.has('draft') &&
      fresh.some(({ body }) => body.kind === 'message' && isSamePerson(body.author, draft.from))
    )
      this.#sentDraft = draft;
  }

  protected override updated(): void {
    const unread = this.#toShow && this.renderRoot.querySelector('.unread');
    if (unread) this.#stickiness.show(unread);
    this.#reportSeen();
    this.#held.look(this.pending, this.isConnected);
  }

  readonly #onVisible = (): void => this.requestUpdate();

  #reportSeen(): void {
    const publicSeq = this.#stickiness.isStuck ? this.#look.seeEnd(this.entries) : 0;
    if (publicSeq > 0) ask(this, 'parley-seen-change', { publicSeq });
  }

  #onScroll(): void {
    this.isAway = !this.#stickiness.isStuck;
    this.#reportSeen();
    const { scroller } = this;
    if (scroller && scroller.scrollTop < OLDER_WITHIN && scroller.scrollHeight > scroller.clientHeight)
      this.#askForOlder();
  }

  #askForOlder(): void {
    if (this.#chunks.hasUndrawn) {
      this.#chunks.drawOlder();
      return this.requestUpdate();
    }
    const first = this.entries[0]?.id ?? null;
    if (!this.hasOlder || this.loadingOlder || first === this.#askedBefore) return;
    this.#askedBefore = first;
    ask(this, 'parley-older-request', null);
  }

  readonly #onOlderClick = (): void => {
    // A click is an ask of its own, also after one that brought nothing.
    this.#askedBefore = null;
    this.#askForOlder();
  };

  /** What is unfolded is read from its first lines on. */
  readonly #onFold = (): void => {
    this.#stickiness.release();
    this.requestUpdate();
  };

  readonly #actions = {
    retry: (localId: string): boolean => ask(this, 'parley-retry-request', { localId }),
    discard: (localId: string): boolean => ask(this, 'parley-discard-request', { localId }),
  };

  #rows(): unknown {
    const { perspective: viewer, wording, messageAction: action, marks, entries } = this;
    const items = {
      marks,
      viewer: viewer.role,
      // Staff know each other.
      isSigned: viewer.role === 'customer' && hasSeveralSpeakers(entries),
      unreadFrom: this.#look.from,
    };
    const today = new Date().toDateString();
    const known = [viewer.role, viewer.customer, wording, action, this.#words.edition, today];
    const context: RowContext = { words: this.#words, viewer, wording, action, known };
    const other = otherMarks(marks, viewer.role);
    return repeat(
      this.#chunks.of(entries, this.handlerName),
      ({ key }) => key,
      (chunk) => {
        const upTo = (mark = 0): number => chunk.entries.findLastIndex((each) => publicNumber(each) <= mark);
        const unread = chunkOf(items.unreadFrom) === chunk.key ? items.unreadFrom : 0;
        return chunkTemplate(chunk, [upTo(other?.delivered), upTo(other?.read), unread], items, context);
      },
    );
  }

  protected override render(): TemplateResult {
    const label = this.label || this.#words.t('timeline.label');
    const draft = this.draft?.text && this.draft !== this.#sentDraft ? this.draft : null;
    const hasOlder = this.hasOlder || this.#chunks.hasUndrawn;
    // Whose unsent words are read needs no dots as well.
    const typing = this.typing.filter((person) => !draft || !isSamePerson(person, draft.from));
    return html`
      ${this.skippable ? skipButton(this.#words, () => ask(this, 'parley-skip-request', null, 'inside')) : nothing}
      <div class="scroller" part="scroller" tabindex="0" role="group" aria-label=${label}>
        <div class="content">
          <div class="top">${hasOlder ? olderButton(this.#words, this.loadingOlder, this.#onOlderClick) : nothing}<slot ?hidden=${hasOlder}></slot></div>
          <div class="log" part="log" role="log" aria-live="off" aria-label=${label} @fold=${this.#onFold}>
            ${this.#rows()}
            ${repeat(
              this.pending,
              (message) => message.localId,
              (message) =>
                pendingTemplate(message, this.#words, this.perspective, this.wording, this.#actions),
            )}
          </div>
          ${draft ? this.wording.draft(draft, this.#words, this.perspective) : nothing}
          ${typing.length > 0 ? typingTemplate(typing, this.#words, this.perspective) : nothing}
        </div>
      </div>
      ${this.isAway ? latestButton(this.#words, this.unseen, () => this.scrollToLatest()) : nothing}
    `;
  }
}
