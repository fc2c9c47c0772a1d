/** A search for closed conversations: its first page, those after it, and what it was for. */
import type { ReactiveControllerHost } from 'lit';
import type { ArchivePort, ClosedPage } from '../../client/archive.js';
import type { ClosedRow } from '../../core/domain/closed-index.js';
import type { WorkgroupId } from '../../core/domain/ids.js';
import type { ReadingState } from './archive-reading.js';
import { ArchiveReading } from './archive-reading.js';
import type { ClosedForm } from './closed-form.js';
import { emptyForm, isEmptyForm, queryOf } from './closed-form.js';
import type { ClosedNews } from './closed-news.js';
import { noNews, rowsWith } from './closed-news.js';

/** What is asked for at once. */
const PAGE = 20;

export class ClosedSearch {
  readonly #host: ReactiveControllerHost;
  readonly #first: ArchiveReading<ClosedPage>;
  readonly #next: ArchiveReading<ClosedPage>;
  /** What has happened since it was read. */
  news: ClosedNews = noNews;
  #read: readonly ClosedRow[] = [];
  /** Whose they are; null: nothing was read. */
  #workgroup: WorkgroupId | null = null;
  #asked: ClosedForm = emptyForm;
  /** Where the next page begins. A page that fails changes nothing in it. */
  #before: ClosedPage['before'] = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#first = new ArchiveReading(host);
    this.#next = new ArchiveReading(host);
  }

  /**
   * The newest first, of all pages so far. They stay while the next search is on its way. Whether what has ended since
   * would be found by it, only the archive can say.
   */
  get rows(): readonly ClosedRow[] {
    return rowsWith(this.#read, this.news, isEmptyForm(this.#asked) ? this.#workgroup : null);
  }

  /** What the rows were found by; the fields may say something else already. */
  get asked(): ClosedForm {
    return this.#asked;
  }

  get first(): ReadingState<ClosedPage> {
    return this.#first.state;
  }

  get next(): ReadingState<ClosedPage> {
    return this.#next.state;
  }

  get hasMore(): boolean {
    return this.#before !== null;
  }

  /** Nothing of another workgroup, or of another person, is left. */
  forget(): void {
    this.#read = [];
    this.#workgroup = null;
    this.#before = null;
    this.#first.reset();
    this.#next.reset();
  }

  /** True when rows came; false when none could, or when something else was searched for meanwhile. */
  async begin(archive: ArchivePort, workgroup: WorkgroupId, form: ClosedForm): Promise<boolean> {
    this.#next.reset();
    const answer = await this.#first.read(() => archive.closed(workgroup, queryOf(form, PAGE)));
    if (!answer) return false;
    this.#asked = form;
    const page = answer.kind === 'read' ? answer.value : { rows: [], before: null };
    this.#read = page.rows;
    this.#workgroup = answer.kind === 'read' ? workgroup : null;
    this.#before = page.before;
    this.#host.requestUpdate();
    return answer.kind === 'read';
  }

  /** What the next page adds. */
  async more(archive: ArchivePort, workgroup: WorkgroupId): Promise<readonly ClosedRow[]> {
    const before = this.#before;
    if (!before || this.#next.state.kind === 'loading') return [];
    const query = { ...queryOf(this.#asked, PAGE), before };
    const answer = await this.#next.read(() => archive.closed(workgroup, query));
    if (answer?.kind !== 'read') return [];
    const known = new Set(this.#read.map(({ conversation }) => conversation));
    const fresh = answer.value.rows.filter(({ conversation }) => !known.has(conversation));
    this.#read = [...this.#read, ...fresh];
    this.#before = answer.value.before;
    this.#host.requestUpdate();
    return fresh;
  }
}
