/** What a desk was told of what its owner has seen, until it says so itself: shown at once, and said again if need be. */
import type { Sight } from '../core/domain/desk-seen.js';
import { isSameSeen, seenWith } from '../core/domain/desk-seen.js';
import type { ConversationId } from '../core/domain/ids.js';
import type { DeskItem } from '../core/domain/summary.js';

export class SeenWishes {
  readonly #wanted = new Map<ConversationId, Sight>();

  /** True where it changes what the item says, and is therefore to be told. */
  add(item: DeskItem, sight: Sight): boolean {
    const id = item.row.conversation;
    const shown = this.shown(item);
    if (isSameSeen(seenWith(shown, sight), shown.seen)) return false;
    this.#wanted.set(id, { ...this.#wanted.get(id), ...sight });
    return true;
  }

  /** The item as it will be. What it says already is wanted no more. */
  told(item: DeskItem): DeskItem {
    const shown = this.shown(item);
    if (isSameSeen(shown.seen, item.seen)) this.#wanted.delete(item.row.conversation);
    return shown;
  }

  shown(item: DeskItem): DeskItem {
    const wanted = this.#wanted.get(item.row.conversation);
    return wanted ? { ...item, seen: seenWith(item, wanted) } : item;
  }

  drop(id: ConversationId): void {
    this.#wanted.delete(id);
  }

  /** To be said again to a desk that has welcomed anew. */
  get all(): readonly (readonly [ConversationId, Sight])[] {
    return [...this.#wanted];
  }
}
