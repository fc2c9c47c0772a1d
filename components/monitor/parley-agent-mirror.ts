/** Somebody's desk as they see it, for a supervisor who looks over their shoulder: live, silent, and only to be read. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ArchivePort } from '../../client/archive.js';
import type { DeskPort, DeskSnapshot } from '../../client/snapshots.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { DeskItem, Row } from '../../core/domain/summary.js';
import { answerStyles } from '../shared/answer-state.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { connectedStyles } from '../shared/connected.styles.js';
import { countStyles } from '../shared/count.styles.js';
import { nothingStyles } from '../shared/nothing.styles.js';
import { attempt, ParleyElement } from '../shared/parley-element.js';
import { tabStyles } from '../shared/tabs.styles.js';
import { controlReset, theme, visuallyHidden } from '../shared/theme.js';
import { Ticker } from '../shared/ticker.js';
import { waitStyles } from '../shared/wait-clock.js';
import type { WaitThresholds } from '../shared/waiting.js';
import { defaultThresholds } from '../shared/waiting.js';
import { watchRequests, watchStyles } from './agents-watch.js';
import { agentsWords } from './agents-words.js';
import { cardStyles, mirrorCards } from './mirror-cards.js';
import { mirrorHeader, mirrorNothing } from './mirror-frame.js';
import { mirrorInbox } from './mirror-inbox.js';
import type { Past } from './mirror-record.js';
import { mirrorNoRecord, mirrorRecord, recordStyles } from './mirror-record.js';
import type { Region } from './mirror-regions.js';
import { mirrorRegions } from './mirror-regions.js';
import type { SeenThere } from './mirror-state.js';
import { currentOf, mirrorStateOf, seenAfter } from './mirror-state.js';
import { monitorButtonStyles } from './monitor-button.styles.js';
import type { MonitorChoice } from './monitor-choice.js';
import { styles } from './parley-agent-mirror.styles.js';

/** Below this there is room for one region at a time. */
const narrow = 720;

/**
 * It connects the desk that it is given while it stands in a page, and never says anything to it.
 *
 * @summary A look over an agent's shoulder.
 *
 * @slot record - What the page knows of the customer, below the record.
 *
 * @fires {CustomEvent<null>} parley-mirror-close - Nobody looks any more. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-monitor-request - A conversation of theirs shall be monitored. Cancelable.
 * @fires {CustomEvent<ConversationDetail>} parley-stop-request - A conversation shall no longer be monitored. Cancelable.
 * @fires {CustomEvent<RecordDetail>} parley-record-request - A closed conversation of the customer was chosen. Cancelable.
 *
 * @csspart base - Everything.
 * @csspart header - Whose desk it is, and that they are not told.
 * @csspart current - What they are answering now.
 * @csspart inbox - Their inbox.
 * @csspart record - Whose conversation is before them.
 * @csspart interaction - One of the current interactions, with the border of its answer state.
 * @csspart front - What says that it is open on their screen.
 * @csspart answer - Whether they have answered; also `answer-unanswered` and `answer-answered`.
 * @csspart monitor - The binoculars.
 * @csspart badge - What says that one monitors it; pressing it stops that.
 *
 * @cssproperty [--parley-answer-border-color=#967200] - The border of what they have accepted.
 * @cssproperty [--parley-unanswered-color=#ffffff] - Behind what they have not answered yet.
 * @cssproperty [--parley-answered-color=#eef1f6] - Behind what they have answered at least once.
 */
export class ParleyAgentMirror extends ParleyElement {
  static override styles = [
    theme,
    controlReset,
    buttons,
    visuallyHidden,
    waitStyles,
    answerStyles,
    tabStyles,
    countStyles,
    nothingStyles,
    connectedStyles,
    monitorButtonStyles,
    watchStyles,
    cardStyles,
    recordStyles,
    styles,
  ];

  /** Whose desk, not connected yet. */
  @property({ attribute: false }) desk: DeskPort | null = null;

  /** What is kept of earlier conversations. */
  @property({ attribute: false }) archive: ArchivePort | null = null;

  /** Whether a conversation can be monitored. */
  @property({ attribute: false }) choose: (row: Row) => MonitorChoice = () => ({ kind: 'possible' });

  /** The live conversations as one's own lists have them: a mirror is not told who supervises, and those say so. */
  @property({ attribute: false }) rows: readonly Row[] = [];

  /** When a wait becomes long, in seconds. */
  @property({ attribute: false }) thresholds: WaitThresholds = defaultThresholds;

  /** The region that is shown where there is room for one. */
  @state() private region: Region = 'current';
  @state() private isNarrow = false;
  /** Whose record was asked for; null: of whatever they have open. */
  @state() private chosen: ConversationId | null = null;
  @state() private past: Past = null;

  readonly #words = agentsWords(this);
  #connected: DeskPort | null = null;
  #seen: SeenThere = new Map();
  /** Whose past `past` is. */
  #pastOf: ConversationId | null = null;
  readonly #size = new ResizeObserver(([entry]) => {
    this.isNarrow = (entry?.contentRect.width ?? narrow) < narrow;
  });

  constructor() {
    super();
    new Ticker(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
    if (this.hasUpdated) this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    // An element that is only moved to another place is back in the same turn.
    queueMicrotask(() => {
      if (!this.isConnected) this.#disconnect();
    });
  }

  override focus(options?: FocusOptions): void {
    // Also before it was drawn for the first time.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#title')?.focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk')) {
      this.#disconnect();
      this.#connect();
    }
    const row = this.#recordItem()?.row ?? null;
    if (row?.conversation !== this.#pastOf || changed.has('archive')) void this.#readPast(row);
  }

  #connect(): void {
    if (!this.desk || this.#connected === this.desk) return;
    this.#connected = this.desk;
    this.desk.addEventListener('change', this.#onChange);
    this.desk.connect();
    this.#onChange();
  }

  #disconnect(): void {
    this.#connected?.removeEventListener('change', this.#onChange);
    this.#connected?.disconnect();
    this.#connected = null;
    this.#seen = new Map();
    this.chosen = null;
  }

  readonly #onChange = (): void => {
    attempt(() => {
      if (this.#connected) this.#seen = seenAfter(this.#seen, this.#connected.snapshot);
    });
    this.requestUpdate();
  };

  #recordItem(): DeskItem | null {
    const { items, front } = this.desk?.snapshot ?? { items: [], front: null };
    const find = (id: ConversationId | null): DeskItem | undefined =>
      items.find(({ row }) => row.conversation === id);
    return find(this.chosen) ?? find(front) ?? null;
  }

  async #readPast(row: Row | null): Promise<void> {
    const { archive } = this;
    this.#pastOf = row?.conversation ?? null;
    this.past = null;
    if (!row || !archive) return;
    const past = await archive.history(row.workgroup, row.conversation);
    if (this.#pastOf === row.conversation && this.archive === archive) this.past = past;
  }

  readonly #watching = watchRequests(this);

  readonly #close = (): void => void ask(this, 'parley-mirror-close', null);

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };

  readonly #show = (id: ConversationId): void => {
    this.chosen = id;
    if (this.isNarrow) this.region = 'record';
  };

  #renderRecord(snapshot: DeskSnapshot): TemplateResult {
    const words = this.#words;
    const item = this.#recordItem();
    if (!item) return mirrorNoRecord(words);
    const { row } = item;
    const team = snapshot.you?.workgroups.find(({ id }) => id === row.workgroup)?.label;
    return mirrorRecord(row, {
      words,
      team: team ?? row.workgroup,
      past: this.past,
      isFollowing: row.conversation === snapshot.front,
      follow: () => {
        this.chosen = null;
      },
      retry: () => void this.#readPast(row),
      open: (closed) =>
        ask(this, 'parley-record-request', {
          conversation: closed.conversation,
          workgroup: row.workgroup,
          row: closed,
        }),
    });
  }

  #renderRegions(snapshot: DeskSnapshot, isStale: boolean): TemplateResult {
    const words = this.#words;
    const { thresholds, rows } = this;
    const listed = new Map(rows.map((row) => [row.conversation, row]));
    const current = currentOf(snapshot.items);
    return mirrorRegions({
      words: words.own,
      isNarrow: this.isNarrow,
      isStale,
      region: this.region,
      counts: { current: current.length, inbox: snapshot.items.length, record: null },
      choose: (region) => {
        this.region = region;
      },
      content: {
        current: mirrorCards(current, {
          words,
          thresholds,
          choose: (row) => this.choose(listed.get(row.conversation) ?? row),
          front: snapshot.front,
          shown: this.#recordItem()?.row.conversation ?? null,
          show: this.#show,
          ...this.#watching,
        }),
        inbox: mirrorInbox(snapshot, { words, thresholds, seen: this.#seen }),
        record: html`${this.#renderRecord(snapshot)}<slot name="record"></slot>`,
      },
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { desk } = this;
    if (!desk) return nothing;
    const { snapshot } = desk;
    const now = mirrorStateOf(snapshot);
    return html`
      <section part="base" class="base" aria-labelledby="title" @keydown=${this.#onKey}>
        ${mirrorHeader(snapshot, now, this.#words, this.#close)}
        <parley-connection-status
          .connection=${now.kind === 'ended' ? { kind: 'idle' } : snapshot.connection}
          @parley-reconnect-request=${() => desk.retryNow()}
        ></parley-connection-status>
        ${
          now.kind === 'open'
            ? this.#renderRegions(snapshot, now.isStale)
            : mirrorNothing(now, this.#words, () => desk.connect())
        }
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-agent-mirror': ParleyAgentMirror;
  }
  interface HTMLElementEventMap {
    'parley-mirror-close': CustomEvent<null>;
  }
}
