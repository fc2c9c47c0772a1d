/** Which rows are selected for a command; what leaves the table leaves the selection. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import { announce } from '../shared/announcer.js';
import type { TableWords } from './attention-words.js';
import type { RowSelectDetail } from './parley-monitor-row.js';

export class TableSelection {
  readonly #host: ReactiveControllerHost;
  readonly #words: TableWords;
  #ids: ReadonlySet<ConversationId> = new Set();

  constructor(host: ReactiveControllerHost, words: TableWords) {
    this.#host = host;
    this.#words = words;
  }

  get ids(): readonly ConversationId[] {
    return [...this.#ids];
  }

  has(id: ConversationId): boolean {
    return this.#ids.has(id);
  }

  set(ids: Iterable<ConversationId>): void {
    this.#ids = new Set(ids);
    this.#host.requestUpdate();
    announce(this.#words.t('command.bar', { n: this.#ids.size }));
  }

  turn(id: ConversationId, isSelected = !this.has(id)): void {
    const rest = this.ids.filter((each) => each !== id);
    this.set(isSelected ? [...rest, id] : rest);
  }

  readonly onSelect = ({ detail }: CustomEvent<RowSelectDetail>): void =>
    this.turn(detail.conversation, detail.isSelected);

  /** False where there was nothing to clear. */
  clear(): boolean {
    if (this.#ids.size === 0) return false;
    this.set([]);
    return true;
  }

  keep(isThere: (id: ConversationId) => boolean): void {
    if (this.ids.every(isThere)) return;
    this.#ids = new Set(this.ids.filter(isThere));
  }
}
