/** Which conversations are open side by side, which of them has the attention, and whether it has all the space. */
import type { ReactiveControllerHost } from 'lit';
import type { ConversationId } from '../../core/domain/ids.js';
import { warnOnce } from '../shared/warn-once.js';

/**
 * - `beside`: beside the list.
 * - `grid`: all that are open, without the list.
 * - `one`: the one that has the attention, without the list and the others.
 */
export type PaneLayout = 'beside' | 'grid' | 'one';

const MOST = 4;

/** How many fit, out of what a page asks for. */
export const mostPanes = (given: number): number => {
  if (Number.isInteger(given) && given >= 1) return given;
  warnOnce(
    'max-panes',
    `max-panes has to be a whole number from 1 on; ${MOST} is used instead of "${given}".`,
  );
  return MOST;
};

export class Panes {
  readonly #host: ReactiveControllerHost;
  /** In the order in which they were opened. */
  #ids: readonly ConversationId[] = [];
  /** Those that were attended to, the last one at the end. */
  #attended: readonly ConversationId[] = [];
  #layout: PaneLayout = 'beside';
  #contexts: ReadonlySet<ConversationId> = new Set();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get ids(): readonly ConversationId[] {
    return this.#ids;
  }

  get focused(): ConversationId | null {
    return this.#attended.at(-1) ?? null;
  }

  /** What is on the screen, as far as there is room for it. */
  get shown(): readonly ConversationId[] {
    if (this.layout !== 'one') return this.#ids;
    return this.#ids.filter((id) => id === this.focused);
  }

  get layout(): PaneLayout {
    return this.#ids.length === 0 ? 'beside' : this.#layout;
  }

  set layout(layout: PaneLayout) {
    this.#layout = layout;
    this.#host.requestUpdate();
  }

  has(id: ConversationId): boolean {
    return this.#ids.includes(id);
  }

  /** Opens it, and gives it the attention. Where there is no room, the one that was attended to longest ago goes. */
  put(id: ConversationId, most: number): void {
    if (!this.has(id)) {
      const room = Math.max(1, most) - 1;
      const gone = new Set(this.#attended.slice(0, Math.max(0, this.#ids.length - room)));
      this.#ids = [...this.#ids.filter((each) => !gone.has(each)), id];
      this.#attended = this.#attended.filter((each) => !gone.has(each));
    }
    this.focus(id);
  }

  drop(id: ConversationId): void {
    this.#ids = this.#ids.filter((each) => each !== id);
    this.#attended = this.#attended.filter((each) => each !== id);
    this.#contexts = new Set([...this.#contexts].filter((each) => each !== id));
    if (this.#ids.length === 0 || this.#layout === 'one') this.#layout = 'beside';
    this.#host.requestUpdate();
  }

  focus(id: ConversationId): void {
    if (!this.has(id) || this.focused === id) return;
    this.#attended = [...this.#attended.filter((each) => each !== id), id];
    this.#host.requestUpdate();
  }

  /** The next or the one before, round and round; null where there is none. */
  step(by: 1 | -1): ConversationId | null {
    const { focused } = this;
    if (focused === null) return null;
    const at = this.#ids.indexOf(focused);
    const next = this.#ids.at((at + by) % this.#ids.length) ?? null;
    if (next) this.focus(next);
    return next;
  }

  hasContext(id: ConversationId): boolean {
    return this.#contexts.has(id);
  }

  toggleContext(id: ConversationId): void {
    const rest = [...this.#contexts].filter((each) => each !== id);
    this.#contexts = new Set(this.#contexts.has(id) ? rest : [...rest, id]);
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#ids = [];
    this.#attended = [];
    this.#contexts = new Set();
    this.#layout = 'beside';
  }
}
