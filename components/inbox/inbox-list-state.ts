/** Which list is shown, and in which way. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import type { StaffSession } from '../shared/staff-session.js';
import type { Finding, InboxFilter, InboxSort } from './inbox-find.js';
import { findingAll, found } from './inbox-find.js';
import type { InboxEntry, InboxTab } from './inbox-lists.js';
import { entriesOf } from './inbox-lists.js';
import type { InboxSelection } from './inbox-selection.js';

/** All that was said in a conversation that is connected, to be searched. */
const loadedText = (session: StaffSession, id: ConversationId): string =>
  (session.opened(id)?.snapshot.entries ?? [])
    .map(({ body }) => (body.kind === 'message' ? body.text : ''))
    .join('\n');

export class InboxListState {
  readonly #host: ReactiveControllerHost;
  #tab: InboxTab | null = null;
  #finding: Finding = findingAll;
  #areFiltersOpen = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Null until it is known which one there is something in. */
  get tab(): InboxTab | null {
    return this.#tab;
  }

  set tab(tab: InboxTab | null) {
    if (tab === this.#tab) return;
    this.#tab = tab;
    // A search is about what is looked at.
    this.#finding = { ...this.#finding, search: '', filters: new Set() };
    this.#host.requestUpdate();
  }

  get finding(): Finding {
    return this.#finding;
  }

  get areFiltersOpen(): boolean {
    return this.#areFiltersOpen;
  }

  get isFinding(): boolean {
    return this.#finding.search.trim() !== '' || this.#finding.filters.size > 0;
  }

  reset(): void {
    this.#tab = null;
    this.#finding = findingAll;
    this.#host.requestUpdate();
  }

  sortBy(sort: InboxSort): void {
    this.#set({ ...this.#finding, sort });
  }

  search(search: string): void {
    this.#set({ ...this.#finding, search });
  }

  toggleFilter(filter: InboxFilter): void {
    const filters = new Set(this.#finding.filters);
    if (!filters.delete(filter)) filters.add(filter);
    this.#set({ ...this.#finding, filters });
  }

  toggleFilters(): void {
    this.#areFiltersOpen = !this.#areFiltersOpen;
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#set({ ...this.#finding, search: '', filters: new Set() });
  }

  #set(finding: Finding): void {
    this.#finding = finding;
    this.#host.requestUpdate();
  }

  /** What is shown of the list that is open, in its order. */
  shown(session: StaffSession, selection: InboxSelection): readonly InboxEntry[] {
    return found(entriesOf(this.#tab ?? 'mine', session), this.#finding, {
      isUnread: (entry) => selection.isUnread(entry),
      loaded: (id) => loadedText(session, id),
    });
  }
}
