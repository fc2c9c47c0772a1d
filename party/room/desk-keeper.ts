/** A desk's state and items: how they are loaded, and how a change of them is stored before it is so. */
import type { DeskChange, DeskEntry, DeskState } from '../../core/domain/desk.js';
import { evolveDesk, forgettable, inDeskOrder, newDesk, settled } from '../../core/domain/desk.js';
import { ownItem } from '../../core/domain/desk-seen.js';
import type { ConversationId, PersonId } from '../../core/domain/ids.js';
import type { DeskItem } from '../../core/domain/summary.js';
import type { Host } from './ports.js';

const itemsIn = (entries: Iterable<DeskEntry>): readonly DeskItem[] =>
  inDeskOrder([...entries].flatMap((entry) => ownItem(entry) ?? []));

export class DeskKeeper {
  readonly #host: Host;
  readonly #entries = new Map<ConversationId, DeskEntry>();
  #state: DeskState;
  #items: readonly DeskItem[] = [];

  constructor(host: Host) {
    this.#host = host;
    this.#state = newDesk(host.id as PersonId);
  }

  get state(): DeskState {
    return this.#state;
  }

  /** What stands on the desk, as its owner is given it and in the order in which it is shown. */
  get items(): readonly DeskItem[] {
    return this.#items;
  }

  entry(conversation: ConversationId): DeskEntry | undefined {
    return this.#entries.get(conversation);
  }

  async load(): Promise<void> {
    const stored = (await this.#host.storage.get('state')) as DeskState | undefined;
    this.#state = { ...this.#state, ...stored };
    for (const value of (await this.#host.storage.list({ prefix: 'item/' })).values()) {
      const entry = value as DeskEntry;
      this.#entries.set(entry.conversation, entry);
    }
    this.#items = itemsIn(this.#entries.values());
  }

  /** All of it in one write. Gives the state as it was before. */
  async commit(changes: readonly DeskChange[], entry: DeskEntry | null = null): Promise<DeskState> {
    const before = { state: this.#state, items: this.#items };
    const entries = entry ? new Map(this.#entries).set(entry.conversation, entry) : this.#entries;
    const items = entry ? itemsIn(entries.values()) : this.#items;
    const forgotten = entry?.item === null ? forgettable(entries.values()) : [];
    const now = this.#host.clock.now();
    const state = settled(before, { state: changes.reduce(evolveDesk, this.#state), items }, now);
    const puts = new Map<string, unknown>();
    if (entry) puts.set(`item/${entry.conversation}`, entry);
    if (state !== before.state) puts.set('state', state);
    if (puts.size > 0) {
      const deletes = forgotten.map((conversation) => `item/${conversation}`);
      await this.#host.storage.write(puts, deletes);
    }
    if (entry) this.#entries.set(entry.conversation, entry);
    for (const conversation of forgotten) this.#entries.delete(conversation);
    this.#items = items;
    this.#state = state;
    return before.state;
  }
}
