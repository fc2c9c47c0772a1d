/** Closed conversations of a workgroup: searched for, listed newest first, and opened as records. */
import type { PropertyValues, TemplateResult } from 'lit';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ArchivePort, Colleague } from '../../client/archive.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { ConversationId, WorkgroupId } from '../../core/domain/ids.js';
import { announce, prepareAnnouncer } from '../shared/announcer.js';
import { ask } from '../shared/ask.js';
import { buttons } from '../shared/buttons.styles.js';
import { Localize } from '../shared/localize.js';
import { ParleyElement } from '../shared/parley-element.js';
import { roveTo } from '../shared/roving.js';
import { staffMessages } from '../shared/staff-messages.js';
import { controlReset, rootStyles, theme, visuallyHidden } from '../shared/theme.js';
import { ArchiveReading } from './archive-reading.js';
import { chipStyles } from './chips.styles.js';
import type { SearchedPerson } from './closed-fields.js';
import { candidatesFrom, closedFields } from './closed-fields.js';
import type { ClosedForm } from './closed-form.js';
import { emptyForm } from './closed-form.js';
import type { ClosedNews } from './closed-news.js';
import { noNews } from './closed-news.js';
import { foundText, moreButton, nothingFound } from './closed-results.js';
import { closedRowText } from './closed-row.js';
import { ClosedSearch } from './closed-search.js';
import { styles } from './parley-closed-list.styles.js';
import { notice, noticeStyles, skeletonRows, unreadNotice } from './reading-notice.js';
import { recordMessages } from './record-messages.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-closed-list': ParleyClosedList;
  }
}

/** Whoever pauses so long has written a word. */
const TYPING_MILLISECONDS = 300;

/**
 * @summary Closed conversations, to be searched by customer, agent, tag, text and time.
 *
 * @fires {CustomEvent<RecordDetail>} parley-record-request - A conversation shall be opened. Cancelable.
 *
 * @csspart base - All of it.
 * @csspart form - The fields.
 * @csspart filters-button - Opens the fields beside the search.
 * @csspart filters - Those fields.
 * @csspart row - One conversation.
 * @csspart more - Asks for the next page.
 * @csspart loading - What stands there until there is an answer.
 * @csspart notice - Why there is nothing.
 * @csspart retry - Asks again.
 *
 * @cssproperty [--parley-note-color=#fff4cc] - Behind the words that were found.
 */
export class ParleyClosedList extends ParleyElement {
  static override styles = [
    theme,
    rootStyles,
    controlReset,
    buttons,
    visuallyHidden,
    noticeStyles,
    chipStyles,
    styles,
  ];

  /** What is read from. */
  @property({ attribute: false }) archive: ArchivePort | null = null;
  /** Those that may be searched; one at a time is. */
  @property({ attribute: false }) workgroups: readonly {
    readonly id: WorkgroupId;
    readonly label: string;
  }[] = [];
  /** For the choice of an agent; null: those of the workgroup are asked for. */
  @property({ attribute: false }) people: readonly SearchedPerson[] | null = null;
  /** What has ended, or was erased, since it was read: the first is listed, the second no more. */
  @property({ attribute: false }) news: ClosedNews = noNews;
  /** The one that is open. */
  @property({ attribute: false }) selected: ConversationId | null = null;

  @state() private form: ClosedForm = emptyForm;
  @state() private isOpen = false;
  @state() private chosen: WorkgroupId | null = null;
  @state() private reachable: ConversationId | null = null;

  readonly #words = new Localize(this, recordMessages);
  readonly #staff = new Localize(this, staffMessages);
  readonly #found = new ClosedSearch(this);
  readonly #people = new ArchiveReading<readonly Colleague[]>(this);
  #typing: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  /** Asks again for what is searched, such as after a conversation was closed. */
  refresh(): Promise<void> {
    return this.#search('silently');
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#search('aloud');
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#found.news = this.news;
    if (!changed.has('archive') && !changed.has('workgroups')) return;
    const before = this.chosen;
    const isThere = this.workgroups.some(({ id }) => id === before);
    this.chosen = isThere ? before : (this.workgroups[0]?.id ?? null);
    if (changed.has('archive') || before !== this.chosen) this.#begin();
  }

  /** Another archive or another workgroup: nothing of before is shown while that is on its way. */
  #begin(): void {
    this.#found.forget();
    this.#people.reset();
    if (this.isOpen) this.#askForPeople();
    void this.#search('silently');
  }

  async #search(manner: 'silently' | 'aloud'): Promise<void> {
    clearTimeout(this.#typing);
    const { archive, chosen: workgroup, form } = this;
    if (!archive || !workgroup) return;
    if (!(await this.#found.begin(archive, workgroup, form))) return;
    this.reachable = null;
    if (manner === 'aloud') announce(foundText(this.#found, this.#words));
  }

  readonly #more = async (): Promise<void> => {
    const { archive, chosen: workgroup } = this;
    if (!archive || !workgroup) return;
    const [first, ...rest] = await this.#found.more(archive, workgroup);
    if (!first) return;
    announce(this.#words.t('closed.loaded', { n: 1 + rest.length }));
    // The button may be gone, and whoever pressed it wants to go on from there.
    await this.#focusRow(first.conversation);
  };

  readonly #set = (name: keyof ClosedForm, value: string, when: 'soon' | 'now'): void => {
    this.form = { ...this.form, [name]: value };
    clearTimeout(this.#typing);
    if (when === 'now') void this.#search('aloud');
    else this.#typing = setTimeout(() => void this.#search('aloud'), TYPING_MILLISECONDS);
  };

  readonly #clear = (): void => {
    this.form = emptyForm;
    void this.#search('aloud');
    this.renderRoot.querySelector<HTMLElement>('[name="text"]')?.focus();
  };

  readonly #choose = (workgroup: WorkgroupId): void => {
    this.chosen = workgroup;
    this.form = { ...this.form, agent: '' };
    this.#begin();
  };

  readonly #toggle = (): void => {
    this.isOpen = !this.isOpen;
    if (this.isOpen) this.#askForPeople();
  };

  #askForPeople(): void {
    const { archive, chosen: workgroup } = this;
    if (this.people || !archive || !workgroup || this.#people.state.kind !== 'idle') return;
    void this.#people.read(() => archive.colleagues(workgroup));
  }

  readonly #onFormKey = (event: KeyboardEvent): void => {
    const isSearch = event.target instanceof HTMLInputElement && event.target.name === 'text';
    const first = this.#reachableId();
    if (event.key !== 'ArrowDown' || !isSearch || !first) return;
    event.preventDefault();
    void this.#focusRow(first);
  };

  readonly #onListKey = (event: KeyboardEvent): void => {
    const at = this.#found.rows.findIndex(({ conversation }) => conversation === this.#reachableId());
    const to = roveTo(event, at, this.#found.rows.length);
    const row = to === null ? undefined : this.#found.rows[to];
    if (!row) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#focusRow(row.conversation);
  };

  async #focusRow(id: ConversationId): Promise<void> {
    this.reachable = id;
    await this.updateComplete;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
    rows.find((row) => row.dataset.conversation === id)?.focus();
  }

  /** The row that Tab goes to: where one was, else the open one, else the first. */
  #reachableId(): ConversationId | null {
    const ids = this.#found.rows.map(({ conversation }) => conversation);
    return [this.reachable, this.selected].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;
  }

  #open(row: ClosedRow): void {
    const { chosen: workgroup } = this;
    if (!workgroup) return;
    this.reachable = row.conversation;
    ask(this, 'parley-record-request', { conversation: row.conversation, workgroup, row });
  }

  #row(row: ClosedRow, reachable: ConversationId | null): TemplateResult {
    const id = row.conversation;
    return html`
      <li>
        <button
          class="row"
          part="row"
          data-conversation=${id}
          tabindex=${id === reachable ? 0 : -1}
          aria-current=${id === this.selected ? 'true' : 'false'}
          @click=${() => this.#open(row)}
        >
          ${closedRowText(row, this.#found.asked.text, { words: this.#words, staff: this.#staff })}
        </button>
      </li>
    `;
  }

  #list(): TemplateResult {
    const words = this.#words;
    const reachable = this.#reachableId();
    return html`
      <p class="found">${foundText(this.#found, words)}</p>
      <ul class="rows" aria-label=${words.t('closed.label')} @keydown=${this.#onListKey}>
        ${repeat(
          this.#found.rows,
          ({ conversation }) => conversation,
          (row) => this.#row(row, reachable),
        )}
      </ul>
      <div class="end">${moreButton(this.#found, words, () => void this.#more())}</div>
    `;
  }

  #results(): TemplateResult {
    const t = this.#words;
    const { first: reading } = this.#found;
    if (!this.chosen) return notice('users', t.t('closed.no-workgroup'), t.t('closed.no-workgroup-more'));
    if (reading.kind === 'lost' || reading.kind === 'refused')
      return unreadNotice(reading, t, () => void this.#search('aloud'));
    if (this.#found.rows.length > 0) return this.#list();
    return reading.kind === 'read'
      ? nothingFound(this.form, t, this.#clear)
      : skeletonRows(t.t('closed.loading'), 4);
  }

  protected override render(): TemplateResult {
    const isBusy = this.#found.first.kind === 'loading';
    const now = this.people ?? this.#people.value ?? [];
    return html`
      <div class="base" part="base">
        <form
          part="form"
          role="search"
          aria-label=${this.#words.t('closed.label')}
          ?hidden=${!this.chosen}
          @submit=${this.#submit}
          @keydown=${this.#onFormKey}
        >
          ${closedFields({
            form: this.form,
            isOpen: this.isOpen,
            workgroups: this.workgroups,
            workgroup: this.chosen,
            people: candidatesFrom(now, this.#found.rows, this.#words.language),
            words: this.#words,
            set: this.#set,
            choose: this.#choose,
            toggle: this.#toggle,
            clear: this.#clear,
          })}
        </form>
        <div class="results ${isBusy ? 'busy' : ''}" aria-busy=${isBusy ? 'true' : 'false'}>${this.#results()}</div>
      </div>
    `;
  }
}
