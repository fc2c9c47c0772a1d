/** Where the focus goes in the lists: one row is reached with Tab, the others by moving from there. */
import type { ConversationId } from '../../core/domain/ids.js';
import { deepestFocus, hasFocusWithin } from '../shared/deepest-focus.js';
import { roveTo } from '../shared/roving.js';
import type { InboxEntry } from './inbox-lists.js';
import type { InboxSelection } from './inbox-selection.js';
import type { InboxVirtual } from './inbox-virtual.js';
import type { ParleyInboxRow } from './parley-inbox-row.js';

export interface FocusOptions {
  root(): ParentNode | null;
  rendered(): Promise<boolean>;
  entries(): readonly InboxEntry[];
  readonly selection: InboxSelection;
  readonly virtual: InboxVirtual;
}

export class InboxFocus {
  readonly #options: FocusOptions;

  constructor(options: FocusOptions) {
    this.#options = options;
  }

  find<Found extends HTMLElement>(selector: string): Found | null {
    return this.#options.root()?.querySelector<Found>(selector) ?? null;
  }

  #rows(within: '.rows' | '.offers' = '.rows'): readonly ParleyInboxRow[] {
    return [...(this.#options.root()?.querySelectorAll<ParleyInboxRow>(`${within} parley-inbox-row`) ?? [])];
  }

  row(id: ConversationId): ParleyInboxRow | null {
    const all = [...this.#rows('.offers'), ...this.#rows()];
    return all.find((each) => each.row?.conversation === id) ?? null;
  }

  /** The row that has the focus, in a list or among the offers. */
  focused(): ParleyInboxRow | null {
    return [...this.#rows('.offers'), ...this.#rows()].find(hasFocusWithin) ?? null;
  }

  /** Whether the lists can be seen: in one column they are not while something is open. */
  get isListThere(): boolean {
    return this.find('.list')?.checkVisibility() ?? false;
  }

  /** Whether the focus is in what is open, or nowhere. */
  get isInPane(): boolean {
    const [at, pane] = [deepestFocus(), this.find('.pane')];
    return at === null || at === document.body || (pane !== null && hasFocusWithin(pane));
  }

  #index(): number {
    const { entries, selection } = this.#options;
    const at = entries().findIndex(({ row }) => row.conversation === selection.reachable);
    return Math.max(0, at);
  }

  /** To the row that Tab goes to, or to the tabs where there is none. */
  async focusRow(): Promise<void> {
    const { entries, rendered, virtual } = this.#options;
    await rendered();
    const at = this.#index();
    await virtual.show(at);
    const id = entries()[at]?.row.conversation;
    const row = this.#rows().find((each) => each.row?.conversation === id);
    if (row) row.focus();
    else this.focusTab();
  }

  focusTab(): void {
    (this.find('[role="tab"][aria-selected="true"]') ?? this.find('[role="tab"]'))?.focus();
  }

  /** To the next row or the one before; from elsewhere, to the one that is reachable. */
  move(step: 1 | -1): boolean {
    const { entries } = this.#options;
    const count = entries().length;
    if (!this.isListThere || count === 0) return false;
    const isInList = this.#rows().some(hasFocusWithin);
    const at = this.#index();
    this.#goTo(isInList ? Math.min(count - 1, Math.max(0, at + step)) : at);
    return true;
  }

  #goTo(index: number): void {
    const { entries, selection } = this.#options;
    selection.reachable = entries()[index]?.row.conversation ?? null;
    void this.focusRow();
  }

  /** Letters are shortcuts, which a page may change; these keys are what lists have everywhere. */
  readonly onListKey = (event: KeyboardEvent): void => {
    if (event.key.length === 1 || event.composedPath()[0] instanceof HTMLInputElement) return;
    if (!this.#rows().some(hasFocusWithin)) return;
    const to = roveTo(event, this.#index(), this.#options.entries().length);
    if (to === null) return;
    event.preventDefault();
    this.#goTo(to);
  };
}
