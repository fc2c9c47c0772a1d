/** One reading of the archive as an element shows it: the last that was asked for counts, whichever answers last. */
import type { ReactiveControllerHost } from 'lit';
import type { Reading } from '../../client/archive.js';

export type ReadingState<Value> = Reading<Value> | { readonly kind: 'idle' } | { readonly kind: 'loading' };

export class ArchiveReading<Value> {
  readonly #host: ReactiveControllerHost;
  #state: ReadingState<Value> = { kind: 'idle' };
  #asked = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get state(): ReadingState<Value> {
    return this.#state;
  }

  get value(): Value | null {
    return this.#state.kind === 'read' ? this.#state.value : null;
  }

  reset(): void {
    this.#asked += 1;
    this.#set({ kind: 'idle' });
  }

  /** Null: something else was asked for meanwhile. */
  async read(ask: () => Promise<Reading<Value>>): Promise<Reading<Value> | null> {
    this.#asked += 1;
    const turn = this.#asked;
    this.#set({ kind: 'loading' });
    const answer = await settle(ask);
    if (turn !== this.#asked) return null;
    this.#set(answer);
    return answer;
  }

  #set(state: ReadingState<Value>): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

/** An archive of the page's own may fail in ways that ours does not. */
const settle = async <Value>(ask: () => Promise<Reading<Value>>): Promise<Reading<Value>> => {
  try {
    return await ask();
  } catch {
    return { kind: 'lost' };
  }
};
