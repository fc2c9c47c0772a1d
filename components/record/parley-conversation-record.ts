/** A conversation after its end: what was said, who was there when, and its figures. Nothing can be done to it here. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ArchivePort, KnownMetrics } from '../../client/archive.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { Role } from '../../core/domain/identity.js';
import type { ConversationId } from '../../core/domain/ids.js';
import type { TimelineExport } from '../../core/domain/supervision-record.js';
import { publicWording } from '../conversation/entry-words.js';
import { staffWording } from '../conversation/staff-entry-words.js';
import { timelineMessages } from '../conversation/timeline-messages.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, rootStyles, theme, visuallyHidden } from '../shared/theme.js';
import { ArchiveReading } from './archive-reading.js';
import { axisTemplate } from './axis-template.js';
import { chipStyles } from './chips.styles.js';
import { styles } from './parley-conversation-record.styles.js';
import { notice, noticeStyles, skeletonRows, unreadNotice } from './reading-notice.js';
import { axisStyles } from './record-axis.styles.js';
import { RecordDownloads } from './record-downloads.js';
import type { Figures } from './record-figures.js';
import { recordFigures } from './record-figures.js';
import { figuresStyles } from './record-figures.styles.js';
import { recordHead, titleOf } from './record-head.js';
import { recordMessages } from './record-messages.js';
import { recordPeople } from './record-people.js';
import { peopleStyles } from './record-people.styles.js';
import type { RecordView } from './record-tabs.js';
import { recordTabs } from './record-tabs.js';
import type { Telling } from './record-words.js';
import type { Transcript } from './transcripts.js';
import { entriesOf, isWhollyErased, transcriptChoice } from './transcripts.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-conversation-record': ParleyConversationRecord;
  }
}

/** What is left where the content is gone and only the list still knows of it. */
const nothingLeft: TimelineExport = {
  format: 'parley-timeline',
  version: 1,
  items: [],
  hasRecord: false,
  metrics: null,
};

/**
 * @summary The record of a closed conversation: transcripts, timeline with supervision, figures, downloads.
 *
 * @fires {CustomEvent<null>} parley-record-close - The reader wants to go back. Cancelable.
 *
 * @csspart base - All of it.
 * @csspart header - With whom, when and how it ended.
 * @csspart back - The button that leads back.
 * @csspart tabs - The choice of what to see.
 * @csspart panel - What is seen.
 * @csspart supervisors - Who supervised, and when.
 * @csspart axis - Messages and supervision in the order of time.
 * @csspart figures - The figures.
 * @csspart downloads - The files.
 * @csspart loading - What stands there until there is an answer.
 * @csspart notice - Why there is nothing.
 * @csspart retry - Asks again.
 *
 * @cssproperty [--parley-whisper-color=#dcebff] - Whispers; also `-text-color` and `-border-color`.
 *
 * @attr {string} viewer - As whom one looks: `supervisor` or `agent`.
 */
export class ParleyConversationRecord extends ParleyElement {
  static override styles = [
    theme,
    rootStyles,
    controlReset,
    buttons,
    visuallyHidden,
    noticeStyles,
    chipStyles,
    peopleStyles,
    axisStyles,
    figuresStyles,
    styles,
  ];

  /** What is read from. */
  @property({ attribute: false }) archive: ArchivePort | null = null;
  /** Which one; null: none. */
  @property({ attribute: false }) conversation: ConversationId | null = null;
  /** What the list says of it, where it was opened from one. */
  @property({ attribute: false }) row: ClosedRow | null = null;
  /** As whom one looks: decides on words. */
  @property() viewer: Exclude<Role, 'customer'> = 'supervisor';

  @state() private view: RecordView = 'transcript';
  @state() private transcript: Transcript = 'internal';

  readonly #words = new Localize(this, recordMessages);
  readonly #staff = new Localize(this, staffMessages);
  readonly #shared = new Localize(this, timelineMessages);
  readonly #wording = staffWording(this.#staff);
  readonly #record = new ArchiveReading<TimelineExport>(this);
  readonly #metrics = new ArchiveReading<KnownMetrics>(this);
  readonly #downloads = new RecordDownloads(this, this.#words);

  /** The title has it: where one reads on. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.title')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('archive') && !changed.has('conversation')) return;
    this.view = 'transcript';
    this.transcript = 'internal';
    this.#metrics.reset();
    this.#downloads.reset();
    this.#read();
  }

  readonly #read = (): void => {
    const { archive, conversation } = this;
    if (archive && conversation) void this.#record.read(() => archive.timeline(conversation));
    else this.#record.reset();
  };

  /** Some are not told the figures with the record, and may still read a part of them. */
  #readMetrics(): void {
    const { archive, conversation } = this;
    if (!archive || !conversation || this.#metrics.state.kind === 'loading') return;
    void this.#metrics.read(() => archive.metrics(conversation));
  }

  /** The record, or what stands for it where the content was deleted. */
  get #shown(): TimelineExport | null {
    const { state: reading, value } = this.#record;
    return value ?? (reading.kind === 'refused' && this.row?.isErased ? nothingLeft : null);
  }

  readonly #choose = (view: RecordView): void => {
    this.view = view;
    if (view === 'figures' && !this.#shown?.metrics && this.#metrics.state.kind === 'idle')
      this.#readMetrics();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${view}`)?.focus());
  };

  readonly #close = (): void => {
    ask(this, 'parley-record-close', null);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  #telling(title: string): Telling {
    const viewer = { role: this.viewer, customer: title };
    return { words: this.#words, staff: this.#staff, shared: this.#shared, wording: this.#wording, viewer };
  }

  #erased(): TemplateResult {
    const t = this.#words;
    return notice('trash-2', t.t('record.erased'), t.t('record.erased-more'));
  }

  /** A row per view. */
  readonly #views = {
    transcript: (record: TimelineExport, { viewer, words }: Telling): TemplateResult => {
      const entries = entriesOf(record, this.transcript);
      const isPublic = this.transcript === 'public';
      return html`
        ${transcriptChoice(record, this.transcript, words, (which) => {
          this.transcript = which;
        })}
        ${entries.length === 0 ? notice('message-square-text', words.t('record.empty'), '') : nothing}
        <parley-timeline
          ?hidden=${entries.length === 0}
          silent
          .entries=${entries}
          .viewer=${viewer.role}
          .customerName=${viewer.customer ?? ''}
          .wording=${isPublic ? publicWording : this.#wording}
          .label=${words.t(isPublic ? 'record.public' : 'record.internal')}
          @parley-seen-change=${stop}
          @parley-older-request=${stop}
        ></parley-timeline>
      `;
    },
    timeline: (record: TimelineExport, telling: Telling): TemplateResult => html`
      <div class="scroll" tabindex="0" role="group" aria-label=${telling.words.t('record.timeline')}>
        ${recordPeople(record, telling)} ${axisTemplate(record, telling)}
      </div>
    `,
    figures: (record: TimelineExport): TemplateResult => html`
      <div class="scroll" tabindex="0" role="group" aria-label=${this.#words.t('record.figures')}>
        ${this.#figures(record)}
      </div>
    `,
  } satisfies Record<RecordView, (record: TimelineExport, telling: Telling) => TemplateResult>;

  get #rowFigures(): Figures | null {
    const { row } = this;
    return row?.figures ? { ...row.figures, rating: row.rating } : null;
  }

  #figures({ metrics, hasRecord }: TimelineExport): TemplateResult {
    const { state: reading, value } = this.#metrics;
    const figures: Figures | null = metrics ?? value ?? this.#rowFigures ?? null;
    if (figures && reading.kind !== 'loading') return recordFigures(figures, hasRecord, this.#words);
    if (reading.kind === 'lost') return unreadNotice(reading, this.#words, () => this.#readMetrics());
    if (reading.kind === 'loading' || reading.kind === 'idle')
      return skeletonRows(this.#words.t('record.loading'), 3);
    return notice('chart-no-axes-column', this.#words.t('record.no-figures'), '');
  }

  #body(record: TimelineExport, telling: Telling): TemplateResult {
    const isGone = this.view !== 'figures' && (isWhollyErased(record) || record === nothingLeft);
    return html`
      ${recordTabs(this.view, this.#words, this.#choose)}
      <div class="panel" part="panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.view}">
        ${isGone ? this.#erased() : this.#views[this.view](record, telling)}
      </div>
      ${this.archive && this.conversation ? this.#downloads.render(this.archive, this.conversation) : nothing}
    `;
  }

  #content(record: TimelineExport | null, telling: Telling): TemplateResult {
    const { state: reading } = this.#record;
    if (record) return this.#body(record, telling);
    if (reading.kind === 'lost' || reading.kind === 'refused')
      return unreadNotice(reading, this.#words, this.#read);
    return skeletonRows(this.#words.t('record.loading'), 5);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { conversation, row } = this;
    if (!conversation) return nothing;
    const record = this.#shown;
    const given = { words: this.#words, staff: this.#staff };
    const title = titleOf(conversation, row, record, given);
    return html`
      <article
        class="base"
        part="base"
        aria-label=${this.#words.t('record.label', { customer: title })}
        aria-busy=${this.#record.state.kind === 'loading' ? 'true' : 'false'}
        @keydown=${this.#onKey}
      >
        ${recordHead(title, row, given, this.#close)} ${this.#content(record, this.#telling(title))}
      </article>
    `;
  }
}

/** What is read here was read long ago: it is nobody's mark. */
const stop = (event: Event): void => event.stopPropagation();
